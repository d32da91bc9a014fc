"""The three headline figures of the summary, their small lines, and the holes in the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from metrics.savings_assumptions import savings_assumptions
from metrics.scope import only_account

Tables = Mapping[str, pd.DataFrame]

SPARK_MONTHS = 12


@dataclass(frozen=True)
class Headlines:
    """What the summary draws. Points are (day, value) by calendar month, null where unknown."""

    reach: Figure
    growth: Figure
    savings: Figure
    post_change: Figure
    growth_change: Figure
    reach_points: pd.DataFrame
    growth_points: pd.DataFrame
    coverage: pd.DataFrame

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
    """The figures of one period; savings concern the whole co-op and know no platform."""
    own = only_account(tables, account)
    assumed = savings_assumptions(tables["coop_profile"])
    public = None if assumed.target_public is None else round(assumed.target_public)

    def reach_of(part: Period) -> Figure:
        return headline_reach(own, part, public, platforms=platforms)

    def growth_of(part: Period) -> Figure:
        return net_growth_total(own, part, platforms)

    return Headlines(
        reach=reach_of(period),
        growth=growth_of(period),
        savings=cash_saved(
            tables,
            period,
            assumptions=assumed,
            reach_now=headline_reach(tables, period, public),
            reach_then=headline_reach(tables, period.year_before(), public),
        ),
        post_change=post_reach_change(own, period, today, platforms=platforms)[0],
        growth_change=is_change_real(own, period, comparison or period.previous(), platforms),
        reach_points=monthly_points(reach_of, period),
        growth_points=monthly_points(growth_of, period),
        coverage=coverage(own, period, platforms=platforms),
    )


def monthly_points(figure_of: Callable[[Period], Figure], period: Period) -> pd.DataFrame:
    """The value of each of the 12 calendar months up to the period's end; null where unknown."""
    first = add_months(period.last_day, 1 - SPARK_MONTHS)
    months = [add_months(first, number) for number in range(SPARK_MONTHS)]
    values = [figure_of(Period(m, add_months(m, 1), period.zone)).value for m in months]
    frame = pd.DataFrame({"day": pd.to_datetime(months), "value": values})
    return frame.astype({"value": "Float64"})
