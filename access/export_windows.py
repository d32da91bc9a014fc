"""How long each platform lets one download the days that are past: only what is known of it.

`days` is how far back a download reaches from the day it is made; None where nobody has said.
`span` is the longest period of one download. `lag` is how many of the last days are not there yet.
`closes` is False where the platform keeps everything since the beginning.

Where it comes from: TikTok's Creator Academy (365 days a download); X's files (content of at most
90 days and 1,000 posts, the overview about a year); Google Search Central (16 months; the last two
or three days are missing); YouTube Studio offers the period "Lifetime".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """One download of a platform; `code` names its clicks in the catalogue."""

    code: str
    days: int | None = None
    span: int | None = None
    lag: int = 0
    closes: bool = True


_META_DAILY, _META_CONTENT = Export("meta_daily"), Export("meta_content")
_TEMPLATE = Export("template")
_EXPORTS: Mapping[tuple[str, str], Export] = {
    ("instagram", "account_days"): _META_DAILY,
    ("facebook", "account_days"): _META_DAILY,
    ("instagram", "posts"): _META_CONTENT,
    ("facebook", "posts"): _META_CONTENT,
    ("tiktok", "account_days"): Export("tiktok_overview", span=365, lag=2),
    ("tiktok", "posts"): Export("tiktok_content"),
    ("youtube", "account_days"): Export("youtube_days", closes=False),
    ("youtube", "posts"): Export("youtube_content", closes=False),
    ("x", "account_days"): Export("x_overview", days=365),
    ("x", "posts"): Export("x_content", span=90),
    ("linkedin", "account_days"): Export("linkedin"),
    ("linkedin", "posts"): Export("linkedin"),
    ("search_console", "web_days"): Export("search_console", days=486, lag=3),
    ("ga4", "web_days"): Export("ga4"),
    ("email", "email_campaigns"): Export("email"),
    ("meta_ads", "ad_spend"): Export("meta_ads"),
    ("google_ads", "ad_spend"): Export("google_ads"),
    ("tiktok_ads", "ad_spend"): Export("tiktok_ads"),
}


def export_of(channel: str, table: str) -> Export:
    """The download that fills this table; of a channel without one, our own template."""
    return _EXPORTS.get((channel, table), _TEMPLATE)
