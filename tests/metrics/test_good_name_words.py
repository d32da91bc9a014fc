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
SECTIONS = ("reason", "method", "remark")


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_and_sentences_meet(language):
    written = {
        key.split(".", 1)[1]
        for key in catalogue(language)
        if re.match(r"(reason|method|remark)\.(good_name|members|effect)\.", key)
    }
    assert written == CODES
