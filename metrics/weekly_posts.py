"""How much appeared week by week: by channel, and against the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.own_posts import own_posts, published_in
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

PLAN_STATES = ("done", "off_time", "missed", "open", "cancelled", "unplanned")
_AS_SHOWN = {"not_yet": "open", "unknown": "open", "after_the_fact": "unplanned"}


def posts_by_week(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Columns start (the week's Monday, or the period's first day), platform, n: own posts.

    Only weeks with a known post have a row: no row means that no file shows one.

    >>> from metrics.example_tables import example_tables
    >>> posts = [{"platform": "x", "post_id": str(day), "published_on": f"2026-03-{day:02}"}
    ...          for day in (2, 8, 9)]
    >>> week = posts_by_week(example_tables(posts=posts), Period.month(2026, 3), date(2026, 4, 1))
    >>> week["n"].tolist()
    [2, 1]
    """
    posts = published_in(own_posts(tables, period.zone), period, today)
    if platforms:
        posts = posts[posts["platform"].isin(list(platforms))]
    return _counted(posts["published"], posts["platform"], period, name="platform")


def plan_by_week(rows: pd.DataFrame, matches: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Columns start, state (PLAN_STATES), n: rows of the plan by what became of them, and posts.

    `rows` as plan_rows, `matches` as plan_matching gives them. Rows stand in the week they were
    planned for, posts without a plan in the week they appeared. A row written after its post is
    counted once, as the unplanned post that it was.
    """
    kept = rows[rows["state"].ne("after_the_fact")]
    unplanned = matches[~matches["is_planned"].astype(bool)]
    states = kept["state"].replace(_AS_SHOWN)
    days = pd.concat([kept["planned"], unplanned["published"]], ignore_index=True)
    labels = pd.concat(
        [states, pd.Series("unplanned", index=unplanned.index, dtype="str")], ignore_index=True
    )
    return _counted(days, labels, period, name="state")


def _counted(days: pd.Series, labels: pd.Series, period: Period, *, name: str) -> pd.DataFrame:
    days = days.dt.normalize()
    mondays = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    starts = mondays.where(mondays >= pd.Timestamp(period.start), pd.Timestamp(period.start))
    table = pd.DataFrame({"start": starts, name: labels.astype("str")})
    return table.groupby(["start", name], sort=True).size().rename("n").reset_index()
