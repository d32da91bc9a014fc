"""How much more good than bad people say, from the labels that people gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import pandas as pd

from metrics.counted_mentions import CountedMentions, counted_mentions, mentions_basis
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

LEAST_LABELLED = 30
Z95 = 1.959963984540054
SIGNS = {"positive": 1.0, "neutral": 0.0, "negative": -1.0}


def net_and_error(positive: int, neutral: int, negative: int) -> tuple[float, float]:
    """Net sentiment and its standard error, points: 100 (P - N)/n, 100 sqrt((p+q-(p-q)^2)/n).

    Where all labels agree the error would be 0 whatever n is; there it is that of one label more,
    one step away.

    >>> [round(x, 2) for x in net_and_error(64, 54, 22)]
    [30.0, 6.12]
    """
    n = positive + neutral + negative
    p, q = positive / n, negative / n
    spread = p + q - (p - q) ** 2
    return 100 * (p - q), 100 * sqrt(max(spread, n / (n + 1) ** 2) / n)


def net_sentiment(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> Figure:
    """How much more good than bad the labelled mentions say, with a 95 % range.

    Formula: 100 (P - N) / n with n = P + U + N: neutral ones stay in n. The range is 1,96 times
        the standard error 100 sqrt((p + q - (p - q)^2) / n). A copy counts once, an author at most
        three times an incident. n of n_expected is labelled of counted: a mention without a label
        is not neutral, it is unknown; where some are, the calibrated figure is the one to quote.
    Needs: mentions.tone, given by people. Unit: points, -100 to 100.
    Undefined with fewer than 30 labelled mentions.
    Details: positive, neutral, negative, mentions, copies, capped.
    """
    counted = counted_mentions(tables, period, platforms=platforms)
    rows = counted.rows
    tones = {tone: int(rows["tone"].eq(tone).sum()) for tone in SIGNS}
    n = sum(tones.values())
    further = {"mentions": len(rows), "copies": counted.copies, "capped": counted.capped}
    details = {name: float(number) for name, number in {**tones, **further}.items()}
    basis = mentions_basis(("tone",), period, platforms)
    if n < LEAST_LABELLED:
        reason = "good_name.no_mentions" if rows.empty else "good_name.too_few_labels"
        details["needed"] = float(LEAST_LABELLED)
        return Figure.missing(
            "net_sentiment", "points", reason, n=n, n_expected=len(rows), details=details,
            basis=basis, imports=imports_of(rows),
        )  # fmt: skip
    value, error = net_and_error(tones["positive"], tones["neutral"], tones["negative"])
    return Figure(
        "net_sentiment", value, "points", low=max(-100.0, value - Z95 * error),
        high=min(100.0, value + Z95 * error), is_estimate=True, n=n, n_expected=len(rows),
        method="good_name.human_labels", remarks=_remarks(n, counted),
        details={**details, "error": error}, basis=basis,
        imports=imports_of(rows), as_of=last_day(rows, "day"),
    )  # fmt: skip


def _remarks(labelled: int, counted: CountedMentions) -> tuple[str, ...]:
    said = {
        "good_name.not_all_labelled": labelled < len(counted.rows),
        "good_name.copies_once": counted.copies > 0,
        "good_name.author_capped": counted.capped > 0,
        "good_name.those_who_speak": True,
    }
    return tuple(code for code, applies in said.items() if applies)


CATALOGUE = (Metric("net_sentiment", "9.1", "points", ("mentions",), net_sentiment),)
