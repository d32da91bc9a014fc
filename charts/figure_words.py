"""A figure in words: the one place where a number becomes text, for page, report and message alike.

Estimates are printed to three significant digits (G7), counts that a platform states exactly in
full. What is unknown is "–" and its reason, never 0.
"""

from __future__ import annotations

from dataclasses import replace
from math import floor, log10

from i18n import Translator
from metrics.figure import Figure, Unit
from metrics.period import Period

_ROUNDED_UNITS: frozenset[Unit] = frozenset({"accounts", "people"})
"""Unique people are the platforms' own estimates, even where a figure quotes them as they are."""

_WITH_UNIT: frozenset[Unit] = frozenset({"months", "days", "hours"})
"""On a card these need their word; for the others the label says what is counted."""

CHANGES: frozenset[str] = frozenset(
    {
        "net_growth",
        "follower_growth",
        "follower_change",
        "post_reach_change",
        "account_reach_change",
    }
)
"""Metrics whose value is a difference and is printed with its sign."""

_IN_WORDS = 10_000
"""Rounded counts from here on are said in words: 9.870, but 12,3 ribu."""

_WHOLE_FROM = 10
"""Below, a median or an end of a range keeps one decimal; above, half a follower says nothing."""

_MONEY_IN_WORDS = 1e6


def amount(
    value: float, unit: Unit, t: Translator, *, rounded: bool = False, signed: bool = False
) -> str:
    """The bare number in the unit's form: 84,3 ribu, Rp17,7 juta, 12,3%, +266.

    >>> amount(84_321, "accounts", Translator("id"))
    '84,3 ribu'
    >>> amount(266, "followers", Translator("id"), signed=True)
    '+266'
    """
    sign = "+" if signed and value > 0 else ""
    if unit == "share":
        return sign + t.percent(value)
    if unit == "idr":
        return sign + _money(value, t, rounded=rounded)
    if unit in ("ratio", "points", "hours"):
        return sign + t.rounded(value)
    if unit in ("months", "days"):
        return sign + t.number(value, digits=1)
    if rounded or unit in _ROUNDED_UNITS:
        return sign + (t.rounded(value) if abs(value) < _IN_WORDS else t.compact(value))
    return sign + t.number(value, digits=0 if abs(value) >= _WHOLE_FROM else 1)


def _money(value: float, t: Translator, *, rounded: bool) -> str:
    if abs(value) >= _MONEY_IN_WORDS:
        return t.compact_money(value)
    if not rounded or value == 0:
        return t.money(value)
    return t.money(round(value, 2 - floor(log10(abs(value)))))


def with_unit(
    text: str, unit: Unit, t: Translator, *, count: float | None = None, metric: str = ""
) -> str:
    """The number and its word: "84,3 ribu akun"; a `count` of 1 takes the singular in English.

    A metric may have a word of its own, as the follower change, which is counted a day.
    """
    own = f"figure.unit_of.{metric}"
    return t(own if t.has(own) else f"unit.{unit}", value=text, n=1 if count == 1 else 2)


def value_text(figure: Figure, t: Translator, *, unit: bool = False) -> str:
    """The value as a card prints it; "–" when it is unknown, "±" before an unsigned estimate."""
    if figure.value is None:
        return t("figure.unknown")
    text = _amount(figure, figure.value, t)
    if unit or figure.unit in _WITH_UNIT:
        text = with_unit(text, figure.unit, t, count=figure.value, metric=figure.metric)
    is_about = figure.is_estimate and figure.metric not in CHANGES
    return t("figure.about", value=text) if is_about else text


def range_text(figure: Figure, t: Translator) -> str:
    """Bounds in words: "antara 12 ribu dan 31,5 ribu akun"; an open end is "sekurang-kurangnya".

    Empty when the figure has no bounds, or when both print like the value itself.
    """
    low, high = figure.low, None if figure.open_above else figure.high
    if low is not None and high is not None:
        lower, upper = _amount(figure, low, t), _amount(figure, high, t)
        if lower == upper:
            same = figure.value is not None and _amount(figure, figure.value, t) == lower
            return "" if same else _with_unit(lower, figure, t)
        return t("figure.between", low=lower, high=_with_unit(upper, figure, t))
    if low is not None:
        return t("figure.at_least", low=_with_unit(_amount(figure, low, t), figure, t))
    if high is not None:
        return t("figure.at_most", high=_with_unit(_amount(figure, high, t), figure, t))
    return ""


def full_value_text(figure: Figure, t: Translator) -> str:
    """The value unrounded, for the explanation: Rp17.700.000."""
    if figure.value is None:
        return t("figure.unknown")
    return with_unit(
        _in_full(figure.value, figure.unit, t),
        figure.unit,
        t,
        count=figure.value,
        metric=figure.metric,
    )


def full_range_text(figure: Figure, t: Translator) -> str:
    """The bounds unrounded; empty unless both are known."""
    if figure.low is None or figure.high is None or figure.open_above:
        return ""
    low, high = (_in_full(bound, figure.unit, t) for bound in (figure.low, figure.high))
    return t("figure.full_range", low=low, high=high)


