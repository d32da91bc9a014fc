"""The sample's book of members, their ages, and a survey among members and followers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.story import END, FIRST_DAY, _random
from sample_data.write_rows import Rows, csv_file, day_first

MEMBERS_NOW = 1_312
SURVEY_DAY = date(2026, 10, 18)
ASKED = 84
FOLLOWS = {"Instagram": 0.33, "Facebook": 0.44, "TikTok": 0.21, "WhatsApp": 0.62}
HEARD = {"teman atau keluarga": 0.61, "rapat atau pertemuan": 0.32, "Instagram": 0.18}
FOLLOWERS_ASKED = {"Instagram": 0.42, "Facebook": 0.55, "TikTok": 0.22}
AGES = (
    (date(2026, 6, 30), (("17-24", 74), ("25-34", 196), ("35-44", 371), ("45-54", 389))),
    (date(2026, 10, 31), (("17-24", 86), ("25-34", 211), ("35-44", 372), ("45-54", 391))),
)


def member_files() -> Iterator[tuple[str, bytes]]:
    """Each table as a file of its own."""
    yield "koperasi/Anggota.csv", csv_file(members())
    yield "koperasi/Usia anggota.csv", csv_file(ages())
    yield "koperasi/Survei anggota.csv", csv_file(survey())


def members() -> Rows:
    """Counted every Saturday; the last count is the number the settings say."""
    random = _random(70, 1)
    saturdays = []
    day = FIRST_DAY + timedelta(days=(5 - FIRST_DAY.weekday()) % 7)
    while day < END:
        joined, left = int(random.poisson(2.6)), int(random.poisson(0.9))
        saturdays.append((day, joined, left))
        day += timedelta(days=7)
    total = MEMBERS_NOW - sum(joined - left for _, joined, left in saturdays)
    rows: Rows = [["Tanggal hitung", "Jumlah anggota", "Anggota aktif", "Anggota masuk"]]
    rows[0] += ["Anggota keluar"]
    for counted_on, joined, left in saturdays:
        total += joined - left
        rows.append([day_first(counted_on), total, round(total * 0.71), joined, left])
    return rows


def ages() -> Rows:
    """Members by age, twice a year; the rest is 55 and older."""
    rows: Rows = [["Tanggal hitung", "Kelompok usia", "Banyak anggota"]]
    for counted_on, bands in AGES:
        total = MEMBERS_NOW if counted_on.month == 10 else MEMBERS_NOW - 31
        rows += [[day_first(counted_on), band, count] for band, count in bands]
        rows.append([day_first(counted_on), "55+", total - sum(count for _, count in bands)])
    return rows


def survey() -> Rows:
    """Members drawn by lot from the book, and fifty followers of three channels who agreed."""
    random = _random(71, 1)
    rows: Rows = [["Tanggal survei", "Nomor responden", "Pertanyaan", "Jawaban"]]
    day = day_first(SURVEY_DAY)

    def add(who: str, question: str, chance: float) -> None:
        rows.append([day, who, question, "Ya" if random.random() < chance else "Tidak"])

    for number in range(1, ASKED + 1):
        add(f"A{number}", "Melihat atau mendengar kita dalam 30 hari", 0.58)
        for channel, chance in FOLLOWS.items():
            add(f"A{number}", f"Mengikuti kita di {channel}", chance)
        for source, chance in HEARD.items():
            add(f"A{number}", f"Tahu kita dari {source}", chance)
    for channel, chance in FOLLOWERS_ASKED.items():
        for number in range(1, 51):
            add(f"P{channel}{number}", f"Pengikut {channel} ini anggota", chance)
    return rows
