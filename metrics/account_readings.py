"""What one account reported of unique people: its windows, from days and from whole periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from metrics.figure import Basis
from metrics.period import Period
from metrics.reach_windows import Window
from metrics.reported_windows import LENGTHS, REACH, VIEWERS, Reported, reported_windows

Tables = Mapping[str, pd.DataFrame]

DAILY = ("reach_1d", "viewers_1d")
"""The columns that hold one day each, one a measure."""

_ACCOUNT = ["platform", "account_id"]
_READ = [*_ACCOUNT, "date", "day_zone", *REACH, *VIEWERS, "import_id"]


@dataclass(frozen=True)
class AccountReadings:
    """The reported windows of one account, all of one measure, as one period sees them.

    `measure` is "reach", or "viewers" where the platform gives no reach.
    """

    account: AccountHistory
    measure: str
    period: Period

    @property
    def _reported(self) -> Reported:
        return self.account.reported[self.measure]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of account_days that were read."""
        return tuple(LENGTHS[self.measure])

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The windows that hold a day of the period."""
        return self._reported.windows(self._reported.touching(self.period))

    @cached_property
    def history(self) -> tuple[Window, ...]:
        """The windows of several days, from which the exponent of an estimate is learnt."""
        reported = self._reported
        return reported.windows(reported.remembered(self.period) & ~reported.is_one_day)

    @cached_property
    def daily(self) -> dict[date, float]:
        """Accounts reached on each reported day."""
        reported = self._reported
        chosen = reported.remembered(self.period) & reported.is_one_day
        return dict(
            zip(reported.start[chosen].tolist(), reported.reach[chosen].tolist(), strict=True)
        )

    @property
    def imports(self) -> tuple[int, ...]:
        """The imports behind the rows that lie in or reach into the period."""
        numbers = self._reported.import_id[self._reported.told_in(self.period)]
        return tuple(int(number) for number in np.unique(numbers[~np.isnan(numbers)]))

    @property
    def zones(self) -> set[str]:
        """The zones in which the platform counted the days of the period, where it names one."""
        return set(self._reported.zone[self._reported.told_in(self.period)]) - {""}

    @property
    def basis(self) -> tuple[Basis, ...]:
        """The selections that the store can trace."""
        one = self.account
        where = ((one.platform,), (one.account_id,), self.period.start, self.period.end)
        return (
            Basis("account_days", self.columns, *where),
            Basis("account_windows", (self.measure,), *where),
        )


@dataclass(frozen=True)
class AccountHistory:
    """All that one account ever reported of unique people, read once for however many periods.

    `days` and `spans` are its rows of account_days and account_windows.
    """

    platform: str
    account_id: str
    name: str
    days: pd.DataFrame
    spans: pd.DataFrame

    @cached_property
    def reported(self) -> dict[str, Reported]:
        """The windows by measure."""
        return {measure: reported_windows(self.days, self.spans, measure) for measure in LENGTHS}

    def readings(self, period: Period) -> AccountReadings:
        """What the period sees; with the memory before it the exponent of an estimate is learnt.

        Two definitions are never mixed in one bound; the one that says more of the period is taken.
        """
        said = {measure: one.knowledge(period) for measure, one in self.reported.items()}
        return AccountReadings(self, max(said, key=said.__getitem__), period)


def account_histories(tables: Tables, *, platforms: Sequence[str] = ()) -> list[AccountHistory]:
    """One entry for each account with a day, a window or a post, whenever; by platform and id."""
    days, spans = tables["account_days"][_READ], tables["account_windows"]
    own_days, own_spans = (dict(list(one.groupby(_ACCOUNT))) for one in (days, spans))
    return [
        AccountHistory(
            platform,
            account,
            name,
            own_days.get((platform, account), days.iloc[:0]),
            own_spans.get((platform, account), spans.iloc[:0]),
        )
        for (platform, account), name in _account_names(tables).items()
        if not platforms or platform in platforms
    ]


def account_readings(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[AccountReadings]:
    """What one period sees of each account."""
    return [one.readings(period) for one in account_histories(tables, platforms=platforms)]


def _account_names(tables: Tables) -> dict[tuple[str, str], str]:
    """Every account with its latest name ("" where no file has one), sorted."""
    found: dict[tuple[str, str], str] = {}
    for table in ("posts", "account_windows", "account_days"):
        known = tables[table][[*_ACCOUNT, "account_name"]].drop_duplicates(keep="last")
        for platform, account, name in known.itertuples(index=False, name=None):
            key = (str(platform), str(account))
            found[key] = found.get(key, "") if pd.isna(name) else str(name)
    return dict(sorted(found.items()))
