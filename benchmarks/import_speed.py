"""How long an import takes beside a bare `pandas.read_csv` of the same file, in one process.

    python benchmarks/import_speed.py [--megabytes 100] [--rounds 3] [--no-store]

Writes an Instagram content export (quoted captions of several lines, emoji, BOM) into a temporary
folder, then times both, alternately, after one round that does not count. An import is: decode,
recognise, read, check, and keep the raw bytes and the Parquet files. Exit 1 when the median import
takes more than 4 times as long.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from canonical.raw_file import RawFile
from readers import read_file
from store import Store

LIMIT = 4.0
HEADER = (
    '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)",'
    '"Publish time",Permalink,"Post type","Data comment",Date,Views,Reach,Likes,Shares,Follows,'
    "Comments,Saves\n"
)
CAPTION = (
    'Belanja bersama di koperasi 🛒 hari ke-{n}.\n\nHarga anggota: "beras", minyak, gula;\n'
    "datang ke gerai kami, bawa kartu anggota 👋🏼 dan ajak tetangga. #koperasi #anggota\n"
    "Kami buka setiap hari, pukul 08.00 sampai 20.00 WIB. Terima kasih."
)


def write_export(path: Path, megabytes: int) -> int:
    """An export of that size; returns its number of posts."""
    random = np.random.default_rng(7)
    posts = int(264_000 * megabytes / 100)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(HEADER)
        for start in range(0, posts, 10_000):
            file.write("".join(_rows(range(start, min(start + 10_000, posts)), random)))
    return posts


def _rows(numbers: range, random: np.random.Generator) -> list[str]:
    views = random.integers(100, 400_000, len(numbers))
    utc = pd.Timestamp("2020-01-01", tz="UTC") + pd.to_timedelta(np.array(numbers) * 11, unit="min")
    moments = utc.tz_convert("America/Los_Angeles").strftime("%m/%d/%Y %H:%M")
    rows = []
    for n, shown, moment in zip(numbers, views, moments, strict=True):
        caption = CAPTION.replace("{n}", str(n)).replace('"', '""')
        rows.append(
            f'{17_900_000_000_000_000 + n},17841400000000001,koperasi.maju,"Koperasi Maju",'
            f'"{caption}",{n % 90},{moment},'
            f"https://www.instagram.com/reel/D{n:010d}/,"
            f'"IG {("reel", "image", "carousel")[n % 3]}",,Lifetime,{shown},{shown * 2 // 3},'
            f"{shown // 20},{shown // 90},{n % 7},{shown // 300},{shown // 200}\n"
        )
    return rows


def seconds(action: Callable[[], object]) -> float:
    """Wall-clock time of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def import_once(path: Path, store: Store | None, coop: str) -> None:
    """Everything an upload goes through after the bytes have arrived."""
    raw = RawFile(path.name, path.read_bytes())
    result = read_file(raw, {}, date(2026, 11, 21), max_bytes=1 << 30)
    if not result.is_ready:
        raise SystemExit(f"not read: {result.problems[:3]} {result.questions}")
    if store is not None:
        store.add_import(coop, raw, result, by="benchmark", at=datetime.now(UTC))


def main() -> int:
    """Prints both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-store", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "content.csv"
        posts = write_export(path, options.megabytes)
        size = path.stat().st_size / 1e6
        bare, ours = time_both(path, Path(name), options)
    ratio = statistics.median(ours) / statistics.median(bare)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:.0f} MB, {posts} posts, median of {options.rounds}")
    print(f"pandas.read_csv {statistics.median(bare):.2f} s {[round(s, 2) for s in bare]}")
    print(f"import          {statistics.median(ours):.2f} s {[round(s, 2) for s in ours]}")
    print(f"ratio {ratio:.2f} (limit {LIMIT}), peak memory {peak:.0f} MB")
    return 0 if ratio <= LIMIT else 1


def time_both(
    path: Path, folder: Path, options: argparse.Namespace
) -> tuple[list[float], list[float]]:
    """Seconds of the bare reading and of the import, alternately; each import a new co-op's."""
    store = None if options.no_store else Store.open(f"sqlite:///{folder}/m.sqlite", str(folder))
    bare, ours = [], []
    for number in range(options.rounds + 1):
        coop = f"coop-{number}"
        if store is not None:
            store.create_coop(coop, coop, by="benchmark", at=datetime.now(UTC))
        bare.append(seconds(lambda: pd.read_csv(path)))
        ours.append(seconds(partial(import_once, path, store, coop)))
    return bare[1:], ours[1:]


if __name__ == "__main__":
    sys.exit(main())
