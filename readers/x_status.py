"""What an address such as x.com/koperasi/status/2088707180694323466 tells: account, id, moment."""

from __future__ import annotations

import re
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
    r"(?:i/(?:web/)?|(?P<handle>\w+)/)status/(?P<id>[0-9]{1,19})(?![0-9])"
)
_KEPT_DIGITS = 15
_ROUNDED = r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}"


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
    there = linked.notna() & _fits(linked, where=linked.notna())
    short = written.str.fullmatch(_ROUNDED).fillna(False).astype(bool)
    recovered = there & ((plain & _is_cut(written, linked)) | (short & _is_short(written, linked)))
    lost = ~plain & ~recovered & ~(short & there)
    crossed = linked.notna() & ~recovered & ~lost & (written != linked)
    problems = [
        *_problems(frame, lost & short, "scientific_id", headers),
        *_problems(frame, lost & ~short, "unreadable_cell", headers),
        *_problems(frame, crossed, "id_against_link", headers),
    ]
    notes = [Note("ids_recovered", int(recovered.sum()))] if recovered.any() else []
    return written.mask(recovered, linked), notes, problems


def _fits(ids: pd.Series, *, where: pd.Series) -> pd.Series:
    """Which of the ids are numbers that X can have given: 63 bits."""
    return ids.where(where, "0").map(lambda digits: int(digits) < 2**63).astype(bool)


def _is_short(written: pd.Series, linked: pd.Series) -> pd.Series:
    """Ids such as 2.09E+18 that are the rounded number of their address."""
    pairs = zip(written.fillna(""), linked.fillna("0"), strict=True)
    agree = [_rounds_to(str(number), str(short)) for short, number in pairs]
    return pd.Series(agree, index=written.index, dtype=bool)


def _rounds_to(number: str, short: str) -> bool:
    """Whether the number, in as many digits, is the short one.

    >>> _rounds_to("2088707180694323466", "2,09E+18"), _rounds_to("2088707180694323466", "6.49E+17")
    (True, False)
    """
    if re.fullmatch(_ROUNDED, short) is None:
        return False
    mantissa, _, power = short.lower().replace(",", ".").partition("e")
    exact, exponent = f"{int(number):.{len(mantissa.partition('.')[2])}e}".split("e")
    return (exact, int(exponent)) == (mantissa, int(power))


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
