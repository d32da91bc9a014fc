"""How much of an audience lies in an age range that the platform's bands may cut through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

OLDEST = 110
ROUNDING = 0.02
"""By this much the printed shares of all bands may miss 1 without a band being hidden."""

_CLOSED = re.compile(r"^\s*(\d{1,3})\s*[-\u2013]\s*(\d{1,3})\b")
_OPEN = re.compile(r"^\s*(\d{1,3})\s*\+")

Band = tuple[int, int]


@dataclass(frozen=True)
class AgeRange:
    """A young group: its ages, both ends held."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class YoungPart:
    """The part of the audience in the range: what is certain, what is possible, the middle.

    `value` is None where hidden bands leave too much open; `is_exact` when no band is cut.
    """

    value: float | None
    low: float
    high: float
    is_exact: bool


def age_ranges(on: date) -> tuple[AgeRange, ...]:
    """The three definitions on that day: 18 to 34, Gen Z (born 1997 to 2012), pemuda (16 to 30).

    Gen Z grows a year older every year, so its share drifts by ageing alone.

    >>> [(one.name, one.first, one.last) for one in age_ranges(date(2026, 7, 1))]
    [('age_18_34', 18, 34), ('gen_z', 14, 29), ('pemuda', 16, 30)]
    """
    gen_z = AgeRange("gen_z", on.year - 2012, on.year - 1997)
    return AgeRange("age_18_34", 18, 34), gen_z, AgeRange("pemuda", 16, 30)


def band_of(text: str) -> Band | None:
    """First and last age of a band as platforms write it; None for what is no age.

    >>> band_of("18-24"), band_of("25–34 women"), band_of("65+"), band_of("women")
    ((18, 24), (25, 34), (65, 110), None)
    """
    closed, opened = _CLOSED.match(text), _OPEN.match(text)
    if closed:
        first, last = int(closed[1]), int(closed[2])
        return (first, last) if first <= last else None
    return (int(opened[1]), OLDEST) if opened else None


def shares_by_band(bands: pd.Series, shares: pd.Series) -> dict[Band, float]:
    """The share of each band; several rows of a band (women, men) are added."""
    found: dict[Band, float] = {}
    for text, share in zip(bands, shares, strict=True):
        band = band_of(str(text))
        if band is not None and not pd.isna(share):
            found[band] = found.get(band, 0.0) + float(share)
    return found


def young_part(shares: Mapping[Band, float], group: AgeRange) -> YoungPart | None:
    """The share of the ages in the group; None where the bands contradict each other.

    Low: bands that lie whole in the group. High: all bands that touch it, and what the bands do
    not show (platforms hide bands of fewer than 100 people). Middle: ages spread evenly in a band.

    >>> shares = {(13, 17): 0.06, (18, 24): 0.24, (25, 34): 0.34, (35, 110): 0.36}
    >>> z = young_part(shares, AgeRange("gen_z", 14, 29))
    >>> round(z.value, 3), round(z.low, 2), round(z.high, 2)
    (0.458, 0.24, 0.64)
    """
    total = sum(shares.values())
    if not shares or total > 1 + ROUNDING or _overlap(shares):
        return None
    hidden = max(0.0, 1 - total)
    whole = touched = middle = 0.0
    for (first, last), share in shares.items():
        ages = min(last, group.last) - max(first, group.first) + 1
        if ages <= 0:
            continue
        touched += share
        middle += share * ages / (last - first + 1)
        whole += share if first >= group.first and last <= group.last else 0.0
    if hidden > ROUNDING:
        return YoungPart(None, whole, min(1.0, touched + hidden), is_exact=False)
    return YoungPart(min(middle, 1.0), min(whole, middle), min(touched, 1.0), whole == touched)


def _overlap(shares: Mapping[Band, float]) -> bool:
    return any(before[1] >= after[0] for before, after in pairwise(sorted(shares)))
