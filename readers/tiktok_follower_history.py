"""TikTok follower history: the number of followers, day by day.

TikTok Studio > Analytics > Followers > Download data (FollowerHistory). Last seen: August 2026.
The difference column is not read: in some exports it belongs to the day, in others to the next.
"""

from readers.columns import Text
from readers.tabular_export import Field, TabularExport
from readers.tiktok_daily import COUNT, DATE, TikTokDaily

READER = TikTokDaily(
    "tiktok_follower_history",
    TabularExport(
        fields=(
            DATE,
            Field("followers_total", ("Followers",), COUNT, identifies=True),
            Field(
                "difference",
                ("Difference in followers from previous day",),
                Text(),
                identifies=True,
            ),
        )
    ),
    values=("followers_total",),
)
