"""The columns that a person matched become rows of a canonical table; what is missing is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from canonical.problem import Note, Problem, Question
from canonical.tables import EMAIL_PROVIDERS
from readers.ad_spend_rows import added_by_name
from readers.canonical_frame import canonical_frame
from readers.column_match import Match
from readers.email_campaign import campaign_id
from readers.plausibility import reach_above_views
from readers.reporting_window import asked_window

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "America/Los_Angeles")
CURRENCIES = ("IDR", "USD", "SGD", "MYR", "EUR")
_UTC = ("Z", "+0000", "+00:00")
_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """All that a person said of the table."""

    match: Match
    answers: Mapping[str, str]
    headers: Mapping[str, str]

    def asked(self, code: str, options: tuple[str, ...] = ()) -> tuple[str, tuple[Question, ...]]:
        """The answer, "" while the question is open; an answer outside the options is none."""
        answer = self.answers.get(code, "").strip()
        if answer and (not options or answer in options):
            return answer, ()
        return "", (Question(code, options),)


@dataclass(frozen=True)
class Made:
    """The rows, or why not; `questions` are still open."""

    frame: pd.DataFrame
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()


def posts(frame: pd.DataFrame, said: Said) -> Made:
    """One row a post, its counters as of the day the file came in."""
    named, questions = _owner(said)
    frame, more = _published(frame, said)
    received = said.answers["received_on"]
    # Without an id the address of a post is the only name it has.
    ids = frame["post_id"] if "post_id" in frame else _blank(frame)
    if "permalink" in frame:
        ids = ids.fillna(frame["permalink"])
    problems = [*_blank_cells(ids, frame, said, "post_id"), *_implausible(frame, said)]
    filled = _with_views(frame).assign(post_id=ids, as_of=pd.Timestamp(received).as_unit("us"))
    notes = (Note("as_of_received", detail=received),)
    rows = canonical_frame("posts", filled, **named)
    return Made(rows, (*questions, *more), notes, tuple(problems))


def _published(frame: pd.DataFrame, said: Said) -> tuple[pd.DataFrame, tuple[Question, ...]]:
    """The moment in UTC where the file has one, else the day."""
    written = frame["published"]
    if not said.match.has_time:
        return frame.assign(published_on=written), ()
    if said.match.dates.endswith(_UTC):
        return frame.assign(published_at=written), ()
    zone, questions = said.asked("zone", ZONES)
    if not zone:
        return frame, questions
    # The hour that comes twice when summer time ends is the first; a skipped one is not known.
    first = np.ones(len(written), dtype=bool)
    aware = written.dt.tz_localize(zone, ambiguous=first, nonexistent="NaT")
    return frame.assign(published_at=aware.dt.tz_convert("UTC").dt.tz_localize(None)), ()


def account_days(frame: pd.DataFrame, said: Said) -> Made:
    """One row a day."""
    named, questions = _owner(said)
    days = frame["day"].dt.normalize()
    problems = _blank_cells(days, frame, said, "day")
    rows = canonical_frame("account_days", _with_views(frame).assign(date=days), **named)
    return Made(rows, questions, (), tuple(problems))


def ad_spend(frame: pd.DataFrame, said: Said) -> Made:
    """Rows of one name and time become one: money is added, people never are."""
    named, questions = _owner(said)
    frame, more = _window(frame, said)
    questions += more
    if "currency" in frame:
        problems = _blank_cells(frame["currency"], frame, said, "currency")
        frame = frame.assign(currency=frame["currency"].str.strip().str.upper())
    else:
        currency, more = said.asked("currency", CURRENCIES)
        frame, questions, problems = frame.assign(currency=currency), questions + more, []
    for name in {"day", "start", "end"} & set(said.headers):
        problems += _blank_cells(frame[name], frame, said, name)
    if problems or "start" not in frame:
        return Made(frame, questions, (), tuple(problems))
    rows, added = added_by_name(frame.assign(breakdown="", band="", **named))
    return Made(rows, questions, (Note("same_name_rows", added),) if added else ())


def _window(frame: pd.DataFrame, said: Said) -> tuple[pd.DataFrame, tuple[Question, ...]]:
    """First day and the day after the last: of the row's day, of its range, or as answered."""
    if "start" in frame and "end" in frame:
        return frame.assign(start=frame["start"].dt.normalize(), end=frame["end"] + _DAY), ()
    if "day" in frame:
        days = frame["day"].dt.normalize()
        return frame.assign(start=days, end=days + _DAY), ()
    window, questions = asked_window(said.answers, detail=said.headers["amount"])
    return (frame.assign(start=window.start, end=window.end) if window else frame), questions


def email_campaigns(frame: pd.DataFrame, said: Said) -> Made:
    """One row a mailing; without an id its name and moment are its id."""
    provider, questions = said.asked("provider", EMAIL_PROVIDERS)
    sent = frame["sent"]
    problems = _blank_cells(sent, frame, said, "sent")
    if problems:
        return Made(frame, questions, (), tuple(problems))
    frame = frame.assign(sent_on=sent.dt.normalize())
    if said.match.has_time:
        frame["sent_at_local"] = sent
    if "campaign_id" not in frame:
        titles = frame["name"] if "name" in frame else frame["subject"]
        frame["campaign_id"] = [
            campaign_id(provider, "" if pd.isna(title) else str(title), moment)
            for title, moment in zip(titles, sent, strict=True)
        ]
    return Made(canonical_frame("email_campaigns", frame, provider=provider), questions)


def _owner(said: Said) -> tuple[dict[str, str], tuple[Question, ...]]:
    """Platform and account, "" while they are asked."""
    platform, first = said.asked("platform", said.match.matchable.platforms)
    account, second = said.asked("account")
    return {"platform": platform, "account_id": account}, (*first, *second)


def _with_views(frame: pd.DataFrame) -> pd.DataFrame:
    """What a view means: as matched; where only impressions are counted, they are the views."""
    if "views" in frame:
        version, views = "views", frame["views"]
    elif "impressions" in frame:
        version, views = "impressions", frame["impressions"]
    else:
        return frame
    meaning = views.notna().map({True: version, False: None})
    return frame.assign(views=views, metric_version=meaning)


def _blank(frame: pd.DataFrame) -> pd.Series:
    return pd.Series([None] * len(frame), index=frame.index, dtype="str")


def _blank_cells(values: pd.Series, frame: pd.DataFrame, said: Said, field: str) -> list[Problem]:
    header = said.headers.get(field, field)
    rows = frame.loc[values.isna(), "source_row"]
    return [Problem("missing_cell", int(row), header) for row in rows]


def _implausible(frame: pd.DataFrame, said: Said) -> list[Problem]:
    return reach_above_views(frame, said.headers)


MAKERS: Mapping[str, Callable[[pd.DataFrame, Said], Made]] = {
    "posts": posts,
    "account_days": account_days,
    "ad_spend": ad_spend,
    "email_campaigns": email_campaigns,
}
