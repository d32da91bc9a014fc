"""How much the ledger costs over bare pandas: 300 thousand rows from 50 overlapping imports.

    python benchmarks/store_merge.py

Processor time of `Store.tables` (ledger, hash check, reading, "per key and column the last value",
types) over that of `pandas.concat` of the same Parquet files, in one run, so that the machine drops
out. Exit 1 when the ratio is over 4.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from store import Store

IMPORTS, ROWS_EACH, NEW_EACH = 50, 6_000, 4_000  # each file repeats a third of the one before
LIMIT = 4.0
COUNTS = ("views", "reach", "likes", "comments", "shares", "saves", "clicks", "follows")
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def posts(first: int, rows: int) -> pd.DataFrame:
    """Invented posts numbered from `first`, with captions of about 250 letters."""
    numbers = np.arange(first, first + rows)
    random = np.random.default_rng(first)
    caption = "Rapat anggota tahunan koperasi dibuka pukul sembilan 🎉\n" * 4
    frame = pd.DataFrame(
        {
            "platform": "instagram",
            "account_id": "kopma.id",
            "post_id": [str(17_900_000_000_000_000 + n) for n in numbers],
            "as_of": pd.Timestamp("2026-11-01").as_unit("us"),
            "published_at": pd.Timestamp("2020-01-01").as_unit("us")
            + pd.to_timedelta(numbers * 613, unit="s").as_unit("us"),
            "caption": [f"{n} {caption}" for n in numbers],
            "permalink": [f"https://www.instagram.com/p/{n:x}/" for n in numbers * 977],
            **{c: pd.array(random.integers(0, 10**5, rows), dtype="Int64") for c in COUNTS},
            "source_row": np.arange(2, rows + 2),
        }
    )
    return frame.astype({"platform": "str", "account_id": "str"})


def seconds(act: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Least processor and wall time of several runs."""
    taken = []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        act()
        taken.append((time.process_time() - cpu, time.perf_counter() - wall))
    return min(t[0] for t in taken), min(t[1] for t in taken)


def keep(store: Store, coop: str, name: str, frame: pd.DataFrame, content: bytes) -> None:
    """One import."""
    result = ReadResult("benchmark", "instagram", "kopma.id", tables={"posts": frame})
    store.add_import(coop, RawFile(name, content), result, by="benchmark", at=NOW)


def tables_ratio(store: Store, folder: Path) -> float:
    """Processor time of `Store.tables` over that of a bare concat."""
    store.create_coop("many", "Many imports", by="benchmark", at=NOW)
    for number in range(IMPORTS):
        frame = posts(number * NEW_EACH, ROWS_EACH)
        keep(store, "many", f"{number}.csv", frame, str(number).encode())
    files = sorted(folder.glob("coop_id=many/posts/*.parquet"))
    floor = seconds(lambda: pd.concat([pd.read_parquet(f) for f in files], ignore_index=True))
    ours = seconds(lambda: store.tables("many"))
    assert len(store.tables("many")["posts"]) == NEW_EACH * (IMPORTS - 1) + ROWS_EACH
    return report("tables of 300,000 rows from 50 imports", ours, "pandas.concat", floor)


def report(what: str, ours: tuple[float, float], than: str, floor: tuple[float, float]) -> float:
    """Print one line; the ratio of processor times."""
    ratio = ours[0] / floor[0]
    print(
        f"{what}: {ours[0]:.2f} s CPU, {ours[1]:.2f} s wall; "
        f"{than}: {floor[0]:.2f} s CPU, {floor[1]:.2f} s wall; ratio {ratio:.2f}"
    )
    return ratio


def main() -> int:
    """Prints the ratio; 1 when it is over the limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(f"sqlite:///{folder / 'manifest.db'}", str(folder / "files"))
        ratio = tables_ratio(store, folder / "files")
        store.close()
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
