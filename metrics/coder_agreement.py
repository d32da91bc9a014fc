"""Whether two people label the same mentions alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def coder_agreement(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> Figure:
    """Krippendorff's alpha (nominal) of tone against tone_second, unit ratio, 95 % range.

    `n` mentions labelled by both; 0,67 is what is asked for.
    """
    raise NotImplementedError
