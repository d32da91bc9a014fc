"""Konten, Rencana, Kehadiran with 0, 1, 3 and many rows, in both languages: no claim too early."""

import re
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP, SAMPLE_COOP
from access.settings import local_urls
from i18n import LANGUAGES
from metrics.example_tables import example_tables
from store import Store
from tests.pages.reading import card, charts_of, shown_text

PAGES = ("content", "content_plan", "presence")
NOON = datetime(2026, 4, 15, 5, tzinfo=UTC)


def posts_and_plan(count):
    """`count` posts of March 2026 with reach and interactions, each from a row of the plan."""
    moments = [pd.Timestamp(2026, 3, 1, 3) + pd.Timedelta(hours=11 * k) for k in range(count)]
    posts = [
        {
            "platform": "instagram",
            "account_id": "kopwan",
            "post_id": f"P{k}",
            "as_of": pd.Timestamp(2026, 4, 14),
            "published_at": moment,
            "format": "video_short" if k % 2 else "photo",
            "caption": f"=judul {k} [klik](https://contoh.id) *tebal*",
            "reach": 1_000 + k,
            "likes": 40 + k % 7,
            "comments": 4,
            "shares": 3,
            "saves": 2,
        }
        for k, moment in enumerate(moments)
    ]
    plan = [
        {
            "plan_id": f"R{k}",
            "platform": "instagram",
            "title": f"=judul {k} [klik](https://contoh.id) *tebal*",
            "planned_at": moment,
            "created_at": moment - pd.Timedelta(days=3),
            "pillar": ("Edukasi", "Produk")[k % 2],
            "objective": ("Kepercayaan", "Penjualan")[k % 2],
            "audience": ("members", "public")[k % 2],
            "owner": "Admin",
        }
        for k, moment in enumerate(moments)
    ]
    checks = [
        {"channel": name, "checked_on": pd.Timestamp(2026, 3, 30), "exists": True, "findable": True}
        for name in ("instagram", "facebook", "website")[:count]
    ]
    return example_tables(posts=posts, plan=plan, channels=checks)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 3, 60])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_whatever_there_is(draw, page, count, language):
    at = draw(page, posts_and_plan(count), language)
    assert not at.exception
    assert at.subheader[0].value
    text = shown_text(at)
    assert "None" not in text
    assert not re.search(r"\bnan\b|NaT|<NA>", text)
    for spec in charts_of(at):
        assert len(spec["description"]) > 20
        decimal = spec["config"]["locale"]["number"]["decimal"]
        assert decimal == {"id": ",", "en": "."}[language]


@pytest.mark.parametrize("page", PAGES)
def test_without_data_there_is_no_number(draw, page):
    at = draw(page, posts_and_plan(0))
    assert all(metric.value == "–" for metric in at.metric)
    assert not re.search(r"\b0 (akun|unggahan|poin)|(?<!bukan )\b0%", shown_text(at))


def test_a_co_op_without_any_data_has_seven_unchecked_channels(draw, no_data):
    text = shown_text(draw("presence", no_data))
    assert text.count("? belum diperiksa") >= 7


@pytest.mark.parametrize("count", [1, 3])
def test_below_the_least_number_no_verdict_and_no_format_or_hour_is_named(draw, count):
    at = draw("content", posts_and_plan(count))
    assert not [metric for metric in at.metric if metric.delta]
    text = shown_text(at)
    assert "lebih ditanggapi" not in text.replace("yang lebih ditanggapi", "").replace(
        "Apakah video lebih ditanggapi di sini?", ""
    )
    assert "belum cukup data" in text.lower()


def test_many_posts_compare_formats_with_their_number(draw):
    at = draw("content", posts_and_plan(60))
    one = card(at, "Instagram · kopwan")
    assert one.delta
    assert any("n = 60" in part.value for part in at.markdown)


def test_captions_are_text_and_never_markdown(draw):
    at = draw("content", posts_and_plan(60))
    assert not [part for part in at.markdown if "](https" in part.value.replace("\\", "\\\\")]


def test_the_plan_that_was_kept_is_said_in_rows(draw):
    at = draw("content_plan", posts_and_plan(3))
    assert "3 dari 3 baris rencana" in shown_text(at)
    assert card(at, "Realisasi rencana").value == "100%"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_sample_fills_the_page(draw_sample, page, language):
    at = draw_sample(page, language)
    assert not at.exception
    text = shown_text(at)
    assert "None" not in text
    assert not re.search(r"\bnan\b|NaT|<NA>", text)
    assert len(charts_of(at)) >= 2
    assert all(metric.value != "–" for metric in at.metric)


@pytest.mark.parametrize("page", PAGES)
def test_eighteen_months_stay_light_on_a_phone(draw_sample, page):
    at = draw_sample(page, query={"dates": ["2025-05-01", "2026-10-31"]})
    assert not at.exception
    parts = [*at.get("vega_lite_chart"), *at.get("arrow_data_frame")]
    assert sum(part.proto.ByteSize() for part in parts) < 400_000


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    for coop in (OWN_COOP, SAMPLE_COOP):
        opened.create_coop(coop, coop, by="manager", at=NOON)
    yield opened
    opened.close()


def _show(store, page, language):
    import importlib
    from datetime import date

    from access.session import Session
    from i18n import Translator

    session = Session(
        t=Translator(language),
        coop="koperasi",
        today=date(2026, 4, 15),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position("koperasi"),
        store=store,
    )
    importlib.import_module(f"pages.{page}").show(session)


def managed(store, page, language="id"):
    arguments = {"store": store, "page": page, "language": language}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


def save(at, key):
    (button,) = [one for one in at.button if one.key == f"save-{key}"]
    return button.click().run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES[1:])
def test_a_co_op_without_files_may_already_type(store, page, language):
    at = managed(store, page, language)
    assert not at.exception
    assert any(button.key.startswith("save-") for button in at.button if button.key)


def test_the_narrative_is_kept_as_an_import_and_shown(store):
    at = managed(store, "content_plan")
    (story,) = at.text_area
    story.set_value("Maju *bersama*")
    at = save(at, "foundations")
    assert not at.exception
    rows = store.tables(OWN_COOP)["coop_profile"]
    assert dict(zip(rows["setting"], rows["value"], strict=True)) == {
        "big_narrative": "Maju *bersama*"
    }
    assert "Maju *bersama*" in [part.value for part in managed(store, "content_plan").text]
    (one,) = store.imports(OWN_COOP)
    store.undo_import(one.import_id, by="manager", at=NOON)
    assert store.tables(OWN_COOP)["coop_profile"].empty


def test_saving_an_untouched_check_keeps_nothing(store):
    at = save(managed(store, "presence"), "channels")
    assert [part.value for part in at.info] == ["Tidak ada yang berubah."]
    assert store.imports(OWN_COOP) == []


def test_a_typed_row_of_the_plan_is_new_today():
    from widgets.plan_editor import with_times

    every = posts_and_plan(1)["plan"]
    now = pd.Timestamp(2026, 4, 15, 5)
    old, new = with_times(
        [{"plan_id": "R0", "status": "done"}, {"plan_id": "20260501-1", "status": None}], every, now
    )
    assert old["created_at"] == pd.Timestamp(2026, 3, 1, 3) - timedelta(days=3)
    assert (new["created_at"], new["status"]) == (now, "planned")


def test_the_days_of_the_story_lie_in_the_month():
    moments = posts_and_plan(60)["posts"]["published_at"]
    assert moments.dt.date.between(date(2026, 3, 1), date(2026, 3, 31)).all()
