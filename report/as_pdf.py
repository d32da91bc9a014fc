"""The report on A4: one page for the board, then the annex; vector charts, numbered pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepInFrame,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid

from i18n import Translator
from i18n.translator import Language
from report.contents import Contents, Row, Section
from report.contents import Table as Words
from report.pdf_charts import chart_drawing
from report.pdf_style import (
    ACCENT,
    BODY,
    GROUND,
    HEIGHT,
    LINE,
    MARGIN,
    SOFT,
    TEXT_WIDTH,
    WIDTH,
    drawable,
    register_fonts,
    style,
)  # fmt: skip

_FOOT = 16 * mm
_ROOM = HEIGHT - 2 * MARGIN - _FOOT + 5 * mm
_BLANK = 7
LEAST_ROOM = 26 * mm
"""Points below which a section begins on the next page: a heading and a few rows."""


def pdf_bytes(contents: Contents, *, language: Language) -> bytes:
    """The whole report. The same contents give the same bytes."""
    register_fonts()
    t = Translator(language)
    target = io.BytesIO()
    frame = Frame(MARGIN, MARGIN + _FOOT - 5 * mm, TEXT_WIDTH, _ROOM, 0, 0, 0, 0)
    document = BaseDocTemplate(
        target, pagesize=(WIDTH, HEIGHT), invariant=1, lang=language,
        title=drawable(f"{contents.title} · {contents.period}"), author=drawable(contents.coop),
        creator="Jejak",
    )  # fmt: skip
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(
        [*_board_page(contents, t), PageBreak(), *_annex(contents, t)],
        canvasmaker=_numbered(contents, t),
    )
    return target.getvalue()


def _board_page(contents: Contents, t: Translator) -> list[Flowable]:
    """Everything for the board on exactly one page, shrunk a little when reasons are long."""
    flow: list[Flowable] = [
        _p(contents.coop, style(11, bold=True)),
        _p(contents.title, style(18, bold=True)),
        _p(contents.period, style(11, soft=True, after=8)),
        *([_p(contents.banner, style(10, bold=True, after=6))] if contents.banner else []),
        _headlines(contents.headlines),
    ]
    for section in contents.front:
        flow += [Spacer(0, _BLANK), *_section_parts(section, t)]
    return [KeepInFrame(TEXT_WIDTH, _ROOM - 2, flow, mode="shrink")]


def _headlines(rows: Sequence[Row]) -> Flowable:
    """Three boxes side by side: label, value, verdict, range and evidence."""
    room = TEXT_WIDTH / 3 - 18
    size = min(_size_that_fits(row.value, room) for row in rows)
    boxes = [
        [
            _p(row.label, style(9, soft=True)),
            _p(row.value, style(size, bold=True)),
            _p(row.verdict, style(9, bold=True)),
            _p(row.notes, style(8, soft=True)),
        ]
        for row in rows
    ]
    grid = Grid([boxes], colWidths=[TEXT_WIDTH / 3] * 3)
    grid.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, -1), GROUND),
                ("LINEABOVE", (0, 0), (-1, 0), 2, ACCENT),
                ("INNERGRID", (0, 0), (-1, -1), 4, "#ffffff"),
                ("LEFTPADDING", (0, 0), (-1, -1), 7),
                ("RIGHTPADDING", (0, 0), (-1, -1), 7),
            ]
        )
    )
    return grid


def _size_that_fits(text: str, room: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    sizes = (17.0, 15.0, 13.0, 11.0)
    said = drawable(text)
    return next((s for s in sizes if stringWidth(said, f"{BODY}-Bold", s) <= room), sizes[-1])


def _annex(contents: Contents, t: Translator) -> list[Flowable]:
    flow: list[Flowable] = [
        _p(contents.coop, style(9, soft=True)),
        _p(contents.annex_title, style(15, bold=True, after=4)),
    ]
    for section in contents.annex:
        flow += [Spacer(0, _BLANK), *_section(section, t)]
    return flow


def _section(section: Section, t: Translator) -> list[Flowable]:
    """Heading and what follows it; the heading never stands alone at the foot of a page."""
    room = LEAST_ROOM
    if section.chart is not None:
        room += chart_drawing(section.chart, t).height
    return [CondPageBreak(room), *_section_parts(section, t)]


def _section_parts(section: Section, t: Translator) -> list[Flowable]:
    heading = _p(section.heading, style(11.5, bold=True, after=3))
    parts: list[Flowable] = [_p(text, style(9.5, after=2)) for text in section.sentences]
    if section.rows:
        parts.append(_figures(section.rows))
    if section.chart:
        if section.chart.title != section.heading:
            parts.append(_p(section.chart.title, style(8, soft=True, after=2)))
        parts.append(chart_drawing(section.chart, t))
    if section.table:
        parts.append(_words(section.table))
    parts += [_p(text, style(8, soft=True)) for text in section.notes]
    return [heading, *parts]


def _figures(rows: Sequence[Row]) -> Flowable:
    cells = [
        [
            _p(row.label, style(9.5)),
            _value_and_verdict(row),
            _p(row.notes, style(8.5, soft=True)),
        ]
        for row in rows
    ]
    return _grid(cells, (0.38, 0.28, 0.34))


def _value_and_verdict(row: Row) -> list[Flowable]:
    parts: list[Flowable] = [_p(row.value, style(9.5, bold=True, right=True))]
    return [*parts, _p(row.verdict, style(8.5, right=True))] if row.verdict else parts


def _words(table: Words) -> Flowable:
    head = [_p(text, style(8, bold=True, soft=True)) for text in table.head]
    cells = [[_p(text, style(8.5)) for text in row] for row in table.rows]
    return _grid([head, *cells], table.widths, heads=1)


def _grid(
    cells: Sequence[Sequence[object]], widths: Sequence[float], *, heads: int = 0
) -> Flowable:
    grid = LongTable(cells, colWidths=[w * TEXT_WIDTH for w in widths], repeatRows=heads)
    grid.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return grid


def _p(text: str, how: object) -> Paragraph:
    """A paragraph of plain words: what people wrote is escaped and cannot format."""
    return Paragraph(escape(drawable(text), quote=False), how)


def _numbered(contents: Contents, t: Translator) -> type[Canvas]:
    """A canvas that knows how many pages there are before it writes their numbers."""

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        """Keeps the pages back until their count is known."""

        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, object]] = []

        def showPage(self) -> None:  # noqa: N802 (reportlab's name)
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._kept, start=1):
                self.__dict__.update(page)
                _foot(self, contents.stamp, t("report.page", page=number, pages=len(self._kept)))
                Canvas.showPage(self)
            Canvas.save(self)

    return Numbered


def _foot(canvas: Canvas, stamp: str, page: str) -> None:
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, MARGIN + 3 * mm, WIDTH - MARGIN, MARGIN + 3 * mm)
    canvas.setFont(BODY, 7.5)
    canvas.setFillColor(SOFT)
    canvas.drawString(MARGIN, MARGIN - 1 * mm, drawable(stamp))
    canvas.drawRightString(WIDTH - MARGIN, MARGIN - 1 * mm, drawable(page))
