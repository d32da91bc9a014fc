"""A step in a series of counts that has a trend of its own: interrupted time series."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from warnings import catch_warnings, simplefilter

import numpy as np
import numpy.typing as npt

from metrics.difference_in_differences import autocorrelation

Series = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Step:
    """How many times the level after the start is that before it, beside the trend.

    `error` is the standard error of log(ratio), `dispersion` Pearson's chi-square a freedom,
    `freedom` the degrees of freedom, `autocorrelation` that of neighbouring residuals.
    """

    ratio: float
    error: float
    dispersion: float
    freedom: int
    autocorrelation: float

    def interval(self) -> tuple[float, float]:
        """95 % by t, as for quasi families, widened for autocorrelated residuals."""
        from scipy.stats import t

        r = self.autocorrelation
        half = float(t.ppf(0.975, self.freedom)) * self.error * sqrt((1 + r) / (1 - r))
        return self.ratio * exp(-half), self.ratio * exp(half)


def step_in_counts(
    counts: Series, before: int, *, at_risk: Series | None = None, pairs: int = 0,
    cycle: float = 52.18,
) -> Step | None:  # fmt: skip
    """Quasi-Poisson regression log E[y] = log(at risk) + b0 + b1 time + b2 step; ratio exp(b2).

    `pairs` adds that many pairs of sine and cosine with the given cycle (52,18 weeks, 12 months).
    None where nothing was counted on one side.
    """
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    if counts[:before].sum() <= 0 or counts[before:].sum() <= 0:
        return None
    time = np.arange(1, len(counts) + 1, dtype="float64")
    after = (np.arange(len(counts)) >= before).astype("float64")
    angles = [2 * np.pi * k * time / cycle for k in range(1, pairs + 1)]
    waves = [wave(angle) for angle in angles for wave in (np.sin, np.cos)]
    design = np.column_stack([np.ones(len(counts)), time / len(counts), after, *waves])
    offset = None if at_risk is None else np.log(at_risk)
    model = sm.GLM(counts, design, family=sm.families.Poisson(), offset=offset)
    with catch_warnings():
        # Counts that lie on the curve are no separation: that warning is meant for yes and no.
        simplefilter("ignore", PerfectSeparationWarning)
        fitted = model.fit()
    # Not fit(scale="X2"): it divides by the dispersion, which is 0 where all counts are the same.
    dispersion = float(fitted.pearson_chi2 / fitted.df_resid)
    return Step(
        ratio=exp(float(fitted.params[2])),
        error=float(fitted.bse[2]) * sqrt(dispersion),
        dispersion=dispersion,
        freedom=int(fitted.df_resid),
        autocorrelation=autocorrelation(np.asarray(fitted.resid_pearson)),
    )
