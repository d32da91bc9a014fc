"""What the columns of Google Analytics are called, in English and Indonesian.

Words to beware of: here `Tampilan` are views; elsewhere at Google `Tayangan` are impressions. The
name of a dimension carries the name of its grouping in brackets, so it is known by its beginning.
"""

from __future__ import annotations

from readers.tabular_export import header_key

METRICS = {
    "active users": "users", "users": "users", "pengguna aktif": "users", "pengguna": "users",
    "new users": "new_users", "pengguna baru": "new_users",
    "sessions": "sessions", "sesi": "sessions",
    "views": "views", "tampilan": "views",
    "event count": "events", "jumlah peristiwa": "events",
}  # fmt: skip
DAY_METRICS = {
    **{key: "users_1d" if name == "users" else name for key, name in METRICS.items()},
    "1 day": "users_1d", "7 days": "users_7d", "30 days": "users_30d",
    "1 hari": "users_1d", "7 hari": "users_7d", "30 hari": "users_30d",
}  # fmt: skip
DAY_COLUMNS = {"users_1d", "users_7d", "users_30d", "new_users", "sessions", "views"}
NTH_DAY = ("nth day", "hari ke-n", "hari ke n")
# Beginnings, the longer before the shorter
DIMENSIONS = (
    ("page title", "page_title"), ("judul halaman", "page_title"),
    ("page path", "page"), ("jalur halaman", "page"),
    ("first user primary channel group", "channel_first_user"),
    ("first user default channel group", "channel_first_user"),
    ("grup saluran utama pengguna pertama", "channel_first_user"),
    ("grup saluran default pengguna pertama", "channel_first_user"),
    ("session primary channel group", "channel_session"),
    ("session default channel group", "channel_session"),
    ("grup saluran utama sesi", "channel_session"),
    ("grup saluran default sesi", "channel_session"),
    ("first user source / medium", "source_first_user"),
    ("sumber / media pengguna pertama", "source_first_user"),
    ("session source / medium", "source_session"),
    ("sumber / media sesi", "source_session"),
    ("country", "country"), ("negara", "country"), ("id negara", "country"),
    ("city", "city"), ("kota", "city"),
    ("event name", "event"), ("nama peristiwa", "event"),
    ("device category", "device"), ("kategori perangkat", "device"),
    ("language", "language"), ("bahasa", "language"),
)  # fmt: skip
COMPARISON = {"date range", "rentang tanggal", "comparison", "perbandingan"}


def dimension_of(header: str) -> str | None:
    """The dimension that a header names.

    >>> dimension_of("Session primary channel group (Default Channel Group)")
    'channel_session'
    """
    key = header_key(header)
    if key.startswith(("language code", "kode bahasa")):
        return None
    return next((name for beginning, name in DIMENSIONS if key.startswith(beginning)), None)
