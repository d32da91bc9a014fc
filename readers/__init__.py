"""What a file means. One module per export format; this file is the contract and the list.

A reader is an object with

- `name`: the module's own name, kept with every import;
- `platform`: one of `canonical.tables.PLATFORMS`, or None when the file does not say;
- `recognises(document)`: whether the *content* is this format. Never by file name, never by
  column position, and False for anything doubtful. Must not raise and must be quick: it is asked
  about every file and looks only at `sheet.head`;
- `read(document, answers)`: a `ReadResult` with clean canonical tables, or with problems, never
  half of each. Never raises on bad data, never guesses, never looks at the clock or the network.

`answers` holds what a person has answered so far, by question code, and always `received_on`, the
ISO day on which the file came in. A question without an answer is returned in `questions`.

The frames of a `ReadResult` have the canonical columns that the format fills, with the dtypes of
`canonical.tables.DTYPES`, and `source_row`; `coop_id` and `import_id` belong to the store.

Out of scope for a reader: other formats, earlier imports, words for people, what is shown.

To add a format: one module with a module-level `READER`, one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Protocol

from canonical.check import check
from canonical.problem import Problem
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from readers import (
    coop_template,
    email_constant_contact,
    email_mailchimp_campaign,
    email_mailchimp_campaigns,
    email_mailerlite_campaign,
    google_ads_report,
    google_business_performance,
    google_trends_regions,
    google_trends_related,
    google_trends_time,
    linkedin_content,
    linkedin_followers,
    matched_columns,
    meta_ads,
    meta_audience,
    meta_daily_insights,
    meta_facebook_content,
    meta_facebook_video,
    meta_instagram_content,
    meta_old_page_insights,
    tiktok_ads,
    tiktok_audience,
    tiktok_content,
    tiktok_follower_history,
    tiktok_overview,
    tiktok_viewers,
    website_bing,
    website_ga4,
    website_search_console,
    x_days,
    x_posts,
    x_video_overview,
    youtube_api_file,
    youtube_audience,
    youtube_content,
    youtube_days,
)
from readers.column_match import ANSWER
from readers.decode import MAX_BYTES, decode
from readers.personal_data import in_texts
from readers.plausibility import days_to_come
from readers.sheet import Document

_LARGE = 10_000_000
_FILLED_BY = {"account": "account_id", "platform": "platform"}
"""Columns that the answer to an open question will fill: in a preview they may be blank."""


class Reader(Protocol):
    """One export format; see the contract above."""

    @property
    def name(self) -> str:
        """Name kept with every import."""

    @property
    def platform(self) -> str | None:
        """The platform, when the format has only one."""

    def recognises(self, document: Document) -> bool:
        """Whether the content is this format."""

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Tables, or problems."""


READERS: list[Reader] = [
    meta_instagram_content.READER,
    meta_facebook_content.READER,
    meta_facebook_video.READER,
    meta_daily_insights.READER,
    meta_audience.READER,
    meta_ads.READER,
    meta_old_page_insights.READER,
    x_posts.READER,
    x_posts.OLD_READER,
    x_days.READER,
    x_days.OLD_READER,
    x_video_overview.READER,
    website_ga4.READER,
    website_search_console.READER,
    website_bing.READER,
    google_business_performance.READER,
    google_ads_report.READER,
    google_trends_time.READER,
    google_trends_regions.READER,
    google_trends_related.READER,
    linkedin_content.READER,
    linkedin_followers.READER,
    email_mailchimp_campaigns.READER,
    email_mailchimp_campaign.READER,
    email_mailchimp_campaign.AB_READER,
    email_mailerlite_campaign.READER,
    email_constant_contact.READER,
    tiktok_ads.READER,
    tiktok_audience.READER,
    tiktok_content.READER,
    tiktok_follower_history.READER,
    tiktok_overview.READER,
    tiktok_viewers.READER,
    youtube_api_file.READER,
    youtube_audience.READER,
    youtube_content.READER,
    youtube_days.READER,
    coop_template.READER,
]


def find_reader(document: Document) -> Reader | Problem:
    """The one reader that recognises the document.

    None of them: `unknown_export`; several: `several_readers` with their names.
    """
    found = [reader for reader in READERS if reader.recognises(document)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(reader.name for reader in found)
        return Problem("several_readers", value=document.raw.name, expected=names)
    return Problem("unknown_export", value=document.raw.name)


def read_file(
    raw: RawFile, answers: Mapping[str, str], received_on: date, *, max_bytes: int = MAX_BYTES
) -> ReadResult:
    """What the file holds: decoded once, recognised by exactly one reader, read and checked.

    A file whose tables have no row at all is refused (`no_rows`): it would say nothing, and look
    as if it had.
    """
    answers = {**answers, "received_on": received_on.isoformat()}
    if len(raw.content) < _LARGE:
        return _read(raw, answers, max_bytes)
    # The store and the search for duplicates want the hash; beside the reading it costs nothing.
    hashing = Thread(target=lambda: raw.sha256)
    hashing.start()
    try:
        return _read(raw, answers, max_bytes)
    finally:
        hashing.join()


def _read(raw: RawFile, answers: Mapping[str, str], max_bytes: int) -> ReadResult:
    document = decode(raw, max_bytes=max_bytes)
    if isinstance(document, Problem):
        return ReadResult(reader=None, problems=(document,))
    reader = find_reader(document)
    if isinstance(reader, Problem) and reader.code == "unknown_export" and ANSWER in answers:
        reader = matched_columns.READER  # a person said what its columns mean
    if isinstance(reader, Problem):
        return ReadResult(reader=None, problems=(reader,))
    result = reader.read(document, answers)
    waiting = {_FILLED_BY[q.code] for q in result.questions if q.code in _FILLED_BY}
    received_on = date.fromisoformat(answers["received_on"])
    found = [*check(result.tables, waiting=waiting), *days_to_come(result.tables, received_on)]
    problems = [_as_in_file(problem, result.headers) for problem in found]
    if result.tables and not any(len(frame) for frame in result.tables.values()):
        problems.append(Problem("no_rows"))
    if problems:
        return replace(result, tables={}, problems=tuple(problems))
    return replace(result, notes=(*result.notes, *in_texts(result.tables)))


def _as_in_file(problem: Problem, headers: Mapping[str, str]) -> Problem:
    """The problem with its column as the file heads it, where the reader knows that."""
    header = headers.get(problem.column or "")
    return problem if header is None else replace(problem, column=header)
