"""What a campaign changed, as far as the weeks before and a control allow to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from metrics.campaign_series import CampaignSeries, campaign_series, campaigns_in
from metrics.difference_in_differences import (
    LEAST_BEFORE,
    difference_in_differences,
    placebo_rank,
    trend_before,
)
from metrics.effect_doubts import doubts_of, too_few_weeks
from metrics.figure import Figure, Unit, verdict_of
from metrics.interrupted_series import step_in_counts
from metrics.metric import Metric
from metrics.period import Period
from metrics.predicted_gap import gap_beyond_prediction

Tables = Mapping[str, pd.DataFrame]

COLUMNS = ("start", "treated", "control", "is_after", "predicted", "low", "high")


def campaign_effect(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """For each campaign that touches the period, its effect on weekly views in three ways.

    Formula: campaign_effect = mean of D after the start less mean of D before, D the views of the
        campaign's channels less those of the channels it left alone; error
        s sqrt((1 + r)/(1 - r)) sqrt(1/n_pre + 1/n_post), t with n_pre - 2 freedom, 95 %.
        campaign_step = exp(b2) of a quasi-Poisson regression on time and step, without a control.
        campaign_gap = Σ (views less their prediction from the control), block bootstrap.
    Needs: events of kind campaign, account_days.views. Unit: views a week; ratio; views.
    Undefined below 8 whole weeks before and 3 after the start, without a control (first and last).
    Verdict: uncertain when the range covers no change, when a definition changed, when a season or
        purge lies in the weeks and no control shares it, when the two ran apart before, or when
        another campaign overlaps; then the doubts are among the remarks.
    Details: kind (event), name, weeks_before, weeks_after, smallest_visible, slope, slope_low,
        slope_high, placebo_rank, doubts.
    """
    found: list[Figure] = []
    for campaign in campaigns_in(tables, period, today, platforms):
        series = campaign_series(tables, campaign, today)
        found += [_effect(tables, series), _step(tables, series), _gap(tables, series)]
    return found


def campaign_weeks(
    tables: Tables, event_id: str, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """For the chart: start, treated, control, is_after, predicted, low, high; one row a week.

    The prediction is null without a control or with too few weeks.
    """
    for campaign in campaigns_in(tables, period, today, platforms):
        if campaign.event_id == event_id:
            return _weeks(campaign_series(tables, campaign, today))
    return pd.DataFrame(columns=list(COLUMNS))


def _weeks(series: CampaignSeries) -> pd.DataFrame:
    unknown = np.full(len(series.firsts), np.nan)
    frame = pd.DataFrame({
        "start": pd.to_datetime(list(series.firsts)).astype("datetime64[us]"),
        "treated": series.treated,
        "control": unknown if series.control is None else series.control,
        "is_after": [place >= series.before for place in range(len(series.firsts))],
        "predicted": unknown, "low": unknown, "high": unknown,
    })  # fmt: skip
    if series.control is None or too_few_weeks(series):
        return frame
    gap = gap_beyond_prediction(series.treated, series.control, series.before)
    return frame.assign(predicted=gap.predicted, low=gap.week_low, high=gap.week_high)


def _effect(tables: Tables, series: CampaignSeries) -> Figure:
    if series.control is None or too_few_weeks(series):
        return _missing(series, "campaign_effect", "views")
    treated, control, before = series.treated, series.control, series.before
    effect = difference_in_differences(treated, control, before)
    slope = trend_before(treated, control, before)
    apart = ("effect.trend_before",) if slope.is_significant else ()
    figure = Figure(
        "campaign_effect", effect.value, "views", low=effect.low, high=effect.high,
        is_estimate=True, n=len(series.firsts), method="effect.difference_in_differences",
        verdict=verdict_of(effect.low, effect.high), basis=series.basis, imports=series.imports,
        details=_details(series) | {
            "effect": effect.value, "effect_low": effect.low, "effect_high": effect.high,
            "smallest_visible": effect.smallest_visible, "slope": slope.value,
            "slope_low": slope.low, "slope_high": slope.high,
            "placebo_rank": placebo_rank(treated, control, before),
        },
        as_of=_last_day(series),
    )  # fmt: skip
    doubted = _doubted(figure, (*apart, *doubts_of(tables, series, with_control=True)))
    return doubted.with_remarks("effect.control_left_alone")


def _step(tables: Tables, series: CampaignSeries) -> Figure:
    few = too_few_weeks(series)
    step = None if few else step_in_counts(series.treated, series.before)
    if step is None:
        return _missing(series, "campaign_step", "ratio", other="effect.no_views")
    low, high = step.interval()
    figure = Figure(
        "campaign_step", step.ratio, "ratio", low=low, high=high, is_estimate=True,
        n=len(series.firsts), method="effect.interrupted_series", basis=series.basis,
        imports=series.imports, verdict=verdict_of(low - 1, high - 1), as_of=_last_day(series),
        details=_details(series) | {"dispersion": step.dispersion},
    )  # fmt: skip
    doubted = _doubted(figure, doubts_of(tables, series, with_control=False))
    return doubted.with_remarks("effect.no_control_used")


def _gap(tables: Tables, series: CampaignSeries) -> Figure:
    if series.control is None or too_few_weeks(series):
        return _missing(series, "campaign_gap", "views")
    gap = gap_beyond_prediction(series.treated, series.control, series.before)
    figure = Figure(
        "campaign_gap", gap.total, "views", low=gap.low, high=gap.high, is_estimate=True,
        n=len(series.firsts), method="effect.predicted_from_control", basis=series.basis,
        imports=series.imports, verdict=verdict_of(gap.low, gap.high), details=_details(series),
        as_of=_last_day(series),
    )  # fmt: skip
    doubted = _doubted(figure, doubts_of(tables, series, with_control=True))
    return doubted.with_remarks("effect.control_left_alone")


def _doubted(figure: Figure, doubts: tuple[str, ...]) -> Figure:
    """With any doubt the verdict is "uncertain", whatever the interval says."""
    covers = figure.verdict == "uncertain"
    inside = "effect.within_ordinary" if "effect" in figure.details else "effect.covers_no_change"
    codes = (*((inside,) if covers else ()), *doubts)
    details = {**figure.details, "doubts": float(len(codes))}
    verdict = "uncertain" if codes else figure.verdict
    return replace(figure, verdict=verdict, details=details, remarks=codes)


def _missing(series: CampaignSeries, metric: str, unit: Unit, *, other: str = "") -> Figure:
    few = too_few_weeks(series)
    reason = "effect.too_few_weeks" if few else other or "effect.no_control"
    return Figure.missing(
        metric, unit, reason, n=series.before, n_expected=LEAST_BEFORE,
        details=_details(series), basis=series.basis, imports=series.imports,
    )  # fmt: skip


def _details(series: CampaignSeries) -> dict[str, float | str | None]:
    return {
        "kind": series.campaign.event_id, "name": series.campaign.name,
        "weeks_before": float(series.before), "weeks_after": float(series.after),
    }  # fmt: skip


def _last_day(series: CampaignSeries) -> date:
    return series.firsts[-1] + timedelta(days=6)


_NEEDS = ("events", "account_days")
CATALOGUE = (
    Metric("campaign_effect", "11.1", "views", _NEEDS, campaign_effect),
    Metric("campaign_step", "11.2", "ratio", _NEEDS, campaign_effect),
    Metric("campaign_gap", "11.3", "views", _NEEDS, campaign_effect),
)
