"""The tone of labelled mentions over windows of days, each stratum at its true weight."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.net_sentiment import SIGNS, Z95
from metrics.tone_strata import tone_strata

LEAST_IN_WINDOW = 10
"""Labelled mentions below which a window of days has no value: an assumption of ours."""

_SUMS = ("mentions", "weight", "signed", "square", "square_signed", "square_both")


def weighted_labels(mentions: pd.DataFrame) -> pd.DataFrame:
    """The labelled mentions: `day`, `sign` (+1, 0, -1), and `weight`, mentions a label stands for.

    People label the queue by strata, so a label of a large stratum stands for more mentions; where
    everything is labelled each weight is 1.
    """
    rows = mentions.assign(stratum=tone_strata(mentions["text"]).astype("str"))
    in_stratum = rows.groupby("stratum")["mention_id"].transform("size")
    labelled = rows.groupby("stratum")["tone"].transform("count")
    kept = rows["tone"].notna()
    return pd.DataFrame({
        "day": rows.loc[kept, "day"],
        "sign": rows.loc[kept, "tone"].map(SIGNS).astype("float64"),
        "weight": (in_stratum / labelled)[kept].astype("float64"),
    })  # fmt: skip


def tone_by_window(labels: pd.DataFrame, first: date, last: date, *, days: int) -> pd.DataFrame:
    """One row for each last day of a window that lies whole within first..last.

    Columns end, mentions (labelled), value, error (points). The value is the weighted mean of the
    signs times 100, the error that of a weighted mean; null with fewer than 10 labelled mentions.
    """
    sign, weight = labels["sign"], labels["weight"]
    parts = pd.DataFrame({
        "day": labels["day"], "mentions": 1.0, "weight": weight, "signed": weight * sign,
        "square": weight**2, "square_signed": weight**2 * sign, "square_both": (weight * sign) ** 2,
    })  # fmt: skip
    every_day = pd.date_range(first, last, freq="D", unit="us")
    daily = parts.groupby("day").sum().reindex(every_day, fill_value=0.0)
    sums = daily.rolling(days).sum().iloc[days - 1 :]
    return _with_value(sums)


def tone_of(labels: pd.DataFrame) -> tuple[float, float]:
    """Value and error of all these labels together, points; there must be at least one."""
    weight, sign = labels["weight"].to_numpy(), labels["sign"].to_numpy()
    mean = float((weight * sign).sum() / weight.sum())
    error = float(np.sqrt((weight**2 * (sign - mean) ** 2).sum()) / weight.sum())
    return 100 * mean, 100 * max(error, 1 / (len(labels) + 1))


def with_range(windows: pd.DataFrame) -> pd.DataFrame:
    """The windows with low and high, 1,96 errors around the value, within -100 to 100."""
    half = Z95 * windows["error"]
    low = (windows["value"] - half).clip(lower=-100)
    return windows.assign(low=low, high=(windows["value"] + half).clip(upper=100))


def _with_value(sums: pd.DataFrame) -> pd.DataFrame:
    known = sums["mentions"].round() >= LEAST_IN_WINDOW
    weight: npt.NDArray[np.float64] = sums["weight"].where(known).to_numpy()
    mean = sums["signed"].to_numpy() / weight
    spread = (
        sums["square_both"].to_numpy()
        - 2 * mean * sums["square_signed"].to_numpy()
        + mean**2 * sums["square"].to_numpy()
    )
    n = sums["mentions"].round()
    error = np.maximum(np.sqrt(np.clip(spread, 0, None)) / weight, (1 / (n + 1)).to_numpy())
    return pd.DataFrame({
        "end": sums.index, "mentions": n.astype("int64").to_numpy(),
        "value": 100 * mean, "error": 100 * error,
    })  # fmt: skip
