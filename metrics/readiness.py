"""The four foundations: strategy, big narrative, personification, resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import isfinite

import pandas as pd

from canonical.tables import COSTS
from metrics.aggregates import in_period
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.labelled_posts import labelled_posts
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

NARRATIVE_SETTING = "big_narrative"
HOURS_SETTING = "hours_per_week"
FEW_OWNERS = 2
"""The article: a division, not one or two persons."""


def readiness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Four bars, never added to one number.

    Formula: strategy: posts with a purpose / posts. narrative: posts with a pillar / posts.
        personification: posts that show a face of the co-op / posts of which it is known.
        resources: hours booked a week / hours planned a week (setting hours_per_week); all from
        the post, its row of the plan or its stated purpose.
    Needs: posts, plan, plan_matches, costs.hours, coop_profile. Unit: share.
    Undefined without posts, without a known face, without booked or planned hours.
    Details: kind; narrative_written (setting big_narrative: yes or no); hours_per_week,
        hours_planned, owners (roles responsible for the posts).
    """
    posts = labelled_posts(tables, period, today, platforms)
    return [
        _named_share(posts, "strategy", "objective", period, platforms),
        _narrative(tables, posts, period, platforms),
        _personification(posts, period, platforms),
        _resources(tables, posts, period, today),
    ]


def busiest_owner(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How much of the work hangs on one role.

    Formula: posts of the owner with most posts / posts with a known owner (from the plan).
    Needs: posts, plan, plan_matches. Unit: share.
    Undefined when no post has a known owner. Details: owner, owners.
    """
    posts = labelled_posts(tables, period, today, platforms)
    counted = _said(posts["owner"]).value_counts().sort_index().sort_values(
        ascending=False, kind="stable"
    )  # fmt: skip
    basis = _basis("owner", period, platforms)
    if counted.empty:
        reason = "plan.no_owner" if len(posts) else "plan.no_posts"
        return Figure.missing(
            "busiest_owner", "share", reason, n=0, n_expected=len(posts), basis=basis,
            details={"owner": "", "owners": 0.0}, imports=imports_of(posts),
        )  # fmt: skip
    n = int(counted.sum())
    return Figure(
        "busiest_owner", float(counted.iloc[0]) / n, "share", n=n, n_expected=len(posts),
        remarks=("plan.one_or_two_persons",) if len(counted) <= FEW_OWNERS else (), basis=basis,
        details={"owner": str(counted.index[0]), "owners": float(len(counted))},
        imports=imports_of(posts),
    )  # fmt: skip


def _named_share(
    posts: pd.DataFrame, kind: str, column: str, period: Period, platforms: Sequence[str]
) -> Figure:
    basis = _basis(column, period, platforms)
    details: dict[str, float | str | None] = {"kind": kind}
    if posts.empty:
        return Figure.missing("readiness", "share", "plan.no_posts", details=details, basis=basis)
    return Figure(
        "readiness", len(_said(posts[column])) / len(posts), "share", n=len(posts),
        details=details, basis=basis, imports=imports_of(posts),
    )  # fmt: skip


def _narrative(
    tables: Tables, posts: pd.DataFrame, period: Period, platforms: Sequence[str]
) -> Figure:
    figure = _named_share(posts, "narrative", "pillar", period, platforms)
    written = bool(_settings(tables).get(NARRATIVE_SETTING, "").strip())
    said = replace(figure, details={**figure.details, "narrative_written": _yes_no(written)})
    return said if written else said.with_remarks("plan.narrative_not_written")


def _personification(posts: pd.DataFrame, period: Period, platforms: Sequence[str]) -> Figure:
    known = posts.dropna(subset=["person_shown"])
    basis = _basis("person_shown", period, platforms)
    details: dict[str, float | str | None] = {"kind": "personification"}
    if known.empty:
        reason = "plan.no_face_known" if len(posts) else "plan.no_posts"
        return Figure.missing(
            "readiness", "share", reason, n=0, n_expected=len(posts), details=details, basis=basis,
        )  # fmt: skip
    return Figure(
        "readiness", float(known["person_shown"].astype(bool).mean()), "share", n=len(known),
        n_expected=len(posts), details=details, basis=basis, imports=imports_of(posts),
    )  # fmt: skip


def _resources(tables: Tables, posts: pd.DataFrame, period: Period, today: date) -> Figure:
    vouchers = in_period(not_removed(tables["costs"]), COSTS, period)
    booked = vouchers.dropna(subset=["hours"])
    passed = (min(period.end, max(today, period.start)) - period.start).days / 7
    planned = _positive(_settings(tables).get(HOURS_SETTING))
    per_week = float(booked["hours"].sum()) / passed if len(booked) and passed else None
    details: dict[str, float | str | None] = {
        "kind": "resources",
        "hours_per_week": per_week,
        "hours_planned": planned,
        "owners": float(_said(posts["owner"]).nunique()),
    }
    basis = (Basis("costs", ("hours",), start=period.start, end=period.end),)
    if per_week is None or planned is None:
        reason = "plan.no_hours_booked" if per_week is None else "plan.no_hours_planned"
        return Figure.missing(
            "readiness", "share", reason, n=len(booked), details=details, basis=basis,
            imports=imports_of(booked),
        )  # fmt: skip
    return Figure(
        "readiness", per_week / planned, "share", n=len(booked), details=details, basis=basis,
        imports=imports_of(booked),
    )  # fmt: skip


def _said(column: pd.Series) -> pd.Series:
    texts = column.dropna().str.strip()
    return texts[texts.ne("")]


def _settings(tables: Tables) -> dict[str, str]:
    rows = not_removed(tables["coop_profile"]).dropna(subset=["value"])
    return dict(zip(rows["setting"], rows["value"], strict=True))


def _positive(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if isfinite(number) and number > 0 else None


def _yes_no(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _basis(column: str, period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    span = (tuple(platforms), (), period.start, period.end)
    return (Basis("posts", ("caption",), *span), Basis("plan", (column,), *span))


_NEEDS = ("posts", "plan", "plan_matches")

CATALOGUE = (
    Metric("readiness", "7.6", "share", (*_NEEDS, "costs", "coop_profile"), readiness),
    Metric("busiest_owner", "7.6", "share", _NEEDS, busiest_owner),
)
