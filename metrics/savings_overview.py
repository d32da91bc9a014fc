"""Every figure of the savings page for one choice of period and platforms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from metrics.break_even import break_even_views, return_on_cost
from metrics.budget_line import budget_line
from metrics.equivalent_value import equivalent_value, value_by_platform
from metrics.figure import Figure
from metrics.headlines import target_public
from metrics.own_cost import cost_per_reached, own_cost_per_thousand
from metrics.period import Period
from metrics.promotion_savings import cash_saved
from metrics.reach_across_platforms import reach_by_period
from metrics.replaced_promotion import replaced_promotion
from metrics.savings_assumptions import SavingsAssumptions, savings_assumptions
from metrics.savings_period import savings_period

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class SavingsOverview:
    """What the page, the report and the trace draw; the three numbers are never added."""

    cash: Figure
    own_cost: Figure
    cost_per_reached: Figure
    equivalent: Figure
    by_platform: pd.DataFrame
    replaced: tuple[Figure, ...]
    break_even: Figure
    return_on_cost: Figure
    budget: tuple[Figure, ...]
    reach: Figure
    assumptions: SavingsAssumptions
    period: Period

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        return (
            self.cash,
            self.own_cost,
            self.cost_per_reached,
            self.equivalent,
            *self.replaced,
            self.break_even,
            self.return_on_cost,
            *self.budget,
        )


def savings_overview(
    tables: Tables, period: Period, *, platforms: tuple[str, ...] = ()
) -> SavingsOverview:
    """The figures of `savings_period(period)`, which the overview carries as its own `period`.

    Costs are booked for the co-op and not for a platform: `platforms` narrows only what is
    counted in views. The reach beside a saving is that of all platforms.
    """
    assumed = savings_assumptions(tables["coop_profile"])
    period = savings_period(period, assumed.first_month)
    now, then = reach_by_period(tables, (period, period.year_before()), target_public(tables))
    return SavingsOverview(
        cash=cash_saved(tables, period, assumptions=assumed, reach_now=now, reach_then=then),
        own_cost=own_cost_per_thousand(tables, period, assumptions=assumed, platforms=platforms),
        cost_per_reached=cost_per_reached(tables, period, assumptions=assumed, reach=now),
        equivalent=equivalent_value(tables, period, assumptions=assumed, platforms=platforms),
        by_platform=value_by_platform(tables, period, assumptions=assumed, platforms=platforms),
        replaced=tuple(replaced_promotion(tables, period, assumptions=assumed)),
        break_even=break_even_views(tables, period, assumptions=assumed, platforms=platforms),
        return_on_cost=return_on_cost(tables, period, assumptions=assumed),
        budget=tuple(budget_line(tables, period, assumptions=assumed, reach=now)),
        reach=now,
        assumptions=assumed,
        period=period,
    )
