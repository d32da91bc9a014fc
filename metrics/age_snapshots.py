"""The ages of an audience as platforms export them, one reading an account, base and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.age_bands import Band, shares_by_band
from metrics.evidence import imports_of
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Snapshot:
    """One reading of one account's ages: whose they are, when, and the shares by band."""

    platform: str
    account_id: str
    base: str
    as_of: date
    shares: Mapping[Band, float]
    imports: tuple[int, ...]


def snapshots(
    tables: Tables, period: Period, platforms: Sequence[str] = ()
) -> list[Snapshot]:  # fmt: skip
    """Every reading of ages before the period's end, oldest first; ages alone before by gender."""
    rows = tables["audience"]
    rows = rows[rows["dimension"].isin(["age", "age_gender"]) & rows["share"].notna()]
    rows = rows[rows["as_of"] < pd.Timestamp(period.end)]
    if platforms:
        rows = rows[rows["platform"].isin(list(platforms))]
    found = []
    keys = ["as_of", "platform", "account_id", "base"]
    for whose, own in rows.groupby(keys, sort=True):
        by_age = own[own["dimension"].eq("age")]
        used = by_age if len(by_age) else own
        shares = shares_by_band(used["band"], used["share"])
        day, platform, account, base = (str(part) for part in whose)
        as_of = pd.Timestamp(day).date()
        found.append(Snapshot(platform, account, base, as_of, shares, imports_of(used)))
    return found


def latest(found: Sequence[Snapshot]) -> Iterator[Snapshot]:
    """The last reading of each account and base, in the order of their names."""
    last = {(one.platform, one.account_id, one.base): one for one in found}
    yield from (last[key] for key in sorted(last))
