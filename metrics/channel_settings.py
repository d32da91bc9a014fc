"""What is assumed of a channel until the co-op says otherwise: its half-life, its weight."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

ARTICLE_CHANNELS = ("website", "email", "x", "tiktok", "facebook", "instagram", "youtube")
"""The channels on which a co-op that cannot be found "never existed": always in the ledger."""

HALF_LIFE_DAYS: Mapping[str, float] = MappingProxyType(
    {
        "facebook": 7,
        "instagram": 7,
        "tiktok": 7,
        "x": 7,
        "threads": 7,
        "whatsapp": 7,
        "telegram": 7,
        "youtube": 30,
        "website": 30,
        "email": 30,
        "linkedin": 30,
        "google_business": 30,
        "google_maps": 30,
    }
)
"""Days after which freshness halves: assumptions, to be replaced in the table of channels."""

GRACE_DAYS: Mapping[str, int] = MappingProxyType({"email": 30})
"""Days before freshness falls at all: a mailbox lives while its last test mail was answered."""


def with_weights(channels: pd.DataFrame) -> pd.DataFrame:
    """`weight` and `weight_assumed`: the co-op's own; else the mean of its others; else all equal.

    A channel that shall not exist, with a written reason, weighs nothing.
    """
    said = channels["weight"].astype("float64")
    known = said[said.gt(0)]
    usual = float(known.mean()) if len(known) else 1.0
    is_left_out = channels["state"].eq("left_out")
    weight = said.where(said.ge(0)).fillna(usual).where(~is_left_out, 0.0)
    return channels.assign(weight=weight, weight_assumed=~said.ge(0) & ~is_left_out)


def with_half_lives(channels: pd.DataFrame) -> pd.DataFrame:
    """`half_life_days` and `half_life_assumed`: the co-op's own, else HALF_LIFE_DAYS."""
    said = channels["half_life_days"].astype("float64")
    is_said = said.gt(0)
    usual = channels["channel"].map(lambda name: HALF_LIFE_DAYS.get(name, 30.0))
    return channels.assign(
        half_life_days=said.where(is_said, usual).astype("float64"), half_life_assumed=~is_said
    )
