"""Pure arithmetic: canonical tables in, figures out. METRICS is the catalogue.

Two floors. Aggregates (sums, last values, counts per co-op, platform, period) are narwhals
expressions and run on pandas, DuckDB and Spark alike. Estimates (ranges, intervals, verdicts) are
plain numpy and scipy over the small frames that come out.
"""

from __future__ import annotations

from datetime import date

from metrics.metric import Metric

CHANGED_ON = date(2026, 11, 21)
"""Since this day the same files give the numbers of today; CHANGELOG, "Numbers that changed"."""

METRICS: dict[str, Metric] = {}
