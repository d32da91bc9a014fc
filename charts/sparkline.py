"""A small line for a card: no axes, holes stay holes, its words for a screen reader beside it.

It is drawn here as SVG and not by Vega-Lite: two of those cost the browser as much as all the rest
of Ringkasan, and a dozen points need no grammar of graphics (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.palette import ACCENT
from i18n import Translator

Point = tuple[date, float | None]

WIDTH, HEIGHT = 100, 44  # the width is stretched to the card's, the strokes are not
_PADDING, _INSET = 5, 2  # so that the dot at the end is round
_PEN = (
    f'fill="none" stroke="{ACCENT}" stroke-linecap="round" stroke-linejoin="round"'
    ' vector-effect="non-scaling-stroke"'
)


def sparkline(points: Sequence[Point]) -> str:
    """SVG of points in order; an unknown value breaks the line, the last known one is a dot.

    ValueError when no value is known.
    """
    values = [value for _, value in points if value is not None]
    if not values:
        raise ValueError("a line without a known value")
    first, last = points[0][0], points[-1][0]
    low, high = min(values), max(values)
    strokes, dot, pen_is_down = "", "", False
    for day, value in points:
        if value is None:
            pen_is_down = False
            continue
        across = _INSET + (WIDTH - 2 * _INSET) * (day - first).days / ((last - first).days or 1)
        down = _PADDING + (HEIGHT - 2 * _PADDING) * (high - value) / ((high - low) or 1)
        dot = f"M{across:.1f},{down:.1f}h0"
        # A stroke of no length is a dot: a reading between two holes is not lost.
        strokes += f"L{across:.1f},{down:.1f}" if pen_is_down else dot
        pen_is_down = True
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' preserveAspectRatio="none"><path d="{strokes}" {_PEN} stroke-width="2"/>'
        f'<path d="{dot}" {_PEN} stroke-width="8"/></svg>'
    )


def sparkline_alt(points: Sequence[Point], t: Translator, *, label: str) -> str:
    """What the line shows, in a sentence."""
    known = len([value for _, value in points if value is not None])
    return t("figure.spark", label=label, count=t.number(known))


def sparkline_values(points: Sequence[Point], t: Translator) -> str:
    """Each month of the line with its value, a line each."""
    shown = ((t.month(day), value) for day, value in points)
    return "\n".join(f"{m}: {'–' if v is None else t.number(v)}" for m, v in shown)
