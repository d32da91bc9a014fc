"""What a campaign changed, as far as the weeks allow to say; else "kita tidak tahu"."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.session import Session
from charts import members as member_charts
from metrics.campaign_effect import campaign_effect, campaign_weeks
from metrics.figure import Figure
from widgets.chart import show_chart
from widgets.figure_card import figure_card
from widgets.figure_label import scope_label
from widgets.figure_table import figure_table_section
from widgets.filters import Filters
from widgets.plain_text import plain


def campaign_section(session: Session, chosen: Filters) -> Sequence[Figure]:
    """Each campaign that touches the period; gives its figures for the sources below."""
    t = session.t
    st.subheader(t("members.campaign_heading"))
    effects: list[Figure] = session.figures(
        campaign_effect,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    if not effects:
        st.markdown(t("members.no_campaign"))
        return effects
    for event_id in dict.fromkeys(str(one.details["kind"]) for one in effects):
        _campaign(session, chosen, [one for one in effects if one.details["kind"] == event_id])
    return effects


def _campaign(session: Session, chosen: Filters, effects: Sequence[Figure]) -> None:
    """The effect against its control first: without one there is no sentence about cause."""
    t = session.t
    first = effects[0]
    event_id, name = str(first.details["kind"]), str(first.details["name"])
    st.markdown(f"**{plain(name)}**")
    st.markdown(plain(t(f"members.campaign_said.{said_of(first)}")))
    figure_card(first, session)
    weeks = session.figures(
        campaign_weeks,
        event_id=event_id,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    if weeks["treated"].notna().any():
        after = weeks.loc[weeks["is_after"].astype(bool), "start"]
        started = after.min() if len(after) else weeks["start"].max()
        shown = weeks.rename(columns={"start": "day"})
        show_chart(member_charts.campaign_course(shown, t, started=started))
        st.markdown(t("members.campaign_note"))
    figure_table_section(
        [(_label(session, one), one) for one in effects],
        t,
        scope=t("members.column.measure"),
        heading=t("members.campaign_table"),
        name=f"dampak-{event_id}",
    )


def said_of(figure: Figure) -> str:
    """What may be said: up or down only with a verdict; else that we do not know."""
    if not figure.is_known or figure.verdict not in ("up", "down"):
        return "unknown"
    return str(figure.verdict)


def _label(session: Session, figure: Figure) -> str:
    title = session.t(f"metric.{figure.metric}.title")
    whose = scope_label(figure, session) if figure.details.get("platform") else ""
    return f"{title} · {whose}" if whose else title
