"""The report as slides for a projector: one message each, native charts, notes for the speaker."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.palette import look_of
from i18n import Translator
from i18n.translator import Language
from metrics.figure import Figure
from report.contents import Chart, Contents, Slide

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as Page

WIDE, HIGH = 13.333, 7.5
_EDGE = 0.7
_DAYS_LABELLED = 6
_ACCENT, _INK, _SOFT = "0F6B57", "17211E", "55625E"


def pptx_bytes(contents: Contents, *, language: Language) -> bytes:
    """The slides, 16:9. Charts can be edited, the notes hold the spoken text."""
    import pptx
    from pptx.util import Inches

    t = Translator(language)
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    deck.core_properties.title = f"{contents.title} · {contents.period}"
    deck.core_properties.author = contents.coop
    deck.core_properties.language = language
    for number, slide in enumerate(contents.slides, start=1):
        count = t("report.page", page=number, pages=len(contents.slides))
        _draw(deck, slide, t, foot=f"{contents.stamp} · {count}", is_title=number == 1)
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def _draw(deck: Presentation, slide: Slide, t: Translator, *, foot: str, is_title: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    page = deck.slides.add_slide(deck.slide_layouts[5])  # a title and nothing else
    title = page.shapes.title
    title.left, title.top = Inches(_EDGE), Inches(1.4 if is_title else 0.45)
    title.width, title.height = Inches(WIDE - 2 * _EDGE), Inches(1.9 if is_title else 0.8)
    size = (40 if len(slide.heading) < 45 else 28) if is_title else 26
    _write(title.text_frame, [(slide.heading, size, True, _ACCENT)])
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_title else MSO_ANCHOR.MIDDLE
    if is_title:
        lines = [(slide.message, 28, True, _INK), *((d, 22, False, _SOFT) for d in slide.details)]
        _box(page, lines, top=3.4, height=2.0)
    else:
        _body(page, slide, t)
    _box(page, [(foot, 10, False, _SOFT)], top=HIGH - 0.5, height=0.35)
    page.notes_slide.notes_text_frame.text = slide.said


def _body(page: Page, slide: Slide, t: Translator) -> None:
    """The message large; the details below, or beside the chart."""
    if slide.chart is None:
        size = 22 if slide.message else 26
        lines = [(slide.message, 32, True, _INK)] if slide.message else []
        lines += [(text, size, False, _INK) for text in slide.details]
        _box(page, lines, top=1.4, height=HIGH - 2.1)
        return
    lines = [(slide.message, _size_for(slide.message), True, _INK)]
    lines += [(text, 16, False, _SOFT) for text in slide.details]
    _box(page, lines, top=1.35, height=2.2)
    _add_chart(page, slide.chart, t)


def _size_for(text: str) -> int:
    return 26 if len(text) < 100 else 22 if len(text) < 220 else 18


Line = tuple[str, int, bool, str]


def _box(page: Page, lines: list[Line], *, top: float, height: float) -> None:
    from pptx.util import Inches

    box = page.shapes.add_textbox(
        Inches(_EDGE), Inches(top), Inches(WIDE - 2 * _EDGE), Inches(height)
    )
    _write(box.text_frame, lines)


def _write(frame: Any, lines: list[Line]) -> None:  # noqa: ANN401 (python-pptx has no types)
    """One paragraph a line: text, points, bold, colour."""
    from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for number, (text, size, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 3)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(colour)


def _rgb(colour: str) -> Any:  # noqa: ANN401
    from pptx.dml.color import RGBColor

    make: Any = RGBColor.from_string
    return make(colour)


def _add_chart(page: Page, chart: Chart, t: Translator) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    make: Any = CategoryChartData
    data = make(number_format="#,##0")
    lines = chart.lines if chart.kind == "followers" else None
    if lines is not None:
        kind, colours = XL_CHART_TYPE.LINE, _line_data(data, lines, t)
    else:
        kind, colours = XL_CHART_TYPE.BAR_CLUSTERED, _bar_data(data, chart, t)
    place = [Inches(inches) for inches in (_EDGE, 3.5, WIDE - 2 * _EDGE, HIGH - 4.1)]
    shapes: Any = page.shapes
    drawn = shapes.add_chart(kind, *place, data).chart
    drawn.font.size = Pt(14)
    drawn.has_title = False
    drawn.has_legend = len(colours) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.category_axis.tick_labels.font.size = Pt(12)
    (_finish_bars if lines is None else _finish_lines)(drawn, colours)


def _label_some_days(chart: Any) -> None:  # noqa: ANN401
    """A few days on the axis, lying flat: a date each day would stand slanted over one another."""
    from pptx.oxml.ns import qn

    axis, days = chart.category_axis._element, len(chart.plots[0].categories)
    every = str(max(1, -(-days // _DAYS_LABELLED)))
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):  # python-pptx has no name for them
        axis.find(qn("c:noMultiLvlLbl")).addprevious(axis.makeelement(qn(tag), {"val": every}))


def _finish_lines(chart: Any, colours: list[str]) -> None:  # noqa: ANN401
    """Lines without curves; readings that stand alone between holes are dots."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.util import Pt

    _label_some_days(chart)
    for series, colour in zip(chart.plots[0].series, colours, strict=True):
        series.smooth = False
        series.format.line.color.rgb = _rgb(colour)
        series.format.line.width = Pt(2.25)
        known = [value is not None for value in series.values]  # noqa: PD011 (no pandas)
        is_sparse = sum(known) < len(known) / 2
        series.marker.style = XL_MARKER_STYLE.CIRCLE if is_sparse else XL_MARKER_STYLE.NONE
        if is_sparse:
            series.marker.size = 5
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = _rgb(colour)
            series.marker.format.line.color.rgb = _rgb(colour)


