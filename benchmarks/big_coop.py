"""A co-op of 300 thousand rows for the benchmarks: seven accounts, seven years, many snapshots."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from access.session import OWN_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from store import Store

ACCOUNTS = 7
DAYS = 2_500
POSTS = 8_050
SNAPSHOTS = 5
PLATFORMS = ("instagram", "facebook", "tiktok", "youtube", "x", "linkedin", "threads")
NOW = datetime(2026, 11, 12, tzinfo=UTC)


def build_big_coop(folder: Path) -> int:
    """Fill the ledger in `folder`; the number of rows kept. One import an account and table."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(*local_urls(folder))
    store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOW)
    random = np.random.default_rng(7)
    rows = 0
    for number in range(ACCOUNTS):
        for table, frame in (
            ("account_days", _days(number, random)),
            ("posts", _posts(number, random)),
        ):
            raw = RawFile(f"{table}-{number}.csv", f"{table} {number}".encode())
            result = ReadResult("benchmark", tables={table: frame})
            store.add_import(OWN_COOP, raw, result, by="manager", at=NOW)
            rows += len(frame)
    store.close()
    return rows


def _days(number: int, random: np.random.Generator) -> pd.DataFrame:
    days = pd.date_range("2020-01-01", periods=DAYS, unit="us")
    reach = random.integers(200, 3_000, DAYS)
    frame = pd.DataFrame(
        {
            "date": days,
            "followers_total": 1_000 + np.cumsum(random.integers(0, 4, DAYS)),
            "reach_1d": reach,
            "views": reach * 2,
            "source_row": np.arange(2, DAYS + 2),
        }
    )
    platform = PLATFORMS[number % len(PLATFORMS)]
    return canonical_frame(
        "account_days",
        frame,
        platform=platform,
        account_id=f"akun{number}",
        metric_version="views",
    )


def _posts(number: int, random: np.random.Generator) -> pd.DataFrame:
    """Lifetime counters of every post, read on several days as they grew."""
    first = pd.Timestamp("2020-01-01")
    final = random.integers(50, 5_000, POSTS)
    hours = np.linspace(0, DAYS * 24 - 1, POSTS)
    once = pd.DataFrame(
        {
            "post_id": [f"{number}-{n}" for n in range(POSTS)],
            "published_at": first + pd.to_timedelta(hours, unit="h"),
            "caption": [f"Unggahan {n} #koperasi" for n in range(POSTS)],
            "format": np.where(np.arange(POSTS) % 3 == 0, "video_short", "photo"),
        }
    )
    grown = []
    for snapshot in range(1, SNAPSHOTS + 1):
        reach = final * (snapshot + 5) // (SNAPSHOTS + 5)
        grown.append(
            once.assign(
                as_of=pd.Timestamp("2026-11-10") - pd.Timedelta(days=30 * (SNAPSHOTS - snapshot)),
                views=reach * 2,
                reach=reach,
                likes=reach // 30,
                source_row=np.arange(2, POSTS + 2) + snapshot * POSTS,
            )
        )
    frame = pd.concat(grown, ignore_index=True)
    platform = PLATFORMS[number % len(PLATFORMS)]
    return canonical_frame(
        "posts", frame, platform=platform, account_id=f"akun{number}", metric_version="views"
    )
