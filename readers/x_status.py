"""What an address such as x.com/koperasi/status/2088707180694323466 tells: account, id, moment."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from canonical.problem import Note, Problem
from readers.columns import MAX_PROBLEMS

FIRST_MILLISECOND = 1_288_834_974_657
"""Start of X's clock: an id shifted right by 22 bits counts milliseconds from here."""
FIRST_TIMED_ID = 29_700_859_247
"""The first id that holds its time (4 November 2010); those before were only counted up."""

# x.com/i/status/... names no account
_STATUS = (
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/"
    r"(?:i/(?:web/)?|(?P<handle>\w+)/)status/(?P<id>[0-9]+)"
)
_KEPT_DIGITS = 15


def statuses(permalinks: pd.Series) -> pd.DataFrame:
    """Columns `handle` and `id` of each address; null where it is none."""
    return permalinks.str.extract(_STATUS).astype("str")


def published_at(ids: pd.Series) -> pd.Series:
    """The moment of publication, UTC, exact to the millisecond, from the id itself.

    >>> published_at(pd.Series(["1476946213748543488"])).dt.strftime("%Y-%m-%d %H:%M").tolist()
    ['2021-12-31 15:59']
    """
    numbers = ids.astype("int64")
    milliseconds = (numbers // 2**22) + FIRST_MILLISECOND
    moments = pd.to_datetime(milliseconds, unit="ms").astype("datetime64[us]")
    return moments.mask(numbers < FIRST_TIMED_ID)


def true_ids(
    frame: pd.DataFrame, headers: Mapping[str, str]
) -> tuple[pd.Series, list[Note], list[Problem]]:
    """The id of each row, recovered from the address where a spreadsheet has rounded it.

    Excel keeps 15 digits of an id; the address keeps all. A row whose id is rounded and whose
    address is gone, or whose id and address disagree, is a problem.
    """
    written = frame["post_id"].str.strip()
    linked = (
        statuses(frame["permalink"])["id"]
        if "permalink" in frame
        else written.mask(written.notna())
    )
    plain = written.str.fullmatch(r"[0-9]{2,19}").fillna(False).astype(bool)
    plain &= _fits(written, where=plain)
    cut = plain & linked.notna() & _is_cut(written, linked)
    rounded = cut | (
        written.str.fullmatch(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+").fillna(False).astype(bool)
    )
    plain &= ~cut
    recovered = rounded & linked.notna() & _fits(linked, where=linked.notna())
    lost = ~plain & ~recovered
    crossed = plain & linked.notna() & (written != linked)
    problems = [
        *_problems(frame, lost & rounded, "scientific_id", headers),
        *_problems(frame, lost & ~rounded, "unreadable_cell", headers),
        *_problems(frame, crossed, "id_against_link", headers),
    ]
    notes = [Note("ids_recovered", int(recovered.sum()))] if recovered.any() else []
    return written.mask(recovered, linked), notes, problems


def _fits(ids: pd.Series, *, where: pd.Series) -> pd.Series:
    """Which of the ids are numbers that X can have given: 63 bits."""
    return ids.where(where, "0").map(lambda digits: int(digits) < 2**63).astype(bool)


def _is_cut(written: pd.Series, linked: pd.Series) -> pd.Series:
    """Ids with zeros in the place of the last digits of their address: Excel keeps only 15."""
    head, tail = written.str[:_KEPT_DIGITS], written.str[_KEPT_DIGITS:]
    zeros = tail.str.fullmatch("0+").fillna(False) & (written != linked)
    same = (head == linked.str[:_KEPT_DIGITS]) & (written.str.len() == linked.str.len())
    return (zeros & same).fillna(False).astype(bool)


def _problems(
    frame: pd.DataFrame, where: pd.Series, code: str, headers: Mapping[str, str]
) -> list[Problem]:
    rows = frame.loc[where.to_numpy(dtype=bool), ["source_row", "post_id"]].head(MAX_PROBLEMS)
    return [
        Problem(code, row=int(row), column=headers["post_id"], value=str(value), expected="id")
        for row, value in rows.itertuples(index=False)
    ]


def own_handle(permalinks: pd.Series) -> str | None:
    """The account that most addresses name, in small letters (X ignores case)."""
    handles = statuses(permalinks)["handle"].dropna().str.lower()
    return str(handles.mode().iloc[0]) if len(handles) else None
