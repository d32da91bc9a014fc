"""The words people write in our fill-in tables, Indonesian first, and the codes they stand for.

The first word of each code is the one offered in the drop-down lists of the blank template.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, ...]]
"""Each code with its spellings; the code itself is always understood too."""

PLATFORMS: Words = {
    "facebook": ("Facebook", "FB"),
    "instagram": ("Instagram", "IG"),
    "tiktok": ("TikTok", "Tik Tok"),
    "youtube": ("YouTube", "YT"),
    "x": ("X", "Twitter", "X (Twitter)"),
    "website": ("Situs web", "Website", "Situs", "Web"),
    "email": ("Surel", "E-mail", "Email"),
    "linkedin": ("LinkedIn",),
    "google_business": ("Google Bisnis", "Google Bisnisku", "Profil Bisnis Google"),
    "whatsapp": ("WhatsApp", "WA"),
    "telegram": ("Telegram",),
    "threads": ("Threads",),
}
CHANNELS: Words = {**PLATFORMS, "google_maps": ("Google Maps",)}

FORMATS: Words = {
    "video_short": ("Video pendek", "Reels", "Reel", "Shorts", "Short", "Short video"),
    "video_long": ("Video panjang", "Long video"),
    "video": ("Video",),
    "photo": ("Foto", "Gambar", "Photo", "Image"),
    "carousel": ("Karusel", "Korsel", "Carousel"),
    "story": ("Cerita", "Story"),
    "text": ("Teks", "Tulisan", "Artikel", "Text", "Article"),
    "link": ("Tautan", "Link"),
    "live": ("Siaran langsung", "Live"),
    "reply": ("Balasan", "Reply"),
    "email": ("Surel", "E-mail", "Email", "Buletin", "Newsletter"),
    "other": ("Lainnya", "Lain-lain", "Other"),
}

COST_CATEGORIES: Words = {
    "content": ("Konten", "Produksi konten", "Content"),
    "tools": ("Alat", "Peralatan", "Perangkat", "Aplikasi", "Tools"),
    "labour": ("Tenaga", "Tenaga kerja", "Gaji", "Honor", "Upah", "Labour", "Labor"),
    "ads": ("Iklan", "Iklan digital", "Ads"),
    "brochure": ("Brosur", "Pamflet", "Selebaran", "Brochure"),
    "banner": ("Spanduk", "Banner"),
    "billboard": ("Baliho", "Papan reklame", "Billboard"),
    "radio": ("Radio", "Spot radio"),
    "newspaper": ("Koran", "Surat kabar", "Newspaper"),
    "event": ("Acara", "Kegiatan", "Event"),
    "other": ("Lainnya", "Lain-lain", "Other"),
}

MEDIA: Words = {
    "meta": ("Meta", "Facebook dan Instagram"),
    **{code: PLATFORMS[code] for code in ("facebook", "instagram", "tiktok", "youtube", "x")},
    **{
        code: COST_CATEGORIES[code]
        for code in ("brochure", "banner", "billboard", "radio", "newspaper", "event")
    },
    "sticker": ("Stiker", "Sticker"),
    "display": ("Iklan spanduk digital", "Display"),
    "news_portal": ("Portal berita", "News portal"),
}

UNITS: Words = {
    "piece": ("Lembar", "Buah", "Biji", "Pcs", "Eksemplar", "Piece", "Pieces"),
    "metre": ("Meter", "M", "Metre"),
    "month": ("Bulan", "Month"),
    "spot": ("Spot", "Kali siar"),
    "talk_hour": ("Jam siaran", "Talk hour"),
    "booking": ("Pemesanan", "Booking"),
    "cpm": ("1.000 tayangan", "1000 tayangan", "Per 1.000 tayangan", "CPM"),
    "cpc": ("Klik", "Per klik", "CPC"),
}

EVENT_KINDS: Words = {
    "ramadan": ("Ramadan", "Ramadhan", "Puasa"),
    "lebaran": ("Lebaran", "Idul Fitri", "Idulfitri"),
    "rat": ("RAT", "Rapat Anggota Tahunan"),
    "hari_koperasi": ("Hari Koperasi",),
    "campaign": ("Program promosi", "Kampanye", "Campaign"),
    "incident": ("Insiden", "Kejadian", "Incident"),
    "purge": ("Pembersihan akun palsu", "Purge"),
    "definition_change": ("Perubahan definisi", "Definition change"),
    "other": ("Lainnya", "Lain-lain", "Other"),
}

AUDIENCES: Words = {
    "members": ("Anggota", "Internal", "Members"),
    "public": ("Masyarakat", "Umum", "Publik", "Eksternal", "Public"),
}
PLAN_STATUS: Words = {
    "planned": ("Rencana", "Direncanakan", "Planned"),
    "done": ("Tayang", "Selesai", "Terbit", "Done", "Published"),
    "cancelled": ("Batal", "Dibatalkan", "Cancelled", "Canceled"),
}
GRADES: Words = {
    "own": ("Nota sendiri", "Sendiri", "Own"),
    "A": ("A", "Resmi"),
    "B": ("B", "Berita"),
    "C": ("C", "Agensi"),
    "D": ("D", "Belum diperiksa"),
}
TARGET_METRICS: Words = {
    "followers": ("Pengikut", "Followers"),
    "reach_across_platforms": ("Jangkauan", "Reach"),
    "account_reach": ("Jangkauan akun", "Account reach"),
    "views": ("Tayangan", "Views"),
    "cash_saved": ("Penghematan", "Savings"),
    "engagement_rate": ("Tingkat keterlibatan (%)", "Engagement rate (%)"),
    "plan_realisation": ("Realisasi rencana (%)", "Plan carried out (%)"),
    "plan_on_time": ("Tepat waktu (%)", "On time (%)"),
    "presence": ("Kehadiran digital", "Presence"),
    "freshness": ("Kesegaran kanal", "Freshness"),
}
SCOPES: Words = {"": ("Semua", "Semua kanal", "All"), **PLATFORMS}
ZONES: Words = {
    "Asia/Jakarta": ("WIB",),
    "Asia/Makassar": ("WITA",),
    "Asia/Jayapura": ("WIT",),
}
LISTENED: Words = {**CHANNELS, "press": ("Media massa", "Pers", "Berita", "Press")}
MENTION_KINDS: Words = {
    "comment": ("Komentar", "Comment"),
    "mention": ("Sebutan", "Penyebutan", "Mention"),
    "review": ("Ulasan", "Review"),
}
TONES: Words = {
    "positive": ("Positif", "Baik", "Positive", "+"),
    "neutral": ("Netral", "Neutral", "0"),
    "negative": ("Negatif", "Buruk", "Negative"),
}
HEARD_FROM: Words = {
    **PLATFORMS,
    "google_maps": ("Google Maps",),
    "friend": ("teman atau keluarga", "a friend or family"),
    "meeting": ("rapat atau pertemuan", "a meeting"),
    "print": ("brosur atau spanduk", "print"),
    "radio": ("radio",),
    "other": ("lainnya", "something else"),
}
SURVEY_ITEMS: Words = {
    "saw_30d": ("Melihat atau mendengar kita dalam 30 hari", "Saw or heard us in 30 days"),
    **{
        f"follows:{code}": (f"Mengikuti kita di {said[0]}", f"Follows us on {said[0]}")
        for code, said in PLATFORMS.items()
    },
    **{
        f"heard_from:{code}": (f"Tahu kita dari {said[0]}", f"Heard of us from {said[-1]}")
        for code, said in HEARD_FROM.items()
    },
    **{
        f"is_member:{code}": (
            f"Pengikut {said[0]} ini anggota",
            f"This follower on {said[0]} is a member",
        )
        for code, said in PLATFORMS.items()
    },
}
"""What members (and, last, sampled followers of a channel) are asked."""

YES_NO: Words = {
    "yes": ("Ya", "Y", "Ada", "Benar", "Yes", "True", "1"),
    "no": ("Tidak", "T", "Tidak ada", "Salah", "No", "False", "0", "N"),
}


def code_of(word: str, words: Words) -> str | None:
    """The code of a word, without case and double spaces; None when it is not listed.

    >>> code_of(" papan  REKLAME ", COST_CATEGORIES), code_of("banner", COST_CATEGORIES)
    ('billboard', 'banner')
    """
    wanted = _plain(word)
    for code, spellings in words.items():
        if wanted == _plain(code) or wanted in {_plain(spelling) for spelling in spellings}:
            return code
    return None


def offered(words: Words) -> tuple[str, ...]:
    """The words of a drop-down list, one a code."""
    return tuple(spellings[0] for spellings in words.values())


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
