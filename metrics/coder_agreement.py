"""Whether two people label the same mentions alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.counted_mentions import counted_mentions, mentions_basis
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.label_queue import LEAST_BY_BOTH
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

ENOUGH = 0.667
_DRAWS = 2_000
_SEED = 20_261_121


def krippendorff_alpha(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Krippendorff's alpha of two coders, nominal, no gaps: 1 - observed / expected disagreement.

    Observed is the share of units on which they differ, expected the chance that two of all 2 n
    labels differ, drawn without putting back. None when all labels are the same.

    >>> first = "aabbdcccedda"; second = "babbbcccedd" + "d"
    >>> round(krippendorff_alpha(first, second), 3)
    0.692
    """
    codes = pd.factorize(np.array([*first, *second], dtype=object))[0]
    return _alpha(codes[: len(first)], codes[len(first) :])


def coder_agreement(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> Figure:
    """How far two people label the same mentions alike, beyond chance.

    Formula: Krippendorff's alpha for nominal labels; 1 is full agreement, 0 is chance. The range
        holds 95 % of 2.000 draws of the mentions with a fixed seed. 0,667 is what is asked for.
    Needs: mentions.tone and mentions.tone_second. Unit: ratio.
    Undefined with fewer than 30 mentions labelled by both, or when all labels are the same.
    """
    rows = counted_mentions(tables, period, platforms=platforms).rows
    both = rows.dropna(subset=["tone", "tone_second"])
    basis = mentions_basis(("tone", "tone_second"), period, platforms)
    labelled = int(rows["tone"].notna().sum())
    alpha = krippendorff_alpha(list(both["tone"]), list(both["tone_second"]))
    if len(both) < LEAST_BY_BOTH or alpha is None:
        few = len(both) < LEAST_BY_BOTH
        reason = "good_name.few_by_both" if few else "good_name.one_label_only"
        return Figure.missing(
            "coder_agreement", "ratio", reason,
            n=len(both), n_expected=LEAST_BY_BOTH if few else labelled, basis=basis,
            imports=imports_of(both),
        )  # fmt: skip
    low, high = _drawn_range(list(both["tone"]), list(both["tone_second"]))
    verdict = "good_name.agree_enough" if alpha >= ENOUGH else "good_name.agree_too_little"
    return Figure(
        "coder_agreement", alpha, "ratio", low=min(low, alpha), high=max(high, alpha),
        n=len(both), n_expected=labelled, method="good_name.nominal_alpha",
        remarks=(verdict,), basis=basis, imports=imports_of(both), as_of=last_day(both, "day"),
    )  # fmt: skip


def _drawn_range(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    codes = pd.factorize(np.array([*first, *second], dtype=object))[0]
    one, other = codes[: len(first)], codes[len(first) :]
    chance = np.random.default_rng(_SEED)
    draws = chance.integers(0, len(first), size=(_DRAWS, len(first)))
    found = [_alpha(one[draw], other[draw]) for draw in draws]
    low, high = np.quantile([1.0 if a is None else a for a in found], [0.025, 0.975])
    return float(low), float(high)


def _alpha(first: npt.NDArray[np.intp], second: npt.NDArray[np.intp]) -> float | None:
    labels = 2 * len(first)
    if labels == 0:
        return None
    counts = np.bincount(np.concatenate([first, second]))
    expected = 1 - float((counts * (counts - 1)).sum()) / (labels * (labels - 1))
    return None if expected == 0 else 1 - float((first != second).mean()) / expected


CATALOGUE = (Metric("coder_agreement", "9.3", "ratio", ("mentions",), coder_agreement),)
