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


def topic_text(figure: Figure, t: Translator) -> str:
    """The topic and who listened; the co-op's own table of comments has a name of its own."""
    topic, source = (str(figure.details.get(name) or "") for name in ("kind", "medium"))
    heard = t("conversation.own_listening") if source == "mentions" else source
    return " · ".join(part for part in (topic, heard) if part)


def source_text(kind: str, t: Translator) -> str:
    """Where a member knows us from: a channel, or a word of the survey."""
    for key in (f"members.source.{kind}", f"platform.{kind}"):
        if t.has(key):
            return t(key)
    return kind


def ages_text(figure: Figure, t: Translator) -> str:
    """Which ages, and whose: "18–34 tahun · pengikut"."""
    definition, base = (str(figure.details.get(name) or "") for name in ("definition", "base"))
    ages = {
        name: t.number(float(figure.details.get(name) or 0)) for name in ("first_age", "last_age")
    }
    said = t(f"members.ages.{definition}", first=ages["first_age"], last=ages["last_age"])
    return f"{said} · {t(f'members.base.{base}')}" if base else said


_KINDS: Mapping[str, Callable[[Figure, str, Translator], str]] = {
    "engagement_rate": _from("engagement.kind"),
    "format_effect": _from("content.compared"),
    "pillar_engagement": lambda _figure, kind, _t: kind,
    "posting_time": lambda figure, _kind, t: time_text(figure, t),
    "unplanned_posts": lambda _figure, kind, t: unplanned_text(kind, t),
    "plan_balance": _from("content_plan.by"),
    "objective_resources": lambda _figure, kind, t: purpose_text(kind, t),
    "readiness": _from("content_plan.foundation"),
    "reputation_component": _from("reputation_index.component"),
    "reputation_contribution": _from("reputation_index.component"),
    "rising_topics": lambda figure, _kind, t: topic_text(figure, t),
    "share_of_voice": lambda _figure, kind, _t: kind,
    "rating": _from("reputation.rated_by"),
    **dict.fromkeys(
        ("incident_recovery", "incident_depth", "incident_area", "statement_lag"),
        lambda figure, _kind, _t: str(figure.details.get("name") or ""),
    ),
    **dict.fromkeys(
        ("incident_answered", "incident_wait", "campaign_effect", "campaign_step", "campaign_gap"),
        lambda figure, _kind, _t: str(figure.details.get("name") or ""),
    ),
    "response_wait": _from("members.clock"),
    "heard_from": lambda _figure, kind, t: source_text(kind, t),
    "member_path": _from("members.path"),
    "reach_and_new_members": _from("members.lag"),
    "young_share": lambda figure, _kind, t: ages_text(figure, t),
    "young_against_local": lambda figure, _kind, t: ages_text(figure, t),
    "young_members": lambda figure, _kind, t: ages_text(figure, t),
    "target_progress": lambda _figure, kind, t: t(f"metric.{kind}.title"),
}
_EMPTY_MEANS = ("unplanned_posts",)


def named(figure: Figure, t: Translator) -> str:
    """The metric's name with its kind."""
    kind = kind_text(figure, t)
    return f"{label_text(figure, t)}: {kind}" if kind else label_text(figure, t)
