"""The fill-in tables of our own template: tab, columns, what must be filled.

Headers are Indonesian; the English ones beside them are understood too. A table is recognised by
having all its required columns, wherever they stand.
"""

from __future__ import annotations

from readers import coop_template_words as words
from readers.coop_template_table import TemplateColumn, TemplateTable
from readers.coop_template_values import (
    ACCOUNT,
    DAY,
    FLAG,
    NUMBER,
    PERCENT,
    RUPIAH,
    TEXT,
    TIME,
    WHOLE,
    YEARS,
    choice,
    open_choice,
)
from readers.coop_template_words import Words


def _listed(
    name: str,
    headers: tuple[str, ...],
    spellings: Words,
    *,
    required: bool = False,
    default: str | None = None,
) -> TemplateColumn:
    return TemplateColumn(
        name, headers, choice(spellings), required=required, default=default, offers=spellings
    )


def _open(
    name: str, headers: tuple[str, ...], spellings: Words, *, required: bool = False
) -> TemplateColumn:
    return TemplateColumn(
        name, headers, open_choice(spellings), required=required, offers=spellings
    )


_CAMPAIGN = TemplateColumn("campaign_id", ("Program promosi", "Kampanye", "Campaign"), TEXT)
_OBJECTIVE = TemplateColumn("objective", ("Tujuan", "Objective", "Purpose"), TEXT)
_NOTE = TemplateColumn("note", ("Catatan", "Keterangan", "Note"), TEXT)

COSTS = TemplateTable(
    "costs",
    "Biaya",
    (
        TemplateColumn("date", ("Tanggal", "Date"), DAY, required=True),
        _listed("category", ("Kategori", "Category"), words.COST_CATEGORIES, required=True),
        TemplateColumn(
            "amount_idr",
            ("Jumlah (Rp)", "Jumlah", "Nominal", "Amount (Rp)", "Amount (IDR)", "Amount"),
            RUPIAH,
            required=True,
        ),
        TemplateColumn("quantity", ("Banyaknya", "Kuantitas", "Quantity"), NUMBER),
        _open("unit", ("Satuan", "Unit"), words.UNITS),
        TemplateColumn("hours", ("Jam kerja", "Hours"), NUMBER),
        _OBJECTIVE,
        _CAMPAIGN,
        TemplateColumn("evidence_ref", ("No. bukti", "Nomor bukti", "Evidence"), TEXT),
        _NOTE,
        TemplateColumn("cost_id", ("Nomor", "No.", "No", "Number"), TEXT),
    ),
    number="cost_id",
    identity=("date", "category", "amount_idr", "quantity", "unit", "evidence_ref"),
)

RATES = TemplateTable(
    "rates",
    "Harga",
    (
        _open("medium", ("Media", "Medium"), words.MEDIA, required=True),
        _open("unit", ("Satuan", "Unit"), words.UNITS, required=True),
        TemplateColumn("year", ("Tahun", "Year"), WHOLE, required=True),
        TemplateColumn("place", ("Tempat", "Place"), TEXT, default="national"),
        TemplateColumn("low", ("Harga rendah", "Low price", "Low"), NUMBER),
        TemplateColumn("base", ("Harga tengah", "Harga", "Middle price", "Price", "Base"), NUMBER),
        TemplateColumn("high", ("Harga tinggi", "High price", "High"), NUMBER),
        TemplateColumn("currency", ("Mata uang", "Currency"), TEXT, default="IDR"),
        TemplateColumn("source", ("Sumber", "Source"), TEXT),
        _listed("grade", ("Mutu sumber", "Mutu", "Grade"), words.GRADES),
        _NOTE,
    ),
)

PLAN = TemplateTable(
    "plan",
    "Rencana",
    (
        TemplateColumn(
            "planned_on", ("Tanggal tayang", "Rencana tayang", "Publish date"), DAY, required=True
        ),
        TemplateColumn("time", ("Jam tayang", "Jam", "Time"), TIME),
        _listed("zone", ("Zona waktu", "Time zone"), words.ZONES, default="Asia/Jakarta"),
        _listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        _listed("format", ("Format",), words.FORMATS),
        TemplateColumn("title", ("Judul", "Title"), TEXT, required=True),
        TemplateColumn("pillar", ("Pilar konten", "Pilar", "Pillar"), TEXT),
        _OBJECTIVE,
        _listed("audience", ("Sasaran", "Audience"), words.AUDIENCES),
        TemplateColumn("owner", ("Penanggung jawab (jabatan)", "Penanggung jawab", "Owner"), TEXT),
        _CAMPAIGN,
        TemplateColumn(
            "cost_plan_idr", ("Anggaran (Rp)", "Anggaran", "Budget (Rp)", "Budget"), RUPIAH
        ),
        _listed("status", ("Status",), words.PLAN_STATUS, default="planned"),
        TemplateColumn("cancel_reason", ("Alasan batal", "Cancel reason"), TEXT),
        TemplateColumn("person_shown", ("Ada wajah koperasi", "Person shown"), FLAG),
        TemplateColumn("created_on", ("Tanggal dibuat", "Created"), DAY),
        TemplateColumn("plan_id", ("Nomor", "No.", "No", "Number"), TEXT),
    ),
    number="plan_id",
    identity=("planned_on", "time", "platform", "title"),
)