def evidence_text(figure: Figure, t: Translator) -> str:
    """The count it rests on, "n = 42 dari 60"; empty when the figure counts nothing."""
    if figure.n is None:
        return ""
    n = t.number(figure.n)
    if figure.n_expected is None:
        return t("figure.n_only", n=n)
    return t("figure.coverage", n=n, expected=t.number(figure.n_expected))


def verdict_text(figure: Figure, t: Translator) -> str:
    """naik, turun or belum bisa dipastikan; empty when the figure judges nothing.

    A saving is no change: there up and down are said as hemat and tidak hemat.
    """
    if not figure.verdict:
        return ""
    own = f"figure.verdict_of.{figure.metric}.{figure.verdict}"
    return t(own if t.has(own) else f"figure.verdict.{figure.verdict}")


def reason_text(figure: Figure, t: Translator) -> str:
    """Why there is no value; empty when there is one."""
    return _said("reason", figure.reason, figure, t) if figure.reason else ""


def remark_texts(figure: Figure, t: Translator) -> list[str]:
    """What a reader must know, one sentence a remark."""
    return [_said("remark", code, figure, t) for code in figure.remarks]


def method_text(figure: Figure, t: Translator) -> str:
    """The branch of the formula that was taken, in words."""
    return _said("method", figure.method, figure, t) if figure.method else ""


def period_text(period: Period, t: Translator) -> str:
    """A whole calendar month by its name, anything else by its first and last day."""
    if period == Period.month(period.start.year, period.start.month, period.zone):
        return t.month(period.start)
    return t.days(period.start, period.end)


def label_text(figure: Figure, t: Translator) -> str:
    """The metric's name for the screen."""
    return t(f"metric.{figure.metric}.title")


def sentence(figure: Figure, t: Translator, *, label: str = "") -> str:
    """The figure as one plain sentence, with its range, or with the reason it is unknown."""
    label = label or label_text(figure, t)
    bounds = range_text(figure, t)
    if figure.value is None:
        key = "figure.sentence.missing_range" if bounds else "figure.sentence.missing"
        return t(key, label=label, range=bounds, reason=reason_text(figure, t))
    value = value_text(figure, t, unit=True)
    key = "figure.sentence.value_range" if bounds else "figure.sentence.value"
    said = t(key, label=label, value=value, range=bounds)
    if figure.verdict:
        said = t("figure.sentence.verdict", sentence=said, verdict=verdict_text(figure, t))
    return said


def _amount(figure: Figure, value: float, t: Translator) -> str:
    signed = figure.metric in CHANGES
    return amount(value, figure.unit, t, rounded=figure.is_estimate, signed=signed)


def _with_unit(text: str, figure: Figure, t: Translator) -> str:
    return with_unit(text, figure.unit, t, metric=figure.metric)


def _in_full(value: float, unit: Unit, t: Translator) -> str:
    if unit == "idr":
        return t.money(value)
    if unit == "share":
        return t.percent(value, digits=2)
    return t.number(value, digits=0 if unit in ("accounts", "people", "views") else 2)


def _said(section: str, code: str, figure: Figure, t: Translator) -> str:
    """The sentence of a code, its placeholders filled from the figure."""
    values = {k: _detail(v, t) for k, v in figure.details.items()}
    counts = {
        "count": evidence_number(figure.n, t),
        "expected": evidence_number(figure.n_expected, t),
    }
    return t(f"{section}.{code}", **{**counts, **values})


def evidence_number(value: float | None, t: Translator) -> str:
    """A count for a sentence; "–" when it is unknown."""
    return t("figure.unknown") if value is None else t.number(value)


def _detail(value: float | str | None, t: Translator) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return t("figure.unknown")
    return t.number(value) if float(value).is_integer() else t.rounded(value)


def answer_text(
    section: str, figure: Figure, t: Translator, *, unit: bool = True, **values: object
) -> str:
    """The page's answer in one sentence: `<section>.answer.` value_range, value, range or none.

    `unit` is off where the sentence itself says what is counted.
    """
    bounds = range_text(figure, t)
    if figure.value is not None:
        branch = "value_range" if bounds else "value"
    else:
        branch = "range" if bounds else "none"
    return t(
        f"{section}.answer.{branch}",
        value=value_text(figure, t, unit=unit),
        range=bounds,
        reason=reason_text(figure, t),
        **values,
    )


def overspent_text(section: str, figure: Figure, t: Translator, **values: object) -> str:
    """The answer for a negative saving, said as what was spent more (branches more_range, more)."""
    if figure.value is None:
        raise ValueError(f"{figure.metric}: an unknown figure was not overspent")
    turned = replace(
        figure,
        value=-figure.value,
        low=None if figure.high is None else -figure.high,
        high=None if figure.low is None else -figure.low,
    )
    bounds = range_text(turned, t)
    return t(
        f"{section}.answer.{'more_range' if bounds else 'more'}",
        value=value_text(turned, t, unit=True),
        range=bounds,
        **values,
    )


def spread_text(figure: Figure, t: Translator) -> str:
    """Low to high without a middle, for what must never be one number: Rp2,64–11,5 juta."""
    if figure.low is None or figure.high is None:
        return t("figure.unknown")
    low, high = _amount(figure, figure.low, t), _amount(figure, figure.high, t)
    first, _, scale = low.partition(" ")
    if scale and high.endswith(f" {scale}"):
        return f"{first}–{high.removeprefix('Rp')}"
    return f"{low} – {high}"
