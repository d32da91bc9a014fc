"""How much of each profile is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.channel_checks import channel_checks
from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def profile_completeness(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """One figure a channel that exists, in the order of the ledger.

    Formula: items filled in / items asked for (address, hours, legal number, complaint contact,
        link, logo), as the last check says.
    Needs: channels.complete. Unit: share.
    Undefined where nobody counted the items. Details: platform.
    """
    channels = channel_checks(tables, period, today, platforms=platforms)
    there = channels[channels["exists"].fillna(value=False).astype(bool)]
    return [_figure(there.loc[[row]]) for row in there.index]


def _figure(channel: pd.DataFrame) -> Figure:
    row = channel.iloc[0]
    basis = (Basis("channels", ("complete",)),)
    details: dict[str, float | str | None] = {"platform": str(row["channel"])}
    if pd.isna(row["complete"]):
        return Figure.missing(
            "profile_completeness", "share", "presence.profile_unchecked", details=details,
            basis=basis, imports=imports_of(channel),
        )  # fmt: skip
    return Figure(
        "profile_completeness", float(row["complete"]), "share", details=details, basis=basis,
        imports=imports_of(channel), as_of=row["checked_on"].date(),
    )  # fmt: skip


CATALOGUE = (Metric("profile_completeness", "6.3", "share", ("channels",), profile_completeness),)
