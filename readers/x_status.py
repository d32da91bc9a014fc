"""What an address such as x.com/koperasi/status/2088707180694323466 tells: account, id, moment."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from canonical.problem import Note, Problem
from readers.columns import MAX_PROBLEMS

FIRST_MILLISECOND = 1_288_834_974_657
"""Start of X's clock: an id shifted right by 22 bits counts milliseconds from here."""

_STATUS = r"https?://(?:www\.)?(?:x|twitter)\.com/(?P<handle>\w+)/status/(?P<id>[0-9]+)"


def statuses(permalinks: pd.Series) -> pd.DataFrame:
    """Columns `handle` and `id` of each address; null where it is none."""
    return permalinks.str.extract(_STATUS).astype("str")


def published_at(ids: pd.Series) -> pd.Series:
    """The moment of publication, UTC, exact to the millisecond, from the id itself.

    >>> published_at(pd.Series(["1476946213748543488"])).dt.strftime("%Y-%m-%d %H:%M").tolist()
    ['2021-12-31 15:59']
    """
    milliseconds = (ids.astype("int64") // 2**22) + FIRST_MILLISECOND
    return pd.to_datetime(milliseconds, unit="ms").astype("datetime64[us]")


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
    plain = written.str.fullmatch(r"[0-9]{5,20}").fillna(False).astype(bool)
    rounded = (
        written.str.fullmatch(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+").fillna(False).astype(bool)
    )
    recovered = rounded & linked.notna()
    lost = ~plain & ~recovered
    crossed = plain & linked.notna() & (written != linked)
    problems = [
        *_problems(frame, lost & rounded, "scientific_id", headers),
        *_problems(frame, lost & ~rounded, "unreadable_cell", headers),
        *_problems(frame, crossed, "id_against_link", headers),
    ]
    notes = [Note("ids_recovered", int(recovered.sum()))] if recovered.any() else []
    return written.mask(recovered, linked), notes, problems


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
