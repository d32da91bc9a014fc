"""Whether what appeared is balanced as planned, by purpose and by pillar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from scipy.spatial.distance import jensenshannon

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.labelled_posts import labelled_posts
from metrics.metric import Metric
from metrics.period import Period
from metrics.plan_states import plan_states

Tables = Mapping[str, pd.DataFrame]

LEAST_ROWS = 8
"""Rows of the plan, and posts, that name a purpose or pillar: fewer give no shares."""

KINDS = ("objective", "pillar")


def plan_balance(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """How near the published mix is to the planned one; purpose first, then pillar.

    Formula: 100 x (1 - sum of |p - q| / 2) over purposes (pillars), p planned and q published
        share. Planned are the rows of the period that were not cancelled with a reason, those that
        somebody deleted among them; published the posts that name a purpose; posts without one are
        counted in details untagged.
    Needs: plan, posts, plan_matches. Unit: points, 100 is as planned.
    Undefined with fewer than 8 rows or 8 posts that name one.
    Details: kind, jsd_bit (Jensen-Shannon divergence, 0 is as planned), n_planned, untagged.

    >>> round(balance([0.3, 0.3, 0.2, 0.2], [0.55, 0.10, 0.20, 0.15]), 1)
    75.0
    """
    rows, posts = _compared(tables, period, today, platforms)
    return [_balance(rows, posts, kind, _basis(kind, period, platforms)) for kind in KINDS]


def plan_shares(
    tables: Tables, period: Period, today: date, *, by: str, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Columns category, planned, published (shares; null where unknown), n_planned, n_published.

    Categories as they are written, the most planned first; `by` is "objective" or "pillar".
    """
    rows, posts = _compared(tables, period, today, platforms)
    return _shares_by(rows, posts, by)


def _shares_by(rows: pd.DataFrame, posts: pd.DataFrame, by: str) -> pd.DataFrame:
    planned, published = _named(rows[by]), _named(posts[by])
    names = sorted(set(planned.index) | set(published.index))
    n_planned = planned.reindex(names, fill_value=0)
    n_published = published.reindex(names, fill_value=0)
    frame = pd.DataFrame(
        {
            "category": pd.Series(names, dtype="str"),
            "planned": _shares(n_planned),
            "published": _shares(n_published),
            "n_planned": n_planned.to_numpy(dtype="int64"),
            "n_published": n_published.to_numpy(dtype="int64"),
        }
    )
    order = ["n_planned", "n_published", "category"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def balance(planned: Sequence[float], published: Sequence[float]) -> float:
    """100 x (1 - half the sum of the differences) of two lists of shares."""
    return float(100 * (1 - np.abs(np.subtract(planned, published)).sum() / 2))


def divergence_bit(planned: Sequence[float], published: Sequence[float]) -> float:
    """Jensen-Shannon divergence of two lists of shares, in bit.

    >>> round(divergence_bit([0.3, 0.3, 0.2, 0.2], [0.55, 0.10, 0.20, 0.15]), 5)
    0.06725
    """
    return float(jensenshannon(planned, published, base=2) ** 2)


def _balance(
    rows: pd.DataFrame, posts: pd.DataFrame, kind: str, basis: tuple[Basis, ...]
) -> Figure:
    shares = _shares_by(rows, posts, kind)
    n_planned, n = int(shares["n_planned"].sum()), int(shares["n_published"].sum())
    details: dict[str, float | str | None] = {
        "kind": kind,
        "n_planned": float(n_planned),
        "untagged": float(len(posts) - n),
    }
    imports = imports_of(posts)
    if min(n_planned, n) < LEAST_ROWS:
        reason = "plan.too_few_planned" if n_planned < LEAST_ROWS else "plan.too_few_tagged"
        return Figure.missing(
            "plan_balance", "points", reason, n=n_planned if n_planned < LEAST_ROWS else n,
            n_expected=LEAST_ROWS, details=details, basis=basis, imports=imports,
        )  # fmt: skip
    planned, published = shares["planned"].to_list(), shares["published"].to_list()
    return Figure(
        "plan_balance", balance(planned, published), "points", n=n, n_expected=len(posts),
        details={**details, "jsd_bit": divergence_bit(planned, published)}, basis=basis,
        imports=imports, remarks=("plan.posts_without_label",) if n < len(posts) else (),
    )  # fmt: skip


def _compared(
    tables: Tables, period: Period, today: date, platforms: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The plan as it was meant, with what is still to come; and the posts with their labels."""
    rows = plan_states(tables, period, today, platforms=platforms)
    meant = rows[~rows["state"].isin(["cancelled", "after_the_fact"])]
    return meant, labelled_posts(tables, period, today, platforms)


def _basis(column: str, period: Period, platforms: Sequence[str]) -> tuple[Basis, ...]:
    span = (tuple(platforms), (), period.start, period.end)
    return (Basis("plan", (column,), *span), Basis("posts", (column,), *span))


def _named(column: pd.Series) -> pd.Series:
    names = column.dropna().str.strip()
    return names[names.ne("")].value_counts()


def _shares(counted: pd.Series) -> np.ndarray:
    total = counted.sum()
    return counted.to_numpy(dtype="float64") / (total if total else np.nan)


CATALOGUE = (
    Metric("plan_balance", "7.4", "points", ("plan", "posts", "plan_matches"), plan_balance),
)
