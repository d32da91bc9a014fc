"""What the co-op says about itself: the rows of `coop_profile`; unsaid is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from metrics.period import ZONES

DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Profile:
    """The settings in force; `said` holds every setting as text."""

    said: Mapping[str, str]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> Profile:
        """The profile kept in the tables; rows that a person removed do not count."""
        rows = tables["coop_profile"]
        kept = rows[~rows["removed"].fillna(False).astype(bool) & rows["value"].notna()]
        return cls(dict(zip(kept["setting"], kept["value"], strict=True)))

    def number(self, setting: str) -> float | None:
        """A setting as a number; None when it is not filled in or is not a number.

        >>> Profile({"target_public": "40000"}).number("target_public")
        40000.0
        """
        try:
            return float(self.said[setting])
        except (KeyError, ValueError):
            return None

    @property
    def name(self) -> str:
        """The co-op's name, empty when not filled in."""
        return self.said.get("name", "")

    @property
    def zone(self) -> str:
        """The co-op's time zone; WIB until somebody says otherwise."""
        zone = self.said.get("zone", DEFAULT_ZONE)
        return zone if zone in ZONES else DEFAULT_ZONE

    @property
    def book_year_month(self) -> int:
        """The month in which the tahun buku starts; January until somebody says otherwise."""
        month = self.number("book_year_month")
        return int(month) if month is not None and 1 <= month <= 12 else 1
