"""Posts without a row of the plan: quick answers to a topic, and blind publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.own_posts import POST, published_in
from metrics.period import Period
from metrics.plan_matching import all_matches, plan_with_local_times
from metrics.proportion_interval import wilson

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
"""Posts before a share is read as a rate and gets its interval."""

QUICK_HOURS = 24.0
KINDS = ("", "quick", "late_purpose", "no_purpose")


def unplanned_posts(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Posts that no row of the plan foresaw; four shares of all posts.

    Formula: posts without a row written before they appeared / all posts of the period; the range
        is Wilson's 95 % interval, for those who read the share as a rate, from 8 posts.
    Needs: posts, plan, plan_matches. Unit: share.
    Undefined when there is no post, or no plan at all around the period: nobody knows then.
    Details: kind, count, of. kinds: "" (all), "quick" (a good answer to a topic is unplanned too:
        a purpose was said within 24 hours), "late_purpose" (said later, or nobody knows when),
        "no_purpose" (blind). The target of "" is not 0 %.
    """
    posts = _labelled(tables, period, today, platforms)
    basis = _basis(period, platforms)
    reason = _unknown(tables, posts, period)
    if reason:
        return [
            Figure.missing(
                "unplanned_posts", "share", reason, n=len(posts), basis=basis,
                details={"kind": kind, "count": None, "of": float(len(posts))},
                imports=imports_of(posts),
            )
            for kind in KINDS
        ]  # fmt: skip
    return [_share(posts, kind, basis) for kind in KINDS]


def _share(posts: pd.DataFrame, kind: str, basis: tuple[Basis, ...]) -> Figure:
    of = len(posts)
    is_kind = posts["label"].eq(kind) if kind else posts["label"].ne("planned")
    count = int(is_kind.sum())
    rate = wilson(count, of) if of >= LEAST_POSTS else None
    remarks = ["plan.range_if_read_as_rate" if rate else "plan.few_posts"]
    if not kind:
        remarks.append("plan.quick_posts_are_unplanned_too")
        if (posts["has_row"] & ~posts["is_planned"]).any():
            remarks.append("plan.written_afterwards")
        if (posts["is_planned"] & posts["created"].isna()).any():
            remarks.append("plan.created_unknown")
    return Figure(
        "unplanned_posts", count / of, "share", low=rate.low if rate else None,
        high=rate.high if rate else None, n=of, remarks=tuple(remarks),
        details={"kind": kind, "count": float(count), "of": float(of)}, basis=basis,
        imports=imports_of(posts),
    )  # fmt: skip


def _labelled(
    tables: Tables, period: Period, today: date, platforms: Sequence[str]
) -> pd.DataFrame:
    """The posts with `label`: planned, quick, late_purpose or no_purpose."""
    matches = all_matches(tables, period.zone)
    if platforms:
        matches = matches[matches["platform"].isin(list(platforms))]
    posts = published_in(matches, period, today).sort_values(POST)
    own_purpose = posts["objective"].fillna("").str.strip().ne("")
    has_purpose = posts["purpose"].notna() | own_purpose
    label = pd.Series("no_purpose", index=posts.index)
    label[has_purpose] = "late_purpose"
    label[posts["purpose"].notna() & posts["purpose_hours"].le(QUICK_HOURS)] = "quick"
    label[posts["is_planned"]] = "planned"
    return posts.assign(label=label, has_row=posts["plan_id"].notna())


def _unknown(tables: Tables, posts: pd.DataFrame, period: Period) -> str:
    if posts.empty:
        return "plan.no_posts"
    plan = plan_with_local_times(tables, period.zone)["planned"]
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    has_plan = ((plan >= first) & (plan < after)).any() or posts["has_row"].any()
    return "" if has_plan else "plan.no_plan"


def _basis(period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    span = (tuple(platforms), (), period.start, period.end)
    return (Basis("posts", ("caption",), *span), Basis("plan", ("planned_at",), *span))


CATALOGUE = (
    Metric("unplanned_posts", "7.3", "share", ("posts", "plan", "plan_matches"), unplanned_posts),
)
