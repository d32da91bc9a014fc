"""TikTok content: the counters of the account's top posts, as they stood on the day of the export.

TikTok Studio > Analytics > Content > Download data. Last seen: February 2026. It is a top list of
some 15 posts, never all of them. `Time` is the day of the export. The year of a post follows from
its id, whose upper half is the second of the upload; a scheduled post appears up to 30 days later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.tiktok_account import account_of
from readers.tiktok_daily import UNDEFINED
from readers.tiktok_dates import latest_day

LONGEST_SCHEDULE = timedelta(days=30)
_ONE_DAY = timedelta(days=1)
_LINK = r"^https?://(?:www\.|m\.)?tiktok\.com/@([^/?#]+)/(video|photo)/([0-9]{15,20})(?:[/?#].*)?$"
_COUNT = Count(null=UNDEFINED)

EXPORT = TabularExport(
    fields=(
        Field("as_of_label", ("Time",), Text(), identifies=True),
        Field("caption", ("Video title",), Text()),
        Field("permalink", ("Video link",), Text(), identifies=True),
        Field("post_label", ("Post time",), Text(), identifies=True),
        Field("likes", ("Total likes",), _COUNT),
        Field("comments", ("Total comments",), _COUNT),
        Field("shares", ("Total shares",), _COUNT),
        Field("views", ("Total views",), _COUNT, required=True),
    )
)


@dataclass(frozen=True)
class TikTokContent:
    """The reader; stateless."""

    name: str = "tiktok_content"
    platform: str = "tiktok"

    def recognises(self, document: Document) -> bool:
        """By the headers, which are English whatever the language of the screen."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a post, as of the day of the export."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame = extract.frame
        if frame.empty:
            return ReadResult(self.name, self.platform, problems=(Problem("no_rows"),))
        frame[["handle", "link_kind", "post_id"]] = frame["permalink"].str.extract(_LINK)
        received = date.fromisoformat(answers["received_on"])
        problems = _link_problems(extract) or [
            *_post_days(frame, extract.headers["post_label"]),
            *_as_of_days(frame, extract.headers["as_of_label"], received),
        ]
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        return self._result(document, frame, answers)

    def _result(
        self, document: Document, frame: pd.DataFrame, answers: Mapping[str, str]
    ) -> ReadResult:
        as_of, year_question = _chosen_as_of(frame, answers)
        handles = sorted(set(frame["handle"]))
        account, questions = account_of(document.raw, answers, handles=handles)
        own = frame[(frame["handle"] == account) | (not account)]
        table = canonical_frame(
            "posts",
            own.assign(format=own["link_kind"].map({"video": "video", "photo": "photo"})),
            platform=self.platform,
            account_id=account,
            as_of=pd.Timestamp(as_of),
            metric_version="views",
        )
        notes = [Note("top_list", len(table))]
        if len(own) < len(frame):
            notes.append(Note("foreign_posts", len(frame) - len(own)))
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            tables={"posts": table},
            notes=tuple(notes),
            questions=(*questions, *year_question),
        )


def _link_problems(extract: Extract) -> list[Problem]:
    frame, header = extract.frame, extract.headers["permalink"]
    expected = "https://www.tiktok.com/@.../video/..."
    broken = frame.loc[frame["post_id"].isna(), ["source_row", "permalink"]]
    return [
        Problem("unreadable_link", int(row), header, None if pd.isna(link) else str(link), expected)
        for row, link in broken.itertuples(index=False)
    ]


def uploaded_on(post_id: str) -> date:
    """The day (UTC) on which a post was uploaded, from the upper 32 bits of its id.

    >>> uploaded_on("7527623000473079054")
    datetime.date(2025, 7, 16)
    """
    return datetime.fromtimestamp(int(post_id) >> 32, UTC).date()


def _post_days(frame: pd.DataFrame, header: str) -> list[Problem]:
    """Adds `published_on`; a label that no year brings near the upload is a problem."""
    days: list[date | None] = []
    problems = []
    for row, label, post_id in frame[["source_row", "post_label", "post_id"]].itertuples(
        index=False
    ):
        uploaded = uploaded_on(post_id)
        text = "" if pd.isna(label) else str(label)
        fits = latest_day(
            text, not_before=uploaded - _ONE_DAY, not_after=uploaded + LONGEST_SCHEDULE
        )
        days.append(fits[0] if fits else None)
        if not fits:
            expected = uploaded.isoformat()
            problems.append(Problem("post_day_disagrees", int(row), header, text, expected))
    frame["published_on"] = pd.Series(pd.to_datetime(pd.Series(days, dtype="object")), frame.index)
    return problems


def _as_of_days(frame: pd.DataFrame, header: str, received: date) -> list[Problem]:
    """Adds the possible days of the export to `frame.attrs`; it is one label for the whole file."""
    labels = frame["as_of_label"].fillna("")
    first = str(labels.iloc[0])
    other = frame[labels != first]
    if len(other):
        row, label = int(other["source_row"].iloc[0]), str(labels[other.index[0]])
        return [Problem("several_export_days", row, header, label, first)]
    newest = max(uploaded_on(post_id) for post_id in frame["post_id"])
    days = latest_day(first, not_before=newest - _ONE_DAY, not_after=received + _ONE_DAY)
    frame.attrs["as_of_days"] = days
    if days:
        return []
    return [Problem("unreadable_day", int(frame["source_row"].iloc[0]), header, first, "March 5")]


def _chosen_as_of(
    frame: pd.DataFrame, answers: Mapping[str, str]
) -> tuple[date, tuple[Question, ...]]:
    """The day of the export; the latest possible one, with a question, when there are several."""
    days: tuple[date, ...] = frame.attrs["as_of_days"]
    chosen = [day for day in days if str(day.year) == answers.get("year")]
    if chosen or len(days) == 1:
        return (chosen or days)[0], ()
    options = tuple(str(day.year) for day in days)
    return days[0], (Question("year", options, detail=str(frame["as_of_label"].iloc[0])),)


READER = TikTokContent()
