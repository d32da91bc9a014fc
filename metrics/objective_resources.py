"""What each purpose costs beside what it brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from canonical.tables import COSTS
from metrics.aggregates import in_period
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.labelled_posts import labelled_posts
from metrics.metric import Metric
from metrics.own_posts import POST
from metrics.period import Period
from metrics.post_engagement import INTERACTIONS, with_interactions
from metrics.post_readings import post_readings

Tables = Mapping[str, pd.DataFrame]

LEAST_POSTS = 8
UNTAGGED = "none"


def objective_resources(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a purpose, the dearest first; cost that names none is its own ("none").

    Formula: share of interactions / share of rupiah. Interactions: those of likes, comments,
        shares, saves that every post has, of posts read at 7 days or older, by their purpose;
        rupiah and hours: the vouchers of the period by their purpose. Reach is never added (G1),
        so it stands beside as the median of a post.
    Needs: costs, posts, plan, plan_matches. Unit: ratio; 1 is as much result as cost.
    Undefined for a purpose without rupiah or without a post (brochures bring no interactions);
        with fewer than 8 posts with interactions in all.
    Details: kind, amount_idr, hours, cost_share, hours_share, interactions, result_share, posts,
        median_reach (None where unknown).
    """
    vouchers = in_period(not_removed(tables["costs"]), COSTS, period)
    posts = _results(tables, period, today, platforms)
    table = _by_objective(vouchers, posts)
    n = int(posts["interactions"].notna().sum())
    span = (period.start, period.end)
    basis = (
        Basis("costs", ("amount_idr", "hours"), (), (), *span),
        Basis("posts", INTERACTIONS, tuple(platforms), (), *span),
    )
    imports = imports_of(vouchers, posts)
    remarks = ("plan.costs_of_all_channels",) if platforms else ()
    return [_figure(row, n, basis, imports).with_remarks(*remarks) for _, row in table.iterrows()]


def _results(tables: Tables, period: Period, today: date, platforms: Sequence[str]) -> pd.DataFrame:
    """The own posts with purpose and their last counters; young or unread ones without."""
    posts = labelled_posts(tables, period, today, platforms)[[*POST, "objective", "import_id"]]
    ripe = post_readings(tables, period, today, columns=[], platforms=platforms).frame
    own = ripe.merge(posts[POST], on=POST)
    counted, _ = with_interactions(own)
    known = own[[*POST, "reach"]].merge(counted[[*POST, "interactions"]], on=POST, how="left")
    return posts.merge(known, on=POST, how="left")


def _by_objective(vouchers: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    cost = vouchers.groupby(_purpose(vouchers))[["amount_idr", "hours"]].sum().astype("float64")
    by = posts.groupby(_purpose(posts))
    result = pd.DataFrame(
        {
            "interactions": by["interactions"].sum().astype("float64"),
            "posts": by.size().astype("float64"),
            "median_reach": by["reach"].median().astype("float64"),
        }
    )
    table = cost.join(result, how="outer")
    added = ["amount_idr", "hours", "interactions", "posts"]
    table[added] = table[added].fillna(0.0)
    totals = table[added].sum()
    for name, share in (
        ("amount_idr", "cost_share"),
        ("hours", "hours_share"),
        ("interactions", "result_share"),
    ):
        table[share] = table[name] / totals[name] if totals[name] else float("nan")
    table = table.rename_axis("kind").reset_index()
    return table.sort_values(["amount_idr", "hours", "kind"], ascending=[False, False, True])


def _purpose(rows: pd.DataFrame) -> pd.Series:
    said = rows["objective"].str.strip()
    return said.where(said.ne("")).fillna(UNTAGGED).rename("kind")


def _figure(row: pd.Series, n: int, basis: tuple[Basis, ...], imports: tuple[int, ...]) -> Figure:
    details: dict[str, float | str | None] = {
        str(name): None if pd.isna(value) else value for name, value in row.items()
    }
    reason = ""
    if n < LEAST_POSTS:
        reason = "plan.too_few_results"
    elif not row["amount_idr"] > 0:
        reason = "plan.no_cost"
    elif not row["posts"] > 0:
        reason = "plan.no_posts_of_purpose"
    if reason:
        return Figure.missing(
            "objective_resources", "ratio", reason, n=n, n_expected=LEAST_POSTS, details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    return Figure(
        "objective_resources", float(row["result_share"] / row["cost_share"]), "ratio", n=n,
        remarks=("plan.few_posts",) if row["posts"] < LEAST_POSTS else (), details=details,
        basis=basis, imports=imports,
    )  # fmt: skip


CATALOGUE = (
    Metric(
        "objective_resources", "7.5", "ratio", ("costs", "posts", "plan", "plan_matches"),
        objective_resources,
    ),
)  # fmt: skip
