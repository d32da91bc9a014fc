"""The one page for the board: what changed, reach by account, the budget line, open decisions."""

from __future__ import annotations

from charts import figure_words
from charts.promotion_savings import COMPARABLE
from i18n import Translator
from report.contents import Chart, Row, Section, row_of, scope_of
from report.facts import Decision, Facts
from report.figures import ReportFigures
from report.safe_text import printable

MOST_DECISIONS = 4
DECISION_LIMIT = 140


def board_page(found: ReportFigures, facts: Facts, t: Translator) -> tuple[Section, ...]:
    """The sections below the three headlines, in the order in which a board asks."""
    return (_changed(found, t), _budget(found, t), _reach(found, t), _decisions(facts, t))


def _changed(found: ReportFigures, t: Translator) -> Section:
    previous = figure_words.period_text(found.period.previous(), t)
    return Section(
        "changed",
        t("report.changed"),
        rows=(row_of(found.post_change, t), row_of(found.growth_change, t)),
        notes=(t("summary.verdicts", previous=previous),),
    )


def _reach(found: ReportFigures, t: Translator) -> Section:
    together = row_of(found.reach, t, label=t("figure.all_platforms"))
    rows = account_rows(found, t)
    rows = (together, *rows) if len(rows) > 1 else rows
    shown = tuple(row for row in rows if _has_extent(row))
    chart = Chart("ranges", t("report.reach_by_account"), t("report.reach_axis"), shown)
    said = () if shown else (t("report.no_reach"),)
    heading = t("report.reach_by_account")
    return Section("accounts", heading, said, chart=chart if shown else None)


def account_rows(found: ReportFigures, t: Translator) -> tuple[Row, ...]:
    """The reach of each account."""
    names = dict(found.names)
    return tuple(row_of(one, t, label=scope_of(one, t, names)) for one in found.accounts)


def _has_extent(row: Row) -> bool:
    return row.figure.is_known or row.figure.low is not None or row.figure.high is not None


def _budget(found: ReportFigures, t: Translator) -> Section:
    rows = tuple(row_of(figure, t) for figure in (*found.budget, found.own_cost))
    compared = tuple(row for row in rows if row.figure.metric in COMPARABLE)
    chart = None
    if any(row.figure.is_known for row in compared):
        axis = t("promotion_savings.rupiah")
        chart = Chart("amounts", t("report.budget"), axis, compared)
    heading = over_days(t("report.budget"), found, t)
    return Section("budget", heading, rows=rows, chart=chart, notes=(t("report.budget_note"),))


def over_days(said: str, found: ReportFigures, t: Translator) -> str:
    """The words with the days that money is judged over, where they are not the report's own."""
    if found.savings_period == found.period:
        return said
    days = figure_words.period_text(found.savings_period, t)
    return t("report.over_days", said=said, days=days)


def _decisions(facts: Facts, t: Translator) -> Section:
    waiting = open_decisions(facts)
    if not waiting:
        said_none = (no_decisions_text(facts, t),)
        return Section("open_decisions", t("report.open_decisions"), sentences=said_none)
    said = [f"• {decision_text(one, t)}" for one in waiting[:MOST_DECISIONS]]
    more = len(waiting) - MOST_DECISIONS
    if more > 0:
        said.append(t("report.more_decisions", count=t.number(more)))
    return Section("open_decisions", t("report.open_decisions"), sentences=tuple(said))


def open_decisions(facts: Facts) -> list[Decision]:
    """What earlier meetings left to do, the most urgent first; those without a day come last."""
    waiting = [one for one in facts.decisions or () if one.status == "open"]
    return sorted(waiting, key=lambda one: (one.due is None, one.due or one.meeting_on))


def no_decisions_text(facts: Facts, t: Translator) -> str:
    """That none is open, or that they are not shown."""
    return t("report.decisions_hidden" if facts.decisions is None else "report.no_decisions")


def decision_text(one: Decision, t: Translator) -> str:
    """What, who and by when, in one line."""
    return t(
        "report.decided",
        decision=printable(one.decision or one.question, limit=DECISION_LIMIT),
        owner=printable(one.owner, limit=60) or "–",
        due=t.date(one.due) if one.due else "–",
        status=t(f"option.decision_state.{one.status}"),
    )
