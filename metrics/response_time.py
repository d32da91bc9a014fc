"""Whether those who write to the co-op get an answer, and how soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.counted_share import Count, share_figure
from metrics.evidence import imports_of, last_day, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.office_hours import office_hours_between
from metrics.period import Period
from metrics.waiting_times import LEAST_WAITS, answered_by, last_moment, median_wait, waits_until

Tables = Mapping[str, pd.DataFrame]

A_DAY = 24.0


@dataclass(frozen=True)
class Threads:
    """The conversations of the period that deserve an answer, and what is known until when.

    `rows` has the columns of `messages`; `answered` is the first answer by a person.
    """

    rows: pd.DataFrame
    known_until: pd.Timestamp
    details: dict[str, float | str | None]
    basis: tuple[Basis, ...]
    zone: str

    @property
    def imports(self) -> tuple[int, ...]:
        """The imports behind the rows."""
        return imports_of(self.rows)


def response_time(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Answered share, waiting time by the clock and in office hours, share answered in a day.

    Formula: rate = threads answered by a person / all threads without spam, Wilson 95 %. Wait:
        Kaplan-Meier median of the hours to the first answer, unanswered threads included as long
        as they were watched; office hours are Monday to Friday, 08 to 16. In a day: answered
        within 24 hours / threads watched that long.
    Needs: messages. Unit: share; hours; share.
    Undefined without threads, below 8 threads for a share and 6 for a wait, and for the wait while
        fewer than half are answered. An automatic answer is none.
    Details: threads, answered, spam, automatic; kind "clock" or "office".
    """
    threads = _threads(tables, period, today, platforms)
    answered = _count(threads, threads.rows["answered"].notna())
    return [
        share_figure("response_rate", answered, none="members.no_threads"),
        _wait(threads, _clock_waits(threads), "clock"),
        _wait(threads, _office_waits(threads), "office"),
        _answered_in_a_day(threads),
    ]


def answered_in_a_day(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """That figure of `response_time` alone."""
    return _answered_in_a_day(_threads(tables, period, today, platforms))


def response_curve(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """Share of threads answered by then. Columns hours, answered (0 to 1), low, high.

    Empty below 6 threads.
    """
    threads = _threads(tables, period, today, platforms)
    rows = threads.rows if len(threads.rows) >= LEAST_WAITS else threads.rows.iloc[:0]
    return answered_by(*waits_until(rows["first_in_at"], rows["answered"], threads.known_until))


def _threads(
    tables: Tables, period: Period, today: date, platforms: Sequence[str]
) -> Threads:  # fmt: skip
    every = not_removed(tables["messages"])
    start, end = pd.Timestamp(period.start_utc), pd.Timestamp(period.end_utc)
    rows = every[(every["first_in_at"] >= start) & (every["first_in_at"] < end)]
    if platforms:
        rows = rows[rows["channel"].isin(list(platforms))]
    is_spam = rows["is_spam"].fillna(value=False).astype(bool)
    kept = rows[~is_spam].sort_values(["first_in_at", "thread_id"])
    is_auto = kept["is_auto"].fillna(value=False).astype(bool)
    kept = kept.assign(answered=kept["first_reply_at"].mask(is_auto))
    now = pd.Timestamp(Period.last_days(1, today, period.zone).end_utc)
    details: dict[str, float | str | None] = {
        "threads": float(len(kept)), "answered": float(kept["answered"].notna().sum()),
        "spam": float(is_spam.sum()), "automatic": float(is_auto.sum()),
    }  # fmt: skip
    columns = ("first_in_at", "first_reply_at")
    basis = Basis("messages", columns, tuple(platforms), start=period.start, end=period.end)
    return Threads(kept, last_moment(every, columns, now), details, (basis,), period.zone)


def _count(threads: Threads, is_yes: pd.Series) -> Count:
    return Count(
        int(is_yes.sum()), len(is_yes), details=threads.details, basis=threads.basis,
        imports=threads.imports, as_of=last_day(threads.rows, "first_in_at"),
    )  # fmt: skip


def _answered_in_a_day(threads: Threads) -> Figure:
    rows = threads.rows
    hours = pd.Series(_clock_waits(threads)[0], index=rows.index, dtype="float64")
    is_soon = rows["answered"].notna() & (hours <= A_DAY)
    is_watched = is_soon | (hours >= A_DAY)
    soon = _count(threads, is_soon[is_watched])
    return share_figure("answered_in_a_day", soon, none="members.no_threads")


def _clock_waits(threads: Threads) -> tuple[list[float], list[bool]]:
    rows = threads.rows
    return waits_until(rows["first_in_at"], rows["answered"], threads.known_until)


def _office_waits(threads: Threads) -> tuple[list[float], list[bool]]:
    until = threads.rows["answered"].fillna(threads.known_until)
    hours = office_hours_between(threads.rows["first_in_at"], until, threads.zone).clip(lower=0)
    return [float(h) for h in hours], [bool(a) for a in threads.rows["answered"].notna()]


def _wait(threads: Threads, waits: tuple[list[float], list[bool]], kind: str) -> Figure:
    n = len(waits[0])
    details = {**threads.details, "kind": kind}
    found = median_wait(*waits) if n >= LEAST_WAITS else None
    if found is None or found.median is None:
        few = "members.no_threads" if n == 0 else "members.too_few"
        return Figure.missing(
            "response_wait", "hours", few if found is None else "members.fewer_than_half",
            n=n, n_expected=LEAST_WAITS if found is None else None, details=details,
            low=None if found is None else found.low, basis=threads.basis, imports=threads.imports,
        )  # fmt: skip
    method = "members.wait_by_clock" if kind == "clock" else "members.wait_in_office_hours"
    return Figure(
        "response_wait", found.median, "hours", low=found.low, high=found.high,
        open_above=found.high is None, n=n, method=method, details=details, basis=threads.basis,
        imports=threads.imports, as_of=last_day(threads.rows, "first_in_at"),
    )  # fmt: skip


CATALOGUE = (
    Metric("response_rate", "10.1", "share", ("messages",), response_time),
    Metric("response_wait", "10.1", "hours", ("messages",), response_time),
    Metric("answered_in_a_day", "10.1", "share", ("messages",), response_time),
)
