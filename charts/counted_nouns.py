"""What the `n` of a metric counts: "29 dari 31 hari" instead of "n = 29"."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.figure import Figure

_COUNTED_AS: Mapping[str, frozenset[str]] = {
    "days": frozenset({"account_reach", "account_reach_change", "net_growth", "follower_change"}),
    "channels": frozenset(
        {
            "reach_across_platforms",
            "reach_across_platforms_change",
            "cost_per_reached",
            "cost_per_thousand_reached",
            "equivalent_value",
            "break_even_views",
        }
    ),
    "accounts": frozenset({"follower_growth"}),
    "posts": frozenset(
        {
            "post_reach",
            "post_reach_change",
            "reach_rate",
            "organic_paid",
            "repeat_posts",
            "own_cost",
        }
    ),
    "months": frozenset({"follower_forecast"}),
    "events": frozenset({"season_effect"}),
    "baseline_years": frozenset({"cash_saved", "replaced_promotion"}),
    "receipts": frozenset({"promotion_realised", "promotion_last_year", "promotion_budget"}),
}
NOUN_OF = {metric: noun for noun, metrics in _COUNTED_AS.items() for metric in metrics}
"""What `n` counts, where it is always the same; elsewhere it is printed as n."""

NOUN_BY_METHOD: Mapping[str, str] = {
    "reach.sum_of_days": "days",
    "reach.account_window": "days",
    "reach.sum_of_posts": "posts",
    "reach.posts": "posts",
}
"""What `n` counts where it depends on the way that was taken."""


def noun_of(figure: Figure) -> str | None:
    """The noun; None where the metric counts something of its own."""
    return NOUN_OF.get(figure.metric) or NOUN_BY_METHOD.get(figure.method)
