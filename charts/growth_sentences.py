"""Followers in sentences: what was read, which target, and when it will be reached."""

from __future__ import annotations

from charts.figure_sentences import answer_text
from charts.palette import platform_name
from i18n import Translator
from metrics.figure import Figure
from metrics.growth_overview import Target
from metrics.period import add_months


def growth_sentence(total: Figure, t: Translator, *, period: str) -> str:
    """The answer: the two readings are facts; whether they say more is a sentence of its own."""
    start, end = (total.details.get(name) for name in ("start", "end"))
    if (
        total.value is None
        or not isinstance(start, (int, float))
        or not isinstance(end, (int, float))
    ):
        return answer_text("follower_growth", total, t, unit=False, period=period)
    change = "up" if total.value > 0 else "down" if total.value < 0 else "same"
    said = t(
        f"follower_growth.answer.{change}",
        period=period,
        value=t.number(abs(total.value)),
        start=t.number(start),
        end=t.number(end),
    )
    judged = total.verdict or "none"
    return f"{said} {t(f'follower_growth.judged.{judged}')}"


def target_label(target: Target, t: Translator) -> str:
    """Which target: platform, number and the day by which it shall be reached."""
    scope = platform_name(target.platform, t) if target.platform else t("figure.all_platforms")
    return t(
        "follower_growth.target_label",
        scope=scope,
        target=t.number(target.value),
        due=t.date(target.due),
    )


def arrival_text(forecast: Figure, t: Translator) -> str:
    """The months of the forecast as months of the calendar; empty where there is no middle."""
    if forecast.value is None or forecast.as_of is None:
        return ""
    last = forecast.as_of
    ends = {
        name: "" if months is None else t.month(add_months(last, round(months)))
        for name, months in (
            ("middle", forecast.value),
            ("first", forecast.low),
            ("last", None if forecast.open_above else forecast.high),
        )
    }
    key = "arrival" if ends["last"] else "arrival_open"
    return t(f"follower_growth.{key}", **ends)
