"""Whether the co-op can be found on each channel, and whether it still lives there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.channel_checks import channel_checks
from metrics.evidence import imports_of, last_day
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def presence(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How many of its channels the co-op can be found on.

    Formula: 100 x sum of weight x exists x findable / sum of weights, over the channels that
        somebody checked; low and high take the others as absent and as present. Findable: on the
        first page for the co-op's name, or linked from its website.
    Needs: channels (the last check of each), posts and account_days (a post shows that a channel
        exists). Unit: points, 0 to 100.
    Undefined when no channel with a weight was checked ("not checked yet" is not 0).
    Details: unchecked, stale, not_findable, absent (channels with a weight).

    >>> from metrics.example_tables import example_tables
    >>> checks = [{"channel": name, "checked_on": "2026-03-01", "exists": is_there,
    ...            "findable": is_there} for name, is_there in (("x", False), ("facebook", True))]
    >>> figure = presence(
    ...     example_tables(channels=checks), Period.month(2026, 3), date(2026, 4, 1),
    ...     platforms=["x", "facebook"])
    >>> figure.value, figure.n
    (50.0, 2)
    """
    channels = channel_checks(tables, period, today, platforms=platforms)
    parts = channels["presence"]
    return _score("presence", channels, (parts, parts.fillna(0.0), parts.fillna(1.0)))


def freshness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """How much of that presence lives.

    Formula: 100 x sum of weight x exists x findable x 2 ** (-age / half-life) / sum of weights,
        over the channels of which all of it is known; age is days from the last own post, by the
        newest of check, posts and daily data, to the day up to which it is known. Half-lives
        (assumed until set): 7 days for Facebook, Instagram, TikTok, X; 30 for YouTube and website;
        e-mail is fresh for 30 days after an answered test mail, then halves in 30. low and high
        take what is unknown as 0 and as 1, and what was not read since as no post and a post today.
    Needs: channels, posts, account_days, email_campaigns. Unit: points, 0 to 100.
    Undefined as presence. Details: as presence.
    """
    channels = channel_checks(tables, period, today, platforms=platforms)
    return _score(
        "freshness",
        channels,
        (
            _lives(channels, "freshness"),
            _lives(channels, "freshness_low").fillna(0.0),
            _lives(channels, "freshness_high").fillna(1.0),
        ),
    )


def _lives(channels: pd.DataFrame, column: str) -> pd.Series:
    """Presence x freshness; what is not there needs no last post."""
    is_absent = channels["presence"].eq(0).fillna(value=False)
    return (channels["presence"] * channels[column]).mask(is_absent, 0.0)


def _score(
    name: str, channels: pd.DataFrame, parts: tuple[pd.Series, pd.Series, pd.Series]
) -> Figure:
    """The weighted mean of the known parts; bounds over all, from the lowest and highest parts."""
    counted = channels[channels["weight"] > 0]
    weight = counted["weight"]
    value, low, high = (part[counted.index].astype("Float64") for part in parts)
    known = value.notna()
    states = ("unchecked", "stale", "not_findable", "absent")
    details = {state: float(counted["state"].eq(state).sum()) for state in states}
    basis = (
        Basis("channels", ("exists", "findable", "last_post_at")),
        Basis("posts", ("published_at",), tuple(sorted(channels["channel"]))),
    )
    posts = channels[["post_import_id"]].rename(columns={"post_import_id": "import_id"})
    n, n_expected, imports = int(known.sum()), len(counted), imports_of(channels, posts)
    if not n:
        return Figure.missing(
            name, "points", "presence.unchecked", n=0, n_expected=n_expected, details=details,
            basis=basis, imports=imports,
        )  # fmt: skip
    return Figure(
        name, _mean(value[known], weight), "points", low=_mean(low, weight),
        high=_mean(high, weight), n=n, n_expected=n_expected, details=details, basis=basis,
        remarks=_remarks(name, counted, known), imports=imports,
        as_of=last_day(counted, "checked_on"),
    )  # fmt: skip


def _mean(parts: pd.Series, weight: pd.Series) -> float:
    own = weight[parts.index]
    return 100 * float((parts * own).sum()) / float(own.sum())


def _remarks(name: str, counted: pd.DataFrame, known: pd.Series) -> tuple[str, ...]:
    is_there = counted["presence"].ne(0).fillna(value=True).astype(bool)
    is_assumed = bool((counted["half_life_assumed"] & is_there).any())
    said = {
        "presence.channels_unchecked": not known.all(),
        "presence.checked_afterwards": counted["checked_afterwards"].any(),
        "presence.weights_assumed": counted["weight_assumed"].any(),
        "presence.not_read_since": name == "freshness" and _is_dated(counted),
        "presence.half_lives_assumed": name == "freshness" and is_assumed,
    }
    return tuple(code for code, is_so in said.items() if is_so)


def _is_dated(channels: pd.DataFrame) -> bool:
    return bool((channels["freshness_low"] < channels["freshness"]).fillna(value=False).any())


CATALOGUE = (
    Metric("presence", "6.1", "points", ("channels", "posts", "account_days"), presence),
    Metric(
        "freshness", "6.2", "points", ("channels", "posts", "account_days", "email_campaigns"),
        freshness,
    ),
)  # fmt: skip
