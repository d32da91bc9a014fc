"""Ad spend counted once, although the same rupiah stands in several breakdown files."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from metrics.period import Period

_LEVELS = ("campaign", "ad_set", "ad")


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
    accounts: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in _plain(rows):
        accounts[row.account].append(row)
    chosen = [
        row.label
        for own in accounts.values()
        for stretch in _stretches(own)
        for row in _largest_cut(stretch)
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
    crossing = rows[touches & ~is_inside]
    if crossing.empty:
        return crossing
    spoken_for: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in _plain(rows[is_inside]):
        spoken_for[row.account[:2]].append(row)
    alone = [
        row.label
        for row in _plain(crossing)
        if not any(
            other.start < row.end and row.start < other.end for other in spoken_for[row.account[:2]]
        )
    ]
    return rows.loc[alone]


class _Row(NamedTuple):
    """One row as plain values: `account` is platform, account, currency."""

    label: int
    account: tuple[str, ...]
    start: pd.Timestamp
    end: pd.Timestamp
    breakdown: str
    band: str
    levels: tuple[str, ...]
    amount: float


def _plain(rows: pd.DataFrame) -> Iterator[_Row]:
    """The rows one by one; an unknown text is ''."""
    names = ["platform", "account_id", "currency", "breakdown", "band", *_LEVELS]
    texts = zip(*(rows[name].fillna("").tolist() for name in names), strict=True)
    windows = zip(rows["start"].tolist(), rows["end"].tolist(), strict=True)
    labels, amounts = rows.index.tolist(), rows["amount"].tolist()
    for label, text, (start, end), amount in zip(labels, texts, windows, amounts, strict=True):
        yield _Row(label, text[:3], start, end, text[3], text[4], text[5:], float(amount))


def _known(ad_spend: pd.DataFrame) -> pd.DataFrame:
    return ad_spend[
        ad_spend["amount"].notna() & ad_spend["start"].notna() & ad_spend["end"].notna()
    ]


def _first(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.start)


def _after(period: Period) -> pd.Timestamp:
    return pd.Timestamp(period.end)


def _stretches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Rows whose windows overlap one another directly or through others, together."""
    stretch: list[_Row] = []
    reached: pd.Timestamp | None = None
    for row in sorted(rows, key=lambda row: row.start):
        if reached is not None and row.start >= reached:
            yield stretch
            stretch = []
        stretch.append(row)
        reached = row.end if reached is None else max(reached, row.end)
    if stretch:
        yield stretch


def _largest_cut(stretch: list[_Row]) -> list[_Row]:
    """The rows of the cut to use in one stretch."""
    cuts: dict[tuple[object, ...], dict[tuple[str, ...], list[_Row]]] = {}
    for row in stretch:
        cut = (
            row.breakdown == "",
            -sum(map(bool, row.levels)),
            row.breakdown,
            *map(bool, row.levels),
        )
        cuts.setdefault(cut, {}).setdefault((row.band, *row.levels), []).append(row)
    kept = {
        cut: [row for part in parts.values() for row in _apart(part)] for cut, parts in cuts.items()
    }
    best = max(kept, key=lambda cut: (_amount(kept[cut]), cut))
    return kept[best]


def _apart(part: list[_Row]) -> list[_Row]:
    """The windows of one part that do not overlap and add up to the most, then the most of them."""
    if len(part) == 1:
        return part
    ordered = sorted(part, key=lambda row: (row.end, row.start))
    ends = [row.end for row in ordered]
    best: list[tuple[float, int, list[_Row]]] = [(0.0, 0, [])]
    for row in ordered:
        before = best[bisect_right(ends, row.start, hi=len(best) - 1)]
        taken = (round(before[0] + row.amount, 6), before[1] + 1, [*before[2], row])
        best.append(max(best[-1], taken, key=lambda choice: choice[:2]))
    return best[-1][2]


def _amount(rows: Iterable[_Row]) -> float:
    return round(sum(row.amount for row in rows), 6)
