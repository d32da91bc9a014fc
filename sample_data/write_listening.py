"""The sample's comments and reviews, incidents, messages, topics and search trends, as files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sample_data.listening_story import HEARD_FROM_DAY, TROUBLES, heard
from sample_data.story import END, WIB, _random
from sample_data.write_rows import Rows, clock, csv_file, day_first

SOURCE = "Pantauan berita dan X"
COUNTED_FROM = date(2026, 8, 25)

# Topic, mentions a day, when the talk began, whether it fits, other spellings.
TOPICS = (
    ("harga beras", 9.0, datetime(2026, 10, 5, 7, tzinfo=WIB), "ya", "beras pulen, beras naik"),
    ("pupuk bersubsidi", 6.0, datetime(2026, 10, 1, 9, tzinfo=WIB), "ya", "pupuk subsidi"),
    ("pinjaman online", 7.0, datetime(2026, 10, 8, 13, tzinfo=WIB), "ya", "pinjol"),
    ("petani muda", 3.0, datetime(2026, 10, 12, 10, tzinfo=WIB), "ya", "petanimuda, bertani melon"),
    ("kopi lokal", 2.0, datetime(2026, 10, 3, 8, tzinfo=WIB), "ya", "kopi robusta"),
    ("umkm naik kelas", 3.0, datetime(2026, 10, 15, 15, tzinfo=WIB), "ya", "umkm, warung kecil"),
    ("koperasi desa", 8.0, datetime(2026, 10, 6, 6, tzinfo=WIB), "ya", "koperasi bukan bank"),
    ("gempa", 1.5, datetime(2026, 10, 17, 4, tzinfo=WIB), "tidak", ""),
    ("banjir kiriman", 2.5, datetime(2026, 10, 25, 5, tzinfo=WIB), "", ""),
)
RISING = ("harga beras", date(2026, 10, 25), 2.6)
MESSAGE_CHANNELS = ("WhatsApp", "Instagram", "Facebook")


def listening_files() -> Iterator[tuple[str, bytes]]:
    """Each table as a file of its own, and two downloads of Google Trends."""
    yield "koperasi/Percakapan.csv", csv_file(mentions())
    yield "koperasi/Insiden.csv", csv_file(incidents())
    yield "koperasi/Pesan.csv", csv_file(messages())
    yield "koperasi/Topik.csv", csv_file(topic_days())
    yield "koperasi/Daftar topik.csv", csv_file(topic_choices())
    yield "google/multiTimeline.csv", _search_interest()
    yield "google/relatedQueries.csv", _related_queries()


def mentions() -> Rows:
    """Comments, mentions and reviews; most carry the tone a person heard in them."""
    header: list[object] = ["Nomor", "Tanggal", "Jam", "Kanal", "Jenis", "Isi", "Penulis"]
    header += ["Anggota atau pengurus", "Bintang", "Nada", "Nada menurut orang kedua", "Topik"]
    header += ["Nomor insiden", "Meminta jawaban", "Tanggal dijawab", "Jam dijawab"]
    rows: Rows = [header]
    for one in heard():
        stars: object = "" if one.stars is None else one.stars
        rows.append(
            [one.number, day_first(one.at.date()), clock(one.at), one.channel, one.kind, one.text]
            + [one.author, "ya" if one.is_member else "tidak", stars]
            + [one.tone if one.is_labelled else "", one.second if one.is_labelled_twice else ""]
            + [one.topic, one.trouble, "ya" if "?" in one.text else "tidak"]
            + ["" if one.answered is None else day_first(one.answered.date())]
            + ["" if one.answered is None else clock(one.answered)]
        )
    return rows


def incidents() -> Rows:
    """Two incidents that are over."""
    rows: Rows = [["Nomor insiden", "Nama insiden", "Hari pertama", "Tanggal ditutup"]]
    rows[0] += ["Tanggal pernyataan", "Jam pernyataan"]
    for one in TROUBLES:
        said = [day_first(one.statement.date()), clock(one.statement)]
        rows.append([one.number, one.name, day_first(one.start), day_first(one.closed), *said])
    return rows


def messages() -> Rows:
    """Conversations with the office; some wait over the weekend, some are never answered."""
    random = _random(61, 1)
    rows: Rows = [["Nomor", "Tanggal masuk", "Jam masuk", "Kanal", "Tanggal dijawab"]]
    rows[0] += ["Jam dijawab", "Hanya jawaban otomatis", "Anggota", "Spam"]
    day = HEARD_FROM_DAY
    while day < END:
        for _ in range(int(random.poisson(3.4))):
            at = datetime(day.year, day.month, day.day, int(random.integers(6, 22)), tzinfo=WIB)
            at += timedelta(minutes=int(random.integers(0, 60)))
            is_spam, is_auto = bool(random.random() < 0.05), bool(random.random() < 0.07)
            hours = float(random.lognormal(1.0, 1.2)) + (14 if at.weekday() >= 5 else 0)
            is_answered = not is_spam and random.random() < 0.86
            answered = at + timedelta(hours=hours)
            member = str(random.choice(["ya", "tidak", ""], p=[0.46, 0.42, 0.12]))
            channel = str(random.choice(MESSAGE_CHANNELS, p=[0.6, 0.22, 0.18]))
            reply = [day_first(answered.date()), clock(answered)] if is_answered else ["", ""]
            marks = ["ya" if is_auto else "tidak", member, "ya" if is_spam else "tidak"]
            number = f"C{len(rows):05d}"
            rows.append([number, day_first(at.date()), clock(at), channel, *reply, *marks])
        day += timedelta(days=1)
    return rows


def topic_days() -> Rows:
    """How often each topic was named each day, by one source that listens every day."""
    random = _random(62, 1)
    rows: Rows = [["Tanggal", "Topik", "Sumber", "Banyak sebutan", "Menyebut koperasi"]]
    rows[0] += ["Penulis berbeda"]
    day = COUNTED_FROM
    while day < END:
        for topic, usual, _, _, _ in TOPICS:
            rises = topic == RISING[0] and day >= RISING[1]
            count = int(random.poisson(usual * (RISING[2] if rises else 1.0)))
            own = int(random.binomial(count, 0.06))
            authors = count - int(random.binomial(count, 0.2))
            rows.append([day_first(day), topic, SOURCE, count, own, authors])
        day += timedelta(days=1)
    return rows


def topic_choices() -> Rows:
    """Which topics fit the co-op, ticked by a person; one waits for its tick."""
    rows: Rows = [["Topik", "Cocok untuk koperasi", "Ejaan lain", "Tanggal mulai ramai"]]
    rows[0] += ["Jam mulai ramai"]
    for topic, _, started, fits, others in TOPICS:
        rows.append([topic, fits, others, day_first(started.date()), clock(started)])
    return rows


def _search_interest() -> bytes:
    """As Google Trends writes it: a preamble, one column a term, 0 to 100 within the file."""
    random = _random(63, 1)
    lines = ["Kategori: Semua kategori", ""]
    lines.append("Hari,harga beras: (Jawa Tengah),koperasi desa: (Jawa Tengah)")
    day, number = date(2026, 9, 1), 0
    while day < END:
        rice = 46 + 0.35 * number + float(random.normal(0, 6)) + (14 if day.day > 24 else 0)
        village = 20 + float(random.normal(0, 4))
        shown = [100 if number == 58 else min(99, max(0, round(value))) for value in (rice,)]
        lines.append(f"{day.isoformat()},{shown[0]},{max(0, round(village))}")
        day, number = day + timedelta(days=1), number + 1
    return ("\n".join(lines) + "\n").encode()


def _related_queries() -> bytes:
    lines = ["Category: All categories", '"koperasi: (10/1/26 - 10/31/26, Central Java)"', ""]
    lines += ["TOP", "koperasi desa,100", "simpan pinjam,41", "koperasi terdekat,22", ""]
    lines += ["RISING", "pupuk bersubsidi,Breakout", "harga beras,+250%", "shu koperasi,+90%"]
    return ("\n".join(lines) + "\n").encode()
