"""A help page for every channel, with the same five answers on each."""

import re
from pathlib import Path

import pytest

from canonical.tables import PLATFORMS
from i18n import Translator
from widgets import download_help
from widgets.download_help import help_page

PAGES = sorted((Path(__file__).parents[2] / "docs/platforms").glob("*.md"))
HEADINGS = ["Bahasa", "Yang tidak diberikan", "Batas waktu"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_where_which_language_what_it_gives_and_what_it_cannot(page):
    text = page.read_text("utf-8")
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert found[0] in ("Yang diunduh", "Yang dilakukan")
    assert [heading for heading in HEADINGS if heading not in found] == []
    assert ">" in text  # the clicks
    assert "#" not in help_page(page.stem)


def test_every_channel_has_its_page_and_every_page_is_shown():
    named = "_".join(page.stem for page in PAGES)
    assert [one for one in PLATFORMS if one not in named] == []
    shown = {one for one in download_help._PLATFORMS if help_page(one)}
    assert shown == {page.stem for page in PAGES}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_clicks_are_there_in_both_languages(language):
    t = Translator(language)
    assert [one for one in download_help._PLATFORMS if not t.has(f"download_help.{one}")] == []
