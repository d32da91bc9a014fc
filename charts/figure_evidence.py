"""What stands beside a figure: the two amounts it is the difference of, its days, its caution."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from charts.amounts import amount
from charts.figure_words import period_text, said_of
from i18n import Translator
from metrics.figure import Figure
from metrics.period import Period

_FACTS: Mapping[str, tuple[str, str]] = {
    "net_growth": ("start", "end"),
    "follower_growth": ("start", "end"),
    "cash_saved": ("expected", "cost"),
}
"""The two details of which the value is the difference: they are printed beside it."""

_ON_THE_FACE = (
    "growth.range_unknown",
    "growth.accounts_left_out",
    "savings.one_baseline_year",
    "savings.results_fell",
)
"""Remarks that change what the number means: they stand on the card, not behind its button."""


def fact_text(figure: Figure, t: Translator) -> str:
    """The two amounts whose difference the figure is: "11.937 → 12.492"; empty without both."""
    names = _FACTS.get(figure.metric)
    first, last = (figure.details.get(name) for name in names) if names else (None, None)
    if not isinstance(first, (int, float)) or not isinstance(last, (int, float)):
        return ""
    said = {n: amount(v, figure.unit, t) for n, v in (("first", first), ("last", last))}
    return t(f"figure.fact.{figure.unit}", **said)


def face_texts(figure: Figure, t: Translator) -> list[str]:
    """The remarks without which the figure would be misread, one sentence each."""
    return [said_of("remark", code, figure, t) for code in _ON_THE_FACE if code in figure.remarks]


def days_text(figure: Figure, t: Translator) -> str:
    """The days the figure was judged over, where they are not those of the page; else empty."""
    first, end = (figure.details.get(name) for name in ("from_day", "until_day"))
    if not isinstance(first, str) or not isinstance(end, str):
        return ""
    return period_text(Period(date.fromisoformat(first), date.fromisoformat(end)), t)
