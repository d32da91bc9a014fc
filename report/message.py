"""The figures as a message for WhatsApp, never longer than 700 characters."""

from __future__ import annotations

from collections.abc import Sequence

from i18n import Translator
from report.contents import Row
from report.safe_text import printable

LIMIT = 700
NAME_LIMIT = 60
_CODES = ("reach", "growth", "savings")


def message(
    headlines: Sequence[Row],
    t: Translator,
    *,
    coop: str,
    about: tuple[str, str],
    data: str,
    mark: str,
) -> str:
    """Name and period, one line a headline, the date of the data and the fingerprint.

    `about` is the mark of an invented co-op, or empty, and the period.
    A figure is whole or not there: when it gets too long, first what stands beside a figure goes
    (its range, the reason why it is missing), then the name is cut.
    """
    tail = t("report.message.tail", data=data, fingerprint=mark)
    banner, period = about
    head = [banner] if banner else []
    head.append(t("report.message.head", period=period))
    for is_full in (True, False):
        lines = [_line(code, row, t, is_full) for code, row in zip(_CODES, headlines, strict=True)]
        text = "\n".join([printable(coop, limit=NAME_LIMIT), *head, *lines, tail])
        if length(text) <= LIMIT:
            return text
    raise ValueError(f"the headlines alone are longer than {LIMIT} characters: {text}")


def length(text: str) -> int:
    """Characters as a phone counts them: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _line(code: str, row: Row, t: Translator, is_full: bool) -> str:
    if not row.figure.is_known and not row.bounds:
        reason = row.note if is_full else ""
        value = t("report.message.unknown", reason=reason).strip()
    elif not row.figure.is_known:
        value = f"{row.bounds}. {row.note}" if is_full else row.bounds
    else:
        value = f"{row.value} ({row.bounds})" if row.bounds and is_full else row.value
    value = f"{value} · {row.days}" if row.days else value
    line = t(f"report.message.{code}", value=value)
    return t("report.message.verdict", line=line, verdict=row.verdict) if row.verdict else line
