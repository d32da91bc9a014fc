"""One account's followers day by day as plain columns: what a growth of any period is read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.follower_readings import Account, Tables, accounts_of
from metrics.follower_series import account_totals

TOLERANCE_DAYS = 3

_Numbers = npt.NDArray[np.float64]
_Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Reading:
    """A follower total at the end of a day; `is_reported` false when it was reconstructed."""

    day: date
    followers: float
    is_reported: bool


@dataclass(frozen=True)
class FollowerDays:
    """What one account gained and lost, and its totals, from the day `first` on without holes."""

    first: date
    followers: _Numbers
    gained: _Numbers
    lost: _Numbers
    net: _Numbers
    import_id: _Numbers
    is_reported: _Marks
    is_flagged: _Marks

    @classmethod
    def of(cls, rows: pd.DataFrame) -> FollowerDays:
        """The days of one account (`follower_readings.accounts_of`)."""
        totals = account_totals(rows)
        return cls(
            first=rows.index[0].date(),
            followers=totals.followers,
            gained=rows["follows_gained"].to_numpy(dtype="float64"),
            lost=rows["follows_lost"].to_numpy(dtype="float64"),
            net=rows["net"].to_numpy(dtype="float64"),
            import_id=rows["import_id"].to_numpy(dtype="float64"),
            is_reported=totals.is_reported,
            is_flagged=totals.is_flagged,
        )

    def __len__(self) -> int:
        """Number of days."""
        return len(self.followers)

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=len(self) - 1)

    @property
    def imports(self) -> tuple[int, ...]:
        """The numbers of the imports that gave these days, each once and in order."""
        known = self.import_id[~np.isnan(self.import_id)]
        return tuple(int(number) for number in np.unique(known))

    def between(self, first: date, last: date) -> FollowerDays:
        """Those of the days from `first` to `last`, both held, that there are."""
        start = max(0, (first - self.first).days)
        part = slice(start, max(start, (last - self.first).days + 1))
        return FollowerDays(
            self.first + timedelta(days=start), self.followers[part], self.gained[part],
            self.lost[part], self.net[part], self.import_id[part],
            self.is_reported[part], self.is_flagged[part],
        )  # fmt: skip

    def reading_near(self, day: date) -> Reading | None:
        """The known total nearest to `day`, at most 3 days away; of equals the earlier."""
        middle = (day - self.first).days
        near = range(middle - TOLERANCE_DAYS, middle + TOLERANCE_DAYS + 1)
        for place in sorted(near, key=lambda place: (abs(place - middle), place)):
            if 0 <= place < len(self) and not np.isnan(self.followers[place]):
                day = self.first + timedelta(days=place)
                return Reading(day, float(self.followers[place]), bool(self.is_reported[place]))
        return None


def followers_by_account(
    tables: Tables, platforms: Sequence[str] = ()
) -> list[tuple[Account, FollowerDays]]:
    """The days of each account with any follower number, in order of platform and account."""
    return [(account, FollowerDays.of(rows)) for account, rows in accounts_of(tables, platforms)]
