"""How the paper looks: A4, one family of letters that ships with the product, few colours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
BODY, BOLD = "Jejak", "Jejak-Bold"

INK = HexColor("#17211e")
SOFT = HexColor("#55625e")
LINE = HexColor("#c9d3d0")
GROUND = HexColor("#f2f5f4")
ACCENT = HexColor("#0f6b57")
BAND = HexColor("#a9cfc5")

WIDTH, HEIGHT = A4
MARGIN = 17 * mm
TEXT_WIDTH = WIDTH - 2 * MARGIN
_NO_GLYPH = "□"


@cache
def register_fonts() -> frozenset[int]:
    """Make the letters known once; the characters they have, as code points.

    The fonts lie in the project, so nothing is asked of the machine that prints.
    """
    for name, file in ((BODY, "DejaVuSansCondensed.ttf"), (BOLD, "DejaVuSansCondensed-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=BODY, boldItalic=BOLD)
    return frozenset(pdfmetrics.getFont(BODY).face.charToGlyph)


def drawable(text: str) -> str:
    """The text with a box where the letters lack a sign: seen to be missing, never dropped."""
    known = register_fonts()
    return "".join(c if ord(c) in known or c == "\n" else _NO_GLYPH for c in text)


def style(
    size: float, *, bold: bool = False, soft: bool = False, after: float = 0, right: bool = False
) -> ParagraphStyle:
    """A paragraph style of that size in points; line height 1.3 times the size."""
    return ParagraphStyle(
        f"{size}-{bold}-{soft}-{after}-{right}",
        fontName=BOLD if bold else BODY,
        fontSize=size,
        leading=size * 1.3,
        textColor=SOFT if soft else INK,
        spaceAfter=after,
        alignment=2 if right else 0,
        splitLongWords=1,
    )
