"""One table of a Google Analytics file becomes days, bands of a window, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from canonical.problem import Problem
from readers.columns import MAX_PROBLEMS, Count
from readers.country_names import country_codes
from readers.ga4_columns import DAY_COLUMNS, DAY_METRICS, METRICS, NTH_DAY, dimension_of
from readers.ga4_sections import Section
from readers.sheet import Table, table_of_rows
from readers.tabular_export import header_key

# Of a metric that is not kept, in whatever way a spreadsheet has saved it again
_NUMBER = re.compile(r"\s*(?:-?[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?\s*%?)?\s*")


@dataclass(frozen=True)
class Values:
    """Rows for the canonical table of that name; "" when the table is of no use here."""

    table: str = ""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    nameless: int = 0
    problems: tuple[Problem, ...] = ()


def values_of(section: Section, rows: Sequence[Sequence[str]], *, typed: bool) -> Values:
    """The numbers of one table, or every problem in it.

    Left out: steps other than days, unknown dimensions, tables with a second dimension.
    """
    is_days = header_key(section.headers[0]) in NTH_DAY
    metrics = _metrics(section, DAY_METRICS if is_days else METRICS)
    dimension = "" if 0 in metrics else dimension_of(section.headers[0])
    if not metrics or (not is_days and dimension is None):
        return Values()
    table = table_of_rows(rows[: section.last_row], section.header_row)
    if table.problems:
        return Values(problems=table.problems)
    if _has_more_dimensions(table, metrics) or (dimension == "" and len(table.rows) > 1):
        return Values()
    short = [
        Problem("short_row", row, expected=str(len(section.headers))) for row in table.short_rows
    ]
    frame, problems = _numbers(table, metrics, typed=typed)
    problems = [*short, *problems]
    if is_days and not problems:
        frame["date"], problems = _dates(table, section)
        return Values(problems=tuple(problems)) if problems else Values("web_days", frame)
    if problems:
        return Values(problems=tuple(problems))
    return _bands(table, frame, section, dimension or "")


def _metrics(section: Section, words: dict[str, str]) -> dict[int, str]:
    """Position and canonical name of the known metrics, the first of each name."""
    found: dict[int, str] = {}
    for position, header in enumerate(section.headers):
        name = words.get(header_key(header))
        is_kept = words is METRICS or name in DAY_COLUMNS
        if name is not None and is_kept and name not in found.values():
            found[position] = name
    return found


def _has_more_dimensions(table: Table, metrics: dict[int, str]) -> bool:
    """Whether a column after the first is no metric: its cells are words, not numbers."""
    others = [p for p in range(1, len(table.headers)) if p not in metrics]
    return any(not table.cells[p].str.fullmatch(_NUMBER).all() for p in others)


def _numbers(
    table: Table, metrics: dict[int, str], *, typed: bool
) -> tuple[pd.DataFrame, list[Problem]]:
    problems: list[Problem] = []
    columns = {}
    for position, name in metrics.items():
        parsed = Count().read(table.cells[position], typed=typed)
        header = table.headers[position]
        problems += parsed.problems(table.cells[position], rows=table.rows, header=header)
        columns[name] = parsed.column
    frame = pd.DataFrame(columns, index=table.cells.index)
    frame["source_row"] = table.rows
    return frame, problems


def _dates(table: Table, section: Section) -> tuple[pd.Series, list[Problem]]:
    """`0000` is the first day of the window; a number beyond its end is a problem."""
    length = (section.window.end - section.window.start).days
    numbers = Count().read(table.cells[0]).column
    bad = ((numbers < 0) | (numbers >= length) | numbers.isna()).fillna(True).to_numpy(dtype=bool)
    expected = f"0000 … {length - 1:04d}"
    problems = [
        Problem("unreadable_date", int(row), table.headers[0], str(cell), expected)
        for row, cell in zip(table.rows[bad], table.cells[0][bad], strict=True)
    ][:MAX_PROBLEMS]
    if not problems:
        again = numbers.duplicated().to_numpy(dtype=bool)
        first = dict(zip(numbers[::-1], table.rows[::-1], strict=True))
        problems = [
            Problem("duplicate_rows", int(row), table.headers[0], str(number), str(first[number]))
            for row, number in zip(table.rows[again], numbers[again], strict=True)
        ][:MAX_PROBLEMS]
    days = pd.to_timedelta(numbers.mask(bad).astype("Float64").to_numpy(dtype=float), unit="D")
    return pd.Series(section.window.start + days, index=table.cells.index), problems


def _bands(table: Table, frame: pd.DataFrame, section: Section, dimension: str) -> Values:
    """Rows by band; the one row of a card without dimension has the band ""."""
    band = (
        table.cells[0].str.strip() if dimension else pd.Series("", index=frame.index, dtype="str")
    )
    if dimension == "country":
        band = country_codes(band)
    filled = frame.assign(
        start=section.window.start, end=section.window.end, dimension=dimension, band=band
    )
    named = np.ones(len(filled), dtype=bool) if not dimension else (band != "").to_numpy(dtype=bool)
    kept = filled[named].reset_index(drop=True)
    # A second dimension whose values look like numbers still repeats the first.
    if kept["band"].duplicated().any():
        return Values()
    return Values("web_windows", kept, nameless=int((~named).sum()))
