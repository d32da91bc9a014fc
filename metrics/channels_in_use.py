"""The channels on which a co-op was active in a period, whether or not they report reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.evidence import not_removed
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

# Ad accounts buy reach for a channel; they are none. Google Maps is a place in the ledger of
# presence, not an audience.
_NO_AUDIENCE = ("meta_ads", "google_ads", "tiktok_ads", "google_maps")


@dataclass(frozen=True)
class ChannelUse:
    """Which channels showed life and when, read once for however many periods.

    A sign of life has its platform (a place in `platforms`) and its moment: UTC, or the day where
    nothing else is known. `told` are the channels that the co-op says exist.
    """

    platforms: tuple[str, ...]
    platform: NDArray[np.int_]
    moment: NDArray[np.datetime64]
    day: NDArray[np.datetime64]
    told: frozenset[str]

    def in_period(self, period: Period, *, platforms: Sequence[str] = ()) -> tuple[str, ...]:
        """`channels_in_use` of a period; a post counts as in `aggregates.in_period`."""
        first, after = np.datetime64(period.start_utc), np.datetime64(period.end_utc)
        is_seen = (self.moment >= first) & (self.moment < after)
        is_seen |= (self.day >= np.datetime64(period.start)) & (
            self.day < np.datetime64(period.end)
        )
        found = {self.platforms[place] for place in np.unique(self.platform[is_seen])} | self.told
        wanted = set(platforms) or found
        return tuple(sorted((found & wanted) - set(_NO_AUDIENCE)))


def channel_use(tables: Tables) -> ChannelUse:
    """What the tables say of all channels."""
    posts, days = tables["posts"], tables["account_days"]
    codes, names = pd.factorize(pd.concat([posts["platform"], days["platform"]]))
    moment = posts["published_at"].to_numpy()
    day = posts["published_on"].where(posts["published_at"].isna()).to_numpy()
    nowhere = np.full(len(days), np.datetime64("NaT", "us"))
    return ChannelUse(
        platforms=tuple(str(name) for name in names),
        platform=codes,
        moment=np.concatenate([moment, nowhere]),
        day=np.concatenate([day, days["date"].to_numpy()]),
        told=_told(tables),
    )


def channels_in_use(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> tuple[str, ...]:
    """Platforms with posts or daily readings in the period, or that the co-op says exist."""
    return channel_use(tables).in_period(period, platforms=platforms)


def _told(tables: Tables) -> frozenset[str]:
    channels = not_removed(tables["channels"])
    latest = channels.sort_values("checked_on").drop_duplicates("channel", keep="last")
    exists = latest["exists"].fillna(value=False).astype(bool)
    return frozenset(str(name) for name in latest.loc[exists, "channel"])
