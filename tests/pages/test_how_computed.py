"""Cara Hitung: every metric of the catalogue, and a figure followed to file and row."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from access.session import Session
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from i18n import LANGUAGES, Translator
from metrics import METRICS
from store import Store
from tests.pages.reading import card, shown_text, tables_of


@pytest.fixture
def store(tmp_path):
    """One file of 60 days: rows 2 to 61, ten new followers a day."""
    store = Store.open(f"sqlite:///{tmp_path / 'ledger.db'}", str(tmp_path / "files"))
    at = datetime(2026, 4, 2, tzinfo=UTC)
    store.create_coop("kop", "Koperasi", by="ani", at=at)
    count = 60
    frame = pd.DataFrame(
        {
            "platform": pd.Series(["instagram"] * count, dtype="str"),
            "account_id": pd.Series(["kopwan"] * count, dtype="str"),
            "date": pd.date_range("2026-01-31", periods=count).astype("datetime64[us]"),
            "followers_total": pd.Series(range(3_000, 3_600, 10), dtype="Int64"),
            "source_row": pd.Series(range(2, 2 + count), dtype="int64"),
        }
    )
    result = ReadResult("days", "instagram", "kopwan", tables={"account_days": frame})
    store.add_import("kop", RawFile("Pengikut *2026*.csv", b"x"), result, by="ani", at=at)
    return store


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_stands_in_the_catalogue_with_its_definition(draw, no_data, language):
    at = draw("how_computed", no_data, language)
    t = Translator(language)
    shown = shown_text(at)
    for metric in METRICS.values():
        assert f"**{t(f'metric.{metric.name}.title')}**" in shown
    assert len(at.code) == len(METRICS)
    assert all(block.value for block in at.code)


def test_searching_leaves_the_metrics_with_that_word(draw, no_data):
    at = draw("how_computed", no_data)
    at.text_input(key="metric_search").input("odds").run()
    metrics = [m.value.replace("\\", "").split("\n")[0] for m in at.markdown if "Bab" in m.value]
    assert metrics == ["**Jangkauan lintas kanal** · :small[Bab 1.4]"]
    (family,) = [e.label for e in at.expander if "ukuran" in e.label]
    assert family == "Jangkauan dan tayangan · 1 ukuran"


def test_without_data_nothing_can_be_traced(draw, no_data):
    assert "Belum ada angka yang berdasar" in shown_text(draw("how_computed", no_data))


def test_a_link_to_a_figure_leads_to_file_row_and_value(draw, store):
    tables = store.tables("kop")
    query = {"figure": "net_growth~instagram~kopwan"}
    at = draw("how_computed", tables, query=query, store=store)
    assert not at.exception
    # 31 March has no reading; the one of the 31st of January + 59 days is 31 March: 3,590.
    assert card(at, "Pertumbuhan pengikut per akun · Instagram · kopwan").value == "+310"
    (cells,) = tables_of(at, "Berkas")
    assert set(cells["Berkas"]) == {"Pengikut *2026*.csv"}
    last = cells.iloc[-1]
    assert (last["Baris"], last["Nilai"]) == ("61", "3.590")


def test_a_link_to_a_figure_that_is_gone_says_so(draw, one_account):
    at = draw("how_computed", one_account, query={"figure": "net_growth~x~nobody"})
    assert [w.value for w in at.warning] == [
        "Angka yang diminta tautan ini tidak ada pada periode dan saringan yang dipilih."
    ]


def test_a_session_without_a_store_says_that_it_cannot_trace(draw, one_account):
    at = draw("how_computed", one_account, query={"figure": "net_growth~instagram~kopwan"})
    assert not at.exception
    assert "Penelusuran ke berkas tidak tersedia" in shown_text(at)


def test_position_names_the_data_that_are_traced(store):
    session = Session(
        t=Translator("id"),
        coop="kop",
        today=datetime(2026, 4, 15, tzinfo=UTC).date(),
        load_tables=lambda coop, position: store.tables(coop, as_of=position),
        position=0,
        store=store,
    )
    assert session.trace("account_days", ("followers_total",)).empty
