"""Whether the content draws younger people than those who follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pandas as pd

from metrics.age_bands import age_ranges, young_part
from metrics.age_snapshots import Snapshot, snapshots
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

SAME_SEASON = timedelta(days=92)
"""How far apart the two snapshots may lie."""


def young_engagement(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Young share (18 to 34) of the viewers / of the followers, an account at a time.

    Formula: share of 18 to 34 among viewers / among followers, from the last snapshots before the
        period's end that lie at most 92 days apart. Above 1: the content draws younger people.
    Needs: audience by age with both bases. Unit: ratio.
    Undefined where the platform gives one base only, or a hidden band leaves the share open.
    Details: platform, account_id, viewers, followers.
    """
    by_account: dict[tuple[str, str], dict[str, Snapshot]] = {}
    for one in snapshots(tables, period, platforms):
        by_account.setdefault((one.platform, one.account_id), {})[one.base] = one
    return [_figure(by_account[account], *account) for account in sorted(by_account)]


def _figure(bases: Mapping[str, Snapshot], platform: str, account: str) -> Figure:
    shares = {base: _share(snapshot) for base, snapshot in bases.items()}
    viewers, followers = shares.get("viewers"), shares.get("followers")
    details: dict[str, float | str | None] = {
        "platform": platform, "account_id": account, "viewers": viewers, "followers": followers,
    }  # fmt: skip
    basis = (Basis("audience", ("share",), (platform,), (account,)),)
    imports = tuple(sorted({number for one in bases.values() for number in one.imports}))
    days = [one.as_of for one in bases.values()]
    if viewers is None or not followers or max(days) - min(days) > SAME_SEASON:
        return Figure.missing(
            "young_engagement", "ratio", "members.one_base_only", details=details, basis=basis,
            imports=imports,
        )  # fmt: skip
    return Figure(
        "young_engagement", viewers / followers, "ratio", method="members.whole_bands",
        details=details, basis=basis, imports=imports, as_of=max(days),
    )  # fmt: skip


def _share(snapshot: Snapshot) -> float | None:
    part = young_part(snapshot.shares, age_ranges(snapshot.as_of)[0])
    return None if part is None or not part.is_exact else part.value


CATALOGUE = (Metric("young_engagement", "10.7", "ratio", ("audience",), young_engagement),)
