"""The part of the human labels that is a random sample: those given in the order of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import pandas as pd

from metrics.net_sentiment import SIGNS
from metrics.tone_strata import STRATA, tone_strata

LEAST_IN_STRATUM = 20
_SEED = "jejak"


@dataclass(frozen=True)
class Stratum:
    """One stratum: how many mentions it holds, and the signs (+1, 0, -1) of its random sample."""

    name: str
    mentions: int
    signs: tuple[float, ...]

    @property
    def labels_wanted(self) -> int:
        """Labels below which nothing is said of the stratum: 20, or all where it holds fewer."""
        return min(LEAST_IN_STRATUM, self.mentions)

    @property
    def labels_missing(self) -> int:
        """Labels still to be given before it can be spoken of."""
        return max(0, self.labels_wanted - len(self.signs))

    @property
    def variance(self) -> float:
        """Of the signs, by n - 1; never 0 while mentions are unlabelled.

        Twenty equal labels do not prove that all others are equal: there it is the variance with
        one label more, one step away.
        """
        n = len(self.signs)
        if n == self.mentions:
            return float(np.var(self.signs, ddof=1)) if n > 1 else 0.0
        return max(float(np.var(self.signs, ddof=1)) if n > 1 else 0.0, 1 / (n + 1))


def in_queue_order(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions with their `stratum`, in an order that depends on nothing but their ids.

    The order is random to whoever labels, and new imports do not change it: whoever labels from
    its front labels a random sample, however bad the strata are.
    """
    draws = [_draw(str(mention)) for mention in mentions["mention_id"]]
    strata = tone_strata(mentions["text"])
    placed = mentions.assign(stratum=strata.astype("str"), draw=draws)
    return placed.sort_values("draw").drop(columns="draw").reset_index(drop=True)


def random_labels(mentions: pd.DataFrame) -> tuple[Stratum, ...]:
    """The strata that hold mentions, with the labels before the first gap of the queue.

    A label beyond the gap was chosen by a person, because it caught the eye; it waits until the
    queue comes to it.
    """
    placed = in_queue_order(mentions)
    return tuple(
        _stratum(name, placed[placed["stratum"].eq(name)])
        for name in STRATA
        if placed["stratum"].eq(name).any()
    )


def _stratum(name: str, rows: pd.DataFrame) -> Stratum:
    before_gap = rows["tone"].notna().cummin()
    signs = rows.loc[before_gap, "tone"].map(SIGNS)
    return Stratum(name, len(rows), tuple(float(sign) for sign in signs))


def _draw(mention: str) -> str:
    return sha256(f"{_SEED}:{mention}".encode()).hexdigest()
