"""Who follows the TikTok account: gender, countries, and when they are active.

TikTok Studio > Analytics > Followers > Download data (FollowerGender, FollowerTopTerritories,
FollowerActivity). Last seen: February 2026. TikTok gives no age. The first two carry no date: they
are as of the day they came in. Activity has 24 hours a day in a zone that TikTok does not state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Choice, Identifier, Percent
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.tiktok_account import account_of, container_name
from readers.tiktok_daily import COUNT, DATE
from readers.tiktok_dates import recover_days

_SHARE = Field("share", ("Distribution",), Percent("fraction"), identifies=True)
_GENDERS = {"Female": "women", "Male": "men", "Other": "other"}

GENDER = TabularExport(
    fields=(Field("band", ("Gender",), Choice(_GENDERS), identifies=True), _SHARE)
)
TERRITORIES = TabularExport(
    fields=(Field("band", ("Top territories",), Identifier(), identifies=True), _SHARE)
)
ACTIVITY = TabularExport(
    fields=(
        DATE,
        Field("hour", ("Hour",), COUNT, identifies=True),
        Field("count", ("Active followers",), COUNT, identifies=True),
    )
)


@dataclass(frozen=True)
class Bands:
    """The bands of one file with their day, and what was noted, asked or wrong."""

    frame: pd.DataFrame
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def _undated(extract: Extract, document: Document, answers: Mapping[str, str]) -> Bands:
    frame = extract.frame.replace({"band": {"Others": "other"}})
    end = container_name(document.raw).end
    received = date.fromisoformat(answers["received_on"])
    if end is not None and end <= received:
        return Bands(frame.assign(as_of=pd.Timestamp(end)))
    note = Note("as_of_received", detail=received.isoformat())
    return Bands(frame.assign(as_of=pd.Timestamp(received)), (note,))


def _hourly(extract: Extract, document: Document, answers: Mapping[str, str]) -> Bands:
    frame = extract.frame
    wrong = frame[~frame["hour"].between(0, 23).fillna(False)]
    if len(wrong):
        header = extract.headers["hour"]
        rows = wrong[["source_row", "hour"]].itertuples(index=False)
        bad = (Problem("unreadable_cell", int(row), header, str(h), "0-23") for row, h in rows)
        return Bands(frame, problems=tuple(bad))
    if frame.empty:
        return Bands(frame)
    first_rows = frame[frame["date"] != frame["date"].shift()]
    days = recover_days(
        first_rows["date"].fillna("").tolist(),
        first_rows["source_row"].tolist(),
        column=extract.headers["date"],
        start=container_name(document.raw).start,
        answers=answers,
    )
    if days.problems:
        return Bands(frame, problems=days.problems)
    block = (frame["date"] != frame["date"].shift()).cumsum() - 1
    frame["as_of"] = pd.DatetimeIndex([days.days[number] for number in block])
    frame["band"] = frame["hour"].map("{:02d}".format)
    # The hours of the last day that had not come yet are filled with 0.
    later = (frame["count"].fillna(0) != 0)[::-1].cummax()[::-1]
    happened = later | (block < block.iloc[-1])
    padded = int((~happened).sum())
    notes = (Note("hours_not_yet", padded),) if padded else ()
    return Bands(frame[happened], notes, (days.question,) if days.question else ())


Dating = Callable[[Extract, Document, Mapping[str, str]], Bands]
_FILES: tuple[tuple[str, TabularExport, Dating], ...] = (
    ("gender", GENDER, _undated),
    ("country", TERRITORIES, _undated),
    ("hour", ACTIVITY, _hourly),
)


@dataclass(frozen=True)
class TikTokAudience:
    """The reader of the three files; stateless."""

    name: str = "tiktok_audience"
    platform: str = "tiktok"

    def recognises(self, document: Document) -> bool:
        """By the headers of one of the three files, which are English everywhere."""
        return any(export.recognises(document) for _, export, _ in _FILES)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a band; for the hours one row a day and hour."""
        file = next(file for file in _FILES if file[1].recognises(document))
        dimension, export, dated = file
        extract = export.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        bands = dated(extract, document, answers)
        if bands.problems:
            return ReadResult(self.name, self.platform, problems=bands.problems)
        if bands.frame.empty:
            return ReadResult(self.name, self.platform, problems=(Problem("no_rows"),))
        account, questions = account_of(document.raw, answers)
        table = canonical_frame(
            "audience",
            bands.frame,
            platform=self.platform,
            account_id=account,
            base="followers",
            dimension=dimension,
        )
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            tables={"audience": table},
            notes=bands.notes,
            questions=(*questions, *bands.questions),
        )


READER = TikTokAudience()
