"""The ledger of channels: what somebody saw last, and when the co-op last posted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.channel_settings import ARTICLE_CHANNELS, GRACE_DAYS, with_half_lives, with_weights
from metrics.evidence import not_removed
from metrics.last_posts import last_posts
from metrics.own_posts import local_moments
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

KNOWN_FOR_DAYS = 31
"""So long after the last look or file freshness is still said; then somebody must look again."""

STALE_BELOW = 0.5
"""Freshness after one half-life: below it the channel stands but does not live."""

COLUMNS = (
    "channel",
    "state",
    "checked_on",
    "checked_afterwards",
    "exists",
    "findable",
    "complete",
    "url",
    "last_post_on",
    "last_post_from",
    "known_on",
    "age_days",
    "half_life_days",
    "half_life_assumed",
    "weight",
    "weight_assumed",
    "presence",
    "freshness",
    "freshness_low",
    "freshness_high",
    "note",
    "import_id",
    "post_import_id",
)


def channel_checks(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a channel (COLUMNS) as known on the last day of the period, or today if earlier.

    state: unchecked, absent, left_out (decided against, with a reason), not_findable, unknown
    (somebody looked, but not at everything), stale (freshness below 0.5), fresh. presence: 1, 0 or
    null; last_post_from: check, posts, account_days, newsletter. A post after the day somebody
    found nothing shows that the channel exists. Without a check so far the first later one counts
    (checked_afterwards). freshness 0 to 1 as of known_on, null when that is more than 31 days ago;
    freshness_low if nothing was posted since, freshness_high if today.
    """
    on = min(today, period.last_day)
    checks = _checks_of(tables, on, today, period.zone)
    listed = pd.DataFrame({"channel": pd.Series([*ARTICLE_CHANNELS], dtype="str")})
    channels = checks.merge(listed, on="channel", how="outer")
    if platforms:
        channels = channels[channels["channel"].isin(list(platforms))]
    channels = _with_last_posts(
        channels.reset_index(drop=True), last_posts(tables, on, period.zone)
    )
    channels = _with_presence(channels)
    channels = _with_freshness(with_half_lives(channels), on)
    channels = with_weights(channels.assign(state=_state(channels)))
    order = {name: place for place, name in enumerate(ARTICLE_CHANNELS)}
    place = channels["channel"].map(lambda name: order.get(name, len(order)))
    afterwards = channels["checked_on"] > pd.Timestamp(on)
    channels = channels.assign(checked_afterwards=afterwards)
    ordered = channels.assign(place=place).sort_values(["place", "channel"], ignore_index=True)
    return ordered[list(COLUMNS)]


def _checks_of(tables: Tables, on: date, today: date, zone: str) -> pd.DataFrame:
    """The last check of each channel up to `on`; where there is none, the first after it.

    A weight or half-life stays until another is written.
    """
    checks = not_removed(tables["channels"])
    checks = checks[checks["checked_on"] <= pd.Timestamp(today)].sort_values("checked_on")
    kept = checks.groupby("channel")[["weight", "half_life_days"]].ffill()
    checks = checks.assign(weight=kept["weight"], half_life_days=kept["half_life_days"])
    is_before = checks["checked_on"] <= pd.Timestamp(on)
    latest = checks[is_before].drop_duplicates("channel", keep="last")
    first_after = checks[~is_before].drop_duplicates("channel")
    chosen = pd.concat([latest, first_after]).drop_duplicates("channel")
    seen = local_moments(chosen["last_post_at"], zone).dt.normalize()
    looked = chosen["checked_on"].where(chosen["checked_on"] <= pd.Timestamp(on), pd.Timestamp(on))
    seen = seen.where(seen <= pd.Timestamp(on))
    return chosen.assign(seen_post_on=seen, looked_on=looked.where(seen.notna()))


def _with_last_posts(channels: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """The newer of what the check says and what the files show."""
    joined = channels.merge(posts, on="channel", how="left")
    seen, shown = joined["seen_post_on"], joined["last_post_on"]
    looked = joined["looked_on"]
    known = joined["known_on"].where(~(looked > joined["known_on"]), looked).fillna(looked)
    is_file = shown.notna() & ~(seen >= shown)
    source = joined["last_post_from"].where(is_file, "check").where(seen.notna() | is_file)
    last = shown.where(is_file, seen)
    return joined.assign(last_post_on=last, last_post_from=source, known_on=known)


def _with_presence(channels: pd.DataFrame) -> pd.DataFrame:
    """Exists x findable: 0 as soon as one is no, null as long as one is unknown."""
    never_looked = channels["checked_on"].isna() & channels["last_post_on"].notna()
    posted_since = (channels["last_post_on"] > channels["checked_on"]) | never_looked
    exists = channels["exists"].mask(posted_since, True)
    findable = channels["findable"].mask(~exists.fillna(value=True), False)
    both = exists & findable
    return channels.assign(exists=exists, findable=findable, presence=both.astype("Float64"))


def _with_freshness(channels: pd.DataFrame, on: date) -> pd.DataFrame:
    """2 ** (-age / half-life); age in days since the last own post, after the days of grace."""
    day, last = pd.Timestamp(on), channels["last_post_on"]
    age = (channels["known_on"] - last).dt.days.clip(lower=0)
    is_known = channels["known_on"] >= day - pd.Timedelta(days=KNOWN_FOR_DAYS)
    as_known = _freshness(channels, age).where(is_known)
    is_up_to_date = channels["known_on"] >= day
    return channels.assign(
        age_days=age.astype("Int64"),
        freshness=as_known,
        freshness_low=_freshness(channels, (day - last).dt.days.clip(lower=0)),
        freshness_high=as_known.where(is_up_to_date, 1.0).where(last.notna()),
    )


def _freshness(channels: pd.DataFrame, age: pd.Series) -> pd.Series:
    grace = channels["channel"].map(lambda name: GRACE_DAYS.get(name, 0))
    lived = (age - grace).clip(lower=0) / channels["half_life_days"]
    return (2.0**-lived).astype("Float64")


def _state(channels: pd.DataFrame) -> pd.Series:
    reason = channels["note"].fillna("").str.strip()
    unwanted = channels["should_exist"].eq(False).fillna(value=False).astype(bool)
    state = pd.Series("unknown", index=channels.index, dtype="str")
    state[channels["freshness"].ge(STALE_BELOW).fillna(value=False).astype(bool)] = "fresh"
    state[channels["freshness"].lt(STALE_BELOW).fillna(value=False).astype(bool)] = "stale"
    state[channels["findable"].isna()] = "unknown"
    state[channels["findable"].eq(False).fillna(value=False).astype(bool)] = "not_findable"
    state[channels["exists"].isna()] = "unknown"
    state[channels["exists"].eq(False).fillna(value=False).astype(bool)] = "absent"
    state[channels["checked_on"].isna()] = "unchecked"
    state[unwanted & reason.ne("") & state.isin(["absent", "unknown", "unchecked"])] = "left_out"
    return state
