"""Every code of good name, members and campaigns has its sentence, and every sentence a code."""

import re
from pathlib import Path

import pytest

from i18n.translator import LANGUAGES, catalogue

FOLDER = Path(__file__).parents[2] / "metrics"
CODES = {
    code
    for path in FOLDER.glob("*.py")
    for code in re.findall(r'"((?:good_name|members|effect)\.[a-z_0-9]+)"', path.read_text("utf-8"))
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_and_sentences_meet(language):
    written = {
        key.split(".", 1)[1]
        for key in catalogue(language)
        if re.match(r"(reason|method|remark)\.(good_name|members|effect)\.", key)
    }
    assert written == CODES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_is_a_number_that_figures_carry(language):
    source = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    keys = r"(reason|method|remark)\.(good_name|members|effect)\."
    sentences = [str(v) for k, v in catalogue(language).items() if re.match(keys, k)]
    asked = {name for text in sentences for name in re.findall(r"\{(\w+)\}", text)}
    assert asked == {
        "count", "expected", "labels_needed", "days_so_far", "weeks_after", "assumed_mean",
        "members", "by_mark", "unknown", "effect", "effect_low", "effect_high",
        "smallest_visible", "slope",
    }  # fmt: skip
    assert [name for name in asked - {"count", "expected"} if f'"{name}"' not in source] == []
