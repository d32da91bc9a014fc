"""Young people: their share in the audience, beside the local population and the members."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.session import Session
from charts import members as member_charts
from metrics.figure import Figure
from metrics.members_overview import MembersOverview
from metrics.young_followers import DEFINITION
from widgets.chart import show_chart
from widgets.figure_kind import kind_text
from widgets.figure_label import account_label, scope_label
from widgets.figure_sentence import reasons
from widgets.figure_table import figure_table_section
from widgets.page_links import page_link
from widgets.plain_text import plain


def young_section(session: Session, found: MembersOverview) -> None:
    """The 18 to 34 as a chart against the local share; every definition with bounds as a table."""
    t = session.t
    st.subheader(t("members.young_heading"))
    if not found.young:
        st.markdown(t("members.no_young"))
        return
    _chart(session, found.young)
    st.markdown(t("members.young_note"))
    rows = [(_label(session, one), one) for one in (*found.young, *found.young_members)]
    figure_table_section(
        rows,
        t,
        scope=t("members.column.whose"),
        heading=t("members.young_table"),
        name="usia-muda",
        is_folded=True,
    )
    _against_local(session, found.against_local)
    _draws_younger(session, found.young_engagement)
    _course(session, found.young_by_snapshot)


def _label(session: Session, figure: Figure) -> str:
    t = session.t
    whose = (
        t("members.our_members")
        if figure.metric == "young_members"
        else scope_label(figure, session)
    )
    return f"{whose} · {kind_text(figure, t)}"


def _whose(session: Session, figure: Figure) -> str:
    """Whose ages, the platform first: a chart puts what follows on a line of its own."""
    base = session.t(f"members.base.{figure.details['base']}")
    platform, _, account = scope_label(figure, session).partition(" · ")
    return " · ".join(part for part in (f"{platform} ({base})", account) if part)


def _chart(session: Session, young: Sequence[Figure]) -> None:
    t = session.t
    exact = [one for one in young if one.details["definition"] == DEFINITION]
    drawn = [(_whose(session, one), one) for one in exact if one.is_known or one.low is not None]
    if not drawn:
        for reason in reasons(exact, t):
            st.markdown(plain(reason))
        return
    local = next((one.details["local_share"] for one in exact), None)
    reference = local if isinstance(local, float) else None
    chart = member_charts.share_ranges(
        drawn,
        t,
        axis_title=t("members.young_axis"),
        description=t("members.young_bars_description"),
        reference=reference,
    )
    show_chart(chart)
    if reference is not None:
        st.markdown(t("members.local_rule", share=t.percent(reference)))


def _against_local(session: Session, figures: Sequence[Figure]) -> None:
    t = session.t
    known = [one for one in figures if one.is_known]
    if not known:
        for reason in reasons(figures, t):
            st.markdown(plain(reason))
        if session.may_write:
            page_link(t, "pengaturan", icon="groups")
        return
    figure_table_section(
        [(_label(session, one), one) for one in known],
        t,
        scope=t("members.column.whose"),
        heading=t("members.local_table"),
        name="muda-dibanding-penduduk",
        is_folded=True,
    )


def _draws_younger(session: Session, figures: Sequence[Figure]) -> None:
    t = session.t
    known = [one for one in figures if one.is_known]
    if known:
        figure_table_section(
            [(scope_label(one, session), one) for one in known],
            t,
            scope=t("members.column.channel"),
            heading=t("members.draws_table"),
            name="penonton-lebih-muda",
        )


def _course(session: Session, snapshots: pd.DataFrame) -> None:
    """Only where an account's ages were read more than once: a single reading is no course."""
    t = session.t
    rows = snapshots[snapshots["definition"] == DEFINITION]
    whose = rows["platform"] + "/" + rows["account_id"] + "/" + rows["base"]
    several = rows[whose.map(whose.value_counts()).fillna(0) > 1]
    if several.empty:
        return
    labels = [
        f"{account_label(session, platform, account)} · {t(f'members.base.{base}')}"
        for platform, account, base in several[["platform", "account_id", "base"]].itertuples(
            index=False, name=None
        )
    ]
    drawn = several.rename(columns={"as_of": "day"}).assign(label=labels)
    columns = ["day", "label", "value", "low", "high"]
    show_chart(member_charts.young_over_time(drawn[columns], t))
