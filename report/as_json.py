"""The report for other programs: figures as numbers and as words, never one without the other."""

from __future__ import annotations

import json

from report import VERSION
from report.contents import Contents, Row


def json_text(contents: Contents) -> str:
    """UTF-8 JSON; unknown numbers are null and carry their reason."""
    said = {
        "version": VERSION,
        "language": contents.language,
        "coop": contents.coop,
        "sample": bool(contents.banner),
        "title": contents.title,
        "period": contents.period,
        "stamp": contents.stamp,
        "fingerprint": contents.fingerprint,
        "imports": list(contents.imports),
        "headlines": [_row(row) for row in contents.headlines],
        "sections": [
            {
                "code": section.code,
                "heading": section.heading,
                "sentences": list(section.sentences),
                "figures": [_row(row) for row in section.rows],
                "notes": list(section.notes),
            }
            for section in contents.sections
        ],
        "message": contents.message,
        "speech": list(contents.speech),
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _row(row: Row) -> dict[str, object]:
    figure = row.figure
    return {
        "metric": figure.metric,
        "label": row.label,
        "text": row.value,
        "range": row.bounds,
        "verdict": row.verdict,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "open_above": figure.open_above,
        "unit": figure.unit,
        "n": figure.n,
        "n_expected": figure.n_expected,
        "is_estimate": figure.is_estimate,
        "method": figure.method,
        "reason": row.note,
        "reason_code": figure.reason,
        "remarks": list(figure.remarks),
        "imports": list(figure.imports),
    }
