"""The fill-in tables of our own template: tab, columns, what must be filled.

Headers are Indonesian; the English ones beside them are understood too. A table is recognised by
having all its required columns, wherever they stand.
"""

from __future__ import annotations

from readers import coop_template_words as words
from readers.coop_template_listening import LISTENING_TABLES
from readers.coop_template_members import MEMBER_TABLES
from readers.coop_template_plan import CAMPAIGN, OBJECTIVE, PLAN, PURPOSES
from readers.coop_template_table import TemplateColumn, TemplateTable, listed, open_list
from readers.coop_template_values import (
    ACCOUNT,
    DAY,
    FLAG,
    NUMBER,
    PERCENT,
    RUPIAH,
    TEXT,
    WHOLE,
    YEARS,
)

_NOTE = TemplateColumn("note", ("Catatan", "Keterangan", "Note"), TEXT)

COSTS = TemplateTable(
    "costs",
    "Biaya",
    (
        TemplateColumn("date", ("Tanggal", "Date"), DAY, required=True),
        listed("category", ("Kategori", "Category"), words.COST_CATEGORIES, required=True),
        TemplateColumn(
            "amount_idr",
            ("Jumlah (Rp)", "Jumlah", "Nominal", "Amount (Rp)", "Amount (IDR)", "Amount"),
            RUPIAH,
            required=True,
        ),
        TemplateColumn("quantity", ("Banyaknya", "Kuantitas", "Quantity"), NUMBER),
        open_list("unit", ("Satuan", "Unit"), words.UNITS),
        TemplateColumn("hours", ("Jam kerja", "Hours"), NUMBER),
        OBJECTIVE,
        CAMPAIGN,
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
        open_list("medium", ("Media", "Medium"), words.MEDIA, required=True),
        open_list("unit", ("Satuan", "Unit"), words.UNITS, required=True),
        TemplateColumn("year", ("Tahun", "Year"), WHOLE, required=True),
        TemplateColumn("place", ("Tempat", "Place"), TEXT, default="national"),
        TemplateColumn("low", ("Harga rendah", "Low price", "Low"), NUMBER),
        TemplateColumn("base", ("Harga tengah", "Harga", "Middle price", "Price", "Base"), NUMBER),
        TemplateColumn("high", ("Harga tinggi", "High price", "High"), NUMBER),
        TemplateColumn("currency", ("Mata uang", "Currency"), TEXT, default="IDR"),
        TemplateColumn("source", ("Sumber", "Source"), TEXT),
        listed("grade", ("Mutu sumber", "Mutu", "Grade"), words.GRADES),
        _NOTE,
    ),
)

FOLLOWERS = TemplateTable(
    "account_days",
    "Pengikut",
    (
        TemplateColumn("date", ("Tanggal", "Date"), DAY, required=True),
        listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
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
        listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
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
        listed("channel", ("Kanal", "Channel"), words.CHANNELS, required=True),
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
        listed("kind", ("Jenis", "Kind"), words.EVENT_KINDS, required=True),
        TemplateColumn("start", ("Hari pertama", "Mulai", "First day"), DAY, required=True),
        TemplateColumn("last_day", ("Hari terakhir", "Selesai", "Last day"), DAY),
        listed("platform", ("Kanal", "Channel"), words.PLATFORMS),
        TemplateColumn("event_id", ("Nomor", "No.", "No", "Number"), TEXT),
    ),
    number="event_id",
    identity=("kind", "name", "start"),
)

TARGETS = TemplateTable(
    "targets",
    "Target",
    (
        listed("metric", ("Ukuran", "Metric"), words.TARGET_METRICS, required=True),
        listed("scope", ("Kanal", "Channel"), words.SCOPES, default=""),
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
        listed("zone", ("Zona waktu", "Time zone"), words.ZONES),
        TemplateColumn("baseline_years", ("Tahun dasar", "Baseline years"), YEARS),
        TemplateColumn("inflation", ("Kenaikan harga (%)", "Price rise (%)"), PERCENT),
        TemplateColumn("hourly_cost_idr", ("Biaya per jam kerja (Rp)", "Cost an hour"), RUPIAH),
        TemplateColumn(
            "local_share_18_34",
            ("Penduduk 18–34 tahun (%)", "Local people of 18 to 34 (%)"),
            PERCENT,
        ),
        TemplateColumn(
            "local_share_gen_z", ("Penduduk Gen Z (%)", "Local people of Gen Z (%)"), PERCENT
        ),
        TemplateColumn(
            "local_share_pemuda",
            ("Penduduk pemuda 16–30 tahun (%)", "Local people of 16 to 30 (%)"),
            PERCENT,
        ),
        TemplateColumn("rating_class_mean", ("Bintang koperasi sejenis", "Usual stars"), NUMBER),
        TemplateColumn("budget_idr", ("Anggaran promosi (Rp)", "Promotion budget"), RUPIAH),
        TemplateColumn("big_narrative", ("Narasi besar", "Big narrative"), TEXT),
        TemplateColumn(
            "hours_per_week", ("Jam kerja media per minggu", "Media hours a week"), NUMBER
        ),
    ),
)
"""One row: each column is a setting, kept as a row of its own in `coop_profile`."""

TEMPLATE_TABLES = (
    *(COSTS, RATES, PLAN, PURPOSES, FOLLOWERS, WINDOWS, CHANNELS, EVENTS, TARGETS, PROFILE),
    *LISTENING_TABLES,
    *MEMBER_TABLES,
)
