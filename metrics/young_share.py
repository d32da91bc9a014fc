"""How much of the audience is young, within what the platforms' age bands allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from metrics.age_bands import AgeRange, Band, age_ranges, shares_by_band, young_part
from metrics.age_snapshots import Snapshot, latest, snapshots
from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis, Figure
from metrics.metric import Metric
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

LEAST_MEMBERS = 5
"""Below this number of members a share by age would point at persons."""

COLUMNS = ("platform", "account_id", "base", "definition", "as_of", "value", "low", "high")


def young_share(tables: Tables, period: Period, *, platforms: Sequence[str] = ()) -> list[Figure]:
    """For each account, base (followers, viewers) and definition: the young share.

    Formula: Σ shares of the bands in the definition: 18 to 34 is exact, (18-24) + (25-34). Gen Z
        (born 1997 to 2012) and pemuda (16 to 30, UU 40/2009) cut through bands: low only what
        lies whole inside, high all that touches, the value with ages spread evenly in a band.
    Needs: audience by age, the last snapshot before the period's end. Unit: share.
    Undefined without a snapshot, when bands contradict each other, or when more than 2 % of the
        audience is in bands that the platform hides; then the bounds alone are given.
    Details: platform, account_id, kind, definition, base, first_age, last_age, local_share.
    """
    return [
        _figure(tables, snapshot, group)
        for snapshot in latest(snapshots(tables, period, platforms))
        for group in age_ranges(snapshot.as_of)
    ]


def young_against_local(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> list[Figure]:
    """Young share of the audience / of the local population of 13 and older; above 1 is younger.

    Formula: young share / local share (settings local_share_18_34, local_share_gen_z,
        local_share_pemuda, parts of 1, from BPS), bounds likewise.
    Needs: audience by age, coop_profile. Unit: ratio.
    Undefined without the young share or the local share.
    Details: as the young share.
    """
    return [_against(figure) for figure in young_share(tables, period, platforms=platforms)]


def young_members(tables: Tables, period: Period) -> list[Figure]:
    """Young share of the members by definition, beside that of the audience.

    Formula: as the young share, from counts of members by age.
    Needs: member_ages, the last count before the period's end. Unit: share.
    Undefined without a count, or with fewer than 5 members in it.
    Details: kind (definition), definition, first_age, last_age, members.
    """
    rows = not_removed(tables["member_ages"]).dropna(subset=["members"])
    before = rows[rows["as_of"] < pd.Timestamp(period.end)]
    last = before[before["as_of"].eq(before["as_of"].max())]
    total = float(last["members"].sum())
    day = last["as_of"].max().date() if len(last) else period.last_day
    counted = last["members"].astype("float64") / total if total else last["members"]
    shares = shares_by_band(last["band"], counted) if total >= LEAST_MEMBERS else {}
    few = "members.too_few_members" if len(last) else "members.no_member_ages"
    return [
        _from_shares(
            "young_members", shares, group, reason=few, imports=imports_of(last),
            details={"kind": group.name, "members": total},
            basis=(Basis("member_ages", ("members",)),), as_of=day,
        )
        for group in age_ranges(day)
    ]  # fmt: skip


def young_share_by_snapshot(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """For the chart, every snapshot in the period and the last before it.

    Columns platform, account_id, base, definition, as_of, value, low, high.
    """
    found = []
    every = snapshots(tables, period, platforms)
    earlier = [one for one in every if one.as_of < period.start]
    for snapshot in [*latest(earlier), *(one for one in every if one.as_of >= period.start)]:
        for group in age_ranges(snapshot.as_of):
            part = young_part(snapshot.shares, group)
            if part is not None:
                whose = (snapshot.platform, snapshot.account_id, snapshot.base, group.name)
                found.append((*whose, snapshot.as_of, part.value, part.low, part.high))
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    dtypes = {"as_of": "datetime64[us]", "value": "float64", "low": "float64", "high": "float64"}
    return frame.astype(dtypes)


def _figure(tables: Tables, snapshot: Snapshot, group: AgeRange) -> Figure:
    local, imports = local_share(tables, group.name)
    basis = (
        Basis("audience", ("share",), (snapshot.platform,), (snapshot.account_id,)),
        Basis("coop_profile", ("value",)),
    )
    return _from_shares(
        "young_share", snapshot.shares, group, reason="members.bands_contradict", basis=basis,
        as_of=snapshot.as_of, imports=tuple(sorted({*snapshot.imports, *imports})),
        details={
            "platform": snapshot.platform, "account_id": snapshot.account_id,
            "kind": f"{group.name}_{snapshot.base}", "base": snapshot.base, "local_share": local,
        },
    )  # fmt: skip


def _from_shares(
    metric: str, shares: Mapping[Band, float], group: AgeRange, *, reason: str,
    details: Mapping[str, float | str | None], basis: tuple[Basis, ...],
    imports: tuple[int, ...], as_of: date,
) -> Figure:  # fmt: skip
    part = young_part(shares, group)
    ages: dict[str, float | str | None] = {
        "definition": group.name, "first_age": float(group.first), "last_age": float(group.last),
    }  # fmt: skip
    if part is None or part.value is None:
        return Figure.missing(
            metric, "share", reason if part is None else "members.bands_hidden",
            low=None if part is None else part.low, high=None if part is None else part.high,
            details={**details, **ages}, basis=basis, imports=imports,
        )  # fmt: skip
    ages_drift = ("members.ages_drift",) if group.name == "gen_z" else ()
    return Figure(
        metric, part.value, "share", low=None if part.is_exact else part.low,
        high=None if part.is_exact else part.high, is_estimate=not part.is_exact,
        method="members.whole_bands" if part.is_exact else "members.even_in_band",
        remarks=ages_drift, details={**details, **ages}, basis=basis, imports=imports,
        as_of=as_of,
    )  # fmt: skip


def _against(share: Figure) -> Figure:
    local = share.details["local_share"]
    if share.value is None or not isinstance(local, float):
        reason = share.reason or "members.no_local_share"
        return Figure.missing(
            "young_against_local", "ratio", reason, details=share.details, basis=share.basis,
            imports=share.imports,
        )  # fmt: skip
    ends = [None if end is None else end / local for end in (share.low, share.high)]
    return replace(
        share, metric="young_against_local", unit="ratio", value=share.value / local, low=ends[0],
        high=ends[1], remarks=(*share.remarks, "members.local_share_of_13_up"),
    )  # fmt: skip


def local_share(tables: Tables, definition: str) -> tuple[float | None, tuple[int, ...]]:
    """The share of that age in the local population as set, above 0 and at most 1, else None."""
    said = not_removed(tables["coop_profile"])
    name = f"local_share_{definition.removeprefix('age_')}"
    own = said[said["setting"].eq(name)].dropna(subset=["value"]).tail(1)
    try:
        share = float(own["value"].iloc[0]) if len(own) else 0.0
    except ValueError:
        share = 0.0
    return (share, imports_of(own)) if 0 < share <= 1 else (None, ())


CATALOGUE = (
    Metric("young_share", "10.6", "share", ("audience",), young_share),
    Metric("young_against_local", "10.6", "ratio", ("audience", "coop_profile"),
           young_against_local),
    Metric("young_members", "10.6", "share", ("member_ages",), young_members),
)  # fmt: skip
