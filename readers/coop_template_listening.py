"""What the co-op hears: comments and reviews, incidents, messages, topics. No export holds them.

Names of people stay outside: an author is kept as a keyed hash or not at all.
"""

from __future__ import annotations

from readers import coop_template_words as words
from readers.coop_template_table import TemplateColumn, TemplateTable, listed
from readers.coop_template_values import DAY, FLAG, SMALL_TEXT, STARS, TEXT, TIME, WHOLE

_NUMBER = ("Nomor", "No.", "No", "Number")
_ZONE = listed("zone", ("Zona waktu", "Time zone"), words.ZONES, default="Asia/Jakarta")
_INCIDENT = ("Nomor insiden", "Incident number")

MENTIONS = TemplateTable(
    "mentions",
    "Percakapan",
    (
        TemplateColumn("said_on", ("Tanggal", "Date"), DAY, required=True),
        TemplateColumn("time", ("Jam", "Time"), TIME),
        _ZONE,
        listed("channel", ("Kanal", "Channel"), words.LISTENED, required=True),
        listed("kind", ("Jenis", "Kind"), words.MENTION_KINDS, required=True),
        TemplateColumn("text", ("Isi", "Teks", "Text"), TEXT, identifies=True),
        TemplateColumn("author", ("Penulis", "Author"), TEXT),
        TemplateColumn("is_member", ("Anggota atau pengurus", "Anggota", "Member or staff"), FLAG),
        TemplateColumn("rating", ("Bintang", "Stars"), STARS),
        listed("tone", ("Nada", "Tone"), words.TONES),
        listed("tone_second", ("Nada menurut orang kedua", "Tone, second person"), words.TONES),
        TemplateColumn("topic", ("Topik", "Topic"), SMALL_TEXT),
        TemplateColumn("incident_id", _INCIDENT, TEXT),
        TemplateColumn("asks", ("Meminta jawaban", "Bertanya", "Asks"), FLAG),
        TemplateColumn("answered_on", ("Tanggal dijawab", "Answered on"), DAY),
        TemplateColumn("answered_time", ("Jam dijawab", "Answered at"), TIME),
        TemplateColumn("mention_id", _NUMBER, TEXT),
    ),
    number="mention_id",
    identity=("said_on", "time", "channel", "kind", "text", "rating"),
)

INCIDENTS = TemplateTable(
    "incidents",
    "Insiden",
    (
        TemplateColumn("name", ("Nama insiden", "Insiden", "Incident"), TEXT, required=True),
        TemplateColumn("started_on", ("Hari pertama", "Mulai", "First day"), DAY, required=True),
        TemplateColumn("closed_on", ("Tanggal ditutup", "Ditutup", "Closed on"), DAY),
        TemplateColumn("stated_on", ("Tanggal pernyataan", "Statement date"), DAY),
        TemplateColumn("stated_time", ("Jam pernyataan", "Statement time"), TIME),
        _ZONE,
        TemplateColumn("incident_id", (*_INCIDENT, *_NUMBER), TEXT),
    ),
    number="incident_id",
    identity=("name", "started_on"),
)

MESSAGES = TemplateTable(
    "messages",
    "Pesan",
    (
        TemplateColumn("first_in_on", ("Tanggal masuk", "Received on"), DAY, required=True),
        TemplateColumn("time", ("Jam masuk", "Received at"), TIME, required=True),
        _ZONE,
        listed("channel", ("Kanal", "Channel"), words.PLATFORMS, required=True),
        TemplateColumn("answered_on", ("Tanggal dijawab", "Answered on"), DAY),
        TemplateColumn("answered_time", ("Jam dijawab", "Answered at"), TIME),
        TemplateColumn("is_auto", ("Hanya jawaban otomatis", "Automatic answer only"), FLAG),
        TemplateColumn("is_member", ("Anggota", "Member"), FLAG),
        TemplateColumn("is_spam", ("Spam",), FLAG),
        TemplateColumn("thread_id", _NUMBER, TEXT),
    ),
    number="thread_id",
    identity=("first_in_on", "time", "channel"),
)

TOPIC_DAYS = TemplateTable(
    "topic_days",
    "Topik",
    (
        TemplateColumn("date", ("Tanggal", "Date"), DAY, required=True),
        TemplateColumn("topic", ("Topik", "Topic"), SMALL_TEXT, required=True),
        TemplateColumn("source", ("Sumber", "Source"), TEXT, required=True),
        TemplateColumn("mentions", ("Banyak sebutan", "Sebutan", "Mentions"), WHOLE, required=True),
        TemplateColumn("own_mentions", ("Menyebut koperasi", "Naming the co-op"), WHOLE),
        TemplateColumn("authors", ("Penulis berbeda", "Different authors"), WHOLE),
    ),
)

TOPIC_CHOICES = TemplateTable(
    "topic_choices",
    "Daftar topik",
    (
        TemplateColumn("topic", ("Topik", "Topic"), SMALL_TEXT, required=True),
        TemplateColumn(
            "is_relevant", ("Cocok untuk koperasi", "Fits the co-op"), FLAG, identifies=True
        ),
        TemplateColumn("synonyms", ("Ejaan lain", "Other spellings"), TEXT),
        TemplateColumn("started_on", ("Tanggal mulai ramai", "Began on"), DAY),
        TemplateColumn("time", ("Jam mulai ramai", "Began at"), TIME),
        _ZONE,
    ),
)

LISTENING_TABLES = (MENTIONS, INCIDENTS, MESSAGES, TOPIC_DAYS, TOPIC_CHOICES)
