"""The three headline figures of the summary, their months for the small lines, and the holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.coverage import coverage
from metrics.figure import Figure
from metrics.follower_change import is_change_real
from metrics.follower_growth import net_growth_total
from metrics.period import Period, add_months
from metrics.post_reach import post_reach_change
from metrics.promotion_savings import cash_saved
from metrics.reach import headline_reach
from metrics.reach_across_platforms import reach_across_platforms
from metrics.savings_assumptions import savings_assumptions
from metrics.savings_period import savings_period
from metrics.scope import only_account

Tables = Mapping[str, pd.DataFrame]

SPARK_MONTHS = 12


@dataclass(frozen=True)
class Headlines:
    """What the summary draws."""

    reach: Figure
    growth: Figure
    savings: Figure
    post_change: Figure
    growth_change: Figure
    coverage: pd.DataFrame
    savings_period: Period

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
    """The figures of one period, its changes against `comparison` (else the period before it).

    Savings concern the whole co-op, know no platform, and are judged over `savings_period`.
    """
    own = only_account(tables, account)
    assumed = savings_assumptions(tables["coop_profile"])
    paid = savings_period(period, assumed.first_month)
    return Headlines(
        reach=headline_reach(
            own, period, target_public(tables), comparison=comparison, platforms=platforms
        ),
        growth=growth_of(tables, period, platforms=platforms, account=account),
        savings=cash_saved(
            tables,
            paid,
            assumptions=assumed,
            reach_now=reach_of(tables, paid),
            reach_then=reach_of(tables, paid.year_before()),
        ),
        post_change=post_reach_change(
            own, period, today, comparison=comparison, platforms=platforms
        )[0],
        growth_change=is_change_real(own, period, comparison or period.previous(), platforms),
        coverage=coverage(own, period, platforms=platforms),
        savings_period=paid,
    )


def reach_of(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = (), account: str | None = None
) -> Figure:
    """The reach of a period without its verdict: a month of a small line, or what costs bought.

    The verdict of the headline costs several times as much and is not needed here.
    """
    own = only_account(tables, account)
    return reach_across_platforms(own, period, target_public(tables), platforms=platforms)


def target_public(tables: Tables) -> int | None:
    """The size of the public the co-op wants to reach, as the manager set it."""
    size = savings_assumptions(tables["coop_profile"]).target_public
    return None if size is None else round(size)


def growth_of(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = (), account: str | None = None
) -> Figure:
    """The headline growth of a period, or of one of the months of its small line."""
    return net_growth_total(only_account(tables, account), period, platforms)


def months_before(period: Period) -> list[Period]:
    """The 12 whole calendar months up to the one in which the period ends."""
    first = add_months(period.last_day, 1 - SPARK_MONTHS)
    starts = [add_months(first, number) for number in range(SPARK_MONTHS)]
    return [Period(start, add_months(start, 1), period.zone) for start in starts]
