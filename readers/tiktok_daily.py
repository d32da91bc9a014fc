"""What TikTok's three tables of days share: labels without a year, `undefined`, no account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.tiktok_account import account_of, container_name
from readers.tiktok_dates import recover_days

UNDEFINED = frozenset({"undefined"})
"""TikTok's word for a day before it kept data: null, never 0."""

DATE = Field("date", ("Date",), Text(), identifies=True)
COUNT = Count(null=UNDEFINED)


@dataclass(frozen=True)
class TikTokDaily:
    """A reader of one table of days; `values` are the canonical columns that it fills.

    A day without any of them is left out and counted in the note `undefined_days`.
    """

    name: str
    export: TabularExport
    values: tuple[str, ...]
    metric_version: str | None = None
    platform: str = "tiktok"

    def recognises(self, document: Document) -> bool:
        """By the headers, which are English whatever the language of the screen."""
        return self.export.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a day."""
        extract = self.export.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame = extract.frame
        days = recover_days(
            frame["date"].fillna("").tolist(),
            frame["source_row"].tolist(),
            column=extract.headers["date"],
            start=container_name(document.raw).start,
            answers=answers,
        )
        if days.problems:
            return ReadResult(self.name, self.platform, problems=days.problems)
        account, questions = account_of(document.raw, answers)
        if days.question:
            questions += (days.question,)
        table = self._table(frame, pd.Series(pd.DatetimeIndex(days.days).as_unit("us")), account)
        if table.empty:
            return ReadResult(self.name, self.platform, problems=(Problem("no_rows"),))
        undefined = len(frame) - len(table)
        notes = (Note("undefined_days", undefined),) if undefined else ()
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            tables={"account_days": table},
            notes=notes,
            questions=questions,
        )

    def _table(self, frame: pd.DataFrame, days: pd.Series, account: str) -> pd.DataFrame:
        known = frame[list(self.values)].notna().any(axis="columns")
        constants = {"platform": self.platform, "account_id": account}
        if self.metric_version:
            constants["metric_version"] = self.metric_version
        return canonical_frame("account_days", frame.assign(date=days)[known], **constants)
