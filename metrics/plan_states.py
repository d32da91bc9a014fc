"""What became of each row of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.period import Period
from metrics.plan_assignment import TOLERANCE_HOURS
from metrics.plan_matching import all_matches, plan_with_local_times

Tables = Mapping[str, pd.DataFrame]

COLUMNS = (
    "plan_id",
    "planned",
    "platform",
    "title",
    "pillar",
    "objective",
    "owner",
    "status",
    "state",
    "post_id",
    "published",
    "hours_off",
    "score",
    "kind",
    "permalink",
    "is_deleted",
    "deleted",
)
_OF_POST = ["plan_id", "post_id", "published", "hours_off", "score", "kind", "permalink"]


def plan_states(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Every row planned for the period with its `state`, `is_due`, and its first post.

    after_the_fact: written down when the post was already out. done, off_time: a post came, within
    48 hours of the plan or not. cancelled: with a reason, and nothing came. unknown: no posts of
    that channel are known up to the planned time (blank is not "missed"). not_yet: 48 hours have
    not passed. missed: nothing came. is_due: the 48 hours have passed and the posts are known;
    neither cancelled with a reason nor written after the fact. is_deleted: somebody deleted the
    row, before its day or after, at `deleted` (the co-op's own time); nothing else follows from it.
    """
    plan = plan_with_local_times(tables, period.zone)
    first, after = pd.Timestamp(period.start), pd.Timestamp(period.end)
    rows = plan[(plan["planned"] >= first) & (plan["planned"] < after)]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    matches = all_matches(tables, period.zone)
    rows = rows.merge(_posts_of_rows(matches), on="plan_id", how="left")
    rows = rows.merge(_known_until(matches), on="platform", how="left")
    passed = rows["planned"] + pd.Timedelta(hours=TOLERANCE_HOURS)
    is_past = passed <= pd.Timestamp(today)
    is_known = passed <= rows["known_until"]
    state = _state(rows, is_past, is_known)
    is_due = is_past & is_known & ~state.isin(["cancelled", "after_the_fact"])
    shown = rows.assign(state=state, is_due=is_due)
    return shown.sort_values(["planned", "plan_id"], ignore_index=True)


def _posts_of_rows(matches: pd.DataFrame) -> pd.DataFrame:
    """One post a row: where a person chose several, the one nearest to the plan."""
    matched = matches.dropna(subset=["plan_id"])
    nearest = matched.assign(apart=matched["hours_off"].abs())
    nearest = nearest.sort_values(["apart", "post_id"]).drop_duplicates("plan_id")
    return nearest[[*_OF_POST, "is_planned"]]


def _known_until(posts: pd.DataFrame) -> pd.DataFrame:
    """The day (its start) on which the posts of each channel were last read."""
    read = posts[["platform", "as_of"]].groupby("platform", as_index=False).max()
    return read.rename(columns={"as_of": "known_until"})


def _state(rows: pd.DataFrame, is_past: pd.Series, is_known: pd.Series) -> pd.Series:
    has_post = rows["post_id"].notna()
    reason = rows["cancel_reason"].fillna("").str.strip()
    is_cancelled = rows["status"].eq("cancelled") & reason.ne("")
    is_planned = rows["is_planned"].fillna(value=True).astype(bool)
    in_time = rows["hours_off"].abs() <= TOLERANCE_HOURS
    state = pd.Series("missed", index=rows.index)
    # From the weakest to the strongest: what stands below overrules what stands above.
    state[~is_known] = "unknown"
    state[~is_past] = "not_yet"
    state[is_cancelled] = "cancelled"
    state[has_post & ~in_time] = "off_time"
    state[has_post & in_time] = "done"
    state[has_post & ~is_planned] = "after_the_fact"
    return state
