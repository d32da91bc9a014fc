"""Sums, last values, largest values and counts: the floor that runs on every engine.

A frame goes in and a frame of the same kind comes out: pandas in the app, a DuckDB relation for a
federation, a Spark frame beyond one machine. What a number may be added over is declared once, in
`canonical.tables`; whoever asks for a sum that means nothing gets `NotAdditiveError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

import narwhals as nw

from canonical.tables import Column, Over, Table
from metrics.period import Grain, Period

Native = TypeVar("Native")
"""A frame of any engine; what comes out is of the same engine."""

Asked = ParamSpec("Asked")

# Narwhals' eager frame answers the same calls as the lazy one; only these are used here.
Rows: TypeAlias = nw.LazyFrame[Any]


VERSIONED = "views"
"""The column whose meaning stands in `metric_version`."""

_SNAPSHOT_COLUMNS = ("as_of", "date")


class NotAdditiveError(ValueError):
    """A sum was asked for that would count the same people, days or definitions twice."""


def _on_any_engine(
    compute: Callable[Concatenate[Rows, Asked], Rows],
) -> Callable[Concatenate[Native, Asked], Native]:
    """The same computation, taking and giving the engine's own kind of frame."""

    @wraps(compute)
    def on_native(frame: Native, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Native:
        native: Native = compute(nw.from_native(frame), *args, **kwargs).to_native()
        return native

    return on_native


@_on_any_engine
def in_period(frame: Rows, table: Table, period: Period, *, platforms: Sequence[str] = ()) -> Rows:
    """The rows of the period; a post counts by its moment, or by its day where it has no moment.

    Empty `platforms` mean all.
    """
    rows = frame.filter(_is_in(table, period))
    if platforms:
        rows = rows.filter(nw.col("platform").is_in(list(platforms)))
    return rows


@_on_any_engine
def with_bucket(frame: Rows, table: Table, period: Period, *, grain: Grain) -> Rows:
    """The rows with a column `bucket`: first day of the day, week or month, cut at the period.

    Rows outside the period have a null bucket.
    """
    parts = [
        nw.when(_is_in(table, part)).then(nw.lit(datetime.combine(part.start, time())))
        for part in period.parts(grain)
    ]
    bucket = nw.coalesce(*parts) if len(parts) > 1 else parts[0]
    rows = frame.with_columns(bucket=bucket.cast(nw.Datetime("us")))
    return rows


@_on_any_engine
def sums(frame: Rows, table: Table, columns: Sequence[str], *, by: Sequence[str]) -> Rows:
    """Sum of each column per group, null where nothing was reported; `<column>_n` values counted.

    Of lifetime counters (tables with `as_of`) each post gives its last reading only, column by
    column. Groups are sorted, nulls last; `coop_id` is always the first key.
    Raises NotAdditiveError when the grouping adds what must not be added.
    """
    for name in columns:
        _refuse_meaningless_sum(table, table.column(name), by)
    keys = _keys(by)
    rows = _only_last(frame, table, columns, by=table.key, of="as_of")
    totals = [nw.col(name).sum().alias(name) for name in columns]
    counted = [nw.col(name).count().alias(f"{name}_n") for name in columns]
    grouped = rows.group_by(*keys).agg(*totals, *counted).sort(*keys, nulls_last=True)
    # A SQL sum of integers is wider than an integer; charts cannot draw what comes of it.
    exact = [
        nw.when(nw.col(f"{name}_n") > 0).then(nw.col(name).cast(_number(table, name))).alias(name)
        for name in columns
    ]
    return grouped.with_columns(*exact, *_as_integers(columns))


@_on_any_engine
def last_values(frame: Rows, table: Table, columns: Sequence[str], *, by: Sequence[str]) -> Rows:
    """The last known value of each column per group, by `as_of` or `date`; null if never known.

    The group must hold one row a reading (an account, a post): its last value is then one value.
    Raises NotAdditiveError when the group mixes several accounts or posts.
    """
    clock = next(name for name in _SNAPSHOT_COLUMNS if name in table.key)
    mixed = [name for name in table.key if name != clock and name not in by]
    if mixed:
        raise NotAdditiveError(f"{table.name}: one last value per {', '.join(mixed)}")
    keys = _keys(by)
    rows = _only_last(frame, table, columns, by=by, of=clock)
    values = [nw.col(name).max().alias(name) for name in columns]
    return rows.group_by(*keys).agg(*values).sort(*keys, nulls_last=True)


@_on_any_engine
def largest(frame: Rows, columns: Sequence[str], *, by: Sequence[str]) -> Rows:
    """The largest value of each column per group: the honest floor of unique people."""
    keys = _keys(by)
    values = [nw.col(name).max().alias(name) for name in columns]
    grouped = frame.group_by(*keys).agg(*values)
    return grouped.sort(*keys, nulls_last=True)


@_on_any_engine
def counts(frame: Rows, *, by: Sequence[str]) -> Rows:
    """Number of rows per group, in a column `rows`."""
    keys = _keys(by)
    grouped = frame.group_by(*keys).agg(nw.len().alias("rows"))
    integers = nw.col("rows").cast(nw.Int64)
    return grouped.with_columns(rows=integers).sort(*keys, nulls_last=True)


def _keys(by: Sequence[str]) -> list[str]:
    return ["coop_id", *(name for name in by if name != "coop_id")]


def _refuse_meaningless_sum(table: Table, column: Column, by: Sequence[str]) -> None:
    added_over = _directions(table, by)
    forbidden = sorted(added_over - column.additive)
    if forbidden or column.kind not in ("count", "money", "number"):
        over = ", ".join(forbidden) or "anything"
        raise NotAdditiveError(f"{table.name}.{column.name} must not be added over {over}")
    if column.name == VERSIONED and "metric_version" in table.column_names:
        missing = [name for name in ("platform", "metric_version") if name not in by]
        if missing:
            raise NotAdditiveError(
                f"{table.name}.{column.name} must not be added over {', '.join(missing)}"
            )


def _directions(table: Table, by: Sequence[str]) -> set[Over]:
    added_over: set[Over] = set()
    if any(name in table.key and name not in by for name in ("platform", "account_id")):
        added_over.add("platforms")
    if "post_id" in table.key and "post_id" not in by:
        added_over.add("posts")
    if any(name in table.key and name not in by for name in ("date", "start", "end")):
        added_over.add("days")
    return added_over


def _only_last(
    rows: Rows,
    table: Table,
    columns: Sequence[str],
    *,
    by: Sequence[str],
    of: str,
) -> Rows:
    """The rows with each column left only where it was last known; the rest of it becomes null."""
    if of not in table.key:
        return rows
    keys = [name for name in _keys(by) if name != of]
    for name in columns:
        seen = nw.when(~nw.col(name).is_null()).then(nw.col(of)).alias("_seen")
        last = nw.col("_seen").max().over(*keys).alias("_last")
        kept = nw.when(nw.col(of) == nw.col("_last")).then(nw.col(name)).alias(name)
        rows = rows.with_columns(seen).with_columns(last).with_columns(kept)
        rows = rows.drop("_seen", "_last")
    return rows


def _number(table: Table, name: str) -> type[nw.Int64] | type[nw.Float64]:
    return nw.Float64 if table.column(name).kind == "number" else nw.Int64


def _as_integers(columns: Sequence[str]) -> list[nw.Expr]:
    return [nw.col(f"{name}_n").cast(nw.Int64) for name in columns]


def _is_in(table: Table, period: Period) -> nw.Expr:
    if table.period_column is None:
        raise ValueError(f"{table.name} has no time")
    column = table.column(table.period_column)
    start, end = datetime.combine(period.start, time()), datetime.combine(period.end, time())
    if column.kind == "date":
        return _between(column.name, start, end)
    moment = _between(column.name, period.start_utc, period.end_utc)
    if "published_on" not in table.column_names:
        return moment
    return moment | (nw.col(column.name).is_null() & _between("published_on", start, end))


def _between(name: str, start: datetime, end: datetime) -> nw.Expr:
    return ((nw.col(name) >= start) & (nw.col(name) < end)).fill_null(False)
