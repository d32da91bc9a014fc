"""How young the co-op's followers are, all accounts together: one number for the scorecard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pandas as pd

from metrics.evidence import imports_of
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period
from metrics.young_share import local_share, young_share

Tables = Mapping[str, pd.DataFrame]

COUNTED_WITHIN = timedelta(days=31)
"""How long before the period's end an account's followers may have been counted."""

DEFINITION = "age_18_34"


def young_followers(tables: Tables, period: Period) -> list[Figure]:
    """Share of 18 to 34 among the followers of all accounts, and against the local population.

    Formula: Σ young share x followers / Σ followers, over accounts with ages of their followers
        and a count of them; low and high are the youngest and the oldest account. Against local:
        divided by the local share (setting local_share_18_34).
    Needs: audience by age, account_days.followers_total, coop_profile. Unit: share; ratio.
    Undefined without the ages of any account's followers; the ratio also without the local share.
    Details: accounts; local_share.
    """
    shares = [
        one
        for one in young_share(tables, period)
        if one.details["definition"] == DEFINITION and one.details["base"] == "followers"
    ]
    counts = _followers(tables, period)
    known = [
        (one, counts[whose]) for one in shares if one.is_known and (whose := _of(one)) in counts
    ]
    share = _pooled(known, len(counts), tables)
    return [share, _against(share, tables)]


def _of(figure: Figure) -> tuple[str, str]:
    return str(figure.details["platform"]), str(figure.details["account_id"])


def _followers(tables: Tables, period: Period) -> dict[tuple[str, str], pd.DataFrame]:
    """The last count of each account's followers in the days before the period's end."""
    rows = tables["account_days"].dropna(subset=["followers_total"])
    first = pd.Timestamp(period.end - COUNTED_WITHIN)
    near = rows[(rows["date"] >= first) & (rows["date"] < pd.Timestamp(period.end))]
    last = near.sort_values("date").drop_duplicates(["platform", "account_id"], keep="last")
    whose = zip(last["platform"].astype(str), last["account_id"].astype(str), strict=True)
    return {key: last.iloc[[place]] for place, key in enumerate(whose)}


def _pooled(known: list[tuple[Figure, pd.DataFrame]], accounts: int, tables: Tables) -> Figure:
    basis = (Basis("audience", ("share",)), Basis("account_days", ("followers_total",)))
    if not known:
        has_ages = tables["audience"]["dimension"].isin(["age", "age_gender"]).any()
        reason = "members.no_counted_followers" if has_ages else "members.no_follower_ages"
        return Figure.missing(
            "young_followers", "share", reason, n=0, n_expected=accounts, basis=basis
        )
    counts = [float(rows["followers_total"].iloc[0]) for _, rows in known]
    parts = [one.value or 0.0 for one, _ in known]
    value = sum(p * n for p, n in zip(parts, counts, strict=True)) / sum(counts)
    low = min(
        one.value if one.low is None else one.low for one, _ in known if one.value is not None
    )
    high = max(
        one.value if one.high is None else one.high for one, _ in known if one.value is not None
    )
    imports = {
        *imports_of(*(rows for _, rows in known)),
        *(i for one, _ in known for i in one.imports),
    }
    return Figure(
        "young_followers", value, "share", low=low, high=high, is_estimate=True, n=len(known),
        n_expected=max(accounts, len(known)), method="members.weighted_by_followers",
        remarks=("members.follows_not_people",), details={"accounts": float(len(known))},
        basis=basis, imports=tuple(sorted(imports)),
        as_of=min(one.as_of for one, _ in known if one.as_of is not None),
    )  # fmt: skip


def _against(share: Figure, tables: Tables) -> Figure:
    local, imports = local_share(tables, DEFINITION)
    basis = (*share.basis, Basis("coop_profile", ("value",)))
    used = tuple(sorted({*share.imports, *imports}))
    if share.value is None or share.low is None or share.high is None or local is None:
        return Figure.missing(
            "young_followers_against_local", "ratio", share.reason or "members.no_local_share",
            n=share.n, n_expected=share.n_expected, basis=basis, imports=used,
        )  # fmt: skip
    return Figure(
        "young_followers_against_local", share.value / local, "ratio", low=share.low / local,
        high=share.high / local, is_estimate=True, n=share.n, n_expected=share.n_expected,
        method=share.method, remarks=(*share.remarks, "members.local_share_of_13_up"),
        details={**share.details, "local_share": local}, basis=basis, imports=used,
        as_of=share.as_of,
    )  # fmt: skip


_NEEDS = ("audience", "account_days")
CATALOGUE = (
    Metric("young_followers", "10.6", "share", _NEEDS, young_followers),
    Metric("young_followers_against_local", "5.1", "ratio", (*_NEEDS, "coop_profile"),
           young_followers),
)  # fmt: skip
