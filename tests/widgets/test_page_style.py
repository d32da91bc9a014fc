"""Our style sheet is all that is put on a page as markup; it changes no colour on the screen."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from widgets.page_style import SHEET


def _draw():
    from widgets.page_style import page_style

    page_style()


def test_it_draws_nothing_and_fetches_nothing():
    sheet = Path(SHEET).read_text("utf-8")
    assert "http" not in sheet
    assert "url(" not in sheet
    assert "content:" not in sheet
    assert not AppTest.from_function(_draw, default_timeout=60).run().exception


def test_on_the_screen_words_are_whole_what_is_pressed_is_large_and_cards_stand_side_by_side():
    """Colours and sizes stay the theme's; hiding is for paper alone."""
    sheet = re.sub(r"/\*.*?\*/", "", Path(SHEET).read_text("utf-8"), flags=re.DOTALL)
    on_screen = sheet.split("@media print {", 1)[0]
    names = set(re.findall(r"([a-z-]+)\s*:\s*[^;{}]+;", on_screen))
    cards = {"display", "gap", "grid-template-columns", "--card", "height"}
    pressed = {"min-height", "align-items"}
    assert names == {"white-space", "overflow", "text-overflow"} | pressed | cards
    assert "none" not in re.findall(r"display\s*:\s*([a-z]+)", on_screen)
