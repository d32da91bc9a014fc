"""The sample in our own fill-in tables: costs, prices, plan, followers and the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.story import (
    END,
    FIRST_DAY,
    HANDLE,
    LEBARAN,
    NAME,
    RAMADAN,
    RAT,
    followers,
    screen_reach,
)

Rows = list[list[object]]
INDEX_FROM = date(2026, 8, 1)
COUNTED = {"facebook": NAME, "instagram": HANDLE, "youtube": NAME}

# Of the digital work: purpose, share of the pay, hours a month.
DIGITAL_WORK = (("Kepercayaan anggota", 0.7, 26), ("Penjualan produk", 0.3, 12))

# Bought each year: category, unit, pieces, rupiah a piece, months in which it is paid.
CONVENTIONAL = {
    2023: (
        ("Brosur", "Lembar", 3_000, 500, (2, 5, 8, 11)),
        ("Spanduk", "Meter", 26, 45_000, (1, 3, 6, 8)),
        ("Baliho", "Bulan", 1, 3_000_000, (3, 8, 12)),
        ("Radio", "Spot", 22, 80_000, (3, 6, 9, 12)),
        ("Acara", "", 1, 5_600_000, (7, 11)),
    ),
    2024: (
        ("Brosur", "Lembar", 3_000, 550, (2, 5, 8, 11)),
        ("Spanduk", "Meter", 30, 45_000, (1, 3, 6, 8)),
        ("Baliho", "Bulan", 1, 3_000_000, (3, 8, 12)),
        ("Radio", "Spot", 22, 80_000, (3, 6, 9, 12)),
        ("Koran", "", 1, 1_500_000, (3, 10)),
        ("Acara", "", 1, 6_000_000, (7, 11)),
    ),
    2025: (
        ("Brosur", "Lembar", 1_500, 600, (2, 5, 8)),
        ("Spanduk", "Meter", 20, 50_000, (3, 6, 8)),
        ("Radio", "Spot", 15, 80_000, (3, 12)),
        ("Acara", "", 1, 5_000_000, (7, 11)),
    ),
    2026: (
        ("Brosur", "Lembar", 1_000, 650, (2, 8)),
        ("Spanduk", "Meter", 18, 50_000, (2, 8)),
        ("Acara", "", 1, 4_800_000, (7,)),
    ),
}


def template_files() -> Iterator[tuple[str, bytes]]:
    """Each table as a file of its own, as a manager keeps them."""
    yield "koperasi/Biaya.csv", _csv(costs())
    yield "koperasi/Harga.csv", _csv(prices())
    yield "koperasi/Pengikut.csv", _csv(follower_readings())
    yield "koperasi/Jangkauan.csv", _csv(window_readings())
    yield "koperasi/Kanal.csv", _csv(channels())
    yield "koperasi/Peristiwa.csv", _csv(events())
    yield "koperasi/Target.csv", _csv(targets())
    yield "koperasi/Koperasi.csv", _csv(settings())


def _csv(rows: Rows) -> bytes:
    """As Excel under Indonesian settings saves it: BOM, semicolons, CRLF."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def costs() -> Rows:
    """What was paid for promotion since 2023; digital work begins in 2025."""
    rows: Rows = [
        ["Tanggal", "Kategori", "Jumlah (Rp)", "Banyaknya", "Satuan", "Jam kerja", "Tujuan"]
        + ["Program promosi", "No. bukti", "Nomor"]
    ]
    number = 0

    def add(
        day: date,
        category: str,
        amount: int,
        *,
        pieces: object = "",
        unit: str = "",
        hours: object = "",
        purpose: str = "Anggota baru",
    ) -> None:
        nonlocal number
        number += 1
        voucher = f"BKK-{day:%y%m}-{number:03d}"
        rows.append(
            [
                _day(day),
                category,
                _rupiah(amount),
                pieces,
                unit,
                hours,
                purpose,
                "",
                voucher,
                number,
            ]
        )

    for year, items in CONVENTIONAL.items():
        for category, unit, pieces, price, months in items:
            for month in months:
                add(date(year, month, 12), category, pieces * price, pieces=pieces, unit=unit)
    day = date(2025, 1, 1)
    while day < END:
        pay = 500_000 if day.year == 2025 else 650_000
        for purpose, share, worked in DIGITAL_WORK:
            part = round(pay * share)
            add(day + timedelta(days=24), "Tenaga", part, hours=worked, purpose=purpose)
            if day >= FIRST_DAY:
                part = round(275_000 * share)
                add(day + timedelta(days=9), "Konten", part, purpose=purpose)
        if day >= FIRST_DAY:
            add(day + timedelta(days=3), "Alat", 145_000, purpose="")  # nobody wrote what for
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return rows


