"""Looking at every channel once a month, typed as a table: one row a channel and day."""

from __future__ import annotations

import pandas as pd

from access.session import Session
from access.typed_rows import Row
from canonical.tables import CHANNELS, PLATFORMS
from charts.palette import platform_name
from i18n import Translator
from metrics.channel_settings import ARTICLE_CHANNELS
from widgets.table_editor import Sheet, table_editor

_COLUMNS = (
    "channel",
    "checked_on",
    "exists",
    "findable",
    "complete",
    "last_post_at",
    "should_exist",
    "url",
    "weight",
    "half_life_days",
    "note",
)
_FURTHER = ("whatsapp", "google_business", "google_maps", "linkedin", "telegram", "threads")


def channel_editor(session: Session) -> list[Row] | None:
    """Draw today's lines, ready to fill, above the earlier checks; what changed on Save."""
    checks = session.tables()["channels"].sort_values("checked_on", ascending=False)
    today = pd.Timestamp(session.today)
    sheet = Sheet(
        "channels",
        _COLUMNS,
        {"channel": _channels(session.t)},
        days=("last_post_at",),
        zone=session.zone,
    )
    changed = table_editor(session, sheet, with_todays_lines(checks, today))
    return None if changed is None else _really_changed(changed, checks)


def with_todays_lines(checks: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """A line of today for each channel of the article and each checked before; the rest blank.

    A line that nobody fills in is the same before and after, so it is not kept.
    """
    wanted = dict.fromkeys([*ARTICLE_CHANNELS, *checks["channel"]])
    done = set(checks.loc[checks["checked_on"].eq(today), "channel"])
    earlier = checks[list(_COLUMNS)]
    lines = pd.DataFrame(
        {"channel": [name for name in wanted if name not in done]}, columns=list(_COLUMNS)
    )
    lines["checked_on"] = today
    return pd.concat([lines.astype(earlier.dtypes.to_dict()), earlier], ignore_index=True)


def _really_changed(changed: list[Row], checks: pd.DataFrame) -> list[Row]:
    """Without the blank lines of today that somebody took off the sheet."""
    kept = set(checks[list(CHANNELS.key)].itertuples(index=False, name=None))
    return [
        row
        for row in changed
        if not row.get("removed") or tuple(row[name] for name in CHANNELS.key) in kept
    ]


def _channels(t: Translator) -> dict[str, str]:
    names = dict.fromkeys([*ARTICLE_CHANNELS, *_FURTHER, *PLATFORMS])
    ads = ("google_ads", "meta_ads", "tiktok_ads")
    own = {name: f"presence.channel.{name}" for name in names}
    return {
        name: t(own[name]) if t.has(own[name]) else platform_name(name, t)
        for name in names
        if name not in ads
    }
