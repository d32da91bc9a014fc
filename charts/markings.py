"""What lies behind a time series: shaded events and the rule where a definition changed.

In the chart they carry only a number or a letter, because names overlap; `event_notes` and
`break_notes` say the names below the chart, for the screen and for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

import altair as alt
import pandas as pd

from charts.palette import GREY, platform_name
from charts.theme import SHADE_OPACITY, day_tooltip
from i18n import Translator


def breaks_about(breaks: pd.DataFrame, t: Translator, *, columns: Sequence[str]) -> pd.DataFrame:
    """The rows (day, label) of `definition_breaks` that concern these columns or all numbers."""
    concerned = breaks[breaks["column"].isin(["", *columns])]
    labels = [
        platform_name(code, t) if code else t("figure.all_platforms")
        for code in concerned["platform"].fillna("")
    ]
    return pd.DataFrame({"day": concerned["date"], "label": labels}).drop_duplicates()


def event_notes(events: pd.DataFrame, t: Translator) -> list[str]:
    """Each event with its number and days: "1 RAT (14 Feb 2026)"."""
    return [
        f"{number} {row['name']} ({t.days(row['start'], row['last'] + pd.Timedelta(days=1))})"
        for number, row in enumerate(events.to_dict("records"), start=1)
    ]


def break_notes(breaks: pd.DataFrame, t: Translator) -> list[str]:
    """Each break with its letter and day: "A Facebook (1 Okt 2025)"."""
    return [
        f"{letter} {row['label']} ({t.date(row['day'])})"
        for letter, row in zip(ascii_uppercase, breaks.to_dict("records"), strict=False)
    ]


def shaded_events(events: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    """Events (start, last, name) as grey shades with their number on top."""
    if events.empty:
        return []
    marked = events.assign(
        until=events["last"] + pd.Timedelta(days=1),
        mark=[str(number) for number in range(1, len(events) + 1)],
    )
    base = alt.Chart(marked).encode(x="start:T")
    return [
        base.mark_rect(color=GREY, opacity=SHADE_OPACITY, clip=True).encode(
            x2="until:T",
            tooltip=[
                alt.Tooltip("name:N", title=t("chart.event")),
                day_tooltip("start", t("chart.from")),
                day_tooltip("last", t("chart.to")),
            ],
        ),
        base.mark_text(align="left", baseline="top", dx=1, fontSize=11).encode(
            y=alt.value(2), text="mark:N"
        ),
    ]


def definition_breaks(breaks: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    """Days (day, label) on which a platform changed what it counts: a dotted rule, a letter."""
    if breaks.empty:
        return []
    marked = breaks.head(len(ascii_uppercase))
    base = alt.Chart(marked.assign(mark=list(ascii_uppercase[: len(marked)]))).encode(x="day:T")
    return [
        base.mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=2).encode(
            tooltip=[
                alt.Tooltip("label:N", title=t("chart.definition_change")),
                day_tooltip("day", t("chart.day")),
            ]
        ),
        base.mark_text(align="left", baseline="top", dx=4, fontSize=11, fontWeight="bold").encode(
            y=alt.value(16), text="mark:N"
        ),
    ]
