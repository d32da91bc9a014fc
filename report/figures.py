"""Every figure of the report for one period: the functions of the pages, each called once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from metrics.account_reach import account_reach
from metrics.budget_line import budget_line
from metrics.coverage import Covered, coverage
from metrics.eight_returns import all_evidence
from metrics.equivalent_value import equivalent_value
from metrics.figure import Figure
from metrics.follower_change import is_change_real
from metrics.follower_growth import net_growth, net_growth_total
from metrics.follower_series import follower_series
from metrics.headlines import target_public
from metrics.own_cost import own_cost_per_thousand
from metrics.period import Period
from metrics.post_reach_change import post_reach_change_together
from metrics.promotion_savings import cash_saved
from metrics.reach import headline_reach
from metrics.reach_across_platforms import reach_by_period
from metrics.replaced_promotion import replaced_promotion
from metrics.savings_assumptions import SavingsAssumptions, savings_assumptions
from metrics.savings_period import savings_period
from metrics.scope import account_names

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ReportFigures:
    """What all formats draw. `followers` are the days of `follower_series`, `names` of accounts.

    All that is money speaks of `savings_period`, as on the page Penghematan: a cost is paid at
    once, and the budget is one for the year.
    """

    period: Period
    reach: Figure
    growth: Figure
    savings: Figure
    savings_period: Period
    post_change: Figure
    growth_change: Figure
    accounts: tuple[Figure, ...]
    account_growth: tuple[Figure, ...]
    own_cost: Figure
    budget: tuple[Figure, ...]
    replaced: tuple[Figure, ...]
    equivalent: Figure
    returns: Mapping[str, tuple[Figure, ...]]
    coverage: tuple[Covered, ...]
    followers: pd.DataFrame
    names: Mapping[tuple[str, str], str]
    assumptions: SavingsAssumptions


def report_figures(tables: Tables, period: Period, today: date) -> ReportFigures:
    """The figures of the whole co-op; a report knows no filter of platforms."""
    assumed = savings_assumptions(tables["coop_profile"])
    reach = headline_reach(tables, period, target_public(tables))
    paid = savings_period(period, assumed.first_month)
    paid_now, paid_then = reach_by_period(tables, (paid, paid.year_before()), target_public(tables))
    savings = cash_saved(
        tables, paid, assumptions=assumed, reach_now=paid_now, reach_then=paid_then
    )
    return ReportFigures(
        period=period,
        reach=reach,
        growth=net_growth_total(tables, period),
        savings=savings,
        savings_period=paid,
        post_change=post_reach_change_together(tables, period, today),
        growth_change=is_change_real(tables, period, period.previous()),
        accounts=tuple(account_reach(tables, period)),
        account_growth=tuple(net_growth(tables, period)),
        own_cost=own_cost_per_thousand(tables, paid, assumptions=assumed),
        budget=tuple(budget_line(tables, paid, assumptions=assumed, reach=paid_now)),
        replaced=tuple(replaced_promotion(tables, paid, assumptions=assumed)),
        equivalent=equivalent_value(tables, paid, assumptions=assumed),
        returns={
            "reach": (reach,),
            "cost": (savings,),
            **all_evidence(tables, period, today),
        },
        coverage=coverage(tables, period),
        followers=follower_series(tables, period),
        names=account_names(tables),
        assumptions=assumed,
    )


def part_of(figure: Figure, detail: str) -> Figure:
    """An amount that a figure was made of, with the figure's evidence; missing when it is."""
    amount = figure.details.get(detail)
    if figure.value is None or not isinstance(amount, (int, float)):
        reason = figure.reason or "report.no_amount"
        return Figure.missing(
            figure.metric, figure.unit, reason, basis=figure.basis, imports=figure.imports
        )
    return replace(
        figure, value=float(amount), low=None, high=None, verdict=None, n=None, n_expected=None,
        remarks=(),
    )  # fmt: skip