def prices() -> Rows:
    """Prices from the co-op's own receipts."""
    return [
        ["Media", "Satuan", "Tahun", "Tempat", "Harga rendah", "Harga tengah", "Harga tinggi"]
        + ["Mata uang", "Sumber", "Mutu sumber"],
        [
            "Brosur",
            "Lembar",
            2026,
            "Karangtani",
            450,
            650,
            900,
            "IDR",
            "Nota cetak",
            "Nota sendiri",
        ],
        ["Spanduk", "Meter", 2026, "Karangtani", "40.000", "50.000", "60.000", "IDR"]
        + ["Nota cetak", "Nota sendiri"],
        ["Radio", "Spot", 2026, "Karangtani", "60.000", "80.000", "100.000", "IDR"]
        + ["Nota radio", "Nota sendiri"],
        ["Baliho", "Bulan", 2026, "Karangtani", "2.500.000", "3.000.000", "4.500.000", "IDR"]
        + ["Penawaran tertulis", "Nota sendiri"],
    ]


def follower_readings() -> Rows:
    """Follower totals read from the phone every Monday, where no export has them."""
    rows: Rows = [["Tanggal", "Kanal", "Akun", "Jumlah pengikut"]]
    words = {"facebook": "Facebook", "instagram": "Instagram", "youtube": "YouTube"}
    for platform, account in COUNTED.items():
        day = FIRST_DAY + timedelta(days=(7 - FIRST_DAY.weekday()) % 7)
        while day < END:
            if not date(2026, 7, 1) <= day < date(2026, 7, 20):  # nobody wrote it down
                rows.append([_day(day), words[platform], account, followers(platform)[day][0]])
            day += timedelta(days=7)
        first, last = FIRST_DAY, END - timedelta(days=1)
        for edge in (first, last):
            rows.append([_day(edge), words[platform], account, followers(platform)[edge][0]])
    return rows


def window_readings() -> Rows:
    """The reach of each month as the platforms' screens showed it; one month was forgotten.

    Since the board looks at the index, also that of the last 28 days of a month.
    """
    rows: Rows = [["Kanal", "Akun", "Hari pertama", "Hari terakhir", "Jangkauan di layar"]]
    accounts = {**COUNTED, "tiktok": HANDLE}
    words = {"facebook": "Facebook", "instagram": "Instagram", "tiktok": "TikTok"}
    for platform, word in {**words, "youtube": "YouTube"}.items():
        first = FIRST_DAY
        while first < END:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            if first != date(2026, 4, 1):
                last = following - timedelta(days=1)
                starts = [first]
                if first >= INDEX_FROM:
                    starts.append(following - timedelta(days=28))
                for start in starts:
                    reach = screen_reach(platform, start, last)
                    rows.append([word, accounts[platform], _day(start), _day(last), reach])
            first = following
    return rows


