"""Reading a file takes no more than ten times its size of memory.

Measured as the growth of the peak resident size (`ru_maxrss`, what the system gave the process, so
that Arrow's and numpy's memory counts too) of a fresh process, between a small file of the kind,
which loads all that is loaded once, and a large one.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from readers.column_match import Match

ROOT = Path(__file__).parents[2]
MEGABYTES = 8
MOST = 10
PROGRAM = """
import resource, sys
from datetime import date
from canonical.raw_file import RawFile
from readers import read_file
name, header, row, size = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
def content(rows):
    return (header + "\\n" + "".join(row.format(n=n) + "\\n" for n in range(rows))).encode()
answers = {"account": "kop", "platform": "instagram", "zone": "UTC", "matched_columns": sys.argv[5]}
def read(raw):
    result = read_file(raw, answers, date(2026, 11, 21))
    assert bool(result.tables) != bool(result.problems), result
    return len(next(iter(result.tables.values()), ())) or len(result.problems)
read(RawFile(name, content(20)))
raw = RawFile(name, content(size // len(row)))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = read(raw)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(raw.content), (after - before) * 1024, rows)
"""
MATCHED = Match(
    "posts", {"published": "Waktu", "permalink": "Alamat", "views": "Dilihat"}, "%Y-%m-%d %-H:%M"
)
INSTAGRAM = (
    "Post ID,Account ID,Account username,Description,Duration (sec),Publish time,Permalink,"
    "Post type,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves"
)
KINDS = {
    "posts with captions": (
        INSTAGRAM,
        '{n}1797469756488,178,koperasi.maju,"' + "Belanja bersama, hari ini juga. " * 8
        + '",10,06/01/2026 10:00,https://www.instagram.com/p/{n}/,IG image,Lifetime,5000,4000,'
        "7,1,0,3,2",
    ),
    "every number wrong": (
        INSTAGRAM,
        "{n}1797469756488,178,koperasi.maju,teks,10,06/01/2026 10:00,"
        "https://www.instagram.com/p/{n}/,IG image,Lifetime,lima,empat,a,b,c,d,e",
    ),
    "our own template": (
        "Tanggal,Kategori,Jumlah (Rp),Tujuan,No. bukti",
        "12/08/2026,Brosur,1500000,anggota baru di dusun,BKK-2608-{n}",
    ),
    "columns that a person matched": (
        "Waktu,Alamat,Dilihat,Catatan",
        "2026-06-01 09:30,https://t.me/kop/{n},1234,sesuatu yang tidak dipakai di sini",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_memory_is_bounded_by_the_size_of_the_file(kind):
    header, row = KINDS[kind]
    size = str(MEGABYTES * 1_000_000)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "berkas.csv", header, row, size, MATCHED.text()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    content, grown, rows = map(int, done.stdout.split())
    assert content > MEGABYTES * 900_000
    assert rows
    assert grown <= MOST * content, f"{grown / content:.1f} times {content} bytes"
