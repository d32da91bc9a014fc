"""The sums behind costs and views are the same on pandas and on DuckDB, blanks and all."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from canonical.tables import AD_SPEND, COSTS, POSTS
from metrics.aggregates import in_period, sums
from metrics.example_tables import example_tables
from metrics.period import Period

MARCH = Period.month(2026, 3)

COSTS_ROWS = [
    {"cost_id": "1", "date": date(2026, 3, 1), "category": "ads", "amount_idr": 400},
    {"cost_id": "2", "date": date(2026, 3, 31), "category": "ads", "amount_idr": None},
    {"cost_id": "3", "date": date(2026, 3, 2), "category": "labour", "amount_idr": 0, "hours": 2.5},
    {"cost_id": "4", "date": date(2026, 4, 1), "category": "labour", "amount_idr": 9},
    {"cost_id": "5", "date": date(2026, 3, 3), "category": "event", "amount_idr": None},
]
POSTS_ROWS = [
    {
        "platform": "tiktok",
        "post_id": "1",
        "as_of": date(2026, 4, day),
        "views": views,
        "metric_version": "views",
        "published_at": pd.Timestamp("2026-03-05"),
    }
    for day, views in ((1, 100), (2, 150), (3, None))
]
ADS_ROWS = [
    {
        "platform": "facebook",
        "start": date(2026, 3, day),
        "end": date(2026, 3, day + 1),
        "breakdown": "",
        "band": "",
        "campaign": "",
        "ad_set": "",
        "ad": "",
        "amount": 1.5,
        "impressions": 10**9,
    }
    for day in (1, 2)
]
CASES = [
    (COSTS, COSTS_ROWS, ["amount_idr", "hours"], ["category"]),
    (POSTS, POSTS_ROWS, ["views"], ["platform", "metric_version"]),
    (AD_SPEND, ADS_ROWS, ["amount", "impressions"], ["platform"]),
]


def as_values(frame):
    """Rows as plain Python, a number as float, unknown as None."""
    return [
        [None if pd.isna(v) else v if isinstance(v, str) else float(v) for v in row]
        for row in frame.itertuples(index=False)
    ]


@pytest.mark.parametrize(
    ("table", "rows", "columns", "by"), CASES, ids=lambda c: getattr(c, "name", "")
)
def test_pandas_and_duckdb_agree(table, rows, columns, by):
    frame = example_tables(**{table.name: rows})[table.name]
    here = sums(in_period(frame, table, MARCH), table, columns, by=by)
    with duckdb.connect() as engine:
        engine.register("plain", frame)
        relation = engine.sql("select * from plain")
        there = sums(in_period(relation, table, MARCH), table, columns, by=by).df()
    assert as_values(here) == as_values(there)
