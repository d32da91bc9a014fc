"""Rows of a Meta ad report: what they divide, which row is the account's total, which are one."""

from __future__ import annotations

import pandas as pd

from canonical.problem import Problem
from readers.ad_spend_rows import LEVELS, added_by_name
from readers.canonical_frame import canonical_frame
from readers.meta_names import gender

_BREAKDOWNS = {
    "objective": "objective",
    "age": "age",
    "gender": "gender",
    "region": "region",
    "country": "country",
    "publisher": "platform",
    "placement": "placement",
}
"""Columns that divide the same spend once more, and their word in `ad_spend.breakdown`."""
_TIMES = ("day", "week", "month")
_ROUNDING = 0.01


def dimensions(frame: pd.DataFrame) -> list[str]:
    """The columns that tell one row from another; in the account's total row all are blank."""
    return [name for name in (*LEVELS, *_TIMES, *_BREAKDOWNS) if name in frame]


def total_rows(frame: pd.DataFrame) -> pd.Series:
    """Whether a row is the account's own total of all the others; added to them it would double."""
    names = dimensions(frame)
    if not names:
        return pd.Series(data=False, index=frame.index)
    return frame[names].isna().all(axis="columns")


def windows(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with `start` and `end`: of their own day, week or month where they have one.

    With a column of days Meta writes either each day or the whole range into the reporting range,
    so the column of days is what counts.
    """
    start, last = frame["start"], frame["last"]
    for name in ("week", "month"):
        if name in frame:
            parts = frame[name].str.extract(r"^(\d{4}-\d{2}-\d{2}) - (\d{4}-\d{2}-\d{2})$")
            first, final = (
                pd.to_datetime(parts[side], format="%Y-%m-%d", errors="coerce") for side in (0, 1)
            )
            start, last = first.fillna(start), final.fillna(last)
    if "day" in frame:
        start, last = frame["day"].fillna(start), frame["day"].fillna(last)
    return frame.assign(start=start, end=last + pd.Timedelta(days=1))


def spend_rows(rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """`ad_spend`, and how many rows were added to another one of the same name."""
    breakdowns = [name for name in _BREAKDOWNS if name in rows]
    rows = rows.assign(
        breakdown="_".join(_BREAKDOWNS[name] for name in breakdowns),
        band=_bands(rows, breakdowns),
    )
    return added_by_name(rows)


def _bands(rows: pd.DataFrame, breakdowns: list[str]) -> pd.Series:
    """The part of the breakdown that each row is, with one word for a gender in every export."""
    band = pd.Series("", index=rows.index, dtype="str")
    for name in breakdowns:
        words = (
            rows[name].map(lambda word: gender(word) or word) if name == "gender" else rows[name]
        )
        band = band.str.cat(words.astype("str"), sep=" ")
    return band.str.strip()


def account_totals(rows: pd.DataFrame) -> pd.DataFrame:
    """`ad_totals`: what the report says of the whole account: a check, and its only true reach."""
    return canonical_frame("ad_totals", rows)


def amount_problems(frame: pd.DataFrame, currency: pd.Series, header: str) -> list[Problem]:
    """Money that cannot be: rupiah with a fraction, rows that do not add up to their total.

    Meta writes rupiah without cents, so `84.372` is 84,372 after somebody's spreadsheet. In every
    report seen the account's total is exactly the sum of the rows beside it.
    """
    amount = frame["amount"]
    broken = (currency == "IDR") & ((amount - amount.round()).abs() > _ROUNDING).fillna(False)
    problems = [
        Problem("fraction_of_rupiah", int(row), header, str(value))
        for row, value in frame.loc[broken, ["source_row", "amount"]].itertuples(index=False)
    ]
    is_total = total_rows(frame)
    if problems or is_total.sum() != 1 or is_total.all():
        return problems
    row, total = frame.loc[is_total, ["source_row", "amount"]].iloc[0]
    rows = float(amount[~is_total].sum())
    if pd.isna(total) or abs(total - rows) <= _ROUNDING * len(frame):
        return []
    return [Problem("ad_total_disagrees", int(row), header, f"{total:.15g}", f"{rows:.15g}")]
