"""The weeks around the start of a campaign: views of its channels, and of those left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.difference_in_differences import LEAST_BEFORE
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

MOST_BEFORE = 26
SHORTEST_AFTER = 4
"""Weeks after the start looked at even where a campaign is shorter; both are assumptions."""

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Campaign:
    """One campaign of the co-op's events; `platform` "" concerns all channels."""

    event_id: str
    name: str
    start: date
    end: date
    platform: str
    imports: tuple[int, ...]


@dataclass(frozen=True)
class CampaignSeries:
    """Weekly views, counted from the day the campaign began; `before` weeks lie before it.

    `control` is None where no channel was left alone or known long enough.
    """

    campaign: Campaign
    firsts: tuple[date, ...]
    before: int
    treated: npt.NDArray[np.float64]
    control: npt.NDArray[np.float64] | None
    treated_platforms: tuple[str, ...]
    control_platforms: tuple[str, ...]
    basis: tuple[Basis, ...]
    imports: tuple[int, ...]

    @property
    def after(self) -> int:
        """Weeks after the start."""
        return len(self.firsts) - self.before

    @property
    def window(self) -> Period:
        """From the first week to the end of the last; there must be weeks."""
        return Period(self.firsts[0], self.firsts[-1] + _WEEK)


def campaigns_in(
    tables: Tables, period: Period, today: date, platforms: Sequence[str] = ()
) -> list[Campaign]:
    """The campaigns that touch the period and have begun, newest first."""
    rows = not_removed(tables["events"])
    until = pd.Timestamp(min(period.end, today))
    touching = rows["start"].lt(until) & rows["end"].gt(pd.Timestamp(period.start))
    rows = rows[rows["kind"].eq("campaign") & touching]
    if platforms:
        rows = rows[rows["platform"].isna() | rows["platform"].isin(list(platforms))]
    ordered = rows.sort_values(["start", "event_id"], ascending=False)
    return [
        Campaign(
            str(row["event_id"]), str(row["name"]), row["start"].date(), row["end"].date(),
            "" if pd.isna(row["platform"]) else str(row["platform"]),
            imports_of(ordered.iloc[[place]]),
        )
        for place, row in enumerate(ordered.to_dict("records"))
    ]  # fmt: skip


def campaign_series(tables: Tables, campaign: Campaign, today: date) -> CampaignSeries:
    """Weeks in a row around the start in which every account in use is known on all 7 days.

    At most 26 before; after it as long as the campaign ran, at least 4, none beyond today. Each
    week begins on the weekday of the start. Views, because reach must not be added over days.
    """
    weekly = _weekly_views(tables, campaign, today)
    names = weekly.columns.to_frame(index=False).astype("str")
    accounts = list(zip(names["platform"], names["account_id"], strict=True))
    own = [key for key in accounts if campaign.platform in ("", key[0])]
    others = [key for key in accounts if key not in own]
    treated, control = _added(weekly, own), _added(weekly, others)
    both = treated.notna() & control.notna()
    has_control = _in_a_row(both)[0] >= LEAST_BEFORE or not treated.notna().any()
    before, after = _in_a_row(both if has_control else treated.notna())
    places = range(-before, after)
    used = (*own, *(others if has_control else ()))
    return CampaignSeries(
        campaign, tuple(campaign.start + k * _WEEK for k in places), before,
        treated.loc[list(places)].to_numpy(dtype="float64"),
        None if not has_control else control.loc[list(places)].to_numpy(dtype="float64"),
        tuple(dict.fromkeys(key[0] for key in own)),
        () if not has_control else tuple(dict.fromkeys(key[0] for key in others)),
        *_evidence(tables, campaign, used, before, after),
    )  # fmt: skip


def _weekly_views(tables: Tables, campaign: Campaign, today: date) -> pd.DataFrame:
    """Views by week from the start (… -1, 0, 1 …) and account; null where a day is missing."""
    start = pd.Timestamp(campaign.start)
    rows = tables["account_days"].dropna(subset=["views"])
    rows = rows[rows["date"] < pd.Timestamp(today)]
    week = (rows["date"] - start).dt.days // 7
    run = -(-(campaign.end - campaign.start).days // 7)
    near = week.between(-MOST_BEFORE, max(run, SHORTEST_AFTER) - 1)
    kept = rows[near].assign(week=week[near], views=rows.loc[near, "views"].astype("float64"))
    grouped = kept.groupby(["week", "platform", "account_id"])["views"].agg(["sum", "count"])
    whole = grouped["sum"].where(grouped["count"].eq(7)).rename("views").reset_index()
    wide = whole.pivot_table(index="week", columns=["platform", "account_id"], values="views")
    return wide.reindex(pd.RangeIndex(-MOST_BEFORE, max(run, SHORTEST_AFTER)))


def _added(weekly: pd.DataFrame, accounts: Sequence[tuple[str, str]]) -> pd.Series:
    """Views of the accounts known around the start; a week counts when all of them have it."""
    around = weekly.loc[-LEAST_BEFORE:0]
    in_use = [key for key in accounts if around[key].notna().all()]
    if not in_use:
        return pd.Series(np.nan, index=weekly.index)
    return weekly[in_use].sum(axis=1, skipna=False)


def _in_a_row(known: pd.Series) -> tuple[int, int]:
    """Known weeks in a row directly before and from the start."""
    before = known.loc[:-1].to_numpy(dtype=bool)[::-1]
    after = known.loc[0:].to_numpy(dtype=bool)
    return int(np.cumprod(before).sum()), int(np.cumprod(after).sum())


def _evidence(
    tables: Tables, campaign: Campaign, used: Sequence[tuple[str, str]], before: int, after: int
) -> tuple[tuple[Basis, ...], tuple[int, ...]]:
    first, last = campaign.start - before * _WEEK, campaign.start + max(after, 1) * _WEEK
    rows = tables["account_days"]
    accounts = pd.MultiIndex.from_frame(rows[["platform", "account_id"]])
    days = rows["date"].ge(pd.Timestamp(first)) & rows["date"].lt(pd.Timestamp(last))
    own = rows[days & accounts.isin(list(used))] if used else rows.iloc[:0]
    basis = Basis(
        "account_days", ("views",), tuple(dict.fromkeys(key[0] for key in used)),
        tuple(dict.fromkeys(key[1] for key in used)), first, last,
    )  # fmt: skip
    return (basis, Basis("events", ("start",))), tuple(
        sorted({*imports_of(own), *campaign.imports})
    )
