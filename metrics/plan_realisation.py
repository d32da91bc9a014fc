"""How much of the plan appeared, and how much of it on time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.plan_states import COLUMNS, plan_states

Tables = Mapping[str, pd.DataFrame]

_REMARKS = {
    "deleted": "plan.deleted_rows_stay",
    "after_the_fact": "plan.written_afterwards",
    "unknown": "plan.posts_not_known",
    "not_yet": "plan.not_yet_due",
}


def plan_realisation(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Rows of the plan that appeared.

    Formula: rows due that have a post / rows due. A row is due when 48 hours have passed since its
        planned time and the posts of its channel are known so far. Rows cancelled with a reason
        and rows written after their post leave both sides; rows that somebody deleted stay, whether
        before their day or after it.
    Needs: plan, posts, plan_matches. Unit: share; a count of all rows, so without an interval.
    Undefined when no row is due.
    Details: matched, due, not_yet, unknown, cancelled, deleted, after_the_fact (rows).

    >>> from metrics.example_tables import example_tables
    >>> plan = [{"plan_id": str(day), "platform": "facebook", "title": f"Hari {day}",
    ...          "planned_at": f"2026-03-{day:02} 05:00"} for day in (2, 12)]
    >>> post = {"platform": "facebook", "post_id": "1", "published_at": "2026-03-02 05:00",
    ...         "caption": "Hari 2", "as_of": "2026-04-10"}
    >>> tables = example_tables(plan=plan, posts=[post])
    >>> plan_realisation(tables, Period.month(2026, 3), date(2026, 4, 20)).value
    0.5
    """
    rows = plan_states(tables, period, today, platforms=platforms)
    due = rows[rows["is_due"]]
    matched = due[due["state"].isin(["done", "off_time"])]
    said = _said(rows)
    details = {"matched": float(len(matched)), "due": float(len(due)), **said}
    basis = _basis(period, platforms)
    expected = int(rows["state"].ne("cancelled").sum())
    if due.empty:
        reason = "plan.no_plan" if rows.empty else "plan.nothing_due"
        return Figure.missing(
            "plan_realisation", "share", reason, n=0, n_expected=expected, details=details,
            basis=basis, imports=imports_of(rows),
        )  # fmt: skip
    return Figure(
        "plan_realisation", len(matched) / len(due), "share", n=len(due), n_expected=expected,
        remarks=_remarks(said), details=details, basis=basis, imports=imports_of(rows),
    )  # fmt: skip


def plan_on_time(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Rows whose post came on time.

    Formula: rows due whose post appeared at most 48 hours before or after the planned time / rows
        due that have a post.
    Needs: plan, posts, plan_matches. Unit: share; a count of all rows, so without an interval.
    Undefined when no row due has a post. Matches by likeness are never further apart than 48
        hours, so only rows matched by number or by a person can be off time.
    """
    rows = plan_states(tables, period, today, platforms=platforms)
    matched = rows[rows["is_due"] & rows["state"].isin(["done", "off_time"])]
    on_time = int(matched["state"].eq("done").sum())
    details: dict[str, float | str | None] = {
        "on_time": float(on_time),
        "matched": float(len(matched)),
    }
    basis = _basis(period, platforms)
    if matched.empty:
        reason = "plan.no_plan" if rows.empty else "plan.nothing_matched"
        return Figure.missing(
            "plan_on_time", "share", reason, n=0, details=details, basis=basis,
            imports=imports_of(rows),
        )  # fmt: skip
    is_only_likeness = matched["kind"].eq("similar").all()
    return Figure(
        "plan_on_time", on_time / len(matched), "share", n=len(matched),
        remarks=("plan.likeness_is_always_near",) if is_only_likeness else (), details=details,
        basis=basis, imports=imports_of(rows),
    )  # fmt: skip


def plan_rows(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Every row planned for the period, by planned time, with what became of it.

    Columns plan_id, planned, platform, title, pillar, objective, owner, status, state (done,
    off_time, missed, not_yet, unknown, cancelled, after_the_fact), post_id, published, hours_off,
    score, kind, permalink, is_deleted, deleted (when).
    """
    return plan_states(tables, period, today, platforms=platforms)[list(COLUMNS)]


def _said(rows: pd.DataFrame) -> dict[str, float | str | None]:
    """How many rows are in each state that needs a word, and how many somebody deleted."""
    states = ("not_yet", "unknown", "cancelled", "after_the_fact")
    counts = {state: float(rows["state"].eq(state).sum()) for state in states}
    stays = rows["is_deleted"] & ~rows["state"].isin(["cancelled", "after_the_fact"])
    return {**counts, "deleted": float(stays.sum())}


def _remarks(said: Mapping[str, float | str | None]) -> tuple[str, ...]:
    return tuple(code for state, code in _REMARKS.items() if said[state])


def _basis(period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    span = (tuple(platforms), (), period.start, period.end)
    return (Basis("plan", ("planned_at", "status"), *span), Basis("posts", ("caption",), *span))


CATALOGUE = (
    Metric("plan_realisation", "7.1", "share", ("plan", "posts", "plan_matches"), plan_realisation),
    Metric("plan_on_time", "7.2", "share", ("plan", "posts", "plan_matches"), plan_on_time),
)
