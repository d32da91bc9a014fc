"""The style sheet for paper is all that is put on a page as markup, and it draws nothing there."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from widgets.print_style import SHEET


def _draw():
    from widgets.print_style import print_style

    print_style()


def test_only_rules_for_paper():
    sheet = Path(SHEET).read_text("utf-8")
    outside = sheet.split("@media print {", 1)[0]
    assert "{" not in outside  # nothing changes on the screen
    assert "http" not in sheet
    assert not AppTest.from_function(_draw, default_timeout=60).run().exception
