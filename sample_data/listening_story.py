"""What people said about the invented co-op: sentences, who says them, how the mood moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

import numpy as np

from sample_data.story import END, WIB, _random

HEARD_FROM_DAY = date(2026, 4, 1)
TONES = ("Positif", "Netral", "Negatif")


@dataclass(frozen=True)
class Trouble:
    """An incident: the tone falls at once, and comes back over some days."""

    number: str
    name: str
    start: date
    bad_days: int
    healing_days: int
    statement: datetime
    closed: date

    def weight(self, day: date) -> float:
        """How bad the day is: 1 in the bad days, falling to 0 while it heals."""
        age = (day - self.start).days
        if age < 0 or age >= self.bad_days + self.healing_days:
            return 0.0
        return 1.0 if age < self.bad_days else 1 - (age - self.bad_days + 1) / self.healing_days


TROUBLES = (
    Trouble(
        "I-1", "Kabar salah soal bunga pinjaman", date(2026, 6, 2), 4, 5,
        datetime(2026, 6, 2, 16, 30, tzinfo=WIB), date(2026, 6, 12),
    ),
    Trouble(
        "I-2", "Antrean pupuk dan kabar stok habis", date(2026, 9, 22), 5, 5,
        datetime(2026, 9, 23, 9, 0, tzinfo=WIB), date(2026, 10, 9),
    ),
)  # fmt: skip

_PLACES = ("loket", "gudang", "kantor", "unit toko", "bagian simpan pinjam", "dusun kami")
_THINGS = ("pinjaman", "pupuk", "simpanan", "SHU", "angsuran", "sembako", "beras", "kopi")
SENTENCES: Mapping[str, tuple[str, ...]] = {
    "Positif": (
        "Petugas {place} ramah, {thing} cepat",
        "Terima kasih, {thing} lancar di {place}",
        "{thing} mudah diurus, pelayanan memuaskan",
        "Bagus, {thing} transparan dan jelas",
        "Senang jadi anggota, {thing} terbantu",
        "Mantap {place}, {thing} murah",
    ),
    "Netral": (
        "{thing} dibuka jam berapa di {place}?",
        "Syarat {thing} apa saja ya?",
        "Info {thing} bulan ini di {place}",
        "Jadwal {place} untuk {thing} kapan?",
        "Hadir dari {place}, tanya {thing}",
        "Nomor {place} untuk {thing} berapa?",
    ),
    "Negatif": (
        "{thing} lambat sekali di {place}",
        "Antre lama di {place}, {thing} kosong",
        "Kecewa, {thing} tidak jelas",
        "Petugas {place} kurang ramah soal {thing}",
        "{thing} mahal, {place} tidak transparan",
        "Susah urus {thing} di {place}",
    ),
}
_CHANNELS = ("Instagram", "Facebook", "TikTok", "Google Maps", "X", "Media massa")
_TOPIC_OF = {
    "pupuk": "pupuk bersubsidi", "beras": "harga beras", "SHU": "shu", "pinjaman": "pinjaman online"
}  # fmt: skip


@dataclass(frozen=True)
class Heard:
    """One invented comment, mention or review."""

    number: str
    at: datetime
    channel: str
    kind: str
    text: str
    author: str
    is_member: bool
    stars: int | None
    tone: str
    second: str
    topic: str
    trouble: str
    answered: datetime | None

    @property
    def is_labelled(self) -> bool:
        """Three quarters are, in the order of the queue: a random sample, as the page asks for."""
        return _place_in_queue(self.number) < "c"

    @property
    def is_labelled_twice(self) -> bool:
        """A quarter of all was read by a second person."""
        return _place_in_queue(self.number) < "4"


def _place_in_queue(number: str) -> str:
    return sha256(f"jejak:{number}".encode()).hexdigest()


def heard() -> list[Heard]:
    """Everything that was said since spring, oldest first."""
    random = _random(60, 1)
    found: list[Heard] = []
    day = HEARD_FROM_DAY
    while day < END:
        usual = 7.0 if day >= date(2026, 8, 20) else 4.0
        trouble = max(TROUBLES, key=lambda one: one.weight(day))
        bad = trouble.weight(day)
        for _ in range(int(random.poisson(usual * (1 + 0.6 * bad)))):
            found.append(_one(len(found) + 1, day, trouble if bad else None, bad, random))
        day += timedelta(days=1)
    return found


def _one(
    number: int, day: date, trouble: Trouble | None, bad: float, random: np.random.Generator
) -> Heard:
    chances = np.array([0.44, 0.38, 0.18]) * (1 - bad) + np.array([0.08, 0.27, 0.65]) * bad
    tone = str(random.choice(TONES, p=chances))
    thing, place = str(random.choice(_THINGS)), str(random.choice(_PLACES))
    if trouble is not None and tone == "Negatif":
        thing = "pupuk" if trouble.number == "I-2" else "pinjaman"
    sentence = str(random.choice(SENTENCES[tone])).format(thing=thing, place=place)
    channel = str(random.choice(_CHANNELS, p=[0.34, 0.24, 0.2, 0.14, 0.05, 0.03]))
    is_review = channel == "Google Maps"
    at = datetime(day.year, day.month, day.day, int(random.integers(6, 22)), tzinfo=WIB)
    at += timedelta(minutes=int(random.integers(0, 60)))
    stars = {"Positif": (4, 5, 5), "Netral": (3, 4, 4), "Negatif": (1, 2, 2)}[tone]
    wait = timedelta(hours=float(random.lognormal(1.1, 1.1)))
    is_answered = channel != "Media massa" and random.random() < 0.78
    said = str(random.choice(TONES)) if random.random() < 0.16 else tone  # words do not say all
    second = str(random.choice(TONES)) if random.random() < 0.1 else said
    return Heard(
        number=f"P{number:05d}",
        at=at,
        channel=channel,
        kind="Ulasan"
        if is_review
        else "Sebutan"
        if channel in ("X", "Media massa")
        else "Komentar",
        text=sentence[0].upper() + sentence[1:],
        author=f"akun_contoh_{int(random.integers(1, 480)):03d}",
        is_member=bool(random.random() < 0.12),
        stars=int(random.choice(stars)) if is_review else None,
        tone=said,
        second=second,
        topic=_TOPIC_OF.get(thing, ""),
        trouble=trouble.number if trouble is not None and tone == "Negatif" else "",
        answered=at + wait if is_answered else None,
    )
