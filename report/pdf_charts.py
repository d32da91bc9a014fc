"""Charts drawn as lines and letters on paper: sharp at any size, searchable, without a browser."""

from __future__ import annotations

from itertools import cycle
from math import ceil, floor, log10

import pandas as pd
from reportlab.graphics.shapes import Drawing, Group, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from charts.palette import look_of
from i18n import Translator
from metrics.figure import Figure
from report.contents import Chart, Row
from report.pdf_style import ACCENT, BAND, BODY, INK, LINE, SOFT, TEXT_WIDTH, drawable

ROW, SIZE = 19.0, 8.0
LABEL_SHARE = 0.3
LINES_HEIGHT = 165.0
_DASHES: tuple[list[float], ...] = ([], [5, 2], [1.5, 2], [7, 2, 1.5, 2])


def chart_drawing(chart: Chart, t: Translator, *, width: float = TEXT_WIDTH) -> Drawing:
    """The chart at that width in points."""
    if chart.kind == "followers" and chart.lines is not None:
        return _lines(chart.lines, t, width)
    return _bars(chart.rows, width, as_ranges=chart.kind == "ranges")


def _bars(rows: tuple[Row, ...], width: float, *, as_ranges: bool) -> Drawing:
    """One row a figure: a bar or a band with its value in words; unknown has only its words."""
    left = width * LABEL_SHARE
    room = width - left - 4
    words = [drawable(_said(row)) for row in rows]
    widest = max(stringWidth(text, BODY, SIZE) for text in words)
    top = max((_end(row.figure) for row in rows), default=0.0) or 1.0
    scale = max(40.0, room - widest - 18) / top
    drawing = Drawing(width, len(rows) * ROW + 4)
    drawing.add(Line(left, 0, left, len(rows) * ROW + 4, strokeColor=LINE, strokeWidth=0.6))
    for number, (row, text) in enumerate(zip(rows, words, strict=True)):
        y = (len(rows) - 1 - number) * ROW + 2
        drawing.add(_text(0, y + 6, _fitting(row.label, left - 8)))
        draw = _band if as_ranges else _bar
        end = draw(drawing, row.figure, x=left, y=y, scale=scale)
        drawing.add(_text(end + 6, y + 6, text, colour=INK))
    return drawing


def _said(row: Row) -> str:
    if row.figure.is_known:
        return row.value
    return row.bounds or row.value


def _end(figure: Figure) -> float:
    """The rightmost number that is drawn."""
    return max(_known(figure), default=0.0)


def _known(figure: Figure) -> list[float]:
    """The numbers that are printed: an open ceiling is none."""
    ceiling = None if figure.open_above else figure.high
    return [n for n in (figure.low, figure.value, ceiling) if n is not None]


def _bar(drawing: Drawing, figure: Figure, *, x: float, y: float, scale: float) -> float:
    if figure.value is None or figure.value <= 0:
        return x
    end = x + figure.value * scale
    drawing.add(Rect(x, y + 3, end - x, ROW - 8, fillColor=ACCENT, strokeColor=None))
    return end


def _band(drawing: Drawing, figure: Figure, *, x: float, y: float, scale: float) -> float:
    """Floor to ceiling a pale band, the value a diamond; an open ceiling ends in an arrow."""
    known = _known(figure)
    if not known:
        return x
    first, last = x + min(known) * scale, x + max(known) * scale
    middle = y + ROW / 2
    if last > first:
        drawing.add(Rect(first, middle - 4, last - first, 8, fillColor=BAND, strokeColor=None))
    if figure.open_above or (figure.high is None and figure.low is not None):
        foot = last + (3 if figure.value == max(known) else 0)  # beside the diamond, not under it
        tip = [foot, middle - 6, foot + 9, middle, foot, middle + 6]
        drawing.add(Polygon(tip, fillColor=BAND, strokeColor=None))
        last = foot + 9
    if figure.value is not None:
        at = x + figure.value * scale
        diamond = [at - 5, middle, at, middle + 5, at + 5, middle, at, middle - 5]
        drawing.add(Polygon(diamond, fillColor=ACCENT, strokeColor=None))
        last = max(last, at + 5)
    return last


