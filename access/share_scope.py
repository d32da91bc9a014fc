"""The one function that turns a session into what a share link shows; nothing else reaches a page.

What a page may look at is cut to the link's days, platforms and words. A figure of a period inside
the link is computed on everything that was known of those platforms, because otherwise it would
differ from the figure on the board's own page; a figure of any other period is refused, and
one without a period sees the days of the link. Of what a figure gives back, words are hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pandas as pd

from access.sealed_words import NOTHING_BUT_WORDS, WORDS, hide_words, without_words, words_in
from access.session import Argument, Result, Session, Tables
from access.share_links import Scope
from canonical.tables import TABLES
from metrics.period import Period
from store.table_file import day_of

Keep = Callable[[str, Callable[[], Tables]], Tables]

_UNSHARED_SETTINGS = "sheet."  # addresses of Google Sheets
_STATES = ("targets",)  # their day lies ahead; they say what the co-op wants now


def keep_nothing(_name: str, compute: Callable[[], Tables], /) -> Tables:
    """No memory at all."""
    return compute()


def limited(session: Session, scope: Scope, *, keep: Keep = keep_nothing) -> Session:
    """The session of somebody who came with a link: reads what the link holds and nothing else."""
    if scope.position is not None and scope.seen_on is not None:
        session = replace(session, position=scope.position, today=scope.seen_on)
    load, zone = session.load_tables, session.zone

    def of_platforms(coop: str, position: int) -> Tables:
        return keep(f"figures-{scope.key}", lambda: cut_platforms(load(coop, position), scope))

    def of_days(coop: str, position: int) -> Tables:
        return keep(
            f"days-{scope.key}",
            lambda: cut_days(of_platforms(coop, position), scope.start, scope.end, zone),
        )

    def visible(coop: str, position: int) -> Tables:
        tables = of_days(coop, position)
        return tables if scope.with_words else hide_words(tables)

    @cache
    def words() -> frozenset[str]:
        return frozenset() if scope.with_words else words_in(load(session.coop, session.position))

    def for_figure(arguments: Mapping[str, Argument]) -> Callable[[str, int], Tables]:
        periods = {name: v for name, v in arguments.items() if isinstance(v, Period)}
        scope.require(periods)
        return of_platforms if "period" in periods else of_days

    def remember(key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
        coop, position, name, arguments = key
        own_key = (coop, position, f"{scope.key}/{name}", arguments)
        return session.remember(own_key, lambda: without_words(compute(), words()))

    return replace(
        session,
        role="reader",
        person="",
        store=None,
        scope=scope,
        load_tables=visible,
        for_figure=for_figure,
        remember=remember,
        look_up=_looker(session, scope),
    )


def _looker(session: Session, scope: Scope) -> Callable[..., pd.DataFrame]:
    """Trace for a receiver: the days, platforms and words of the link."""

    def look_up(
        table: str,
        columns: tuple[str, ...],
        *,
        platforms: tuple[str, ...] = (),
        accounts: tuple[str, ...] = (),
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        wanted = set(platforms or scope.platforms)
        shown = tuple(sorted(wanted & set(scope.platforms) if scope.platforms else wanted))
        days = scope.within(start, end) or (scope.start, scope.start)
        hidden = () if scope.with_words else WORDS.get(table, ())
        kept = tuple(name for name in columns if name not in hidden)
        is_inside = days[0] < days[1] and bool(shown or not wanted) and bool(kept)
        is_inside &= table != "coop_profile" and (
            scope.with_words or table not in NOTHING_BUT_WORDS
        )
        cells = session.trace(
            table,
            kept or columns,
            platforms=shown,
            accounts=accounts,
            start=days[0],
            end=days[1],
        )
        cells = cells if is_inside else cells.iloc[:0]
        return cells if scope.with_words else _without_file_names(cells)

    return look_up


def _without_file_names(cells: pd.DataFrame) -> pd.DataFrame:
    """A file is called what a person called it; its number in the ledger says which it was."""
    numbers = "#" + cells["import_id"].astype("str")
    return cells.assign(file_name=numbers.astype("str"), container="")


def cut_platforms(tables: Tables, scope: Scope) -> dict[str, pd.DataFrame]:
    """Only the link's platforms; a row without a platform concerns all of them and stays."""
    cut: dict[str, pd.DataFrame] = {}
    for name, frame in tables.items():
        for column in ("platform", "channel"):
            if scope.platforms and column in frame:
                frame = frame[frame[column].isna() | frame[column].isin(scope.platforms)]
        cut[name] = frame
    profile = cut["coop_profile"]
    cut["coop_profile"] = profile[~profile["setting"].str.startswith(_UNSHARED_SETTINGS)]
    return cut


def cut_days(tables: Tables, start: date, end: date, zone: str) -> dict[str, pd.DataFrame]:
    """Only the rows of days from `start` to `end` (not held); a table without days stays whole.

    A window stays only when all of it is inside.
    """
    first, after = pd.Timestamp(start), pd.Timestamp(end)
    cut: dict[str, pd.DataFrame] = {}
    for name, frame in tables.items():
        if TABLES[name].period_column is None or name in _STATES:
            cut[name] = frame
            continue
        days = day_of(TABLES[name], frame, zone)
        inside = (days >= first) & (days < after)
        if {"start", "end"} <= set(frame.columns):
            inside &= frame["end"] <= after
        cut[name] = frame[inside.fillna(False).astype(bool)]
    return cut


def days_of(scope: Scope) -> tuple[date, date]:
    """The first and the last day of a link, both held."""
    return scope.start, scope.end - timedelta(days=1)
