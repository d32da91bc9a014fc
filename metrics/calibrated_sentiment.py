"""Net sentiment of all mentions, from a random sample of human labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import pandas as pd

from metrics.counted_mentions import counted_mentions, mentions_basis
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.labelled_sample import Stratum, random_labels
from metrics.metric import Metric
from metrics.net_sentiment import LEAST_LABELLED, Z95
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def two_phase(strata: Sequence[Stratum]) -> tuple[float, float]:
    """Net sentiment over all strata and its standard error, points.

    100 Σ W m and 100 sqrt(Σ W^2 s^2 / n (1 - n / N)), W the stratum's share of the mentions.

    >>> signs = lambda bad, middle, good: (-1.0,) * bad + (0.0,) * middle + (1.0,) * good
    >>> strata = [Stratum("negative", 22, signs(16, 5, 1)), Stratum("neutral", 54, signs(4, 13, 3)),
    ...           Stratum("positive", 64, signs(1, 3, 16))]
    >>> [round(x, 1) for x in two_phase(strata)]
    [21.6, 6.2]
    """
    mentions = sum(one.mentions for one in strata)
    value = variance = 0.0
    for one in strata:
        weight, n = one.mentions / mentions, len(one.signs)
        value += weight * sum(one.signs) / n
        variance += weight**2 * one.variance / n * (1 - n / one.mentions)
    return 100 * value, 100 * sqrt(variance)


def calibrated_sentiment(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> Figure:
    """How much more good than bad all mentions say, from a random sample that people labelled.

    Formula: 100 Σ W m, W the share of a stratum among the counted mentions, m the mean of +1, 0,
        -1 over its random labels; variance 10^4 Σ W^2 s^2 / n (1 - n / N); the range is 1,96
        errors. A word list makes the strata, people give the labels: right whatever the list is.
    Needs: mentions.text, mentions.tone. Only labels given in the order of the queue are a random
        sample; others wait. Unit: points, -100 to 100.
    Undefined with fewer than 20 such labels in a stratum (all, where it holds fewer) or fewer than
        30 together.
    Details: mentions_<stratum> and labelled_<stratum> for each stratum; labels_needed.
    """
    counted = counted_mentions(tables, period, platforms=platforms)
    rows = counted.rows
    strata = random_labels(rows)
    details = _counts(strata)
    n = sum(len(one.signs) for one in strata)
    needed = max(sum(one.labels_missing for one in strata), LEAST_LABELLED - n, 0)
    details["labels_needed"] = float(needed)
    basis = mentions_basis(("text", "tone"), period, platforms)
    if needed:
        return Figure.missing(
            "calibrated_sentiment", "points", _reason(rows), n=n, n_expected=len(rows),
            details=details, basis=basis, imports=imports_of(rows),
        )  # fmt: skip
    value, error = two_phase(strata)
    return Figure(
        "calibrated_sentiment", value, "points", low=max(-100.0, value - Z95 * error),
        high=min(100.0, value + Z95 * error), is_estimate=True, n=n, n_expected=len(rows),
        method="good_name.two_phase", details={**details, "error": error},
        remarks=("good_name.those_who_speak",), basis=basis, imports=imports_of(rows),
        as_of=last_day(rows, "day"),
    )  # fmt: skip


def _counts(strata: Sequence[Stratum]) -> dict[str, float | str | None]:
    found: dict[str, float | str | None] = {}
    for one in strata:
        found[f"mentions_{one.name}"] = float(one.mentions)
        found[f"labelled_{one.name}"] = float(len(one.signs))
    return found


def _reason(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "good_name.no_mentions"
    enough = len(rows) >= LEAST_LABELLED
    return "good_name.label_the_queue" if enough else "good_name.too_few_mentions"


CATALOGUE = (Metric("calibrated_sentiment", "9.2", "points", ("mentions",), calibrated_sentiment),)
