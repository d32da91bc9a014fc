"""A figure in words: the one place where a number becomes text, for page, report and message alike.

Estimates are printed to three significant digits (G7), counts that a platform states exactly in
full. What is unknown is "–" and its reason, never 0.
"""

from __future__ import annotations

from charts.amounts import amount, with_unit
from charts.counted_nouns import noun_of
from i18n import Translator
from metrics.figure import Figure, Unit
from metrics.period import Period

_WITH_UNIT: frozenset[Unit] = frozenset({"months", "days", "hours"})
"""On a card these need their word; for the others the label says what is counted."""

CHANGES: frozenset[str] = frozenset(
    {
        "net_growth",
        "follower_growth",
        "follower_change",
        "post_reach_change",
        "account_reach_change",
        "reputation_change",
        "reputation_contribution",
        "engagement_rate_change",
        "net_sentiment",
        "calibrated_sentiment",
        "incident_depth",
        "campaign_effect",
        "campaign_gap",
        "reach_and_new_members",
    }
)
"""Metrics whose value is a difference, or good less bad, and is printed with its sign."""


_REASONS_WITH_N = "growth.too_few_"
"""Reasons that say themselves how many there are and how many are needed."""

_CHANCE: frozenset[str] = frozenset({"net_growth", "follower_growth"})
"""Metrics whose value is read off and exact; their range is the ordinary coming and going."""


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

    Empty when the figure has no bounds, or when both print like the value itself. Where the value
    is a fact, "between" would deny it: there the range is said as the usual play, "± 75".
    """
    low, high = figure.low, None if figure.open_above else figure.high
    if figure.metric in _CHANCE and figure.value is not None:
        return _chance_text(figure, t)
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


def _chance_text(figure: Figure, t: Translator) -> str:
    if figure.low is None or figure.high is None:
        return ""
    half = amount((figure.high - figure.low) / 2, figure.unit, t)
    return t("figure.chance", half=_with_unit(half, figure, t)) if figure.high > figure.low else ""


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


def evidence_text(figure: Figure, t: Translator, *, is_short: bool = False) -> str:
    """What it rests on, in words: "29 dari 31 hari ada datanya"; empty when it counts nothing.

    Where a metric counts now this and now that, "n = 42 dari 60". In a table, whose column says
    what it is, `is_short` leaves it at "29 dari 31 hari".
    """
    if figure.n is None or figure.reason.startswith(_REASONS_WITH_N):
        return ""
    n, noun = t.number(figure.n), noun_of(figure)
    if figure.n_expected is not None:
        of = t.number(figure.n_expected)
        key = f"figure.counted_of.{noun or 'n'}"
        short = f"figure.counted_short.{noun}"
        said = short if is_short and t.has(f"{short}.other") else key
        return t(said, n=figure.n_expected, count=n, expected=of)
    return t(f"figure.counted.{noun}", n=figure.n, count=n) if noun else t("figure.n_only", n=n)


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
    return said_of("reason", figure.reason, figure, t) if figure.reason else ""


def remark_texts(figure: Figure, t: Translator) -> list[str]:
    """What a reader must know, one sentence a remark."""
    return [said_of("remark", code, figure, t) for code in figure.remarks]


def method_text(figure: Figure, t: Translator) -> str:
    """The branch of the formula that was taken, in words."""
    return said_of("method", figure.method, figure, t) if figure.method else ""


def period_text(period: Period, t: Translator) -> str:
    """A whole calendar month by its name, anything else by its first and last day."""
    if period == Period.month(period.start.year, period.start.month, period.zone):
        return t.month(period.start)
    return t.days(period.start, period.end)


def label_text(figure: Figure, t: Translator) -> str:
    """The metric's name for the screen."""
    return t(f"metric.{figure.metric}.title")


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


def said_of(section: str, code: str, figure: Figure, t: Translator) -> str:
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


def spread_text(figure: Figure, t: Translator) -> str:
    """Low to high without a middle, for what must never be one number: Rp2,64–11,5 juta.

    A range that is open to one side is "≥ 4.930" or "≤ 78", the play around a fact "± 75".
    """
    if figure.metric in _CHANCE and figure.value is not None:
        return _chance_text(figure, t)
    upper = None if figure.open_above else figure.high
    if figure.low is None or upper is None:
        bound = figure.low if upper is None else upper
        if bound is None:
            return t("figure.unknown")
        return f"{'≥' if upper is None else '≤'} {_amount(figure, bound, t)}"
    low, high = _amount(figure, figure.low, t), _amount(figure, upper, t)
    if low == high:
        return low
    first, _, scale = low.partition(" ")
    if scale and high.endswith(f" {scale}"):
        return f"{first}–{high.removeprefix('Rp')}"
    is_plain = not scale and " " not in high and not low.startswith("-")
    return f"{low}–{high}" if is_plain else f"{low} – {high}"
