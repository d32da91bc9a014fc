"""Write the sample's files again: `python -m sample_data.make_sample`. Same seed, same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date

from sample_data import FILES
from sample_data import write_meta as meta
from sample_data import write_video as video
from sample_data.story import END, FIRST_DAY, daily_reach, followers
from sample_data.write_listening import listening_files
from sample_data.write_members import member_files
from sample_data.write_plan import plan_files
from sample_data.write_template import template_files

HALF = date(2026, 5, 1)
HOLE = (date(2025, 8, 10), date(2025, 8, 17))  # nobody downloaded these days
NEW_NAME_OF_REACH = date(2025, 10, 1)  # Facebook's daily reach became "Viewers"


def main() -> None:
    """Replace the folder of files."""
    shutil.rmtree(FILES, ignore_errors=True)
    for place, content in sample_contents():
        path = FILES / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def sample_contents() -> Iterator[tuple[str, bytes]]:
    """Every file as (place, bytes)."""
    yield from _instagram()
    yield from _facebook()
    for campaign in meta.CAMPAIGNS:
        name, content = meta.ads_by_day(campaign)
        yield f"iklan/{name}", content
    yield from _tiktok()
    name, content = video.youtube_content(FIRST_DAY, date(2026, 2, 1), indonesian=True)
    yield f"youtube/{name}", content
    name, content = video.youtube_content(FIRST_DAY, END, indonesian=False)
    yield f"youtube/{name}", content
    yield "youtube/Viewer age 2026-10-01_2026-10-31.zip", video.youtube_age()
    yield from template_files()
    yield from plan_files()
    yield from listening_files()
    yield from member_files()


def _instagram() -> Iterator[tuple[str, bytes]]:
    windows = (
        (FIRST_DAY, date(2025, 10, 31), 1_201_334_556_781_201, False),
        (date(2025, 10, 20), date(2026, 4, 30), 1_201_334_556_784_477, True),
        (date(2026, 4, 20), date(2026, 8, 31), 1_201_334_556_790_032, True),
        (date(2026, 8, 20), date(2026, 11, 10), 1_201_334_556_798_815, False),
    )
    for start, end, number, indonesian in windows:
        name, content = meta.instagram_content(start, end, number, indonesian=indonesian)
        yield f"instagram/{name}", content
    for start, end in ((FIRST_DAY, HOLE[0]), (HOLE[1], HALF), (date(2026, 4, 20), END)):
        folder = f"instagram/{start}"
        yield (
            f"{folder}/Reach.csv",
            meta.daily("Reach", meta.window(daily_reach("instagram"), start, end)),
        )
        views = meta.window(meta.daily_views("instagram"), start, end)
        yield f"{folder}/Views.csv", meta.daily("Views", views)
        follows = meta.new_follows("instagram", start, end)
        yield f"{folder}/Follows.csv", meta.daily("Instagram follows", follows)
    total = followers("instagram")[date(2026, 10, 31)][0]
    yield "instagram/Audience.csv", meta.audience("instagram", total)


def _facebook() -> Iterator[tuple[str, bytes]]:
    windows = (
        (FIRST_DAY, date(2025, 12, 31), 2_401_334_556_781_303),
        (date(2025, 12, 20), date(2026, 6, 30), 2_401_334_556_788_404),
        (date(2026, 6, 20), date(2026, 11, 10), 2_401_334_556_799_505),
    )
    for start, end, number in windows:
        name, content = meta.facebook_content(start, end, number)
        yield f"facebook/{name}", content
    reach = daily_reach("facebook")
    old = meta.window(reach, FIRST_DAY, NEW_NAME_OF_REACH)
    yield "facebook/2025-05-01/Reach.csv", meta.daily("Facebook reach", old)
    new = {d: round(v * 1.22) for d, v in meta.window(reach, NEW_NAME_OF_REACH, END).items()}
    yield "facebook/2025-10-01/Viewers.csv", meta.daily("Viewers", new)
    views = meta.daily_views("facebook")
    yield "facebook/2025-05-01/Views.csv", meta.daily("Views", meta.window(views, FIRST_DAY, HALF))
    yield "facebook/2026-05-01/Views.csv", meta.daily("Views", meta.window(views, HALF, END))
    follows = meta.new_follows("facebook", FIRST_DAY, END)
    yield "facebook/2025-05-01/Follows.csv", meta.daily("Facebook follows", follows)
    total = followers("facebook")[date(2026, 10, 31)][0]
    yield "facebook/Audience.csv", meta.audience("facebook", total)


def _tiktok() -> Iterator[tuple[str, bytes]]:
    for start, end in ((FIRST_DAY, HALF), (HALF, END)):
        name, content = video.tiktok_overview(start, end)
        yield f"tiktok/{name}", content
        year = end.year if end.month > 1 else end.year - 1
        handle = video.HANDLE
        yield f"tiktok/{year}/{start}/Followers_{handle}.zip", video.tiktok_followers(start, end)
        yield f"tiktok/{year}/{start}/Viewers_{handle}.zip", video.tiktok_viewers(start, end)
    for as_of in (date(2026, 2, 3), date(2026, 6, 2), date(2026, 11, 5)):
        yield f"tiktok/{as_of.year}/{as_of}/Content_{video.HANDLE}.zip", video.tiktok_content(as_of)


if __name__ == "__main__":
    main()
