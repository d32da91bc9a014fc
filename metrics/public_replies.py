"""Comments that ask something, and whether the co-op answered them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.counted_mentions import counted_mentions, mentions_basis
from metrics.counted_share import Count, share_figure
from metrics.evidence import imports_of, last_day
from metrics.figure import Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


def public_replies(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Share of the asking comments that the co-op answered: all channels first, then each.

    Formula: answered / asking, Wilson 95 %. A comment asks when a person said so; where nobody
        did, when it holds a question mark.
    Needs: mentions.asks, mentions.text, mentions.answered_at. Unit: share.
    Undefined below 8 asking comments.
    Details: platform ("" for all), asking, answered, by_mark (known by the mark alone).
    """
    rows = counted_mentions(tables, period, platforms=platforms).rows
    has_mark = rows["text"].fillna("").str.contains("?", regex=False).astype(bool)
    said = rows["asks"]
    asking = rows.assign(by_mark=said.isna())[said.fillna(has_mark).astype(bool)]
    channels = sorted(asking["channel"].dropna().unique())
    of_channel = [(str(name), asking[asking["channel"].eq(name)]) for name in channels]
    return [_figure(name, own, period, platforms) for name, own in [("", asking), *of_channel]]


def _figure(
    platform: str, asking: pd.DataFrame, period: Period, platforms: Sequence[str]
) -> Figure:
    answered = int(asking["answered_at"].notna().sum())
    by_mark = int(asking["by_mark"].sum())
    details: dict[str, float | str | None] = {
        "platform": platform, "asking": float(len(asking)), "answered": float(answered),
        "by_mark": float(by_mark),
    }  # fmt: skip
    named = (platform,) if platform else tuple(platforms)
    basis = mentions_basis(("asks", "text", "answered_at"), period, named)
    count = Count(
        answered, len(asking), details=details, basis=basis, imports=imports_of(asking),
        as_of=last_day(asking, "day"),
    )  # fmt: skip
    remarks = ("members.asks_by_mark",) if by_mark else ()
    return share_figure("public_replies", count, none="members.nobody_asked", remarks=remarks)


CATALOGUE = (Metric("public_replies", "10.2", "share", ("mentions",), public_replies),)
