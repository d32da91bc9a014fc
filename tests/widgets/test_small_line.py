"""The small line on its card: a picture with words, and nothing that a label could add to it."""

from datetime import date
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from i18n import Translator
from widgets.small_line import picture


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def drawn(*values, label="Jangkauan"):
    points = [(date(2026, 1 + n, 1), value) for n, value in enumerate(values)]
    ((tag, attributes),) = Tags(picture(points, Translator("id"), label=label)).found
    assert tag == "img"
    return attributes


def test_the_picture_says_what_it_shows():
    one = drawn(1, None, 1200)
    assert one["src"].startswith("data:image/svg+xml;base64,")
    assert one["alt"].startswith("Garis kecil: Jangkauan")
    assert one["title"].splitlines()[-1] == "Maret 2026: 1.200"
    assert drawn(1, None, 1200)["src"] == one["src"]
    assert drawn(2, None, 1200)["src"] == one["src"]  # the same shape
    assert drawn(1, 2, 1200)["src"] != one["src"]


def test_a_label_is_text_whatever_it_holds():
    one = drawn(1, 2, label='"><script>alert(1)</script>')
    assert set(one) == {"class", "src", "alt", "title", "width", "height"}
    assert "<script>" in one["alt"]


def test_two_known_values_are_no_line():
    def page(values):
        from datetime import date

        from i18n import Translator
        from widgets.small_line import show_small_line

        points = [(date(2026, 1 + n, 1), value) for n, value in enumerate(values)]
        show_small_line(points, Translator("id"), label="Jangkauan")

    few = AppTest.from_function(page, args=([1, None, 3],), default_timeout=60).run()
    enough = AppTest.from_function(page, args=([1, 2, 3],), default_timeout=60).run()
    assert len(few.get("html")) == 0
    assert len(enough.get("html")) == 1
