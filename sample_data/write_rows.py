"""Rows of our fill-in tables as a file: the way Excel under Indonesian settings saves it."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

Rows = list[list[object]]


def csv_file(rows: Rows) -> bytes:
    """BOM, semicolons, CRLF."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def day_first(day: date) -> str:
    """31/12/2025."""
    return day.strftime("%d/%m/%Y")


def clock(at: datetime) -> str:
    """19.30."""
    return at.strftime("%H.%M")
