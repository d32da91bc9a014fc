"""The sample's content plan, and why some posts appeared that were not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sample_data.story import Post, _random, posts
from sample_data.write_meta import post_id
from sample_data.write_rows import Rows, clock, csv_file, day_first

PLANNED_FROM = date(2026, 1, 1)
PURPOSES_FROM = date(2026, 8, 1)  # since then whoever publishes without a plan writes down why
CHANNELS = {
    "instagram": "Instagram",
    "facebook": "Facebook",
    "tiktok": "TikTok",
    "youtube": "YouTube",
}
OWNERS = {"Kisah anggota": "Staf penyuluhan", "Produk": "Staf toko"}
FORMATS = {
    "long": "Video panjang",
    "image": "Foto",
    "Photos": "Foto",
    "photo": "Foto",
    "carousel": "Karusel",
    "Links": "Tautan",
}

# Words of a caption that answers a public talk.
TALKED_OF = ("beras", "pupuk", "pinjaman online", "melon", "kopi", "warung", "bukan bank")


@dataclass(frozen=True)
class Intent:
    """What the plan said of a post: days before it appeared, or dropped when it was put off."""

    lead_days: int
    is_dropped: bool


def plan_files() -> Iterator[tuple[str, bytes]]:
    """Each table as a file of its own."""
    yield "koperasi/Rencana.csv", csv_file(plan())
    yield "koperasi/Tujuan unggahan.csv", csv_file(purposes())


def intents() -> Iterator[tuple[Post, Intent | None]]:
    """Most posts were planned some days before, some were not, some plans came to nothing."""
    random = _random(90, 1)
    for platform in CHANNELS:
        for post in posts(platform):
            if post.at.date() < PLANNED_FROM:
                continue
            if random.random() < 0.24:
                yield post, None
            else:
                is_dropped = bool(random.random() < 0.06)
                yield post, Intent(int(random.integers(2, 9)), is_dropped)


def plan() -> Rows:
    """The content plan with what became of each row."""
    rows: Rows = [
        ["Nomor", "Tanggal dibuat", "Tanggal tayang", "Jam tayang", "Kanal", "Format", "Judul"]
        + ["Pilar konten", "Tujuan", "Sasaran", "Penanggung jawab (jabatan)", "Status"]
        + ["Ada wajah koperasi", "Anggaran (Rp)", "Alasan batal"]
    ]
    for post, intent in intents():
        if intent is None:
            continue
        day, kind = post.at.date(), FORMATS.get(post.kind, "Video pendek")
        rows.append(
            [f"R{len(rows):04d}", day_first(day - timedelta(days=intent.lead_days))]
            + [day_first(day), post.at.strftime("%H:%M"), CHANNELS[post.platform], kind]
            + ["Liputan kunjungan dinas" if intent.is_dropped else post.caption.split("\n")[0]]
            + [post.pillar]
            + ["Kepercayaan anggota" if post.pillar != "Produk" else "Penjualan produk"]
            + ["Anggota" if post.pillar in ("Layanan", "Kegiatan") else "Masyarakat"]
            + [OWNERS.get(post.pillar, "Admin media"), "Batal" if intent.is_dropped else "Tayang"]
            + ["Ya" if post.pillar in ("Kisah anggota", "Kegiatan") else "Tidak"]
            + ["60.000" if kind.startswith("Video") else ""]
            + ["Kunjungannya ditunda" if intent.is_dropped else ""]
        )
    return rows


def purposes() -> Rows:
    """Why posts appeared without a plan: mostly said on the day, sometimes days later or never."""
    random = _random(91, 1)
    rows: Rows = [["Kanal", "ID unggahan", "Nomor rencana", "Tujuan unggahan", "Tanggal disebut"]]
    rows[0] += ["Jam disebut"]
    for post, intent in intents():
        is_planned = intent is not None and not intent.is_dropped
        if is_planned or post.platform not in ("instagram", "facebook") or post.is_collab:
            continue
        answers = any(word in post.caption.lower() for word in TALKED_OF)
        hours = float(random.uniform(1, 9)) + (72 if random.random() < 0.25 else 0)
        if post.at.date() < PURPOSES_FROM or not answers:
            continue
        said = post.at + timedelta(hours=hours)
        said += timedelta(hours=7 if said.hour < 6 else 0)  # nobody writes at night
        rows.append(
            [CHANNELS[post.platform], post_id(post), "Tidak ada", "Tanggap isu"]
            + [day_first(said.date()), clock(said)]
        )
    return rows
