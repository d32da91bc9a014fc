"""What was answered for such a file before stands there the next time, says so, and can change."""

import pytest

from access.session import OWN_COOP
from access.settings import local_urls
from sample_data import FILES
from store import Store
from tests.pages.test_add_data import NOON, drop, page, said

FIRST = FILES / "instagram/2025-05-01/Reach.csv"
SECOND = FILES / "instagram/2025-08-17/Reach.csv"
VIEWS = FILES / "instagram/2025-05-01/Views.csv"
THIRD = FILES / "instagram/2026-04-20/Reach.csv"
FACEBOOK = next((FILES / "facebook").glob("May-01-2025_*.csv"))
CONTENT = next((FILES / "instagram").glob("Aug-20-2026_*.csv"))


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    # AppTest can only choose an account that is known.
    drop(page(opened), CONTENT).button(key="keep").click().run()
    yield opened
    opened.close()


def box(at, word):
    (found,) = [one for one in at.selectbox if word in one.label]
    return found


def marks(at):
    return [one.value for one in at.markdown if "Seperti terakhir kali" in one.value]


def keep(store, path, platform, account="koppadikencana"):
    at = drop(page(store), path)
    at = box(at, "Facebook").set_value(platform).run()
    at = box(at, "Akun").set_value(account).run()
    return at.button(key="keep").click().run()


def test_the_same_kind_of_file_is_ready_with_the_answers_of_the_last_time(store):
    keep(store, FIRST, "instagram")
    at = drop(page(store), SECOND)
    assert not at.exception
    assert box(at, "Facebook").value == "instagram"
    assert len(marks(at)) == 2
    assert "1 berkas: 1 siap disimpan." in said(at)
    assert store.position(OWN_COOP) == 2  # offered, not kept
    at = box(at, "Facebook").set_value("facebook").run()
    assert marks(at) == []  # no Facebook account is known yet
    assert "1 berkas: 1 perlu jawaban." in said(at)


def test_a_file_of_another_title_says_nothing_of_its_platform(store):
    keep(store, FIRST, "instagram")
    assert box(drop(page(store), VIEWS), "Facebook").value is None


def test_two_earlier_answers_are_no_answer(store):
    keep(store, FIRST, "instagram")
    drop(page(store), FACEBOOK).button(key="keep").click().run()
    (account,) = {one.account for one in store.imports(OWN_COOP) if one.platform == "facebook"}
    keep(store, SECOND, "facebook", account)
    at = drop(page(store), THIRD)
    assert box(at, "Facebook").value is None
    assert marks(at) == []


def test_an_undone_import_says_nothing(store):
    keep(store, FIRST, "instagram").button(key="undo-kept").click().run()
    assert box(drop(page(store), SECOND), "Facebook").value is None
