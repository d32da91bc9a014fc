"""TikTok viewers: how many different people watched on each day.

TikTok Studio > Analytics > Viewers > Download data. Last seen: February 2026.
One person who watches on two days stands in both: the numbers are never added. Where the total is
`undefined` the zeros beside it mean nothing, so such a day is left out as a whole.
"""

from readers.columns import Text
from readers.tabular_export import Field, TabularExport
from readers.tiktok_daily import COUNT, DATE, TikTokDaily

READER = TikTokDaily(
    "tiktok_viewers",
    TabularExport(
        fields=(
            DATE,
            Field("viewers_1d", ("Total Viewers",), COUNT, identifies=True),
            Field("new_viewers", ("New Viewers",), Text(), identifies=True),
            Field("returning_viewers", ("Returning Viewers",), Text(), identifies=True),
        )
    ),
    values=("viewers_1d",),
)
