"""How much of the audience is young, within what the platforms' age bands allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.figure import Figure
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def young_share(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """For each account, base and definition: the young share with its bounds.

    Metric `young_share` (share); `details`: platform, account_id, kind
    ("<definition>_<base>": definition age_18_34, gen_z, pemuda; base followers, viewers),
    definition, base, first_age, last_age, local_share, times_local, members_share.
    """
    raise NotImplementedError


def young_against_local(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Young share of the audience / of the local population (ratio), same details."""
    raise NotImplementedError


def young_members(tables: Tables, period: Period) -> list[Figure]:
    """Young share of the members by definition; details kind (definition)."""
    raise NotImplementedError


def young_share_by_snapshot(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """For the chart: platform, account_id, base, definition, as_of, value, low, high."""
    raise NotImplementedError
