"""What shall appear, and of what appeared: why. No export holds either."""

from __future__ import annotations

from readers import coop_template_words as words
from readers.coop_template_table import TemplateColumn, TemplateTable, listed
from readers.coop_template_values import DAY, FLAG, RUPIAH, TEXT, TIME, Written
from readers.text_columns import Identifier

CAMPAIGN = TemplateColumn("campaign_id", ("Program promosi", "Kampanye", "Campaign"), TEXT)
OBJECTIVE = TemplateColumn("objective", ("Tujuan", "Objective", "Purpose"), TEXT)
_ZONE = listed("zone", ("Zona waktu", "Time zone"), words.ZONES, default="Asia/Jakarta")
_NO_ROW = ("tidak ada", "tidak ada di rencana", "none")
_PLAN_ROW = Written(
    lambda text, _typed: "" if " ".join(text.casefold().split()) in _NO_ROW else text, "str", "", ""
)
"""A number of the plan; "" where somebody says that no row foresaw the post."""


PLAN = TemplateTable(
    "plan",
    "Rencana",
    (
        TemplateColumn(
            "planned_on", ("Tanggal tayang", "Rencana tayang", "Publish date"), DAY, required=True
        ),
        TemplateColumn("time", ("Jam tayang", "Jam", "Time"), TIME),
        _ZONE,
        listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        listed("format", ("Format",), words.FORMATS),
        TemplateColumn("title", ("Judul", "Title"), TEXT, required=True),
        TemplateColumn("pillar", ("Pilar konten", "Pilar", "Pillar"), TEXT),
        OBJECTIVE,
        listed("audience", ("Sasaran", "Audience"), words.AUDIENCES),
        TemplateColumn("owner", ("Penanggung jawab (jabatan)", "Penanggung jawab", "Owner"), TEXT),
        CAMPAIGN,
        TemplateColumn(
            "cost_plan_idr", ("Anggaran (Rp)", "Anggaran", "Budget (Rp)", "Budget"), RUPIAH
        ),
        listed("status", ("Status",), words.PLAN_STATUS, default="planned"),
        TemplateColumn("cancel_reason", ("Alasan batal", "Cancel reason"), TEXT),
        TemplateColumn("person_shown", ("Ada wajah koperasi", "Person shown"), FLAG),
        TemplateColumn("created_on", ("Tanggal dibuat", "Created"), DAY),
        TemplateColumn("plan_id", ("Nomor", "No.", "No", "Number"), TEXT),
    ),
    number="plan_id",
    identity=("planned_on", "time", "platform", "title"),
)

PURPOSES = TemplateTable(
    "plan_matches",
    "Tujuan unggahan",
    (
        listed("platform", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        TemplateColumn(
            "post_id", ("ID unggahan", "Nomor unggahan", "Post ID"), Identifier(), required=True
        ),
        TemplateColumn("plan_id", ("Nomor rencana", "Plan number"), _PLAN_ROW),
        TemplateColumn("purpose", ("Tujuan unggahan", "Tujuan", "Purpose"), TEXT),
        TemplateColumn("decided_on", ("Tanggal disebut", "Said on"), DAY),
        TemplateColumn("decided_time", ("Jam disebut", "Said at"), TIME),
        _ZONE,
    ),
)
"""Why a post appeared that no row of the plan foresaw, or which row it came from."""
