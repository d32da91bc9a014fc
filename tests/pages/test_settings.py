"""Pengaturan: every save is an import; empty stays unknown; own prices win."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP, SAMPLE_COOP
from access.settings import local_urls
from metrics.price_list import default_rates
from pages.settings import own_prices, price_rows
from store import Store

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    for coop in (OWN_COOP, SAMPLE_COOP):
        opened.create_coop(coop, coop, by="manager", at=NOON)
    yield opened
    opened.close()


def _show(store, language, coop):
    from datetime import date

    from access.session import Session
    from i18n import Translator
    from pages import settings

    session = Session(
        t=Translator(language),
        coop=coop,
        today=date(2026, 11, 21),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position(coop),
        store=store,
    )
    settings.show(session)


def page(store, language="id", coop=OWN_COOP):
    arguments = {"store": store, "language": language, "coop": coop}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


def field(at, label):
    inputs = [*at.text_input, *at.number_input, *at.selectbox, *at.multiselect]
    (found,) = [one for one in inputs if one.label == label]
    return found


def save(at, key):
    (button,) = [b for b in at.button if b.key == f"save-{key}"]
    return button.click().run()


def profile(store):
    rows = store.tables(OWN_COOP)["coop_profile"]
    return dict(zip(rows["setting"], rows["value"], strict=True))


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_co_op_has_every_field_empty(store, language):
    at = page(store, language)
    assert not at.exception
    assert len(at.tabs) == 7
    assert all(one.value is None for one in at.number_input)
    assert all(one.value is None for one in at.selectbox)
    assert all(one.value == [] for one in at.multiselect)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sample_is_for_reading(store, language):
    at = page(store, language, SAMPLE_COOP)
    assert not at.exception
    widgets = [*at.text_input, *at.number_input, *at.selectbox, *at.multiselect, *at.button]
    assert all(one.disabled for one in widgets)


@pytest.mark.parametrize("language", ["id", "en"])
def test_one_setting_is_kept_as_one_import_and_can_be_undone(store, language):
    at = page(store, language)
    field(at, {"id": "Nama koperasi", "en": "Name of the co-op"}[language]).set_value("Kopwan")
    at = save(at, "profile")
    assert not at.exception
    assert profile(store) == {"name": "Kopwan"}
    (one,) = store.imports(OWN_COOP)
    assert (one.reader, one.name, one.made_by) == ("typed", "coop_profile.json", "manager")
    store.undo_import(one.import_id, by="manager", at=NOON)
    assert profile(store) == {}


def test_numbers_percent_years_and_codes_are_kept_as_the_metrics_read_them(store):
    from metrics.savings_assumptions import savings_assumptions

    at = page(store)
    field(at, "Kenaikan harga sejak tahun pembanding (%)").set_value(2.5)
    field(at, "Anggaran promosi setahun di RAPB (rupiah)").set_value(12_500_000)
    field(at, "Kegiatan sekarang dibanding dulu (kali)").set_value(1.25)
    field(at, "Biaya kerja per jam (rupiah)").set_value(25_000)
    field(at, "Tahun buku pembanding (paling banyak tiga)").set_value(["2023", "2022"])
    low = "Nilai satu tayangan organik terhadap satu tayangan iklan: rendah"
    for label, value in ((low, 0.4), ("… tengah", 0.6), ("… tinggi", 0.9)):
        field(at, label).set_value(value)
    at = save(at, "assumptions")
    assert not at.exception
    assumed = savings_assumptions(store.tables(OWN_COOP)["coop_profile"])
    assert assumed.inflation == 0.025
    assert assumed.budget_idr == 12_500_000
    assert assumed.activity_factor == 1.25
    assert assumed.hourly_cost_idr == 25_000
    assert assumed.baseline_years == (2022, 2023)
    assert assumed.comparability == (0.4, 0.6, 0.9)


def test_low_above_high_is_refused_with_a_sentence_and_nothing_is_kept(store):
    at = page(store)
    low = "Nilai satu tayangan organik terhadap satu tayangan iklan: rendah"
    for label, value in ((low, 1.5), ("… tengah", 0.6), ("… tinggi", 0.9)):
        field(at, label).set_value(value)
    at = save(at, "assumptions")
    assert "tidak boleh melebihi" in at.warning[0].value
    assert store.position(OWN_COOP) == 0


def test_saving_without_a_change_keeps_nothing(store):
    at = save(page(store), "profile")
    assert at.info[0].value == "Tidak ada yang berubah."
    assert store.position(OWN_COOP) == 0


def empty_rates():
    return default_rates().iloc[:0]


def test_own_prices_win_over_the_shipped_ones_with_the_same_key():
    shipped = default_rates()
    own = shipped[shipped["medium"].eq("banner") & shipped["year"].eq(2023)].assign(base=45_000.0)
    rows = price_rows(own, shipped)
    assert len(rows) == len(shipped)
    banner = rows[rows["medium"].eq("banner") & rows["year"].eq(2023)]
    assert list(banner["base"]) == [45_000.0]


def test_a_changed_price_is_the_co_ops_own_and_drops_the_source_it_no_longer_has():
    shipped = default_rates()
    row = shipped[shipped["medium"].eq("banner")].iloc[0].to_dict() | {"base": 40_000.0}
    (kept,) = own_prices([row], empty_rates(), shipped)
    assert (kept["grade"], kept["source"], kept["base"]) == ("own", None, 40_000.0)
    (named,) = own_prices([row | {"source": "nota 12"}], empty_rates(), shipped)
    assert named["source"] == "nota 12"


def test_a_shipped_price_cannot_be_removed():
    shipped = default_rates()
    row = shipped[shipped["medium"].eq("banner")].iloc[0].to_dict() | {"removed": True}
    assert own_prices([row], empty_rates(), shipped) == []


def test_what_stands_in_the_ledger_is_shown(store):
    from access.typed_rows import typed_file, typed_result

    events = [
        {
            "event_id": "lebaran-2026",
            "name": "Lebaran",
            "kind": "lebaran",
            "start": date(2026, 3, 21),
            "end": date(2026, 3, 28),
        }
    ]
    raw, result = typed_file("events", events), typed_result("events", events)
    store.add_import(OWN_COOP, raw, result, by="manager", at=NOON)
    at = page(store)
    assert not at.exception
    (shown,) = [editor.value for editor in at.data_editor if "name" in editor.value]
    assert shown["end"].iloc[0] == pd.Timestamp("2026-03-27")  # people read the last day
