"""Tambah Data from the drop to the ledger, with the sample's own files and a real store."""

import importlib
import zipfile
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP, SAMPLE_COOP
from access.settings import local_urls
from sample_data import FILES
from store import Store

REACH = FILES / "instagram/2025-05-01/Reach.csv"
CONTENT = next((FILES / "instagram").glob("Aug-20-2026_*.csv"))
VIEWS = FILES / "instagram/2025-05-01/Views.csv"
ACCOUNT = "koppadikencana"
NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    yield opened
    opened.close()


def _show(store, language, coop):
    """The page as the front door draws it: a new session, at the ledger's end, in every run."""
    from datetime import date

    from access.session import Session
    from i18n import Translator
    from pages import add_data

    session = Session(
        t=Translator(language),
        coop=coop,
        today=date(2026, 11, 21),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position(coop),
        store=store,
    )
    add_data.show(session)


def page(store, language="id", coop=OWN_COOP):
    arguments = {"store": store, "language": language, "coop": coop}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


def drop(at, *paths):
    uploads = [(path.name, path.read_bytes(), "text/csv") for path in paths]
    return at.file_uploader[0].set_value(uploads).run()


def said(at):
    return "\n".join(
        [
            str(e.value)
            for kind in (at.text, at.subheader, at.success, at.info, at.warning)
            for e in kind
        ]
        + [e.label for e in at.expander]
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_ledger_offers_a_place_for_files_and_where_to_get_them(store, language):
    at = page(store, language)
    assert not at.exception
    assert at.title[0].value == {"id": "Tambah Data", "en": "Add Data"}[language]
    assert [e.label for e in at.expander][1:3] == ["Instagram", "Facebook"]
    assert len(at.get("download_button")) == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sample_takes_no_file(store, language):
    store.create_coop(SAMPLE_COOP, SAMPLE_COOP, by="contoh", at=NOON)
    at = page(store, language, SAMPLE_COOP)
    assert not at.exception
    assert not at.file_uploader
    assert at.button(key="own-data")


def test_nothing_is_kept_before_simpan_and_cancel_forgets(store):
    at = drop(page(store), CONTENT)
    assert not at.exception
    assert "1 berkas: 1 siap disimpan." in said(at)
    assert store.position(OWN_COOP) == 0
    at.button(key="cancel").click().run()
    assert "siap disimpan" not in said(at)
    assert store.position(OWN_COOP) == 0


def test_simpan_keeps_says_what_came_in_and_undo_takes_it_back(store):
    at = drop(page(store), CONTENT)
    at.button(key="keep").click().run()
    assert not at.exception
    rows = len(store.tables(OWN_COOP)["posts"])
    assert rows > 0
    assert f"Tersimpan: 1 berkas, {rows} baris." in said(at)
    at.button(key="undo-kept").click().run()
    assert len(store.tables(OWN_COOP)["posts"]) == 0
    assert [one.in_force for one in store.imports(OWN_COOP)] == [False]


def test_a_question_is_asked_once_for_its_files_and_its_answer_is_kept(store):
    at = drop(page(store), REACH, VIEWS, CONTENT)
    (platform,) = [box for box in at.selectbox if "Facebook" in box.label]
    assert "Untuk 2 berkas: Reach.csv, Views.csv" in said(at)
    assert "3 berkas: 1 siap disimpan, 2 perlu jawaban." in said(at)
    at = platform.set_value("instagram").run()
    (account,) = [box for box in at.selectbox if "Akun" in box.label]
    # the account of the third file of this very drop, by its name
    assert account.options == ["koppadikencana"]
    at = account.set_value(ACCOUNT).run()
    assert not at.exception
    assert "3 berkas: 3 siap disimpan." in said(at)
    at.button(key="keep").click().run()
    kept = store.imports(OWN_COOP)
    assert {(one.platform, one.account) for one in kept} == {("instagram", ACCOUNT)}
    assert [one.answers.get("account") for one in kept] == [ACCOUNT, ACCOUNT, None]


def test_files_of_two_platforms_can_be_answered_one_by_one(store):
    at = drop(page(store), REACH, VIEWS)
    (toggle,) = at.toggle
    at = toggle.set_value(True).run()
    first, second = [box for box in at.selectbox if "Facebook" in box.label]
    first.set_value("instagram")
    at = second.set_value("facebook").run()
    assert len([box for box in at.selectbox if "Akun" in box.label]) == 2


def test_the_period_of_two_downloads_is_asked_for_each(store, tmp_path):
    measures = "Clicks,Impressions,CTR,Position"
    for number in (1, 2):
        row = f"{number},9,10%,2\n"
        with zipfile.ZipFile(tmp_path / f"kopi-Performance-{number}.zip", "w") as archive:
            archive.writestr("Queries.csv", f"Top queries,{measures}\nkopi,{row}")
            archive.writestr("Devices.csv", f"Device,{measures}\nMobile,{row}")
    at = drop(page(store), *sorted(tmp_path.glob("kopi-*.zip")))
    assert len(at.date_input) == 2


def test_a_file_that_waits_for_an_answer_is_not_forgotten_when_the_others_are_kept(store):
    at = drop(page(store), REACH, CONTENT)
    at.button(key="keep").click().run()
    assert not at.exception
    assert "1 berkas: 1 perlu jawaban." in said(at)
    assert "Tersimpan: 1 berkas" in said(at)
    at = at.selectbox[0].set_value("instagram").run()
    at = at.selectbox[1].set_value(ACCOUNT).run()
    at.button(key="keep").click().run()
    assert len(store.imports(OWN_COOP)) == 2
    assert "sudah pernah masuk" not in said(at)


def test_the_same_file_again_says_when_it_came_in(store):
    at = drop(page(store), CONTENT)
    at.button(key="keep").click().run()
    at = drop(page(store), CONTENT)
    assert "1 berkas: 1 sudah pernah masuk." in said(at)
    assert "Berkas ini sudah masuk pada " in said(at)
    assert at.button(key="keep").disabled


def test_the_same_file_twice_in_one_drop_is_one_file(store):
    at = drop(page(store), CONTENT, CONTENT)
    assert "1 berkas: 1 siap disimpan." in said(at)


def test_a_bad_file_is_named_and_never_blocks_the_good_one(store, tmp_path):
    bad = tmp_path / "*tebal* [klik](http:contoh) $x$.csv"
    bad.write_text("<html>Masuk dulu</html>\n", encoding="utf-8")
    at = drop(page(store), bad, CONTENT)
    assert not at.exception
    assert "2 berkas: 1 siap disimpan, 1 ditolak." in said(at)
    (label,) = [e.label for e in at.expander if "ditolak" in e.label]
    assert r"\*tebal\* \[klik\]" in label
    assert r"\$x\$" in label
    at.button(key="keep").click().run()
    assert [one.name for one in store.imports(OWN_COOP)] == [CONTENT.name]


def test_lower_totals_need_an_express_yes(store, tmp_path):
    at = drop(page(store), CONTENT)
    at.button(key="keep").click().run()
    cut = tmp_path / "cut.csv"
    content = CONTENT.read_bytes()
    last = content.rfind(b"\n18")
    cut.write_bytes(content[: content.rfind(b"\n18", 0, last)] + content[last:])  # one post less
    at = drop(page(store), cut)
    assert "1 perlu persetujuan" in said(at)
    assert at.button(key="keep").disabled
    at = at.checkbox[0].check().run()
    assert not at.button(key="keep").disabled
    assert store.position(OWN_COOP) == 1


def test_one_row_says_its_day_and_its_sum(store, tmp_path):
    content = CONTENT.read_bytes()
    one_row = tmp_path / CONTENT.name
    second = content.find(b"\n18", content.find(b"\n18") + 1)
    one_row.write_bytes(content[: second + 1])
    at = drop(page(store, "en"), one_row)
    assert not at.exception
    assert "Posts · 1 row · " in said(at)
    assert "sum of Views" in said(at)
    assert "highest Reach" in said(at)


def test_known_accounts_are_offered(store):
    at = drop(page(store), CONTENT)
    at.button(key="keep").click().run()
    at = drop(page(store), REACH)
    at = at.selectbox[0].set_value("instagram").run()
    (account,) = [box for box in at.selectbox if "Akun" in box.label]
    assert account.options == ["koppadikencana"]


def test_the_page_can_be_loaded_without_drawing():
    assert importlib.import_module("pages.add_data").show
