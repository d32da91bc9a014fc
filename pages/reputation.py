"""Nama Baik: the reputation index and why it moved, the tone, the stars, incidents, the queue."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from charts import figure_sentences, figure_words
from charts import reputation as reputation_charts
from metrics.figure import Figure
from metrics.good_name_overview import good_name_overview
from metrics.reputation_contributions import Story
from metrics.reputation_overview import ReputationOverview, reputation_overview
from metrics.reputation_simulation import FACTORS
from widgets.card_grid import card_grid
from widgets.chart import show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_kind import kind_text
from widgets.figure_sentence import answer
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.good_name_sections import incident_section, rating_section, tone_section
from widgets.how_section import how_section
from widgets.kept_rows import tell_kept
from widgets.label_queue import label_section
from widgets.plain_text import plain
from widgets.reputation_form import setup_form
from widgets.table_section import table_section


def show(session: Session) -> None:
    """Question, answer, cards, the eight returns, why it changed, tone, stars, incidents."""
    chosen = filters(session)
    if drew_empty_state(session, also=("mentions", "incidents", "messages", "member_survey")):
        return
    t = session.t
    index = session.figures(
        reputation_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
    )
    name = session.figures(
        good_name_overview,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    period = figure_words.period_text(chosen.period, t)
    text = figure_sentences.answer_text("reputation", index.index, t, unit=False, period=period)
    answer(t("reputation.question"), text)
    tell_kept(session)
    card_grid([("", index.index), ("", index.change), ("", name.calibrated)], session, name="index")
    _beside(session, index)
    _components(session, index)
    _changes(session, index)
    tone_section(session, name)
    label_section(session, chosen.period, chosen.platforms)
    rating_section(session, name)
    incident_section(session, name, chosen.period)
    setup_form(session, index.setup)
    how_section(session, (*index.figures, *name.figures), name="nama-baik-berkas")


def _beside(session: Session, index: ReputationOverview) -> None:
    """The other mean, the part of the weight that is measured, and what it is compared with."""
    t = session.t
    details = index.index.details
    lines = [t("reputation.whole_coop")]
    other, covered = details.get("arithmetic"), details.get("coverage")
    if isinstance(other, float):
        lines.append(t("reputation.arithmetic", value=t.rounded(other)))
    if isinstance(covered, float):
        lines.append(t("reputation.coverage", share=t.percent(covered, digits=0)))
    compared = figure_words.period_text(index.compared, t)
    lines.append(t("reputation.compared", period=compared))
    st.markdown(f":small[{plain(' '.join(lines))}]")


def _components(session: Session, index: ReputationOverview) -> None:
    t = session.t
    st.subheader(t("reputation.components_heading"))
    rows = [(kind_text(one, t), one) for one in index.components]
    if any(one.is_known for one in index.components):
        show_chart(reputation_charts.component_ranges(rows, t))
        st.markdown(t("reputation.components_note"))
    weights = [_weight(session, one) for one in index.components]
    figure_table_section(
        rows,
        t,
        scope=t("reputation.column.component"),
        heading=t("reputation.components_table"),
        name="komponen-reputasi",
        further={t("reputation.column.weight"): weights},
    )
    indicators = [
        (t(f"reputation_index.indicator.{name}"), one) for name, one in index.indicators.items()
    ]
    figure_table_section(
        indicators,
        t,
        scope=t("reputation.column.indicator"),
        heading=t("reputation.indicators_table"),
        name="ukuran-reputasi",
        is_folded=True,
    )
    _factors(session, index.index)


def _weight(session: Session, figure: Figure) -> str:
    weight = figure.details.get("weight")
    t = session.t
    return t.percent(weight) if isinstance(weight, float) else t("figure.unknown")


def _factors(session: Session, figure: Figure) -> None:
    """Which choice moves the index most: a board that quarrels over weights should know."""
    t = session.t
    shares = [(name, figure.details.get(f"share_{name}")) for name in FACTORS]
    known = [(name, share) for name, share in shares if isinstance(share, float)]
    if not known:
        return
    ordered = sorted(known, key=lambda one: -one[1])
    frame = pd.DataFrame(
        [
            (t(f"reputation_index.factor.{name}"), t.percent(share, digits=0))
            for name, share in ordered
        ],
        columns=[t("reputation.column.factor"), t("reputation.column.variance")],
    )
    heading = t("reputation.factors_table")
    table_section(frame, t, heading=heading, name="kepekaan-indeks", is_folded=True)


def _changes(session: Session, index: ReputationOverview) -> None:
    t = session.t
    st.subheader(t("reputation.why_heading"))
    bars = [(kind_text(one, t), one) for one in index.contributions]
    if not bars:
        said = figure_words.reason_text(index.change, t) or t("reputation.no_change")
        st.markdown(plain(said))
        return
    st.markdown(plain(story_text(index.story, session)))
    show_chart(reputation_charts.contribution_bars(bars, t))
    st.markdown(t("reputation.why_note"))


def story_text(story: Story, session: Session) -> str:
    """The largest movement and what answered it, in one sentence of arithmetic."""
    t = session.t
    if not story.mover:
        return t(f"reputation_index.story.{story.code}")
    up_or_down = "up" if story.points > 0 else "down"
    mover = t(
        f"reputation_index.move.{up_or_down}",
        component=t(f"reputation_index.component.{story.mover}"),
        points=t.rounded(abs(story.points), significant=2),
    )
    others = f" {t('reputation_index.move.and')} ".join(
        t(
            "reputation_index.move.part",
            component=t(f"reputation_index.component.{name}"),
            points=f"{points:+.1f}".replace(".", "," if t.language == "id" else "."),
        )
        for name, points in story.others
    )
    key = f"reputation_index.story.{story.code}"
    return t(key, mover=mover) if story.code == "alone" else t(key, mover=mover, others=others)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
