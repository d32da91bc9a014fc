"""Hours from the start of a public topic to the co-op's own post on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def response_lag(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Kaplan-Meier median (hours) over relevant topics; details answered, topics, naive_median."""
    raise NotImplementedError


def topic_responses(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a topic that began in the period, and the first own post on it.

    Columns topic, is_relevant (True, False, null: nobody ticked), started, start_from (person,
    mentions, topic_days), is_answered, hours (to the answer, else observed so far), platform,
    account_id, post_id, published, caption, permalink, reach, usual_reach, times_usual.
    """
    raise NotImplementedError


def quick_post_payoff(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> Figure:
    """Median over answered topics of reach / the account's own median reach (ratio)."""
    raise NotImplementedError
