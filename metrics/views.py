"""How often content was shown or played, by each platform's own definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.tables import ACCOUNT_DAYS, POSTS, Table
from metrics.aggregates import in_period, sums, with_bucket
from metrics.evidence import imports_of, last_day
from metrics.figure import Basis, Figure
from metrics.frequency import frequency
from metrics.metric import Metric
from metrics.period import Grain, Period
from metrics.post_readings import posts_basis

Tables = Mapping[str, pd.DataFrame]


_DEFINITION = ["platform", "metric_version"]
_SERIES = ("platform", "metric_version", "start", "views", "n", "n_expected")


def views(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure per platform and metric_version (details); never added over either.

    Formula: Σ account_days.views over the days of the period; for a platform without daily views
        Σ posts.views over the posts of the period, last reading of each (whole life: a remark).
    Needs: account_days.views or posts.views, with metric_version. Unit: views; n of n_expected =
        days (per account) or posts with a value.
    Undefined where posts have no views either. A blank is not 0: it lowers n.

    >>> from metrics.example_tables import example_tables
    >>> days = [{"platform": "youtube", "date": f"2026-03-0{n}", "views": 100 * n,
    ...          "metric_version": "views"} for n in (1, 2, 3)]
    >>> march = Period.month(2026, 3)
    >>> shown = views(example_tables(account_days=days), march, date(2026, 4, 1))[0]
    >>> shown.value, shown.n, shown.n_expected
    (600.0, 3, 31)
    """
    days = in_period(tables["account_days"], ACCOUNT_DAYS, period, platforms=platforms)
    days = days.dropna(subset=["views"])
    posts = in_period(tables["posts"], POSTS, period, platforms=platforms)
    posts = posts[posts["as_of"] <= pd.Timestamp(today)]
    posts = posts[~posts["platform"].isin(days["platform"].unique())]
    figures = [*_views_of_days(days, period), *_views_of_posts(posts, period)]
    known = {str(figure.details["platform"]) for figure in figures}
    figures += [
        Figure.missing("views", "views", "reach.no_views", details=_details(platform, ""))
        for platform in sorted({str(name) for name in posts["platform"]} - known)
    ]
    return sorted(figures, key=_scope)


def views_by(
    tables: Tables, period: Period, grain: Grain, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Daily views of accounts summed to days, weeks or months, for the chart.

    Columns platform, metric_version, start (first day of the bucket), views (null where nothing was
    reported), n, n_expected (days times accounts of that platform and definition).
    """
    days = in_period(tables["account_days"], ACCOUNT_DAYS, period, platforms=platforms)
    days = days.dropna(subset=["views"])
    bucketed = with_bucket(days, ACCOUNT_DAYS, period, grain=grain)
    totals = sums(bucketed, ACCOUNT_DAYS, ["views"], by=[*_DEFINITION, "bucket"])
    accounts = days.groupby(_DEFINITION, dropna=False)["account_id"].nunique().rename("accounts")
    parts = pd.DataFrame(
        [(pd.Timestamp(part.start), part.days) for part in period.parts(grain)],
        columns=["bucket", "days"],
    ).astype({"bucket": "datetime64[us]", "days": "Int64"})
    grid = accounts.reset_index().merge(parts, how="cross")
    filled = grid.merge(totals, how="left", on=[*_DEFINITION, "bucket"])
    filled = filled.assign(
        start=filled["bucket"],
        n=filled["views_n"].fillna(0).astype("Int64"),
        n_expected=filled["days"] * filled["accounts"],
    )
    return filled[list(_SERIES)].sort_values([*_DEFINITION, "start"], ignore_index=True)


def _views_of_days(days: pd.DataFrame, period: Period) -> list[Figure]:
    figures = []
    for row in _totals(days, ACCOUNT_DAYS):
        own = days[days["platform"] == row.platform]
        used = _of_version(own, row.version)
        # Days under another definition are no holes of this one.
        expected = period.days * own["account_id"].nunique() - (len(own) - len(used))
        basis = Basis("account_days", ("views",), (row.platform,), (), period.start, period.end)
        figures.append(
            _figure(
                row, "reach.sum_of_days", expected=expected, basis=basis, used=used, clock="date"
            )
        )
    return figures


def _views_of_posts(posts: pd.DataFrame, period: Period) -> list[Figure]:
    figures = []
    for row in _totals(posts, POSTS):
        own = posts[posts["platform"] == row.platform]
        used = _of_version(own.dropna(subset=["views"]), row.version)
        without = own.groupby(["account_id", "post_id"])["views"].count().eq(0).sum()
        basis = posts_basis(["views"], period, [row.platform])
        figure = _figure(
            row, "reach.sum_of_posts", expected=row.n + int(without), basis=basis,
            used=used, clock="as_of",
        )  # fmt: skip
        figures.append(figure.with_remarks("reach.whole_life_of_posts"))
    return figures


@dataclass(frozen=True)
class _Total:
    platform: str
    version: str
    views: float
    n: int


def _totals(rows: pd.DataFrame, table: Table) -> list[_Total]:
    totals = sums(rows, table, ["views"], by=_DEFINITION)
    totals = totals[totals["views_n"] > 0].fillna({"metric_version": ""})
    return [
        _Total(str(platform), str(version), float(total), int(n))
        for platform, version, total, n in totals[[*_DEFINITION, "views", "views_n"]].to_numpy()
    ]


def _figure(
    total: _Total, method: str, *, expected: int, basis: Basis, used: pd.DataFrame, clock: str
) -> Figure:
    return Figure(
        "views", total.views, "views", n=total.n, n_expected=expected, method=method,
        remarks=("reach.one_definition",), basis=(basis,),
        details=_details(total.platform, total.version),
        imports=imports_of(used), as_of=last_day(used, clock),
    )  # fmt: skip


def _details(platform: str, version: str) -> dict[str, float | str | None]:
    return {"platform": platform, "metric_version": version}


def _of_version(rows: pd.DataFrame, version: str) -> pd.DataFrame:
    return rows[rows["metric_version"].fillna("") == version]


def _scope(figure: Figure) -> tuple[str, str]:
    return str(figure.details["platform"]), str(figure.details["metric_version"])


CATALOGUE = (
    Metric("views", "1.7", "views", ("account_days", "posts"), views),
    Metric("frequency", "1.7", "ratio", ("account_days", "account_windows", "posts"), frequency),
)
