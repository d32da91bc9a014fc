"""Ringkasan: the three headline figures, what changed, the eight returns, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from access.session import Session
from charts import figure_words
from charts.sparkline import Point
from i18n import Translator
from metrics.coverage import Covered
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
from widgets.card_grid import grid
from widgets.empty_state import drew_empty_state
from widgets.export_calendar import next_download_lines
from widgets.figure_card import figure_card
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
    _cards(session, found, _small_lines(session, chosen))
    _verdicts(session, chosen.comparison or chosen.period.previous())
    _changes(session, chosen, found)
    further = session.figures(leading_evidence, period=chosen.period, today=session.today)
    overview = with_returns(found, further)
    return_tiles(session, overview.returns)
    _next(session, found)
    how_section(session, overview.figures, name="ringkasan-berkas")


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


def _small_lines(session: Session, chosen: Filters) -> Mapping[str, Sequence[Point]]:
    """Reach and growth of the months before, as far as this person may see them."""
    months = [month for month in months_before(chosen.period) if session.may_see(month)]
    if not months:
        return {}
    return session.figures(
        small_lines,
        period=Period(months[0].start, months[-1].end, chosen.period.zone),
        platforms=chosen.platforms,
        account=chosen.account,
    )


def _cards(session: Session, found: Headlines, lines: Mapping[str, Sequence[Point]]) -> None:
    """The three cards, each with its small line and the way to its page."""
    t = session.t
    cards = (("reach", found.reach), ("growth", found.growth), ("savings", found.savings))
    with grid("headlines"):
        for name, figure in cards:
            label, line = t(f"summary.label.{name}"), lines.get(name, ())
            with figure_card(figure, session, label=label, line=line):
                page_link(t, PAGES[name], icon="arrow_forward", label=t(f"summary.more.{name}"))


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
    with grid("changes", per_row="two"):
        figure_card(found.post_change, session)
        figure_card(found.growth_change, session)
    against = figure_words.period_text(chosen.comparison, t)
    st.markdown(f":small[{plain(t('summary.changed_against', period=against))}]")


def _next(session: Session, found: Headlines) -> None:
    """Which days are missing, and what else stands in the way of a figure."""
    t = session.t
    st.subheader(t("summary.next"))
    lines = [_covered(session, one) for one in found.coverage]
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


def _covered(session: Session, one: Covered) -> str:
    t = session.t
    scope = account_label(session, one.platform, one.account_id)
    days, expected = t.number(one.days), t.number(one.expected)
    if one.first_hole is None or one.last_hole is None:
        return plain(t("summary.coverage_full", scope=scope, expected=expected))
    said = t("summary.coverage_days", scope=scope, days=days, expected=expected)
    hole = t("summary.hole", first=t.date(one.first_hole), last=t.date(one.last_hole))
    return plain(f"{said} {hole}")


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
