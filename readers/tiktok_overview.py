"""TikTok overview: views, profile views, likes, comments and shares of the account, day by day.

TikTok Studio > Analytics > Overview > Download data, as CSV or XLSX. Last seen: August 2026.
Negative likes, comments and shares are real: what was removed is taken off on that day.
"""

from readers.tabular_export import Field, TabularExport
from readers.tiktok_daily import COUNT, DATE, TikTokDaily

READER = TikTokDaily(
    "tiktok_overview",
    TabularExport(
        fields=(
            DATE,
            Field("views", ("Video Views",), COUNT, identifies=True),
            Field("profile_visits", ("Profile Views",), COUNT, identifies=True),
            Field("likes", ("Likes",), COUNT, required=True),
            Field("comments", ("Comments",), COUNT, required=True),
            Field("shares", ("Shares",), COUNT, required=True),
        )
    ),
    values=("views", "profile_visits", "likes", "comments", "shares"),
    metric_version="views",
)
