"""The indicators of the reputation index that reach, cost and engagement already give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import exp, sqrt

import pandas as pd

from metrics.counted_views import all_views
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.market_price import market_prices
from metrics.metric import Metric
from metrics.own_cost import own_cost_per_thousand
from metrics.period import Period, add_months
from metrics.post_engagement import engagement_basis, post_engagement
from metrics.reach_across_platforms import reach_across_platforms
from metrics.savings_assumptions import savings_assumptions
from metrics.shrinkage import spread_of

Tables = Mapping[str, pd.DataFrame]

REACH_DAYS = 28
LEAST_POSTS = 8
_Z95 = 1.959963984540054


def known_indicators(tables: Tables, period: Period, today: date) -> dict[str, Figure]:
    """`reach`, `cost` and `image`; the others come from tone, channels, members and audience."""
    return {
        "reach": reached_share(tables, period),
        "cost": cost_against_market(tables, period),
        "image": engagement_against_usual(tables, period, today),
    }


def reached_share(tables: Tables, period: Period) -> Figure:
    """People reached in the last 28 days of the period / target public.

    Formula: reach_across_platforms of those days / target public, value and bounds; an open upper
        end is the whole target public.
    Needs: account_days or account_windows, the target public in the settings. Unit: share.
    Undefined with reach_across_platforms, for its own reason.
    """
    public = savings_assumptions(tables["coop_profile"]).target_public
    window = Period(period.end - timedelta(days=REACH_DAYS), period.end, period.zone)
    reach = reach_across_platforms(tables, window, None if public is None else round(public))
    if reach.value is None or public is None:
        reason = reach.reason or "reach.no_target_public"
        return Figure.missing("reached_share", "share", reason, n=reach.n, basis=reach.basis)
    high = public if reach.open_above or reach.high is None else reach.high
    low = reach.value if reach.low is None else reach.low
    return replace(
        reach, metric="reached_share", unit="share", value=reach.value / public,
        low=low / public, high=max(high, reach.value) / public, open_above=False,
        details={"target_public": public, "reach": reach.value},
    )  # fmt: skip


def cost_against_market(tables: Tables, period: Period) -> Figure:
    """Own cost of a thousand views / market price of a thousand views, in the own mix of channels.

    Formula: own_cost / (Σ views x base price / Σ views) over the channels that have a price; low
        with the dearest prices, high with the cheapest. 1 is the market, 0.5 half of it.
    Needs: costs, posts.views, rates or ad_spend. Unit: ratio.
    Undefined without own cost (its own reason) or without any price (reputation.no_market_price).
    """
    own = own_cost_per_thousand(
        tables, period, assumptions=savings_assumptions(tables["coop_profile"])
    )
    if own.value is None:
        return Figure.missing(
            "cost_against_market", "ratio", own.reason, basis=own.basis, imports=own.imports
        )
    views = all_views(tables, period).by_platform
    prices = market_prices(tables, period, [str(name) for name in views.index])
    priced = {name: price for name, price in prices.items() if price and views[name] > 0}
    total = float(sum(views[name] for name in priced))
    if not total:
        return Figure.missing(
            "cost_against_market", "ratio", "reputation.no_market_price",
            basis=own.basis, imports=own.imports,
        )  # fmt: skip
    low, base, high = (
        sum(float(views[name]) * getattr(price, end) for name, price in priced.items()) / total
        for end in ("low", "base", "high")
    )
    remarks = ("savings.without_price",) if len(priced) < len(views) else ()
    return replace(
        own, metric="cost_against_market", unit="ratio", value=own.value / base,
        low=own.value / high, high=own.value / low, is_estimate=True,
        method="reputation.own_over_market", remarks=(*own.remarks, *remarks),
        details={"own": own.value, "market": base},
    )  # fmt: skip


def engagement_against_usual(tables: Tables, period: Period, today: date) -> Figure:
    """Rate of the period against the co-op's own median of 12 months, after shrinking.

    Formula: y = ln(interactions / reach + 0.5 / reach) less its account's median of the 12 months
        to the end of the period; exp(B x mean of the period), B = τ² / (τ² + σ²/n) with τ²
        between and σ² within the months; 95 % interval ± 1.96 √(σ²/n): twelve months are too few
        to let the shrinking narrow it.
    Needs: posts.reach and counts. Unit: ratio (1 = usual).
    Undefined with fewer than 8 posts in the period, or 8 others in the 12 months.
    """
    name = "engagement_against_usual"
    first = min(add_months(period.end, -12), period.start)
    both = post_engagement(tables, Period(first, period.end, period.zone), today)
    posts = both.frame
    usual = posts["log_rate"].groupby(posts["account"]).transform("median")
    rest = posts["log_rate"] - usual
    is_now = posts["day"] >= pd.Timestamp(period.start)
    n, others = int(is_now.sum()), int((~is_now).sum())
    basis = engagement_basis(Period(first, period.end, period.zone), ())
    months = posts["day"].dt.to_period("M")
    spread = spread_of(rest, months) if min(n, others) >= LEAST_POSTS else None
    if spread is None:
        return Figure.missing(
            name, "ratio", "reputation.no_own_median", n=min(n, others), n_expected=LEAST_POSTS,
            basis=basis,
        )  # fmt: skip
    value = spread.shrunken(float(rest[is_now].mean()), n)
    error = sqrt(spread.within / n)
    return Figure(
        name, exp(value), "ratio", low=exp(value - _Z95 * error), high=exp(value + _Z95 * error),
        is_estimate=True, n=n, method="reputation.shrunken_months", remarks=both.remarks,
        details={"raw": exp(float(rest[is_now].mean())), "others": float(others)},
        basis=basis, imports=imports_of(posts), as_of=last_day(posts, "as_of"),
    )  # fmt: skip


CATALOGUE = (
    Metric("reached_share", "5.1", "share", ("account_days", "coop_profile"), reached_share),
    Metric("cost_against_market", "5.1", "ratio", ("costs", "posts", "rates"), cost_against_market),
    Metric("engagement_against_usual", "5.1", "ratio", ("posts",), engagement_against_usual),
)