def _lines(frame: pd.DataFrame, t: Translator, width: float) -> Drawing:
    """One line a series, broken where a day is unknown; its name and last reading in the key."""
    known = frame.dropna(subset=["value"])
    series = list(dict.fromkeys(frame["series"]))
    left, key = 44.0, 13.0 * len(series) + 6
    drawing = Drawing(width, LINES_HEIGHT + key + 16)
    bottom, height = key + 16, LINES_HEIGHT - 8
    ticks = nice_ticks(float(known["value"].min()), float(known["value"].max()))
    first, last = frame["day"].min(), frame["day"].max()
    across = (width - left - 6) / max((last - first).days, 1)
    up = height / ((ticks[-1] - ticks[0]) or 1)
    for tick in ticks:
        y = bottom + (tick - ticks[0]) * up
        drawing.add(Line(left, y, width, y, strokeColor=LINE, strokeWidth=0.4))
        drawing.add(_text(left - 5, y - 3, t.number(tick), colour=SOFT, anchor="end"))
    for day, anchor in ((first, "start"), (last, "end")):
        x = left + (day - first).days * across
        drawing.add(_text(x, bottom - 12, t.date(day), colour=SOFT, anchor=anchor))
    for number, (name, dash) in enumerate(zip(series, cycle(_DASHES))):
        own = frame[frame["series"] == name]
        colour = HexColor(look_of(str(own["platform"].iloc[0])).colour)
        points = [
            None if pd.isna(value) else (
                left + (day - first).days * across, bottom + (value - ticks[0]) * up
            )
            for day, value in zip(own["day"], own["value"], strict=True)
        ]  # fmt: skip
        drawing.add(_path(points, colour, dash))
        _key_line(drawing, own, t, y=key - 13 * (number + 1), colour=colour, dash=dash)
    return drawing


def _key_line(
    drawing: Drawing,
    own: pd.DataFrame,
    t: Translator,
    *,
    y: float,
    colour: Color,
    dash: list[float],
) -> None:
    readings = own.dropna(subset=["value"])
    said = str(own["series"].iloc[0])
    if len(readings):
        end = readings.iloc[-1]
        said = f"{said}: {t.number(end['value'])} ({t.date(end['day'])})"
    drawing.add(
        Line(44, y + 4, 70, y + 4, strokeColor=colour, strokeWidth=1.6, strokeDashArray=dash)
    )
    drawing.add(_text(76, y, said))


def _path(points: list[tuple[float, float] | None], colour: Color, dash: list[float]) -> Group:
    """The stretches of known days; a day alone between two holes is a dot."""
    group = Group()
    for stretch in stretches(points):
        if len(stretch) == 1:
            (x, y), *_ = stretch
            group.add(Rect(x - 1.2, y - 1.2, 2.4, 2.4, fillColor=colour, strokeColor=None))
            continue
        flat = [number for point in stretch for number in point]
        group.add(PolyLine(flat, strokeColor=colour, strokeWidth=1.4, strokeDashArray=dash))
    return group


def stretches(points: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Runs of known points; nothing is drawn over a hole.

    >>> stretches([(0, 1), (1, 1), None, (3, 2)])
    [[(0, 1), (1, 1)], [(3, 2)]]
    """
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def nice_ticks(low: float, high: float) -> list[float]:
    """Four to six round numbers that hold both ends.

    >>> nice_ticks(3_870, 5_120)
    [3500, 4000, 4500, 5000, 5500]
    """
    span = (high - low) or max(abs(high), 1.0)
    raw = span / 4
    power = 10 ** floor(log10(raw))
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= raw)
    first, last = floor(low / step), ceil(high / step)
    last += last == first
    return [step * number for number in range(first, last + 1)]


def _fitting(text: str, room: float) -> str:
    """The text, cut with "…" where it is wider than the room."""
    said = drawable(text)
    if stringWidth(said, BODY, SIZE) <= room:
        return said
    while said and stringWidth(f"{said}…", BODY, SIZE) > room:
        said = said[:-1]
    return f"{said}…"


def _text(x: float, y: float, text: str, *, colour: Color = INK, anchor: str = "start") -> String:
    return String(
        x, y, drawable(text), fontName=BODY, fontSize=SIZE, fillColor=colour, textAnchor=anchor
    )
