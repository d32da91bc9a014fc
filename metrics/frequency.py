"""How often, on average, one account saw our content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from canonical.tables import ACCOUNT_DAYS, POSTS
from metrics.account_reach import account_reach
from metrics.aggregates import in_period
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.period import Period
from metrics.post_readings import PostReadings, post_readings, posts_basis

Tables = Mapping[str, pd.DataFrame]
_ACCOUNT = ["platform", "account_id"]


def frequency(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Views per account reached, in the same window and scope; one figure an active account.

    Formula: views of every day of the period / account_reach of the period; where reach is only
        bounded, views/high to views/low. Where that is not known: Σ posts.views / Σ posts.reach
        over the posts with both, "per post-reach", one figure per definition.
    Needs: account_days.views under one metric_version for every day and account_reach; or
        posts.views and reach. Unit: ratio (views per account).
    Undefined when neither pair is complete. Rows with more reach than views are impossible and
        left out.

    >>> from metrics.example_tables import example_tables
    >>> posts = [{"platform": "facebook", "post_id": str(n), "published_on": date(2026, 3, 2),
    ...           "as_of": date(2026, 4, 1), "views": views, "reach": reach,
    ...           "metric_version": "views"} for n, (views, reach) in
    ...          enumerate([(300, 100), (500, 300)])]
    >>> march = Period.month(2026, 3)
    >>> frequency(example_tables(posts=posts), march, date(2026, 4, 1))[0].value
    2.0
    """
    readings = post_readings(tables, period, today, columns=["reach", "views"], platforms=platforms)
    of_posts = {
        (str(platform), str(account)): group
        for (platform, account), group in readings.frame.groupby(_ACCOUNT)
    }
    posts = in_period(tables["posts"], POSTS, period, platforms=platforms)
    active = set(posts[_ACCOUNT].itertuples(index=False, name=None))
    figures: list[Figure] = []
    for reach in account_reach(tables, period, platforms=platforms):
        key = str(reach.details["platform"]), str(reach.details["account_id"])
        whole = _of_account(tables, reach, period)
        if whole is not None:
            figures.append(whole)
        elif key in of_posts:
            figures += _of_posts(of_posts[key], key, period, readings)
        elif key in active or reach.is_known or reach.high is not None:
            figures.append(_none(key, ""))
    return figures


def _none(key: tuple[str, str], version: str) -> Figure:
    details = _details(key, version)
    return Figure.missing("frequency", "ratio", "reach.no_frequency", details=details)


def _details(key: tuple[str, str], version: str) -> dict[str, float | str | None]:
    return {"platform": key[0], "account_id": key[1], "metric_version": version}


def _of_account(tables: Tables, reach: Figure, period: Period) -> Figure | None:
    """Views over reach of the account's whole period; None when either is incomplete."""
    platform, account = str(reach.details["platform"]), str(reach.details["account_id"])
    days = in_period(tables["account_days"], ACCOUNT_DAYS, period, platforms=[platform])
    days = days[days["account_id"] == account].dropna(subset=["views"])
    versions = days["metric_version"].fillna("").unique()
    # One definition and every day, or the ratio would mix windows.
    if len(days) < period.days or len(versions) != 1 or reach.details["measure"] != "reach":
        return None
    shown = float(days["views"].sum())
    most = reach.high if reach.high is not None else reach.value
    least = reach.low if reach.low is not None else reach.value
    if reach.open_above or not most or not least:
        return None
    own = Basis("account_days", ("views",), (platform,), (account,), period.start, period.end)
    return Figure(
        "frequency", shown / reach.value if reach.value else None, "ratio",
        low=shown / most if most != least else None,
        high=shown / least if most != least else None,
        is_estimate=reach.is_estimate, n=len(days), n_expected=period.days,
        method="reach.account_window", reason="" if reach.value else "reach.only_bounds",
        details=_details((platform, account), str(versions[0])),
        basis=(own, *reach.basis), as_of=reach.as_of,
        imports=tuple(sorted({*imports_of(days), *reach.imports})),
    )  # fmt: skip


def _of_posts(
    posts: pd.DataFrame, key: tuple[str, str], period: Period, readings: PostReadings
) -> list[Figure]:
    by_version = posts.assign(version=posts["metric_version"].fillna("")).groupby("version")
    figures = []
    for version, group in by_version:
        reached = float(group["reach"].sum())
        if not reached:
            figures.append(_none(key, str(version)))
            continue
        figure = Figure(
            "frequency", float(group["views"].sum()) / reached, "ratio", n=len(group),
            method="reach.posts", details=_details(key, str(version)),
            basis=(posts_basis(["views", "reach"], period, [key[0]]),),
            imports=imports_of(group), as_of=group["as_of"].max().date(),
            remarks=readings.remarks,
        )  # fmt: skip
        figures.append(figure)
    return figures
