"""The invented co-op behind the sample: its days, its posts, its followers. Data is made up here.

Nothing in it is real: the village, the co-op, the products and the figures come from this file and
a fixed seed. What is true is the shape: how the platforms write their files, how a small account
lives through a year with Ramadan, Lebaran, a members' meeting, a viral week and a purge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

SEED = 20250501
NAME = "Koperasi Padi Kencana"
HANDLE = "koppadikencana"
WIB = ZoneInfo("Asia/Jakarta")
FIRST_DAY = date(2025, 5, 1)
END = date(2026, 11, 1)
RAMADAN = (date(2026, 2, 19), date(2026, 3, 21))
LEBARAN = (date(2026, 3, 21), date(2026, 3, 28))
RAT = (date(2026, 2, 14), date(2026, 2, 15))
VIRAL = (date(2026, 5, 11), date(2026, 5, 16))
PURGE = date(2026, 6, 17)

START_FOLLOWERS = {"facebook": 2_910, "instagram": 1_148, "tiktok": 236, "youtube": 162}
DAILY_GAIN = {"facebook": 3.2, "instagram": 5.6, "tiktok": 8.1, "youtube": 0.7}
DAILY_LOSS = {"facebook": 1.3, "instagram": 1.7, "tiktok": 1.9, "youtube": 0.2}
REACH_RATE = {"facebook": 0.16, "instagram": 0.27, "tiktok": 0.28, "youtube": 0.35}

PILLARS = ("Edukasi", "Layanan", "Kisah anggota", "Produk", "Kegiatan")
SUBJECTS = {
    "Edukasi": (
        "Apa bedanya simpanan pokok dan simpanan wajib? Geser sampai akhir, ya.",
        "Cara menghitung SHU dengan contoh sederhana 🧮",
        "Tiga tanda pinjaman online yang tidak berizin",
        "Hak dan kewajiban anggota dalam satu menit",
        "Kenapa koperasi bukan bank? Ini jawabannya",
    ),
    "Layanan": (
        "Loket simpan pinjam buka Senin–Sabtu, 08.00–14.00 WIB",
        "Angsuran kini bisa lewat transfer. Tanya pengurus untuk nomornya",
        "Pupuk bersubsidi sudah datang. Bawa kartu anggota, ya",
        "Jadwal jemput simpanan ke dusun minggu ini",
    ),
    "Kisah anggota": (
        "Bu anggota ini mulai dari satu petak. Sekarang tiga musim panen ✨\nSimak ceritanya.",
        "Dari modal Rp2 juta, warung kecil ini tumbuh bersama koperasi",
        "Anak muda dusun pulang kampung dan bertani melon",
        "Kelompok ibu pembuat keripik naik kelas",
    ),
    "Produk": (
        "Beras pulen panen minggu ini, kemasan 5 kg",
        'Keripik singkong "Renyah", rasa baru: daun jeruk',
        "Kopi robusta lereng, sangrai sedang",
        "Paket sembako Lebaran anggota, bisa dicicil",
    ),
    "Kegiatan": (
        "Rapat anggota tahunan: ini yang kita putuskan bersama",
        "Gotong royong perbaiki saluran air",
        "Pelatihan kasir dan pembukuan untuk pengurus muda",
        "Senam pagi anggota, gratis dan ramai 💪",
    ),
}
HASHTAGS = ("#koperasi", "#padikencana", "#desa", "#umkm", "#petanimuda")


@dataclass(frozen=True)
class Post:
    """One invented post with what it will have reached in the end."""

    platform: str
    number: int
    at: datetime
    kind: str
    pillar: str
    caption: str
    seconds: int
    reach: int
    paid_reach: int
    views: int
    likes: int
    comments: int
    shares: int
    saves: int
    follows: int
    clicks: int
    is_collab: bool = False
    details: dict[str, str] = field(default_factory=dict)


def days() -> list[date]:
    """Every day of the story."""
    return [FIRST_DAY + timedelta(days=i) for i in range((END - FIRST_DAY).days)]


def season(day: date) -> float:
    """How lively a day is: Ramadan evenings bring people, the harvest takes them away."""
    factor = 1.0 + 0.25 * (day - FIRST_DAY).days / 549
    if RAMADAN[0] <= day < RAMADAN[1]:
        factor *= 1.35
    if LEBARAN[0] <= day < LEBARAN[1]:
        factor *= 1.2
    if day.month in (7, 8):
        factor *= 0.85
    return factor * (1.1 if day.weekday() >= 5 else 1.0)


def _random(*salt: int) -> np.random.Generator:
    return np.random.default_rng([SEED, *salt])


PLATFORM_NUMBER = {"facebook": 1, "instagram": 2, "tiktok": 3, "youtube": 4}


@cache
def followers(platform: str) -> dict[date, tuple[int, int, int]]:
    """Per day: (total at the end of the day, gained, lost)."""
    random = _random(10, PLATFORM_NUMBER[platform])
    total = START_FOLLOWERS[platform]
    path: dict[date, tuple[int, int, int]] = {}
    for day in days():
        gained = int(random.poisson(DAILY_GAIN[platform] * season(day)))
        lost = int(random.poisson(DAILY_LOSS[platform]))
        if platform == "tiktok" and VIRAL[0] <= day < VIRAL[1]:
            gained += int(random.integers(95, 190))
        if platform == "tiktok" and day == PURGE:
            lost += 214
        total += gained - lost
        path[day] = (total, gained, lost)
    return path


@cache
def daily_reach(platform: str) -> dict[date, int]:
    """Different accounts reached each day."""
    random = _random(20, PLATFORM_NUMBER[platform])
    path = {}
    for day in days():
        base = followers(platform)[day][0] * REACH_RATE[platform] * season(day)
        if platform == "tiktok" and VIRAL[0] <= day < VIRAL[1]:
            base *= 6
        path[day] = max(1, round(base * float(random.lognormal(-0.06, 0.35))))
    return path


def screen_reach(platform: str, first: date, last: date) -> int:
    """Different accounts of these days together, as the platform's screen shows it.

    The same people come back, so a month reaches far fewer than its days added up.
    """
    window = [r for d, r in daily_reach(platform).items() if first <= d <= last]
    return round(sum(r**1.55 for r in window) ** (1 / 1.55))


KINDS = {
    "instagram": (("image", 0.35), ("carousel", 0.2), ("reel", 0.45)),
    "facebook": (("Photos", 0.55), ("Reels", 0.3), ("Links", 0.15)),
    "tiktok": (("video", 0.9), ("photo", 0.1)),
    "youtube": (("short", 0.6), ("long", 0.4)),
}
PER_WEEK = {"instagram": 3.0, "facebook": 3.2, "tiktok": 2.2, "youtube": 0.6}
KIND_REACH = {
    "image": 0.9,
    "carousel": 1.1,
    "reel": 1.7,
    "Photos": 1.0,
    "Reels": 1.5,
    "Links": 0.6,
    "video": 1.0,
    "photo": 0.6,
    "short": 1.3,
    "long": 0.7,
}


@cache
def posts(platform: str) -> tuple[Post, ...]:
    """All posts of one platform, oldest first."""
    random = _random(30, PLATFORM_NUMBER[platform])
    made: list[Post] = []
    for day in days():
        if random.random() < PER_WEEK[platform] / 7:
            made.append(_post(platform, len(made) + 1, day, random))
    return tuple(made)


def _post(platform: str, number: int, day: date, random: np.random.Generator) -> Post:
    hour = int(random.choice([6, 9, 12, 16, 18, 19, 20], p=[0.1, 0.1, 0.15, 0.1, 0.15, 0.25, 0.15]))
    at = datetime(day.year, day.month, day.day, hour, int(random.integers(0, 60)), tzinfo=WIB)
    names, weights = zip(*KINDS[platform], strict=True)
    kind = str(random.choice(names, p=weights))
    pillar = str(random.choice(PILLARS, p=[0.25, 0.2, 0.2, 0.2, 0.15]))
    caption = str(random.choice(SUBJECTS[pillar]))
    tags = " ".join(sorted(random.choice(HASHTAGS, size=2, replace=False)))
    viral = platform == "tiktok" and day == VIRAL[0]
    base = followers(platform)[day][0] * REACH_RATE[platform] * 1.4 * KIND_REACH[kind]
    reach = max(
        12, round(base * season(day) * float(random.lognormal(-0.1, 0.55)) * (14 if viral else 1))
    )
    boosted = platform == "facebook" and random.random() < 0.08
    paid = round(reach * float(random.uniform(0.8, 1.6))) if boosted else 0
    total = reach + round(paid * 0.8)
    rate = float(random.lognormal(-3.15, 0.4)) * (1.25 if pillar == "Kisah anggota" else 1.0)
    likes = round(total * rate)
    return Post(
        platform=platform,
        number=number,
        at=at,
        kind=kind,
        pillar=pillar,
        caption=f"{caption}\n\n{tags}",
        seconds=0
        if kind in ("image", "carousel", "Photos", "Links", "photo")
        else _seconds(kind, random),
        reach=total,
        paid_reach=paid,
        views=round(total * float(random.uniform(1.25, 2.1))),
        likes=likes,
        comments=round(likes * float(random.uniform(0.04, 0.15))),
        shares=round(likes * float(random.uniform(0.03, 0.2))),
        saves=round(likes * float(random.uniform(0.02, 0.18))),
        follows=round(total * float(random.uniform(0, 0.004))),
        clicks=round(total * float(random.uniform(0.003, 0.02))),
        is_collab=platform == "instagram" and number % 41 == 0,
    )


def _seconds(kind: str, random: np.random.Generator) -> int:
    return int(random.integers(150, 640) if kind == "long" else random.integers(14, 75))


def grown(final: int, post: Post, as_of: date) -> int:
    """A lifetime counter as it stood on the evening of `as_of`: most of it comes in three days."""
    age = (as_of - post.at.date()).days + 0.5
    return round(final * (1 - float(np.exp(-max(age, 0.2) / 1.8))))
