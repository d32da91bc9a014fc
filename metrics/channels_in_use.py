"""The channels on which a co-op was active in a period, whether or not they report reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from canonical.tables import ACCOUNT_DAYS, POSTS, Table
from metrics.aggregates import in_period
from metrics.evidence import not_removed
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

# Ad accounts buy reach for a channel; they are none. Google Maps is a place in the ledger of
# presence, not an audience.
_NO_AUDIENCE = ("meta_ads", "google_ads", "tiktok_ads", "google_maps")

_CLOCKS = ((POSTS, ("published_at", "published_on")), (ACCOUNT_DAYS, ("date",)))


@dataclass(frozen=True)
class ChannelUse:
    """Which channels showed life and when, read once for however many periods.

    `signs` are the rows of posts and account_days with no more than their platform and moment;
    `told` are the channels that the co-op says exist.
    """

    signs: tuple[tuple[Table, pd.DataFrame], ...]
    told: frozenset[str]

    def in_period(self, period: Period, *, platforms: Sequence[str] = ()) -> tuple[str, ...]:
        """`channels_in_use` of a period."""
        found = set(self.told)
        for table, rows in self.signs:
            found.update(str(name) for name in in_period(rows, table, period)["platform"].unique())
        wanted = set(platforms) or found
        return tuple(sorted((found & wanted) - set(_NO_AUDIENCE)))


def channel_use(tables: Tables) -> ChannelUse:
    """What the tables say of all channels."""
    channels = not_removed(tables["channels"])
    latest = channels.sort_values("checked_on").drop_duplicates("channel", keep="last")
    exists = latest["exists"].fillna(value=False).astype(bool)
    told = frozenset(str(name) for name in latest.loc[exists, "channel"])
    signs = ((table, tables[table.name][["platform", *clock]]) for table, clock in _CLOCKS)
    return ChannelUse(tuple(signs), told)


def channels_in_use(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> tuple[str, ...]:
    """Platforms with posts or daily readings in the period, or that the co-op says exist."""
    return channel_use(tables).in_period(period, platforms=platforms)
