"""Riwayat Data: what came in, undo and redo with a confirmation, the holes."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP, SAMPLE_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from readers import read_file
from sample_data import FILES
from store import Store
from tests.pages.reading import tables_of

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
REACH = FILES / "instagram/2025-05-01/Reach.csv"
ANSWERS = {"platform": "instagram", "account": "koppadikencana"}


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    for coop in (OWN_COOP, SAMPLE_COOP):
        opened.create_coop(coop, coop, by="manager", at=NOON)
    yield opened
    opened.close()


def keep(store, coop=OWN_COOP, *, rows=None):
    content = REACH.read_bytes().decode("utf-16")
    lines = content.splitlines(keepends=True)
    kept = [*lines[: 3 + rows], lines[-1]] if rows else lines  # the last one is empty, Meta's end
    raw = RawFile("*Reach*.csv", "".join(kept).encode("utf-16"))
    result = read_file(raw, ANSWERS, date(2026, 11, 21))
    return store.add_import(coop, raw, result, by="manager", at=NOON, answers=ANSWERS)


def _show(store, language, coop):
    from datetime import date

    from access.session import Session
    from i18n import Translator
    from pages import import_history

    session = Session(
        t=Translator(language),
        coop=coop,
        today=date(2026, 11, 21),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position(coop),
        store=store,
    )
    import_history.show(session)


def page(store, language="id", coop=OWN_COOP):
    arguments = {"store": store, "language": language, "coop": coop}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_came_in_yet(store, language):
    at = page(store, language)
    assert not at.exception
    assert not at.dataframe
    assert (
        at.info[0].value
        == {
            "id": "Belum ada data yang masuk.",
            "en": "No data came in yet.",
        }[language]
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_one_row(store, language):
    keep(store, rows=1)
    at = page(store, language)
    assert not at.exception
    by, days = {"id": ("Berkas", "Hari terisi"), "en": ("File", "Days filled")}[language]
    (imports,), (covered,) = tables_of(at, by), tables_of(at, days)
    assert list(imports.iloc[0])[2:4] == ["*Reach*.csv", "Instagram · koppadikencana"]
    assert covered[days].tolist() == [
        {"id": "1 hari: 1 Mei 2025 – 1 Mei 2025", "en": "1 day: 1 May 2025 – 1 May 2025"}[language]
    ]
    assert covered.iloc[0, -1] == {"id": "tidak ada", "en": "none"}[language]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sample_can_be_looked_at_but_not_undone(store, language):
    keep(store, SAMPLE_COOP)
    at = page(store, language, SAMPLE_COOP)
    assert not at.exception
    assert len(at.table) == 2
    assert not at.button


def test_the_time_is_the_co_ops_own(store):
    keep(store)
    assert tables_of(page(store), "Masuk pada")[0].iloc[0, 0] == "21 Nov 2026 12.00"


def test_undo_asks_first_and_redo_brings_it_back(store):
    one = keep(store)
    rows = len(store.tables(OWN_COOP)["account_days"])
    at = page(store).button(key=f"turn-{one.import_id}").click().run()
    assert len(store.tables(OWN_COOP)["account_days"]) == rows
    assert r"\*Reach\*" in at.warning[0].value
    at.button(key="confirm-no").click().run()
    assert not at.warning
    at.button(key=f"turn-{one.import_id}").click().run()
    at.button(key="confirm-yes").click().run()
    assert len(store.tables(OWN_COOP)["account_days"]) == 0
    assert tables_of(at, "Masuk pada")[0]["Keadaan"].iloc[0] == "dibatalkan"
    at.button(key=f"turn-{one.import_id}").click().run()
    at.button(key="confirm-yes").click().run()
    assert not at.exception
    assert len(store.tables(OWN_COOP)["account_days"]) == rows
    assert tables_of(at, "Masuk pada")[0]["Keadaan"].iloc[0] == "dipakai"


def test_the_original_is_given_back_byte_for_byte(store):
    one = keep(store)
    at = page(store)
    names = [button.proto.label for button in at.get("download_button")]
    assert "Unduh berkas asli" in names
    assert store.raw_file(one.import_id).sha256 == one.sha256
