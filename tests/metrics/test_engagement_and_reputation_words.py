"""Every code of engagement and reputation has its sentence in both languages, and no more."""

import re
from pathlib import Path

import pytest

from i18n.translator import LANGUAGES, catalogue
from metrics import reputation_index
from metrics.reputation_contributions import SETUP
from metrics.reputation_scale import SCALES
from metrics.reputation_setup import COMPONENTS, INDICATORS
from metrics.reputation_simulation import FACTORS

FOLDER = Path(reputation_index.__file__).parent
FAMILIES = ("engagement", "reputation")
CODES = {
    code
    for path in FOLDER.glob("*.py")
    for code in re.findall(r'"((?:engagement|reputation)\.[a-z_0-9]+)"', path.read_text("utf-8"))
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_and_every_sentence_a_code(language):
    beginnings = tuple(
        f"{part}.{one}." for part in ("reason", "method", "remark") for one in FAMILIES
    )
    written = {key.split(".", 1)[1] for key in catalogue(language) if key.startswith(beginnings)}
    assert len(CODES) > 20
    assert written == CODES


@pytest.mark.parametrize("language", LANGUAGES)
def test_components_indicators_scales_factors_and_stories_have_names(language):
    wanted = [f"component.{name}" for name in (*COMPONENTS, SETUP)]
    wanted += [f"indicator.{name}" for name in INDICATORS]
    wanted += [f"scale.{name}" for name in SCALES]
    wanted += [f"factor.{name}" for name in FACTORS]
    wanted += [f"story.{code}" for code in ("covered", "partly_covered", "alone", "still")]
    assert [key for key in wanted if f"reputation_index.{key}" not in catalogue(language)] == []
