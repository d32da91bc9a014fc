"""Daily insights of Meta Business Suite: one metric by day, for a Facebook page or on Instagram.

Insights > Results > a card > Export > CSV (Wawasan > Hasil > kartu > Ekspor). Last seen: June 2026.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.meta_daily_sections import DAY, Day, Section, sections, sheet_with_sections
from readers.meta_names import PACIFIC, cut_off, open_questions
from readers.sheet import Document
from readers.tabular_export import header_key

Meaning = tuple[str | None, str]
"""Platform a title names (None when it names none) and the column of `account_days` it fills."""

_FB, _IG = "facebook", "instagram"
TITLES: Mapping[str, Meaning] = {
    "facebook reach": (_FB, "reach_1d"),
    "jangkauan facebook": (_FB, "reach_1d"),
    "instagram reach": (_IG, "reach_1d"),
    "jangkauan instagram": (_IG, "reach_1d"),
    "reach": (None, "reach_1d"),
    "jangkauan": (None, "reach_1d"),
    "viewers": (None, "viewers_1d"),
    "penonton": (None, "viewers_1d"),
    "views": (None, "views"),
    "tayangan": (None, "views"),
    "facebook visits": (_FB, "profile_visits"),
    "kunjungan facebook": (_FB, "profile_visits"),
    "instagram profile visits": (_IG, "profile_visits"),
    "kunjungan profil instagram": (_IG, "profile_visits"),
    "follows": (None, "follows_gained"),
    "facebook follows": (_FB, "follows_gained"),
    "pengikut facebook": (_FB, "follows_gained"),
    "instagram follows": (_IG, "follows_gained"),
    # "Pengikut" means followers, yet this file holds the new follows of each day.
    "pengikut instagram": (_IG, "follows_gained"),
    "content interactions": (None, "interactions"),
    "interaksi konten": (None, "interactions"),
    "facebook link clicks": (_FB, "link_clicks"),
    "klik tautan facebook": (_FB, "link_clicks"),
    "instagram link clicks": (_IG, "link_clicks"),
    "klik tautan instagram": (_IG, "link_clicks"),
}
"""What a section counts: only its title says so, the name of its value column may be another's."""

_OTHER = {_FB: _IG, _IG: _FB}


@dataclass(frozen=True)
class DailyInsights:
    """The reader; stateless."""

    name: str = "meta_daily_insights"
    platform: str | None = None

    def recognises(self, document: Document) -> bool:
        """A title of one cell over a pair of columns whose first is the date."""
        return sheet_with_sections(document, TITLES) is not None

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a platform and day; questions for what no title says."""
        sheet = sheet_with_sections(document, TITLES)
        parts, problems = sections(sheet.rows()) if sheet else ([], [])
        problems += _title_problems(parts)
        problems += cut_off(sheet) if sheet else []
        problems = problems or _empty_problems(parts) or _repeated_days(parts)
        if problems:
            return ReadResult(self.name, problems=tuple(problems))
        platforms = _platforms(parts, answers.get("platform"))
        titles = ", ".join(part.title for part in parts)
        questions = open_questions(answers, platform=None in platforms, account=True, detail=titles)
        notes = _notes(parts, platforms)
        account = answers.get("account", "").strip()
        tables = {"account_days": _account_days(parts, platforms, account)}
        one = platforms[0] if len(set(platforms)) == 1 else None
        return ReadResult(self.name, one, account or None, tables, (), notes, questions)


def _meaning(part: Section) -> Meaning:
    return TITLES[header_key(part.title)]


def _title_problems(parts: Sequence[Section]) -> list[Problem]:
    known = "Reach, Viewers, Views, Facebook visits, Instagram follows, Content interactions"
    return [
        Problem("unknown_metric_title", part.row, value=part.title, expected=known)
        for part in parts
        if header_key(part.title) not in TITLES
    ]


def _empty_problems(parts: Sequence[Section]) -> list[Problem]:
    return [] if any(part.days for part in parts) else [Problem("no_rows")]


def _repeated_days(parts: Sequence[Section]) -> list[Problem]:
    """Two rows for one day of one title: nobody can say which is true."""
    problems = []
    first: dict[tuple[str, pd.Timestamp], Day] = {}
    for part in parts:
        for day in part.days:
            before = first.setdefault((header_key(part.title), day.date), day)
            if before is not day and before.value != day.value:
                written = f"{day.date:%Y-%m-%d}"
                problems.append(
                    Problem("duplicate_rows", day.row, part.header, written, str(before.row))
                )
    return problems


def _platforms(parts: Sequence[Section], answer: str | None) -> list[str | None]:
    """Platform of each section: its title's, else the one its twin leaves over, else the answer."""
    meanings = [_meaning(part) for part in parts]
    twins = {column: platform for platform, column in meanings if platform}
    counts = Counter(column for _, column in meanings)
    platforms: list[str | None] = []
    for platform, column in meanings:
        if platform is None and counts[column] > 1 and column in twins:
            platforms.append(_OTHER[twins[column]])
        elif platform is None:
            platforms.append(answer if answer in _OTHER else None)
        else:
            platforms.append(platform)
    return platforms


def _is_sparse(part: Section, platform: str | None) -> bool:
    """Whether days are left out where nothing happened: only Instagram's new follows are."""
    return platform == _IG and _meaning(part)[1] == "follows_gained" and bool(part.days)


def _without_gaps(part: Section) -> list[Day]:
    """The days with 0 between the first and the last one; each leads to the row before its gap."""
    known = {day.date: day for day in part.days}
    filled: list[Day] = []
    for date in pd.date_range(min(known), max(known), freq=DAY):
        filled.append(known.get(date) or Day(filled[-1].row, date, 0))
    return filled


def _notes(parts: Sequence[Section], platforms: Sequence[str | None]) -> tuple[Note, ...]:
    notes = []
    for part, platform in zip(parts, platforms, strict=True):
        if _is_sparse(part, platform):
            days = _without_gaps(part)
            missing = len(days) - len({day.date for day in part.days})
            if missing:
                notes.append(Note("zero_days_filled", missing, part.title))
            notes.append(Note("follows_lag", detail=f"{days[-1].date:%Y-%m-%d}"))
    return tuple(notes)


def _account_days(
    parts: Sequence[Section], platforms: Sequence[str | None], account: str
) -> pd.DataFrame:
    """One row a platform and day, in the order of the file."""
    rows: dict[tuple[str | None, pd.Timestamp], dict[str, object]] = {}
    columns = list(dict.fromkeys(_meaning(part)[1] for part in parts))
    for part, platform in zip(parts, platforms, strict=True):
        column = _meaning(part)[1]
        days = _without_gaps(part) if _is_sparse(part, platform) else part.days
        for day in days:
            row = rows.setdefault((platform, day.date), {"source_row": day.row})
            row[column] = day.value
    frame = pd.DataFrame(list(rows.values()), columns=["source_row", *columns])
    keys = pd.DataFrame(list(rows), columns=["platform", "date"]).astype({"platform": "str"})
    frame = pd.concat([keys, frame], axis="columns")
    if "views" in columns:
        frame["metric_version"] = frame["views"].notna().map({True: "views", False: None})
    # The days are Pacific: the hour in Facebook's stamps flips with the American summer time.
    return canonical_frame("account_days", frame, account_id=account, day_zone=PACIFIC)


READER = DailyInsights()
