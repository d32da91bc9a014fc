"""Ad spend counted once, although the same rupiah stands in several breakdown files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import pandas as pd

from metrics.period import Period

_LEVELS = ("campaign", "ad_set", "ad")
_PART = ["band", *_LEVELS]


def spend_counted_once(ad_spend: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows of `ad_spend` inside the period that may be added, each rupiah once.

    The same spend is exported by age, by region, by campaign, by month and by day. A cut is one
    such division: the breakdown and which of campaign, ad set and ad are named. Per platform,
    account and currency, windows that overlap form one stretch of time; in each stretch exactly
    one cut is used, the one with the largest amount: every complete cut adds up to the same
    spend, and a cut can lose rows (small groups are withheld) but cannot gain any. Of equal cuts
    the undivided one is used. Inside the cut, windows of the same part that overlap (a month and
    its days) are resolved the same way, by the largest amount, then the more windows.

    Windows that reach beyond the period are left out, see `spend_across_border`: dividing them
    would be a guess. Rows without an amount count nothing and stay out.
    """
    rows = _known(ad_spend)
    rows = rows[(rows["start"] >= _first(period)) & (rows["end"] <= _after(period))]
    chosen = [
        index
        for _, own in rows.groupby(["platform", "account_id", "currency"], dropna=False, sort=True)
        for stretch in _stretches(own)
        for index in _largest_cut(stretch)
    ]
    return ad_spend.loc[sorted(chosen)]


def spend_across_border(ad_spend: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Rows that lie partly inside the period where nothing wholly inside speaks for those days.

    They are told beside the sum, never divided by days.
    """
    rows = _known(ad_spend)
    first, after = _first(period), _after(period)
    is_inside = (rows["start"] >= first) & (rows["end"] <= after)
    touches = (rows["start"] < after) & (rows["end"] > first)
    inside = rows[is_inside]
    return rows[
        [
            not is_in and meets and not _is_spoken_for(row, inside)
            for is_in, meets, (_, row) in zip(is_inside, touches, rows.iterrows(), strict=True)
        ]
    ]


def _known(ad_spend: pd.DataFrame) -> pd.DataFrame:
    return ad_spend[
        ad_spend["amount"].notna() & ad_spend["start"].notna() & ad_spend["end"].notna()
    ]


def _first(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.start)


def _after(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.end)


def _is_spoken_for(row: pd.Series, inside: pd.DataFrame) -> bool:
    same = inside[
        inside["platform"].eq(row["platform"]) & inside["account_id"].eq(row["account_id"])
    ]
    return bool(((same["start"] < row["end"]) & (same["end"] > row["start"])).any())


def _stretches(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Rows whose windows touch one another directly or through others, together."""
    ordered = rows.sort_values("start")
    reached = ordered["end"].cummax().shift(1)
    number = (ordered["start"] >= reached).cumsum()
    for _, stretch in ordered.groupby(number):
        yield stretch


def _largest_cut(stretch: pd.DataFrame) -> list[int]:
    """Index labels of the cut to use in one stretch."""
    named = [stretch[level].ne("").fillna(value=False) for level in _LEVELS]
    best: tuple[tuple[float, int, int], list[int]] = ((float("-inf"), 0, 0), [])
    for (breakdown, *levels), cut in stretch.groupby(
        [stretch["breakdown"].fillna(""), *named], sort=True
    ):
        kept = [i for _, part in cut.groupby(_PART, dropna=False) for i in _apart(part)]
        amount = round(float(cut.loc[kept, "amount"].sum()), 6)
        rank = (amount, int(breakdown == ""), -sum(map(bool, levels)))
        if rank > best[0]:
            best = (rank, kept)
    return best[1]


def _apart(part: pd.DataFrame) -> list[int]:
    """The windows of one part that do not overlap and add up to the most (then the most windows)."""
    ordered = part.sort_values(["end", "start"])
    ends = list(ordered["end"])
    best: list[tuple[float, int, list[int]]] = [(0.0, 0, [])]
    for label, start, amount in zip(
        ordered.index, ordered["start"], ordered["amount"], strict=True
    ):
        before = best[bisect_right(ends, start, hi=len(best) - 1)]
        taken = (round(before[0] + float(amount), 6), before[1] + 1, [*before[2], label])
        best.append(max(best[-1], taken, key=lambda choice: choice[:2]))
    return best[-1][2]
