"""Every figure of the follower page for one choice of period, platforms and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from metrics.definition_breaks import definition_breaks
from metrics.evidence import not_removed
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
class Target:
    """So many followers by `due`, on one platform or, where it is "", on all of them."""

    platform: str
    value: float
    due: date


@dataclass(frozen=True)
class Outlook:
    """The months so far, the fan ahead, and when the target will be reached if there is one."""

    target: Target | None
    forecast: Figure | None
    month_ends: pd.DataFrame
    fan: pd.DataFrame


@dataclass(frozen=True)
class GrowthOverview:
    """What the page, the report and the trace draw."""

    total: Figure
    accounts: tuple[Figure, ...]
    change: Figure
    outlooks: tuple[Outlook, ...]
    seasons: tuple[Figure, ...]
    days: pd.DataFrame
    gaps: pd.DataFrame
    anomalies: pd.DataFrame
    breaks: pd.DataFrame
    events: pd.DataFrame

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the page, in the order in which it shows them."""
        ahead = [one.forecast for one in self.outlooks if one.forecast is not None]
        return (self.total, *self.accounts, self.change, *ahead, *self.seasons)


def follower_targets(
    tables: Tables, period: Period, platforms: tuple[str, ...] = ()
) -> tuple[Target, ...]:
    """The next target of each scope that the choice holds: of all platforms first, then of each.

    A target of all platforms together says nothing of a part of them, so it counts only when no
    platform is chosen.
    """
    targets = not_removed(tables["targets"])
    targets = targets.assign(scope=targets["scope"].fillna(""))
    kept = targets[
        targets["metric"].isin(TARGET_METRICS)
        & (targets["scope"].isin(list(platforms)) if platforms else True)
        & (targets["due"] >= pd.Timestamp(period.end))
        & targets["value"].notna()
    ]
    following = kept.sort_values("due").drop_duplicates("scope")
    return tuple(
        Target(str(row["scope"]), float(row["value"]), row["due"].date())
        for row in following.sort_values("scope").to_dict("records")
    )


def _outlook(
    tables: Tables, period: Period, target: Target | None, platforms: tuple[str, ...]
) -> Outlook:
    among = (target.platform,) if target and target.platform else platforms
    forecast = None
    if target is not None:
        forecast = forecast_to_target(tables, period, target.value, platforms=among)
        about = {"platform": target.platform, "due": target.due.isoformat()}
        forecast = replace(forecast, details={**forecast.details, **about})
    ends = month_ends(tables, period, among)
    return Outlook(
        target=target,
        forecast=forecast,
        month_ends=ends.rename("followers").rename_axis("day").reset_index(),
        fan=follower_fan(tables, period, platforms=among),
    )


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
    """The figures of one period, compared with `comparison` (else the period before it).

    Targets are set for a platform, not for one of its accounts: with `account` there are none.
    """
    own = only_account(tables, account)
    days = follower_series(own, period, platforms)
    targets = follower_targets(own, period, platforms) if account is None else ()
    return GrowthOverview(
        total=net_growth_total(own, period, platforms),
        accounts=tuple(net_growth(own, period, platforms)),
        change=is_change_real(own, period, comparison or period.previous(), platforms),
        outlooks=tuple(_outlook(own, period, one, platforms) for one in targets or (None,)),
        seasons=tuple(season_effects(own, period, platforms)),
        days=days,
        gaps=gaps_of(days),
        anomalies=anomalies(own, period, platforms),
        breaks=definition_breaks(own, period, platforms=platforms),
        events=events_in(own, period, platforms),
    )
