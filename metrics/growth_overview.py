"""Every figure of the follower page for one choice of period, platforms and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from metrics.definition_breaks import definition_breaks
from metrics.figure import Figure
from metrics.follower_anomalies import anomalies
from metrics.follower_change import is_change_real
from metrics.follower_forecast import follower_fan, forecast_to_target, month_ends
from metrics.follower_growth import net_growth, net_growth_total
from metrics.follower_series import follower_series
from metrics.period import Period
from metrics.scope import events_in, only_account
from metrics.seasons import season_effects

Tables = Mapping[str, pd.DataFrame]

TARGET_METRICS = ("followers", "follower_forecast")
"""The names under which a target of followers may stand in the table `targets`."""

GAPS = ("platform", "account_id", "start", "end", "start_value", "end_value")


@dataclass(frozen=True)
class GrowthOverview:
    """What the page, the report and the trace draw."""

    total: Figure
    accounts: tuple[Figure, ...]
    change: Figure
    forecast: Figure | None
    target: float | None
    seasons: tuple[Figure, ...]
    days: pd.DataFrame
    gaps: pd.DataFrame
    anomalies: pd.DataFrame
    month_ends: pd.DataFrame
    fan: pd.DataFrame
    breaks: pd.DataFrame
    events: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        ahead = () if self.forecast is None else (self.forecast,)
        return (self.total, *self.accounts, self.change, *ahead, *self.seasons)


def follower_target(tables: Tables, period: Period, platforms: tuple[str, ...]) -> float | None:
    """The next follower target for exactly these platforms; None when none is set."""
    targets = tables["targets"]
    scope = platforms[0] if len(platforms) == 1 else ""
    kept = targets[
        ~targets["removed"].fillna(False).astype(bool)
        & targets["metric"].isin(TARGET_METRICS)
        & (targets["scope"] == scope)
        & (targets["due"] >= pd.Timestamp(period.end))
        & targets["value"].notna()
    ].sort_values("due")
    return None if kept.empty else float(kept["value"].iloc[0])


def gaps_of(days: pd.DataFrame) -> pd.DataFrame:
    """The holes between two known totals of one account: start, end and the totals at both ends.

    `days` as `follower_series` gives them; flagged stretches have a band of their own and are no
    gap. A hole at the edge of the period has only one end and is not in the list: it stays empty.
    """
    found = []
    for _, own in days.groupby(["platform", "account_id"], sort=True):
        known = own[own["followers"].notna()]
        before, after = (
            known.iloc[:-1].reset_index(drop=True),
            known.iloc[1:].reset_index(drop=True),
        )
        pairs = pd.DataFrame(
            {
                "platform": before["platform"],
                "account_id": before["account_id"],
                "start": before["date"],
                "end": after["date"],
                "start_value": before["followers"],
                "end_value": after["followers"],
            }
        )
        holes = own.loc[own["kind"] == "gap", "date"].to_numpy()
        has_hole = [
            bool(((holes > start) & (holes < end)).any())
            for start, end in zip(pairs["start"], pairs["end"], strict=True)
        ]
        found.append(pairs[pd.Series(has_hole, dtype="bool")])
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(GAPS))


def growth_overview(
    tables: Tables,
    period: Period,
    comparison: Period | None = None,
    *,
    platforms: tuple[str, ...] = (),
    account: str | None = None,
) -> GrowthOverview:
    """The figures of one period, compared with `comparison` (else the period before it)."""
    own = only_account(tables, account)
    days = follower_series(own, period, platforms)
    ends = month_ends(own, period, platforms)
    target = follower_target(own, period, platforms) if account is None else None
    return GrowthOverview(
        total=net_growth_total(own, period, platforms),
        accounts=tuple(net_growth(own, period, platforms)),
        change=is_change_real(own, period, comparison or period.previous(), platforms),
        forecast=(
            None if target is None else forecast_to_target(own, period, target, platforms=platforms)
        ),
        target=target,
        seasons=tuple(season_effects(own, period, platforms)),
        days=days,
        gaps=gaps_of(days),
        anomalies=anomalies(own, period, platforms),
        month_ends=ends.rename("followers").rename_axis("day").reset_index(),
        fan=follower_fan(own, period, platforms=platforms),
        breaks=definition_breaks(own, period, platforms=platforms),
        events=events_in(own, period, platforms),
    )