def channels() -> Rows:
    """What exists, looked at by hand every three months; e-mail was never opened, X was decided."""
    header: list[object] = ["Kanal", "Tanggal diperiksa", "Ada", "Perlu ada", "Mudah ditemukan"]
    header += ["Kelengkapan (%)", "Unggahan terakhir", "Bobot", "Umur paruh (hari)", "Catatan"]
    july, october = "29/07/2026", "29/10/2026"
    not_here = "Anggota kita tidak memakainya (rapat pengurus 12/01/2026)"
    return [
        header,
        ["Facebook", july, "Ya", "Ya", "Ya", "67", "27/07/2026", "0,2", "7", ""],
        ["Instagram", july, "Ya", "Ya", "Ya", "67", "28/07/2026", "0,2", "7", ""],
        ["TikTok", july, "Ya", "Ya", "Tidak", "50", "24/07/2026", "0,15", "7", ""],
        ["YouTube", july, "Ya", "Ya", "Tidak", "50", "11/07/2026", "0,15", "30", ""],
        ["Situs web", july, "Ya", "Ya", "Ya", "67", "02/07/2026", "0,15", "30", ""],
        ["X", july, "Tidak", "Tidak", "", "", "", "0,05", "", not_here],
        ["Facebook", october, "Ya", "Ya", "Ya", "83", "28/10/2026", "0,2", "7", ""],
        ["Instagram", october, "Ya", "Ya", "Ya", "83", "28/10/2026", "0,2", "7", ""],
        ["TikTok", october, "Ya", "Ya", "Ya", "67", "21/10/2026", "0,15", "7", ""],
        ["YouTube", october, "Ya", "Ya", "Tidak", "50", "19/10/2026", "0,15", "30", ""],
        ["Situs web", october, "Ya", "Ya", "Ya", "67", "14/08/2026", "0,15", "30", ""],
        ["WhatsApp", october, "Ya", "Ya", "Ya", "83", "27/10/2026", "0,1", "7", ""],
        ["X", october, "Tidak", "Tidak", "", "", "", "0,05", "", not_here],
    ]


def events() -> Rows:
    """What shades the charts: the fast, the feast, the meeting, campaigns, a purge."""
    last = timedelta(days=1)
    return [
        ["Nama", "Jenis", "Hari pertama", "Hari terakhir", "Kanal"],
        ["Ramadan 1447 H", "Ramadan", _day(RAMADAN[0]), _day(RAMADAN[1] - last), ""],
        ["Lebaran 2026", "Lebaran", _day(LEBARAN[0]), _day(LEBARAN[1] - last), ""],
        ["RAT tahun buku 2025", "RAT", _day(RAT[0]), _day(RAT[1] - last), ""],
        ["Hari Koperasi 2025", "Hari Koperasi", "12/07/2025", "12/07/2025", ""],
        ["Hari Koperasi 2026", "Hari Koperasi", "12/07/2026", "12/07/2026", ""],
        ["Paket Sembako Lebaran", "Program promosi", "26/02/2026", "20/03/2026", ""],
        ["Beras panen raya", "Program promosi", "10/08/2026", "23/08/2026", ""],
        ["Simpanan Pelajar", "Program promosi", "28/09/2026", "11/10/2026", "TikTok"],
        ["TikTok membersihkan akun palsu", "Pembersihan akun palsu", "17/06/2026", "17/06/2026"]
        + ["TikTok"],
        ["Facebook: Jangkauan menjadi Penonton", "Perubahan definisi", "01/10/2025", "01/10/2025"]
        + ["Facebook"],
    ]


def targets() -> Rows:
    """What the board decided in the annual meeting."""
    return [
        ["Ukuran", "Kanal", "Batas waktu", "Target"],
        ["Pengikut", "Instagram", "31/12/2027", "5.000"],
        ["Jangkauan", "Semua", "31/12/2026", "20.000"],
        ["Penghematan", "Semua", "31/12/2026", "10.000.000"],
        ["Tingkat keterlibatan (%)", "Semua", "31/12/2026", "6"],
        ["Realisasi rencana (%)", "Semua", "31/12/2026", "90"],
        ["Kehadiran digital", "Semua", "31/12/2026", "80"],
        ["Kesegaran kanal", "Semua", "31/12/2026", "70"],
    ]


def settings() -> Rows:
    """What only the board knows: who the public is, how prices rose, what an hour costs."""
    return [
        ["Nama koperasi", "Jumlah anggota", "Masyarakat sasaran", "Bulan awal tahun buku"]
        + ["Zona waktu", "Tahun dasar", "Kenaikan harga (%)", "Biaya per jam kerja (Rp)"]
        + ["Anggaran promosi (Rp)", "Narasi besar", "Jam kerja media per minggu"]
        + ["Penduduk 18–34 tahun (%)", "Penduduk Gen Z (%)", "Penduduk pemuda 16–30 tahun (%)"],
        [NAME, "1.312", "40.000", "1", "WIB", "2023, 2024", "5", "17.000", "32.000.000"]
        + ["Dari sawah sendiri untuk dusun sendiri: maju bersama, tanpa meninggalkan siapa pun."]
        + ["10", "35", "32", "31"],
    ]
