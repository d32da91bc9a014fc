"""The columns of YouTube Studio in English and Indonesian, and the rows that are no data.

Words to beware of: `Penayangan` are views, `Tayangan` are impressions (of the thumbnail).
The person chooses the columns and their order; what is not listed as a field is not kept.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Note, Problem
from readers.columns import Count, Number
from readers.tabular_export import Extract, Field, header_key

METRICS = (
    Field("views", ("Views", "Penayangan"), Count()),
    Field("watch_hours", ("Watch time (hours)", "Waktu tonton (jam)"), Number()),
    Field("subscribers", ("Subscribers", "Subscriber"), Count()),
    Field("subscribers_gained", ("Subscribers gained", "Subscriber yang diperoleh"), Count()),
    Field("subscribers_lost", ("Subscribers lost", "Subscriber yang hilang"), Count()),
    Field("impressions", ("Impressions", "Tayangan"), Count()),
    Field("unique_viewers", ("Unique viewers", "Penonton unik"), Count()),
    Field("likes", ("Likes", "Suka"), Count()),
    Field("comments", ("Comments added", "Komentar ditambahkan"), Count()),
    Field("shares", ("Shares", "Pembagian", "Di bagikan", "Dibagikan"), Count()),
)

DATE_HEADERS = ("Date", "Tanggal")
DIMENSION_HEADERS = {
    "content": ("Content", "Konten"),
    "age": ("Viewer age", "Usia penonton"),
    "gender": ("Viewer gender", "Gender penonton", "Jenis kelamin penonton"),
    "country": ("Geography", "Geografi"),
    "city": ("Cities", "Kota"),
    "traffic_source": ("Traffic source", "Sumber traffic"),
    "subscription": ("Subscription status", "Status langganan", "Status subscriber"),
}

_OTHER_METRICS = (
    "Engaged views", "Average view duration", "Average percentage viewed (%)",
    "Impressions click-through rate (%)", "Average views per viewer", "New viewers",
    "Returning viewers", "Casual viewers", "Regular viewers", "YouTube Premium views", "Hypes",
    "Hype points", "Dislikes", "Likes (vs. dislikes) (%)", "Likes (vs dislikes) (%)",
    "Post subscribers", "Shown in feed", "Stayed to watch (%)", "Viewed (vs. swiped away) (%)",
    "End screen element clicks", "Clicks per end screen element shown (%)", "Views (%)",
    "Watch time (hours) (%)", "Rasio klik-tayang dari tayangan (%)", "Rata-rata durasi tonton",
    "Durasi tonton rata-rata", "Durasi rata-rata dilihat", "Persentase penayangan rata-rata (%)",
    "Persentase ditonton rata-rata (%)", "Penonton baru", "Penonton yang kembali", "Tidak suka",
    "Suka (vs. tidak suka) (%)", "Penayangan YouTube Premium", "Poin hype", "Jumlah remix",
    "Klik pada elemen layar akhir", "Simpanan playlist",
)  # fmt: skip
_MONEY = re.compile(r".+\([A-Z]{3}\)")
_KNOWN_METRICS = {
    header_key(header)
    for header in (*_OTHER_METRICS, *(name for field in METRICS for name in field.headers))
}
# "Showing top 500 results"; the Indonesian words were not seen, the number was
_CAPPED = re.compile(r"\D*\b500\b\D*")


def is_metric(header: str) -> bool:
    """Whether YouTube Studio has a metric of that name; money carries its currency.

    >>> is_metric("Penayangan"), is_metric("RPM (IDR)"), is_metric("Video Views")
    (True, True, False)
    """
    return header_key(header) in _KNOWN_METRICS or _MONEY.fullmatch(header.strip()) is not None


def is_total(cells: pd.Series) -> npt.NDArray[np.bool_]:
    """Which cells of the first column stand for the row of totals."""
    mask: npt.NDArray[np.bool_] = (cells.fillna("") == "Total").to_numpy(dtype=bool)
    return mask


def short_row_problems(frame: pd.DataFrame, extract: Extract) -> list[Problem]:
    """The rows of data that lack cells: only the line about the cut at 500 rows may."""
    short = set(frame["source_row"]) & set(extract.short_rows)
    return [Problem("short_row", row) for row in sorted(short)]


def without_total_rows(frame: pd.DataFrame, column: str) -> tuple[pd.DataFrame, list[Note]]:
    """The rows that are data, with a note of the total row and of the cut at 500 rows."""
    total = is_total(frame[column])
    alone = frame.drop(columns=[column, "source_row"]).isna().all(axis="columns")
    capped = frame[column].fillna("").str.fullmatch(_CAPPED) & alone
    notes = [Note("total_row", int(total.sum()))] if total.any() else []
    if capped.any():
        notes.append(Note("capped_rows", 500))
    return frame[~total & ~capped].reset_index(drop=True), notes
