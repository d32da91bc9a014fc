"""When nobody may say what a campaign did: the rules of "kita tidak tahu"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pandas as pd

from metrics.campaign_series import CampaignSeries
from metrics.definition_breaks import definition_breaks
from metrics.difference_in_differences import LEAST_AFTER, LEAST_BEFORE
from metrics.evidence import not_removed
from metrics.period import Period
from metrics.seasons import lebaran_days

Tables = Mapping[str, pd.DataFrame]

SEASONS = ("ramadan", "lebaran", "rat", "purge")


def too_few_weeks(series: CampaignSeries) -> bool:
    """Whether there are fewer than 8 weeks before the start or 3 after it."""
    return series.before < LEAST_BEFORE or series.after < LEAST_AFTER


def doubts_of(tables: Tables, series: CampaignSeries, *, with_control: bool) -> tuple[str, ...]:
    """The codes of what stands against any claim, apart from an interval that covers 0.

    A season that the control went through too is no doubt; one of a single channel is.
    """
    window = series.window
    used = (*series.treated_platforms, *(series.control_platforms if with_control else ()))
    breaks = definition_breaks(tables, window, platforms=used)
    found = {
        "effect.definition_changed": breaks["column"].isin(["", "views"]).any(),
        "effect.season_inside": _has_season(tables, series, window, with_control=with_control),
        "effect.campaigns_overlap": _overlaps(tables, series, window, used),
    }
    return tuple(code for code, applies in found.items() if applies)


def _has_season(
    tables: Tables, series: CampaignSeries, window: Period, *, with_control: bool
) -> bool:
    events = _touching(tables, window)
    seasons = events[events["kind"].isin(SEASONS)]
    if with_control:
        used = {*series.treated_platforms, *series.control_platforms}
        return bool(seasons["platform"].isin(list(used)).any())
    concerns = seasons["platform"].isna() | seasons["platform"].isin(list(series.treated_platforms))
    known = lebaran_days(tables, window.start.year, window.end.year)
    week = timedelta(weeks=1)
    near_lebaran = any(window.start - week < day < window.end + week for day in known)
    return bool(concerns.any()) or near_lebaran


def _overlaps(
    tables: Tables, series: CampaignSeries, window: Period, used: Sequence[str]
) -> bool:  # fmt: skip
    events = _touching(tables, window)
    others = events[events["kind"].eq("campaign")]
    others = others[others["event_id"].ne(series.campaign.event_id)]
    return bool((others["platform"].isna() | others["platform"].isin(list(used))).any())


def _touching(tables: Tables, window: Period) -> pd.DataFrame:
    events = not_removed(tables["events"]).dropna(subset=["start", "end"])
    starts_before = events["start"].lt(pd.Timestamp(window.end))
    return events[starts_before & events["end"].gt(pd.Timestamp(window.start))]