def _finish_bars(chart: Any, colours: list[str]) -> None:  # noqa: ANN401
    """Read from the top; each bar with its number, so that no axis is needed."""
    from pptx.util import Pt

    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.number_format = "#,##0"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = Pt(12)
    for series, colour in zip(plot.series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)


def _bar_data(data: Any, chart: Chart, t: Translator) -> list[str]:  # noqa: ANN401
    """Value, and for ranges also floor and ceiling where a figure has them; unknown stays empty."""
    data.categories = [row.label for row in chart.rows]
    figures = [row.figure for row in chart.rows]
    data.add_series(t("chart.value"), [_shown(figure, figure.value) for figure in figures])
    colours = [_ACCENT]
    if chart.kind == "ranges":
        for name, end, colour in (("floor", "low", "A9CFC5"), ("ceiling", "high", "5E8F83")):
            ends = [_shown(figure, _end(figure, end)) for figure in figures]
            if any(one is not None for one in ends):
                data.add_series(t(f"chart.{name}"), ends)
                colours.append(colour)
    return colours


def _end(figure: Figure, end: str) -> float | None:
    """That end of the range; an open ceiling is no ceiling."""
    return None if end == "high" and figure.open_above else getattr(figure, end)


def _shown(figure: Figure, value: float | None) -> float | None:
    """To three significant digits for what is an estimate (G7)."""
    if value is None or (not figure.is_estimate and figure.unit not in ("accounts", "people")):
        return value
    return float(f"{value:.3g}")


def _line_data(data: Any, lines: pd.DataFrame, t: Translator) -> list[str]:  # noqa: ANN401
    """Every day of the period; a day without a reading stays empty."""
    table = lines.pivot_table(index="day", columns="series", values="value", dropna=False)
    table = table[list(dict.fromkeys(lines["series"]))]
    data.categories = [t.date(day) for day in table.index]
    for name in table.columns:
        data.add_series(str(name), [None if pd.isna(v) else float(v) for v in table[name]])
    platforms = lines.drop_duplicates("series")["platform"]
    return [look_of(str(platform)).colour.lstrip("#").upper() for platform in platforms]
