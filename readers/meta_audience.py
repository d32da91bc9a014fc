"""Audience of Meta Business Suite: who follows the page or account, by age and gender and place.

Insights > Audience > Export > CSV (Wawasan > Pemirsa > Ekspor). Last seen: June 2026, in two forms
that live side by side. The file holds no date, so the day is asked, and only the long form says
which platform it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.meta_audience_blocks import Block, blocks, sheet_with_blocks
from readers.meta_audience_shares import Followers, Share, followers_total, shares
from readers.meta_names import PACIFIC, cut_off, open_questions
from readers.period_in_name import snapshot_day
from readers.sheet import Document

_Snapshot = tuple[list[Share], list[Followers], list[Problem]]


@dataclass(frozen=True)
class Audience:
    """The reader; stateless."""

    name: str = "meta_audience"
    platform: str | None = None

    def recognises(self, document: Document) -> bool:
        """A block of ages by gender, or the follower total with its untranslated code."""
        return sheet_with_blocks(document) is not None

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Shares of the followers and, in the long form, their number; the account is asked."""
        sheet = sheet_with_blocks(document)
        parts = blocks(sheet.rows()) if sheet else []
        found, totals, problems = _snapshot(parts)
        problems += cut_off(sheet) if sheet else []
        if not problems and not found and not totals:
            problems = [Problem("no_rows")]
        if problems:
            return ReadResult(self.name, problems=tuple(problems))
        platforms = {s.platform for s in found} | {t.platform for t in totals}
        answer = answers.get("platform")
        account = answers.get("account", "").strip()
        detail = ", ".join(part.title for part in parts)
        questions = open_questions(answers, platform=None in platforms, account=True, detail=detail)
        as_of, undated = snapshot_day(document.raw.name, answers)
        tables = _tables(found, totals, platform=answer, account=account, as_of=as_of)
        named = {one or answer for one in platforms} - {None}
        one = named.pop() if len(named) == 1 else None
        return ReadResult(self.name, one, account or None, tables, questions=(*questions, *undated))


def _snapshot(parts: list[Block]) -> _Snapshot:
    found: list[Share] = []
    totals: list[Followers] = []
    problems: list[Problem] = []
    for part in parts:
        total = followers_total(part)
        if isinstance(total, Problem):
            problems.append(total)
        elif total is not None:
            totals.append(total)
        else:
            part_shares, part_problems = shares(part)
            found += part_shares
            problems += part_problems
    return found, totals, problems


def _tables(
    found: list[Share],
    totals: list[Followers],
    *,
    platform: str | None,
    account: str,
    as_of: pd.Timestamp,
) -> dict[str, pd.DataFrame]:
    tables = {}
    if found:
        rows = pd.DataFrame([vars(share) for share in found]).rename(columns={"row": "source_row"})
        platforms = [share.platform or platform for share in found]
        rows["platform"] = pd.Series(platforms, dtype="str")
        tables["audience"] = canonical_frame(
            "audience", rows, account_id=account, as_of=as_of, base="followers"
        )
    if totals:
        rows = pd.DataFrame([vars(total) for total in totals])
        rows = rows.rename(columns={"row": "source_row", "count": "followers_total"})
        tables["account_days"] = canonical_frame(
            "account_days", rows, account_id=account, date=as_of, day_zone=PACIFIC
        )
    return tables


READER = Audience()
