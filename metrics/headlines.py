"""The three headline figures of the summary, their months for the small lines, and the holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.coverage import Covered, coverage
from metrics.figure import Figure
from metrics.follower_change import is_change_real
from metrics.follower_growth import growth_by_period, net_growth_total
from metrics.period import Period, add_months
from metrics.post_reach_change import post_reach_change_together
from metrics.promotion_savings import cash_saved
from metrics.reach import headline_reach
from metrics.reach_across_platforms import reach_by_period
from metrics.savings_assumptions import savings_assumptions
from metrics.savings_period import savings_period
from metrics.scope import only_account

Tables = Mapping[str, pd.DataFrame]

SPARK_MONTHS = 12


@dataclass(frozen=True)
class ChosenHeadlines:
    """The headlines that the filters of platform and account change."""

    reach: Figure
    growth: Figure
    post_change: Figure
    growth_change: Figure
    coverage: tuple[Covered, ...]


@dataclass(frozen=True)
class HeadlineSavings:
    """The savings of the whole co-op, and the days over which they are judged."""

    savings: Figure
    savings_period: Period


@dataclass(frozen=True)
class Headlines(HeadlineSavings, ChosenHeadlines):
    """What the summary draws."""

    @classmethod
    def of(cls, chosen: ChosenHeadlines, money: HeadlineSavings) -> Headlines:
        """Both together."""
        return cls(**vars(chosen), **vars(money))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (self.reach, self.growth, self.savings, self.post_change, self.growth_change)


def headlines(
    tables: Tables,
    period: Period,
    today: date,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> Headlines:
    """The figures of one period, its changes against `comparison` (else the period before it)."""
    chosen = chosen_headlines(
        tables, period, today, comparison, platforms=platforms, account=account
    )
    return Headlines.of(chosen, headline_savings(tables, period))


def chosen_headlines(
    tables: Tables,
    period: Period,
    today: date,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> ChosenHeadlines:
    """The part of the headlines that is another one for other platforms or another account."""
    own = only_account(tables, account)
    compared = comparison or period.previous()
    return ChosenHeadlines(
        reach=headline_reach(
            own, period, target_public(tables), comparison=comparison, platforms=platforms
        ),
        growth=net_growth_total(own, period, platforms),
        post_change=post_reach_change_together(
            own, period, today, comparison=comparison, platforms=platforms
        ),
        growth_change=is_change_real(own, period, compared, platforms),
        coverage=coverage(own, period, platforms=platforms),
    )


def headline_savings(tables: Tables, period: Period) -> HeadlineSavings:
    """Savings concern the whole co-op, know no platform, and are judged over `savings_period`."""
    assumed = savings_assumptions(tables["coop_profile"])
    paid = savings_period(period, assumed.first_month)
    now, then = reach_by_period(tables, (paid, paid.year_before()), target_public(tables))
    saved = cash_saved(tables, paid, assumptions=assumed, reach_now=now, reach_then=then)
    return HeadlineSavings(saved, paid)


def target_public(tables: Tables) -> int | None:
    """The size of the public the co-op wants to reach, as the manager set it."""
    size = savings_assumptions(tables["coop_profile"]).target_public
    return None if size is None else round(size)


def small_lines(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = (), account: str | None = None
) -> dict[str, tuple[tuple[date, float | None], ...]]:
    """Reach and growth of each month of the period, for the small lines; no verdict is needed here.

    Under each name (first of the month, value), None where there is no value.
    """
    own, months = only_account(tables, account), tuple(period.months())
    reach = reach_by_period(own, months, target_public(tables), platforms=platforms)
    growth = growth_by_period(own, months, platforms)
    days = [month.start for month in months]
    return {
        name: tuple(zip(days, (one.value for one in found), strict=True))
        for name, found in (("reach", reach), ("growth", growth))
    }


def months_before(period: Period) -> tuple[Period, ...]:
    """The 12 whole calendar months up to the one in which the period ends."""
    first = add_months(period.last_day, 1 - SPARK_MONTHS)
    starts = [add_months(first, number) for number in range(SPARK_MONTHS)]
    return tuple(Period(start, add_months(start, 1), period.zone) for start in starts)