FOLLOWERS = TemplateTable(
    "account_days",
    "Pengikut",
    (
        TemplateColumn("date", ("Tanggal", "Date"), DAY, required=True),
        _listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        TemplateColumn("account_id", ("Akun", "Account"), ACCOUNT, required=True),
        TemplateColumn(
            "followers_total",
            ("Jumlah pengikut", "Total pengikut", "Followers total", "Total followers"),
            WHOLE,
            required=True,
        ),
    ),
)

WINDOWS = TemplateTable(
    "account_windows",
    "Jangkauan",
    (
        _listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        TemplateColumn("account_id", ("Akun", "Account"), ACCOUNT, required=True),
        TemplateColumn("start", ("Hari pertama", "Mulai", "First day"), DAY, required=True),
        TemplateColumn("last_day", ("Hari terakhir", "Selesai", "Last day"), DAY, required=True),
        TemplateColumn(
            "reach", ("Jangkauan di layar", "Jangkauan", "Reach on screen"), WHOLE, required=True
        ),
    ),
)
"""What the platform's own screen says for a period: no export holds it, and days do not add up."""

CHANNELS = TemplateTable(
    "channels",
    "Kanal",
    (
        _listed("channel", ("Kanal", "Channel"), words.CHANNELS, required=True),
        TemplateColumn(
            "checked_on", ("Tanggal diperiksa", "Diperiksa", "Checked on"), DAY, required=True
        ),
        TemplateColumn("exists", ("Ada", "Exists"), FLAG, required=True),
        TemplateColumn("should_exist", ("Perlu ada", "Should exist"), FLAG),
        TemplateColumn("url", ("Alamat", "Tautan", "Address", "URL"), TEXT),
        TemplateColumn("findable", ("Mudah ditemukan", "Findable"), FLAG),
        TemplateColumn("complete", ("Kelengkapan (%)", "Kelengkapan", "Complete (%)"), PERCENT),
        TemplateColumn("last_post_on", ("Unggahan terakhir", "Last post"), DAY),
        TemplateColumn("weight", ("Bobot", "Weight"), NUMBER),
        TemplateColumn("half_life_days", ("Umur paruh (hari)", "Half-life (days)"), NUMBER),
        _NOTE,
    ),
)

EVENTS = TemplateTable(
    "events",
    "Peristiwa",
    (
        TemplateColumn("name", ("Nama", "Name"), TEXT, required=True),
        _listed("kind", ("Jenis", "Kind"), words.EVENT_KINDS, required=True),
        TemplateColumn("start", ("Hari pertama", "Mulai", "First day"), DAY, required=True),
        TemplateColumn("last_day", ("Hari terakhir", "Selesai", "Last day"), DAY),
        _listed("platform", ("Kanal", "Channel"), words.PLATFORMS),
        TemplateColumn("event_id", ("Nomor", "No.", "No", "Number"), TEXT),
    ),
    number="event_id",
    identity=("kind", "name", "start"),
)

TARGETS = TemplateTable(
    "targets",
    "Target",
    (
        _listed("metric", ("Ukuran", "Metric"), words.TARGET_METRICS, required=True),
        _listed("scope", ("Kanal", "Channel"), words.SCOPES, default=""),
        TemplateColumn("due", ("Batas waktu", "Due"), DAY, required=True),
        TemplateColumn("value", ("Target", "Nilai target", "Value"), NUMBER, required=True),
    ),
)

PROFILE = TemplateTable(
    "coop_profile",
    "Koperasi",
    (
        TemplateColumn("name", ("Nama koperasi", "Name of the co-op"), TEXT, required=True),
        TemplateColumn("members", ("Jumlah anggota", "Members"), WHOLE),
        TemplateColumn("target_public", ("Masyarakat sasaran", "Target public"), WHOLE),
        TemplateColumn("book_year_month", ("Bulan awal tahun buku", "First month"), WHOLE),
        _listed("zone", ("Zona waktu", "Time zone"), words.ZONES),
        TemplateColumn("baseline_years", ("Tahun dasar", "Baseline years"), YEARS),
        TemplateColumn("inflation", ("Kenaikan harga (%)", "Price rise (%)"), PERCENT),
        TemplateColumn("hourly_cost_idr", ("Biaya per jam kerja (Rp)", "Cost an hour"), RUPIAH),
        TemplateColumn("budget_idr", ("Anggaran promosi (Rp)", "Promotion budget"), RUPIAH),
    ),
)
"""One row: each column is a setting, kept as a row of its own in `coop_profile`."""

TEMPLATE_TABLES = (COSTS, RATES, PLAN, FOLLOWERS, WINDOWS, CHANNELS, EVENTS, TARGETS, PROFILE)
