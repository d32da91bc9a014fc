"""Where a number changed its meaning: growth is never computed across such a day (G2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from metrics.evidence import not_removed
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class DefinitionBreak:
    """From `date` on, `column` means `to_version`; `column` is "" when all numbers may differ.

    `kind` says how it is known: the data themselves change their version, the platform announced
    it, or the co-op wrote it into its events. `source` is an address or the name of the event.
    """

    platform: str
    date: date
    column: str
    from_version: str
    to_version: str
    kind: str
    source: str


# Days that the platforms themselves published. Meta's day for unique viewers of Pages is not among
# them: its page still prints one day while having been edited after another.
ANNOUNCED = (
    DefinitionBreak(
        "youtube",
        date(2025, 3, 31),
        "views",
        "views",
        "views",
        "announced",
        "https://support.google.com/youtube/thread/333869549",
    ),
    DefinitionBreak(
        "instagram",
        date(2025, 4, 21),
        "views",
        "impressions",
        "views",
        "announced",
        "https://developers.facebook.com/docs/instagram-platform/insights",
    ),
    DefinitionBreak(
        "facebook",
        date(2025, 11, 15),
        "views",
        "impressions",
        "views",
        "announced",
        "https://developers.facebook.com/blog/post/2025/08/15/page-insights-api-updates",
    ),
)

_COLUMNS = ("platform", "date", "column", "from_version", "to_version", "kind", "source")


def definition_breaks(
    tables: Tables, period: Period, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """The breaks inside the period, for the break lines of charts; one row a break.

    Columns platform ("" for all), date, column, from_version, to_version, kind, source.
    """
    found = [
        one
        for one in (*_all_breaks(tables), *_measure_changes(tables))
        if period.start < one.date < period.end
        and (not platforms or one.platform in ("", *platforms))
    ]
    frame = pd.DataFrame([astuple(one) for one in found], columns=list(_COLUMNS))
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    return frame.sort_values(["date", "platform"], ignore_index=True)


def is_broken_between(
    tables: Tables, *, platform: str, column: str, before: Period, now: Period
) -> bool:
    """Whether the column changed its meaning after the start of `before` and inside the two.

    >>> is_broken_between({}, platform="facebook", column="views",
    ...                   before=Period.month(2025, 10), now=Period.month(2025, 11))
    True
    """
    return any(
        one.platform in ("", platform)
        and one.column in ("", column)
        and before.start < one.date < now.end
        for one in (_all_breaks(tables) if column == "views" else _told_breaks(tables))
    )


def _all_breaks(tables: Tables) -> list[DefinitionBreak]:
    seen = [*_from_data(tables, "account_days"), *_from_data(tables, "posts")]
    return [*seen, *_told_breaks(tables)]


def _measure_changes(tables: Tables) -> list[DefinitionBreak]:
    """The day from which an account's platform gives viewers, where it gave reach until then.

    Only drawn: a comparison knows the measure of each side by itself (`AccountReadings.measure`).
    """
    rows = tables.get("account_days")
    if rows is None or rows.empty:
        return []
    found: dict[str, date] = {}
    for (platform, _), own in rows.groupby(["platform", "account_id"]):
        last = own.loc[own["reach_1d"].notna(), "date"].max()
        first = own.loc[own["viewers_1d"].notna(), "date"].min()
        if pd.notna(last) and pd.notna(first) and last < first:
            found[str(platform)] = min(first.date(), found.get(str(platform), first.date()))
    return [
        DefinitionBreak(
            platform, day, "reach", "reach", "viewers", kind="data", source="account_days"
        )
        for platform, day in found.items()
    ]


def _told_breaks(tables: Tables) -> list[DefinitionBreak]:
    """Breaks that somebody announced; the rows themselves can only show those of views."""
    return [*ANNOUNCED, *_from_events(tables)]


def _from_data(tables: Tables, name: str) -> list[DefinitionBreak]:
    """A break where every row of one version lies before every row of the next.

    Versions that stand side by side (short and long videos) are two series, not a break.
    """
    rows = tables.get(name)
    if rows is None or rows.empty:
        return []
    if name == "posts":
        day = rows["published_at"].fillna(rows["published_on"]).dt.normalize()
    else:
        day = rows["date"]
    shown = rows["views"].notna() & rows["metric_version"].notna() & day.notna()
    known = rows.loc[shown, ["platform", "metric_version"]].assign(day=day[shown])
    spans = known.groupby(["platform", "metric_version"])["day"].agg(["min", "max"]).reset_index()
    breaks: list[DefinitionBreak] = []
    for platform, versions in spans.sort_values("min").groupby("platform"):
        breaks += [
            DefinitionBreak(
                str(platform), new["min"].date(), "views", str(old["metric_version"]),
                str(new["metric_version"]), "data", name,
            )
            for old, new in pairwise(versions.to_dict("records"))
            if old["max"] < new["min"]
        ]  # fmt: skip
    return breaks


def _from_events(tables: Tables) -> list[DefinitionBreak]:
    events = tables.get("events")
    if events is None or events.empty:
        return []
    kept = not_removed(events[events["kind"] == "definition_change"])
    return [
        DefinitionBreak(
            "" if pd.isna(row["platform"]) else str(row["platform"]),
            row["start"].date(), "", "", "", "event", str(row["name"]),
        )
        for row in kept.to_dict("records")
    ]  # fmt: skip
