"""Every code of plan, presence and conversation has its words in both languages, none is idle."""

import re
from pathlib import Path

import pytest

from i18n.translator import LANGUAGES, catalogue
from metrics import plan_matching, plan_states, unplanned_posts

FOLDER = Path(plan_matching.__file__).parent
SOURCES = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.py")}
CODES = {
    code
    for source in SOURCES.values()
    for code in re.findall(r'"((?:plan|presence|topics)\.[a-z_0-9]+)"', source)
}
STATES = {
    "plan_state": (plan_states, r'state\[.*\] = "(\w+)"|Series\("(missed)"'),
    "plan_match": (plan_matching, r'= .*, "(person|plan_id|person_none)"$|"(similar|none)"'),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_and_sentences_are_the_same(language):
    written = {
        key.split(".", 1)[1]
        for key in catalogue(language)
        if re.match(r"(reason|method|remark)\.(plan|presence|topics)\.", key)
    }
    assert len(CODES) > 45
    assert written == CODES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", STATES)
def test_states_have_a_word(language, section):
    module, pattern = STATES[section]
    source = SOURCES[module.__name__.split(".")[-1]]
    found = {code for pair in re.findall(pattern, source, re.MULTILINE) for code in pair if code}
    words = {key.rsplit(".", 1)[1] for key in catalogue(language) if f"option.{section}." in key}
    assert found == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_and_channels_have_a_word(language):
    words = catalogue(language)
    wanted = {f"option.unplanned.{kind or 'all'}" for kind in unplanned_posts.KINDS}
    states = set(
        re.findall(r'state\[.*\] = "(\w+)"|Series\("(unknown)"', SOURCES["channel_checks"])
    )
    wanted |= {f"option.channel_state.{code}" for pair in states for code in pair if code}
    assert len(wanted) == 11
    assert wanted - words.keys() == set()
