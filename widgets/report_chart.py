"""A chart of the report on the screen: the same rows and days, drawn as the pages draw them."""

from __future__ import annotations

from access.session import Session
from charts.line_series import line_series
from charts.promotion_savings import amount_bars
from charts.reach import reach_ranges
from report.contents import Chart
from widgets.chart import show_chart


def show_report_chart(chart: Chart, session: Session) -> None:
    """Ranges as bands, amounts as bars, followers as lines with their holes."""
    t = session.t
    rows = [(row.label, row.figure) for row in chart.rows]
    if chart.kind == "followers" and chart.lines is not None:
        drawn = line_series(chart.lines, t, axis_title=chart.axis, description=chart.title)
    else:
        drawn = reach_ranges(rows, t) if chart.kind == "ranges" else amount_bars(rows, t)
    show_chart(drawn)
