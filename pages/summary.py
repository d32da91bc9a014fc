"""Ringkasan: the three headline figures, what changed, the eight returns, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access.session import Session
from charts import figure_words
from i18n import Translator
from metrics.eight_returns import leading_evidence
from metrics.figure import Figure
from metrics.headlines import (
    Headlines,
    chosen_headlines,
    headline_savings,
    months_before,
    small_lines,
)
from metrics.period import Period
from metrics.summary_overview import with_returns
from widgets.empty_state import drew_empty_state
from widgets.export_calendar import next_download_lines
from widgets.figure_card import draw_line, figure_card
from widgets.figure_label import account_label
from widgets.figure_sentence import answer, reasons
from widgets.filters import Filters, filters
from widgets.how_section import how_section
from widgets.page_links import page_link
from widgets.plain_text import plain
from widgets.return_tiles import return_tiles

PAGES = {"reach": "jangkauan", "growth": "pengikut", "savings": "penghematan"}


def show(session: Session) -> None:
    """Question, answer in one sentence, three cards, changes, holes, how it was computed."""
    chosen = filters(session)
    if drew_empty_state(session):
        return
    found = Headlines.of(
        session.figures(
            chosen_headlines,
            period=chosen.period,
            today=session.today,
            comparison=chosen.comparison,
            platforms=chosen.platforms,
            account=chosen.account,
        ),
        session.figures(headline_savings, period=chosen.period),
    )
    t = session.t
    answer(t("summary.question"), summary_sentence(found, chosen.period, t))
    places = _cards(session, found)
    _verdicts(session, chosen.comparison or chosen.period.previous())
    _changes(session, chosen, found)
    further = session.figures(leading_evidence, period=chosen.period, today=session.today)
    overview = with_returns(found, further)
    return_tiles(session, overview.returns)
    _next(session, found)
    how_section(session, overview.figures, name="ringkasan-berkas")
    _small_lines(session, chosen, places)


def summary_sentence(found: Headlines, period: Period, t: Translator) -> str:
    """The three figures in one sentence; what is unknown is said to be unknown."""
    paid = (
        "" if found.savings_period == period else figure_words.period_text(found.savings_period, t)
    )
    parts = [
        _part("reach", found.reach, t),
        _change("growth", found.growth, t),
        _change(_savings_kind(found.savings), found.savings, t, days=paid),
    ]
    said = t("summary.answer.close", parts="; ".join(parts))
    return f"{t('summary.answer.period', period=figure_words.period_text(period, t))} {said}"


def _part(name: str, figure: Figure, t: Translator) -> str:
    label = t(f"summary.said.{name}")
    if figure.is_known:
        value = figure_words.value_text(figure, t, unit=name != "growth")
        return t("summary.answer.known", label=label, value=value)
    bounds = figure_words.range_text(figure, t)
    if bounds:
        return t("summary.answer.known", label=label, value=bounds)
    return t(f"summary.unknown.{name}")


def _change(kind: str, figure: Figure, t: Translator, *, days: str = "") -> str:
    """A difference in words: what went up, what went down; never a signed number in a sentence."""
    if figure.value is None:
        return _part(kind.split("_")[0], figure, t)
    way = "up" if figure.value > 0 else "down" if figure.value < 0 else "same"
    size = replace(figure, value=abs(figure.value), low=None, high=None)
    value = figure_words.value_text(size, t, unit=figure.unit != "followers").lstrip("+")
    said = t(f"summary.change.{kind}_{way}", value=value)
    return t("summary.answer.over_days", said=said, days=days) if days else said


def _savings_kind(savings: Figure) -> str:
    """Only a saving that is beyond doubt is called one."""
    return "savings" if savings.verdict == "up" else "savings_cost"


def _small_lines(session: Session, chosen: Filters, places: Mapping[str, DeltaGenerator]) -> None:
    """Reach and growth of the months before, as far as this person may see them."""
    months = [month for month in months_before(chosen.period) if session.may_see(month)]
    if not months:
        return
    lines = session.figures(
        small_lines,
        period=Period(months[0].start, months[-1].end, chosen.period.zone),
        platforms=chosen.platforms,
        account=chosen.account,
    )
    for name in ("reach", "growth"):
        points = pd.DataFrame({"day": lines["day"], "value": lines[name]})
        draw_line(places[name], points, session.t, label=session.t(f"summary.label.{name}"))


def _cards(session: Session, found: Headlines) -> dict[str, DeltaGenerator]:
    """The three cards, and in each the place of its small line."""
    t = session.t
    cards = (("reach", found.reach), ("growth", found.growth), ("savings", found.savings))
    places: dict[str, DeltaGenerator] = {}
    for column, (name, figure) in zip(st.columns(3), cards, strict=True):
        with column:
            places[name] = figure_card(figure, session, label=t(f"summary.label.{name}"))
            page_link(t, PAGES[name], icon="arrow_forward", label=t(f"summary.more.{name}"))
    return places


def _verdicts(session: Session, compared: Period) -> None:
    """What up and down mean on the three cards: each is judged against something else."""
    t = session.t
    previous = figure_words.period_text(compared, t)
    st.markdown(f":small[{plain(t('summary.verdicts', previous=previous))}]")


def _changes(session: Session, chosen: Filters, found: Headlines) -> None:
    t = session.t
    st.subheader(t("summary.changed"))
    if chosen.comparison is None:
        st.markdown(t("summary.no_comparison"))
        return
    left, right = st.columns(2)
    with left:
        figure_card(found.post_change, session)
        _against(session, chosen.comparison)
    with right:
        figure_card(found.growth_change, session)
        _against(session, chosen.comparison)


def _against(session: Session, compared: Period) -> None:
    t = session.t
    said = t("summary.changed_against", period=figure_words.period_text(compared, t))
    st.markdown(f":small[{said}]")


def _next(session: Session, found: Headlines) -> None:
    """Which days are missing, and what else stands in the way of a figure."""
    t = session.t
    st.subheader(t("summary.next"))
    lines = [_covered(session, row) for row in found.coverage.to_dict("records")]
    said = ["\n".join(f"- {line}" for line in lines) or t("summary.no_days")]
    due = next_download_lines(session)
    for heading, todo in (
        ("summary.todo", reasons(found.figures, t)),
        ("export_calendar.next", due),
    ):
        if todo:
            said += [f"**{t(heading)}**", "\n".join(f"- {plain(line)}" for line in todo)]
    st.markdown("\n\n".join(said))
    if due:
        page_link(t, "riwayat-data", icon="history")
    if session.may_write:
        page_link(t, "tambah-data", icon="upload_file")


def _covered(session: Session, row: dict[Any, Any]) -> str:
    t = session.t
    scope = account_label(session, row["platform"], row["account_id"])
    days, expected = row["days"], row["expected"]
    if days == expected:
        return plain(t("summary.coverage_full", scope=scope, expected=t.number(expected)))
    said = t("summary.coverage_days", scope=scope, days=t.number(days), expected=t.number(expected))
    hole = t("summary.hole", first=t.date(row["first_hole"]), last=t.date(row["last_hole"]))
    return plain(f"{said} {hole}")


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
