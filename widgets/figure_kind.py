"""The kind of a figure in words: which divisor, which pillar, which hour, which foundation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charts.figure_words import label_text
from i18n import Translator
from metrics.figure import Figure


def kind_text(figure: Figure, t: Translator) -> str:
    """What tells this figure from others of its metric; empty where nothing does."""
    kind = str(figure.details.get("kind") or "")
    say = _KINDS.get(figure.metric)
    if say is None or (not kind and figure.metric not in _EMPTY_MEANS):
        return ""
    return say(figure, kind, t)


def _from(section: str) -> Callable[[Figure, str, Translator], str]:
    def said(_figure: Figure, kind: str, t: Translator) -> str:
        return t(f"{section}.{kind}") if t.has(f"{section}.{kind}") else kind

    return said


def time_text(figure: Figure, t: Translator) -> str:
    """The weekday, the part of the day, or both: "Senin malam (18–23)"."""
    weekday, daypart = figure.details.get("weekday"), figure.details.get("daypart")
    parts = [
        t(f"engagement.weekday.{int(weekday)}") if isinstance(weekday, (int, float)) else "",
        t(f"engagement.daypart.{daypart}") if daypart else "",
    ]
    return " ".join(part for part in parts if part)


def purpose_text(kind: str, t: Translator) -> str:
    """A purpose as people wrote it; cost without one has a name of its own."""
    return t("content_plan.untagged") if kind == "none" else kind


def unplanned_text(kind: str, t: Translator) -> str:
    """Which of the posts without a plan."""
    return t(f"content_plan.unplanned.{kind or 'all'}")


_KINDS: Mapping[str, Callable[[Figure, str, Translator], str]] = {
    "engagement_rate": _from("engagement.kind"),
    "format_effect": _from("content.compared"),
    "pillar_engagement": lambda _figure, kind, _t: kind,
    "posting_time": lambda figure, _kind, t: time_text(figure, t),
    "unplanned_posts": lambda _figure, kind, t: unplanned_text(kind, t),
    "plan_balance": _from("content_plan.by"),
    "objective_resources": lambda _figure, kind, t: purpose_text(kind, t),
    "readiness": _from("content_plan.foundation"),
    "target_progress": lambda _figure, kind, t: t(f"metric.{kind}.title"),
}
_EMPTY_MEANS = ("unplanned_posts",)


def named(figure: Figure, t: Translator) -> str:
    """The metric's name with its kind."""
    kind = kind_text(figure, t)
    return f"{label_text(figure, t)}: {kind}" if kind else label_text(figure, t)
