"""Every page of results, with no data, with one row, with an account: drawn, honest, bilingual."""

import re

import pytest

from i18n import LANGUAGES
from tests.pages.reading import charts_of, shown_text, tables_of

NUMBERS = ("summary", "reach", "follower_growth", "promotion_savings")
RESULTS = (*NUMBERS, "conversation", "reputation", "members")
PAGES = (*RESULTS, "how_computed")
DATA = ("no_data", "one_row", "one_account")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_in_both_languages(draw, request, page, data, language):
    at = draw(page, request.getfixturevalue(data), language)
    assert not at.exception
    assert at.subheader[0].value


@pytest.mark.parametrize("page", RESULTS)
def test_without_data_there_is_no_number_and_a_way_to_the_first_file(draw, no_data, page):
    at = draw(page, no_data)
    assert not at.metric
    assert not at.dataframe
    assert at.subheader[0].value == "Belum ada data, jadi belum ada angka."
    assert not re.search(r"\d", shown_text(at).split("Belum ada data, jadi", 1)[1])


@pytest.mark.parametrize("page", RESULTS)
def test_what_is_unknown_is_a_dash_and_never_a_zero(draw, one_row, page):
    at = draw(page, one_row)
    assert at.metric
    for metric in at.metric:
        assert metric.value == "–"
    assert not re.search(r"\b0 (akun|orang|tayangan|pengikut)|Rp0", shown_text(at))


@pytest.mark.parametrize("page", NUMBERS)
def test_a_figure_with_a_verdict_says_how_many_readings_it_rests_on(draw, one_account, page):
    at = draw(page, one_account)
    claims = [m for m in at.metric if m.delta]
    counted = r"\d (dari \d+ )?(hari|kanal|akun|unggahan|tahun dasar)|n = "
    evidence = [e for e in at.markdown if re.search(counted, e.value.replace("\\", ""))]
    # Two pages of this co-op judge nothing: bounds overlap, and one baseline year is no range.
    assert len(evidence) >= len(claims) > 0 or page in ("reach", "promotion_savings")


@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_the_other_language_on_the_page(draw, one_account, page):
    english = shown_text(draw(page, one_account, "en"))
    assert not re.search(r"\b(yang|tidak|dengan|adalah|jangkauan)\b", _without_names(english))


def _without_names(text):
    return re.sub(r"Kopwan \*Melati\*|klik|tebal", "", text)


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_words_for_a_screen_reader_and_the_sessions_numbers(
    draw, one_account, page
):
    for spec in charts_of(draw(page, one_account)):
        assert len(spec["description"]) > 20
        assert spec["config"]["locale"]["number"]["decimal"] == ","
        assert spec["config"]["locale"]["time"]["months"][7] == "Agustus"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_sample_co_op_fills_every_page(draw_sample, page, language):
    at = draw_sample(page, language)
    assert not at.exception
    text = shown_text(at)
    assert "None" not in text
    assert not re.search(r"\bnan\b|NaT|<NA>", text)
    if page in RESULTS:
        assert any(metric.value != "–" for metric in at.metric)


@pytest.mark.parametrize("page", RESULTS)
def test_a_page_of_eighteen_months_stays_light_on_a_phone(draw_sample, page):
    at = draw_sample(page, query={"dates": ["2025-05-01", "2026-10-31"]})
    assert not at.exception
    parts = [*at.get("vega_lite_chart"), *at.get("arrow_data_frame")]
    assert sum(part.proto.ByteSize() for part in parts) < 400_000


@pytest.mark.parametrize("key", ["headline", "account"])
def test_any_figure_of_the_sample_leads_to_its_file(draw_sample, key):
    figure = {"headline": "reach_across_platforms", "account": "net_growth~tiktok~koppadikencana"}
    at = draw_sample("how_computed", query={"figure": figure[key]})
    assert not at.exception
    cells = tables_of(at, "Berkas")
    assert cells
    assert all((frame["Baris"].astype(int) > 1).all() for frame in cells)
