"""How every chart speaks and is framed: axes, tooltips, numbers and months in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

import altair as alt
import pandas as pd
from babel import Locale

from charts.palette import LOOKS, look_of, platform_name
from i18n import Translator

SHADE_OPACITY = 0.14

_DOTS_UP_TO = 62
CHART_HEIGHT = 340
ROW_HEIGHT = 42
ROWS_FRAME = 70


def platform_scales(platforms: Iterable[str], t: Translator) -> tuple[alt.Scale, alt.Scale]:
    """Colour and shape scales over the names of these platforms, in one order."""
    known = sorted(dict.fromkeys(platforms), key=_order)
    names = [platform_name(p, t) for p in known]
    looks = [look_of(p) for p in known]
    return (
        alt.Scale(domain=names, range=[look.colour for look in looks]),
        alt.Scale(domain=names, range=[look.shape for look in looks]),
    )


def _order(platform: str) -> tuple[int, str]:
    names = list(LOOKS)
    return (names.index(platform) if platform in names else len(names), platform)


@cache
def number_locale(language: str) -> dict[str, Any]:
    """The d3 number locale: 1.234,5 in Indonesian, 1,234.5 in English."""
    if language == "id":
        return {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
    return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]}


@cache
def time_locale(language: str) -> dict[str, Any]:
    """The d3 time locale, its words taken from Babel."""
    locale = Locale.parse("id_ID" if language == "id" else "en_GB")
    days, months = locale.days["format"], locale.months["format"]
    week = (6, 0, 1, 2, 3, 4, 5)  # d3 begins with Sunday, Babel with Monday
    return {
        "dateTime": "%d %B %Y %H.%M",
        "date": "%d/%m/%Y",
        "time": "%H.%M" if language == "id" else "%H:%M",
        "periods": ["AM", "PM"],
        "days": [days["wide"][d] for d in week],
        "shortDays": [days["abbreviated"][d] for d in week],
        "months": [months["wide"][m] for m in range(1, 13)],
        "shortMonths": [months["abbreviated"][m] for m in range(1, 13)],
    }


def day_axis(*, grid: bool = False) -> alt.Axis:
    """A day axis that says month and year in the session's words."""
    return alt.Axis(
        title=None,
        labelExpr="date(datum.value) == 1 ? timeFormat(datum.value, '%b %Y')"
        " : timeFormat(datum.value, '%-d %b')",
        labelOverlap="greedy",
        labelFlush=True,
        tickCount=6,
        grid=grid,
    )


def number_axis(
    title: str | None,
    *,
    kind: Literal["number", "share", "money"] = "number",
    t: Translator | None = None,
) -> alt.Axis:
    """A number axis in the session's separators; with `t`, millions of rupiah are said in words."""
    if kind == "money" and t is not None:
        million = t("number.million", value="' + format(datum.value / 1e6, ',~r') + '")
        said = f"datum.value >= 1e6 ? 'Rp{million}' : format(datum.value, '$,~r')"
        return alt.Axis(title=title, labelExpr=said, tickCount=5, labelFlush=True)
    formats = {"number": ",~r", "share": ".0%", "money": "$,~r"}
    return alt.Axis(title=title, format=formats[kind], tickCount=5, labelFlush=True)


def day_tooltip(field: str, title: str) -> alt.Tooltip:
    """The day in full: 21 November 2026."""
    return alt.Tooltip(f"{field}:T", title=title, format="%-d %B %Y")


def number_tooltip(field: str, title: str, *, digits: int = 0) -> alt.Tooltip:
    """A number with the language's separators."""
    return alt.Tooltip(f"{field}:Q", title=title, format=f",.{digits}f")


def reading_points(values: pd.Series) -> dict[str, Any]:
    """How readings are dotted: seen where they are few or lone, else only felt by the pointer.

    A reading between two holes draws no line, so without its dot it would be lost.
    """
    known = int(values.count())
    is_sparse = known <= _DOTS_UP_TO or known < len(values) / 2
    if is_sparse:
        return {"filled": True, "opacity": 1, "size": 26}
    return {"filled": True, "opacity": 0, "size": 90, "aria": False}


def finished(chart: Any, t: Translator, *, description: str) -> alt.LayerChart:  # noqa: ANN401
    """The chart with the session's numbers and months, our frame and its accessible description.

    The locale is set on the chart and not in the process-wide `alt.theme`, because two people with
    two languages share one process.
    """
    done: alt.LayerChart = chart.properties(description=description).configure(
        locale=alt.Locale(number=number_locale(t.language), time=time_locale(t.language)),
        legend=alt.LegendConfig(orient="top", title=None, labelLimit=220, columns=2),
        axis=alt.AxisConfig(labelLimit=150, titleLimit=260),
        view=alt.ViewConfig(stroke=None),
    )
    return done
