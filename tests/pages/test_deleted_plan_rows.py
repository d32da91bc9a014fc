"""Rencana on a real ledger: who deletes a row of the plan changes the mark of the row, no score."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import POSTS
from i18n import LANGUAGES, Translator
from metrics.example_tables import example_tables
from readers import read_file
from store import Store
from tests.pages.reading import card, shown_text, tables_of

NOON = datetime(2026, 4, 15, 5, tzinfo=UTC)
HEADER = "Nomor,Tanggal dibuat,Tanggal tayang,Jam tayang,Kanal,Judul,Pilar konten\n"
ROWS = {
    n: f"R{n},20/02/2026,0{n + 1}/03/2026,12:00,Instagram,Judul {n},Edukasi\n" for n in (1, 2, 3, 4)
}


@pytest.fixture
def store(tmp_path):
    """Four rows of March came in as a sheet; three of them appeared."""
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    keep_sheet(opened, *ROWS)
    published = [
        {"platform": "instagram", "account_id": "kopwan", "post_id": f"P{n}", "plan_id": f"R{n}",
         "as_of": date(2026, 4, 14), "published_at": f"2026-03-0{n + 1} 05:00"}
        for n in (1, 2, 3)
    ]  # fmt: skip
    frame = example_tables(posts=published)["posts"]
    frame = frame[[c.name for c in POSTS.columns] + ["source_row"]].astype({"source_row": "int64"})
    result = ReadResult("posts", "instagram", "kopwan", tables={"posts": frame})
    opened.add_import(OWN_COOP, RawFile("posts.csv", b"posts"), result, by="manager", at=NOON)
    yield opened
    opened.close()


def keep_sheet(store, *numbers):
    content = (HEADER + "".join(ROWS[n] for n in numbers)).encode()
    raw = RawFile("Rencana.csv", content)
    store.add_import(OWN_COOP, raw, read_file(raw, {}, NOON.date()), by="manager", at=NOON)


def _show(store, language):
    from datetime import date

    from access.session import Session
    from i18n import Translator
    from pages import content_plan

    content_plan.show(
        Session(
            t=Translator(language),
            coop="koperasi",
            today=date(2026, 4, 15),
            load_tables=lambda name, position: store.tables(name, as_of=position),
            position=store.position("koperasi"),
            store=store,
        )
    )


def drawn(store, language="id"):
    arguments = {"store": store, "language": language}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


def delete(at, store, *rows):
    """Tick these lines of the editor, press the bin, save."""
    editor = f"plan-{store.position(OWN_COOP)}"
    at.session_state[editor] = {"edited_rows": {}, "added_rows": [], "deleted_rows": list(rows)}
    return at.button(key="save-plan").click().run()


def states(at):
    """The page's table: what became of each row."""
    (table,) = tables_of(at, "Yang terjadi")
    return dict(zip(table["Judul"], table["Yang terjadi"], strict=True))


def test_a_deleted_row_stays_in_the_plan_with_its_day_until_it_is_undone(store):
    at = drawn(store)
    assert "3 dari 4 baris rencana" in shown_text(at)
    assert card(at, "Realisasi rencana").value == "75%"
    at = delete(at, store, 3)  # the one that never appeared
    assert not at.exception
    at = drawn(store)
    assert "3 dari 4 baris rencana" in shown_text(at)
    assert card(at, "Realisasi rencana").value == "75%"
    row = store.tables(OWN_COOP)["plan"].set_index("plan_id").loc["R4"]
    assert (row["title"], row["pillar"], bool(row["removed"])) == ("Judul 4", "Edukasi", True)
    zoned = row["removed_at"].tz_localize("UTC").tz_convert("Asia/Jakarta")
    day = Translator("id").date(zoned.tz_localize(None))
    assert states(at)["Judul 4"] == f"✕ tidak tayang · dihapus {day}"
    assert "1 baris rencana dihapus dan tetap dihitung" in shown_text(at)
    (editor,) = [f.value for f in at.dataframe if "planned_at" in f.value.columns]
    assert editor["title"].tolist() == ["Judul 1", "Judul 2", "Judul 3"]
    last = store.imports(OWN_COOP)[-1]
    assert (last.name, last.reader) == ("plan.json", "typed")
    store.undo_import(last.import_id, by="manager", at=NOON)
    at = drawn(store)
    assert states(at)["Judul 4"] == "✕ tidak tayang"
    assert card(at, "Realisasi rencana").value == "75%"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_deleted_as_a_whole_is_still_held_against_what_appeared(store, language):
    delete(drawn(store), store, 0, 1, 2, 3)
    at = drawn(store, language)
    assert not at.exception
    assert at.metric[0].value == "75%"
    word = {"id": "dihapus", "en": "deleted"}[language]
    assert shown_text(at).count(f"· {word} ") == 4
    assert {"id": "4 baris rencana dihapus", "en": "4 rows of the plan were deleted"}[
        language
    ] in shown_text(at)


def test_a_new_row_never_gets_the_number_of_a_deleted_one(store):
    at = drawn(store)
    new = {"planned_at": "2026-03-20 12:00", "platform": "instagram", "title": "Baru"}
    for _ in range(2):
        editor = f"plan-{store.position(OWN_COOP)}"
        at.session_state[editor] = {"edited_rows": {}, "added_rows": [new], "deleted_rows": []}
        at.button(key="save-plan").click().run()
        at = delete(drawn(store), store, 4)
        at = drawn(store)
    numbers = store.tables(OWN_COOP)["plan"]["plan_id"].tolist()
    assert numbers[4:] == ["20260320-1", "20260320-2"]


def test_a_sheet_that_no_longer_has_the_row_does_not_take_it_out_of_the_plan(store):
    keep_sheet(store, 1, 2, 3)
    at = drawn(store)
    assert "3 dari 4 baris rencana" in shown_text(at)
    # Nobody said that it was deleted: a file of another month would look the same.
    assert states(at)["Judul 4"] == "✕ tidak tayang"


def test_a_sheet_that_still_has_the_row_brings_it_back(store):
    delete(drawn(store), store, 3)
    keep_sheet(store, 1, 2, 4)
    at = drawn(store)
    assert states(at)["Judul 4"] == "✕ tidak tayang"
    row = store.tables(OWN_COOP)["plan"].set_index("plan_id").loc["R4"]
    assert pd.isna(row["removed"])
    assert card(at, "Realisasi rencana").value == "75%"
