"""How a date is written: a layout with the letters of strptime, read strictly.

%Y %y %m %d %H %I %M %S %p %b (month name, English or Indonesian, long or short) %a (weekday, not
looked at). %m, %d, %H, %I want two digits; %-m, %-d, %-H, %-I take one or two. Everything else is
literal.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januari"),
    ("february", "feb", "februari", "peb", "pebruari"),
    ("march", "mar", "maret"),
    ("april", "apr"),
    ("may", "mei"),
    ("june", "jun", "juni"),
    ("july", "jul", "juli"),
    ("august", "aug", "agustus", "agu", "agt", "ags"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),
    ("november", "nov", "nopember", "nop"),
    ("december", "dec", "desember", "des"),
)
MONTHS: dict[str, int] = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}
"""Number of a month by its English or Indonesian name, in small letters."""

_PARTS = {
    "%Y": ("Y", r"[0-9]{4}", "YYYY"),
    "%y": ("y", r"[0-9]{2}", "YY"),
    "%m": ("m", r"[0-9]{2}", "MM"),
    "%d": ("d", r"[0-9]{2}", "DD"),
    "%H": ("H", r"[0-9]{2}", "hh"),
    "%I": ("I", r"[0-9]{2}", "hh"),
    "%M": ("M", r"[0-9]{2}", "mm"),
    "%S": ("S", r"[0-9]{2}", "ss"),
    "%-m": ("m", r"[0-9]{1,2}", "M"),
    "%-d": ("d", r"[0-9]{1,2}", "D"),
    "%-H": ("H", r"[0-9]{1,2}", "h"),
    "%-I": ("I", r"[0-9]{1,2}", "h"),
    "%b": ("b", r"[^\W\d_]+\.?", "Month"),
    "%a": ("a", r"[^\W\d_]+\.?", "Weekday"),
    "%p": ("p", r"[AaPp]\.?[Mm]\.?", "AM/PM"),
}
_DIRECTIVE = re.compile(r"%-?[A-Za-z]")


def written(layout: str) -> str:
    """The layout as a person would write it.

    >>> written("%m/%d/%Y %H:%M")
    'MM/DD/YYYY hh:mm'
    """
    return _DIRECTIVE.sub(lambda match: _PARTS[match[0]][2], layout)


def parse_moment(text: str, layout: str) -> datetime | None:
    """One moment by one layout; None when the text is no such date.

    >>> parse_moment("5 Agustus 2026", "%-d %b %Y")
    datetime.datetime(2026, 8, 5, 0, 0)
    """
    match = _pattern(layout).fullmatch(text.strip())
    if match is None:
        return None
    part = match.groupdict()
    month = int(part["m"]) if part.get("m") else MONTHS.get(part["b"].rstrip(".").casefold(), 0)
    year = int(part["Y"]) if part.get("Y") else 2000 + int(part["y"])
    hour = int(part.get("H") or part.get("I") or 0)
    if part.get("p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part["p"][0] in "Pp" else 0)
    minute, second = int(part.get("M") or 0), int(part.get("S") or 0)
    try:
        return datetime(year, month, int(part["d"]), hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None


@cache
def _pattern(layout: str) -> re.Pattern[str]:
    pieces, end = [], 0
    for match in _DIRECTIVE.finditer(layout):
        name, pattern, _ = _PARTS[match[0]]
        pieces += [re.escape(layout[end : match.start()]), f"(?P<{name}>{pattern})"]
        end = match.end()
    return re.compile("".join([*pieces, re.escape(layout[end:])]))
