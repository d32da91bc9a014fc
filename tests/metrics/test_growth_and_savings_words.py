"""Every code of growth and savings has its sentence in both languages."""

import re
from pathlib import Path

import pytest

from i18n.translator import LANGUAGES, catalogue
from metrics import (
    break_even,
    budget_line,
    equivalent_value,
    follower_anomalies,
    follower_change,
    follower_forecast,
    follower_growth,
    follower_series,
    own_cost,
    promotion_savings,
    replaced_promotion,
    season_effects,
)
from metrics.price_list import default_rates

FAMILIES = (
    break_even,
    budget_line,
    equivalent_value,
    follower_anomalies,
    follower_change,
    follower_forecast,
    follower_growth,
    follower_series,
    own_cost,
    promotion_savings,
    replaced_promotion,
    season_effects,
)
FOLDER = Path(break_even.__file__).parent
CODES = {
    code
    for path in FOLDER.glob("*.py")
    for code in re.findall(r'"((?:growth|savings)\.[a-z_0-9]+)"', path.read_text("utf-8"))
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language):
    words = catalogue(language)
    sections = ("reason", "method", "remark")
    assert len(CODES) > 60
    assert [c for c in CODES if not any(f"{part}.{c}" in words for part in sections)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_has_title_sentence_and_formula(language):
    words = catalogue(language)
    names = [metric.name for family in FAMILIES for metric in family.CATALOGUE]
    assert len(names) == len(set(names))
    wanted = [
        f"metric.{name}.{part}" for name in names for part in ("title", "sentence", "formula")
    ]
    assert [key for key in wanted if key not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_of_the_price_list_has_a_sentence(language):
    notes = default_rates()["note"].dropna().unique()
    assert [note for note in notes if f"remark.price.{note}" not in catalogue(language)] == []
