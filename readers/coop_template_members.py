"""What only the co-op's own books know: members, their ages, and what members were asked."""

from __future__ import annotations

from readers import coop_template_words as words
from readers.coop_template_table import TemplateColumn, TemplateTable, listed
from readers.coop_template_values import AGES, DAY, FLAG, TEXT, WHOLE

_COUNTED_ON = TemplateColumn("as_of", ("Tanggal hitung", "Counted on"), DAY, required=True)

MEMBERS = TemplateTable(
    "members",
    "Anggota",
    (
        _COUNTED_ON,
        TemplateColumn("members_total", ("Jumlah anggota", "Members"), WHOLE, required=True),
        TemplateColumn("members_active", ("Anggota aktif", "Active members"), WHOLE),
        TemplateColumn("joined", ("Anggota masuk", "Joined"), WHOLE),
        TemplateColumn("left", ("Anggota keluar", "Left"), WHOLE),
    ),
)

MEMBER_AGES = TemplateTable(
    "member_ages",
    "Usia anggota",
    (
        _COUNTED_ON,
        TemplateColumn("band", ("Kelompok usia", "Ages"), AGES, required=True),
        TemplateColumn("members", ("Banyak anggota", "Number of members"), WHOLE, required=True),
    ),
)

MEMBER_SURVEY = TemplateTable(
    "member_survey",
    "Survei anggota",
    (
        TemplateColumn("survey_on", ("Tanggal survei", "Survey date"), DAY, required=True),
        TemplateColumn("respondent_id", ("Nomor responden", "Respondent"), TEXT, required=True),
        listed("item", ("Pertanyaan", "Question"), words.SURVEY_ITEMS, required=True),
        TemplateColumn("yes", ("Jawaban", "Answer"), FLAG, identifies=True),
    ),
)
"""One row an answer; respondents are numbered among themselves, followers apart from members."""

MEMBER_TABLES = (MEMBERS, MEMBER_AGES, MEMBER_SURVEY)
