"""The report as slides for a projector: one message each, native charts, notes for the speaker."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.theme import look_of
from i18n import Translator
from i18n.translator import Language
from metrics.figure import Figure
from report.contents import Chart, Contents, Slide

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as Page

WIDE, HIGH = 13.333, 7.5
_EDGE = 0.7
_ACCENT, _INK, _SOFT = "0F6B57", "17211E", "55625E"
_DAYS_BETWEEN_POINTS = 7


def pptx_bytes(contents: Contents, *, language: Language) -> bytes:
    """The slides, 16:9. Charts can be edited, the notes hold the spoken text."""
    from pptx import Presentation as new_presentation
    from pptx.util import Inches

    t = Translator(language)
    deck = new_presentation()
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
    from pptx.util import Inches

    page = deck.slides.add_slide(deck.slide_layouts[5])  # a title and nothing else
    title = page.shapes.title
    title.left, title.top = Inches(_EDGE), Inches(2.2 if is_title else 0.45)
    title.width, title.height = Inches(WIDE - 2 * _EDGE), Inches(1.2 if is_title else 0.8)
    _write(title.text_frame, [(slide.heading, 40 if is_title else 26, True, _ACCENT)])
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
        size = 20 if slide.message else 22
        lines = [(slide.message, 32, True, _INK)] if slide.message else []
        lines += [(text, size, False, _INK) for text in slide.details]
        _box(page, lines, top=1.4, height=HIGH - 2.1)
        return
    lines = [(slide.message, _size_for(slide.message), True, _INK)]
    lines += [(text, 16, False, _SOFT) for text in slide.details]
    _box(page, lines, top=1.35, height=2.2)
    _add_chart(page, slide.chart, t)


def _size_for(text: str) -> int:
    return 28 if len(text) < 130 else 24 if len(text) < 220 else 20


Line = tuple[str, int, bool, str]


def _box(page: Page, lines: list[Line], *, top: float, height: float) -> None:
    from pptx.util import Inches

    box = page.shapes.add_textbox(
        Inches(_EDGE), Inches(top), Inches(WIDE - 2 * _EDGE), Inches(height)
    )
    _write(box.text_frame, lines)


def _write(frame: Any, lines: list[Line]) -> None:  # noqa: ANN401 (python-pptx has no types)
    """One paragraph a line: text, points, bold, colour."""
    from pptx.dml.color import RGBColor
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
        run.font.color.rgb = RGBColor.from_string(colour)


def _add_chart(page: Page, chart: Chart, t: Translator) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    data = CategoryChartData(number_format="#,##0")
    lines = chart.lines if chart.kind == "followers" else None
    if lines is not None:
        kind, colours = XL_CHART_TYPE.LINE, _line_data(data, lines)
    else:
        kind, colours = XL_CHART_TYPE.BAR_CLUSTERED, _bar_data(data, chart, t)
    drawn = page.shapes.add_chart(
        kind, Inches(_EDGE), Inches(3.4), Inches(WIDE - 2 * _EDGE), Inches(HIGH - 4.0), data
    ).chart
    drawn.font.size = Pt(14)
    drawn.has_title = False
    drawn.has_legend = len(colours) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _finish(drawn, colours, is_line=lines is not None)


def _finish(chart: Any, colours: list[str], *, is_line: bool) -> None:  # noqa: ANN401
    """Colours of the series; bars read from the top, lines without curves."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    chart.value_axis.has_major_gridlines = is_line
    chart.value_axis.tick_labels.font.size = Pt(12)
    chart.category_axis.tick_labels.font.size = Pt(12)
    for series, colour in zip(chart.plots[0].series, colours, strict=True):
        if is_line:
            series.smooth = False
            series.format.line.color.rgb = RGBColor.from_string(colour)
            series.format.line.width = Pt(2.25)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    if not is_line:
        chart.category_axis.reverse_order = True
        chart.plots[0].gap_width = 60
        chart.plots[0].has_data_labels = True
        chart.plots[0].data_labels.number_format = "#,##0"
        chart.plots[0].data_labels.number_format_is_linked = False
        chart.plots[0].data_labels.font.size = Pt(12)


def _bar_data(data: Any, chart: Chart, t: Translator) -> list[str]:  # noqa: ANN401
    """Value, and for ranges also floor and ceiling where a figure has them; unknown stays empty."""
    data.categories = [row.label for row in chart.rows]
    figures = [row.figure for row in chart.rows]
    data.add_series(t("chart.value"), [_shown(figure, figure.value) for figure in figures])
    colours = [_ACCENT]
    if chart.kind == "ranges":
        for name, end, colour in (("floor", "low", "A9CFC5"), ("ceiling", "high", "5E8F83")):
            ends = [_shown(figure, getattr(figure, end)) for figure in figures]
            if any(one is not None for one in ends):
                data.add_series(t(f"chart.{name}"), ends)
                colours.append(colour)
    return colours


def _shown(figure: Figure, value: float | None) -> float | None:
    """To three significant digits for what is an estimate (G7)."""
    if value is None or (not figure.is_estimate and figure.unit not in ("accounts", "people")):
        return value
    return float(f"{value:.3g}")


def _line_data(data: Any, lines: pd.DataFrame) -> list[str]:  # noqa: ANN401
    """One reading a week, the last day among them; weeks without a reading stay empty."""
    table = lines.pivot_table(index="day", columns="series", values="value", dropna=False)
    table = table[list(dict.fromkeys(lines["series"]))]
    if len(table) > 2 * _DAYS_BETWEEN_POINTS:
        table = table.iloc[:: -_DAYS_BETWEEN_POINTS].iloc[::-1]
    data.categories = [day.date() for day in table.index]
    colours = []
    for name in table.columns:
        values = [None if pd.isna(value) else float(value) for value in table[name]]
        data.add_series(str(name), values)
        platform = lines.loc[lines["series"] == name, "platform"].iloc[0]
        colours.append(look_of(str(platform)).colour.lstrip("#").upper())
    return colours
