"""New followers of a LinkedIn page by day.

LinkedIn > Page > Analytics > Followers > Export. No real file of it has been seen: the columns are
those that several programs read. "Total followers" is the number of NEW followers of the day from
all sources, never the stock. The other tabs (place, seniority, industry) are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Date
from readers.linkedin_account import account_of
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport

EXPORT = TabularExport(
    fields=(
        Field("date", ("Date",), Date("%m/%d/%Y"), identifies=True),
        Field("sponsored", ("Sponsored followers",), Count(), identifies=True),
        Field("organic", ("Organic followers",), Count(), identifies=True),
        Field("invited", ("Auto-invited followers",), Count()),
        Field("follows_gained", ("Total followers",), Count(), identifies=True),
    ),
)


@dataclass(frozen=True)
class LinkedInFollowers:
    """The reader; stateless."""

    name: str = "linkedin_followers"
    platform: str = "linkedin"

    def recognises(self, document: Document) -> bool:
        """By the day and the sources of its new followers."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a day; the page is asked."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        problems = _problems(extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        account, questions = account_of(document.raw.name, answers)
        table = canonical_frame(
            "account_days",
            extract.frame,
            platform=self.platform,
            account_id=account,
            day_zone="UTC",
        )
        others = [s.name for s in document.sheets if s.name != extract.sheet.name and s.head]
        notes = (Note("tabs_left_out", len(others), ", ".join(others)),) if others else ()
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            {"account_days": table},
            notes=notes,
            questions=questions,
        )


def _problems(extract: Extract) -> list[Problem]:
    """No day, or totals above their parts on every day: those would be the stock of followers."""
    frame = extract.frame
    if frame.empty:
        return [Problem("no_rows", sheet=extract.sheet.name or None)]
    parts = frame[[name for name in ("sponsored", "organic", "invited") if name in frame]]
    known = frame[parts.notna().all(axis="columns") & frame["follows_gained"].notna()]
    sums = parts.loc[known.index].sum(axis="columns")
    if known.empty or not (known["follows_gained"] > sums).all():
        return []
    row, total = known.iloc[0][["source_row", "follows_gained"]]
    header, sheet = extract.headers["follows_gained"], extract.sheet.name or None
    return [Problem("total_disagrees", int(row), header, str(total), str(sums.iloc[0]), sheet)]


READER = LinkedInFollowers()
