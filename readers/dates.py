"""A column of dates or moments, in the layouts that the format states; day and month never guessed.

Layouts use the letters of strptime: %Y %y %m %d %H %I %M %S %p %b (month name, English or
Indonesian, long or short) %a (weekday, not looked at). %m, %d, %H want two digits; %-m, %-d, %-H
take one or two. Everything else is literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from readers.columns import NO_WORDS, Parsed, _arrow, _is_null, _none_bad

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
_TYPED = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2}))?")


@dataclass(frozen=True)
class Date:
    """A day, as midnight without zone. One layout must read the whole column.

    When two layouts read every cell and disagree the column is bad: code `ambiguous_date`.

    >>> Date("%m/%d/%Y").read(pd.Series(["02/28/2026", "02/30/2026"], dtype="str")).bad.tolist()
    [False, True]
    """

    layouts: tuple[str, ...]
    null: frozenset[str]

    def __init__(self, *layouts: str, null: frozenset[str] = NO_WORDS) -> None:
        object.__setattr__(self, "layouts", layouts)
        object.__setattr__(self, "null", null)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no such date (30 February included)."""
        parsed = read_moments(cells, self.layouts, null=self.null, typed=typed)
        return Parsed(parsed.values.dt.normalize(), parsed.bad, parsed.code, parsed.expected)


@dataclass(frozen=True)
class Timestamp:
    """A moment written as the clock of `zone` (IANA name), as UTC without zone.

    The hour that comes twice when summer time ends is taken as the first; a time that the clock
    skipped is bad.
    """

    layouts: tuple[str, ...]
    zone: str
    null: frozenset[str]

    def __init__(self, *layouts: str, zone: str, null: frozenset[str] = NO_WORDS) -> None:
        object.__setattr__(self, "layouts", layouts)
        object.__setattr__(self, "zone", zone)
        object.__setattr__(self, "null", null)

    def read(self, cells: pd.Series, *, typed: bool = False) -> Parsed:
        """Bad where the cell is no such moment."""
        parsed = read_moments(cells, self.layouts, null=self.null, typed=typed)
        local = parsed.values
        if self.zone != "UTC":
            first = np.ones(len(local), dtype=bool)
            aware = local.dt.tz_localize(self.zone, ambiguous=first, nonexistent="NaT")
            local = aware.dt.tz_convert("UTC").dt.tz_localize(None)
        skipped = (local.isna() & parsed.values.notna()).to_numpy()
        return Parsed(local, parsed.bad | skipped, parsed.code, parsed.expected)


def read_moments(
    cells: pd.Series, layouts: tuple[str, ...], *, null: frozenset[str], typed: bool
) -> Parsed:
    """The column by the one layout that reads it all."""
    empty = _is_null(cells, null)
    if typed:
        stored = _typed_cells(cells, layouts, empty)
        if stored is not None:
            return stored
    attempts = [_read_layout(cells, layout, empty) for layout in layouts]
    complete = [attempt for attempt in attempts if not attempt.bad.any()]
    if len(complete) > 1 and any(not a.values.equals(complete[0].values) for a in complete[1:]):
        shown = ", ".join(written(layout) for layout in layouts)
        return Parsed(complete[0].values, ~empty, "ambiguous_date", shown)
    return complete[0] if complete else min(attempts, key=lambda attempt: int(attempt.bad.sum()))


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


def _pattern(layout: str) -> re.Pattern[str]:
    pieces, end = [], 0
    for match in _DIRECTIVE.finditer(layout):
        name, pattern, _ = _PARTS[match[0]]
        pieces += [re.escape(layout[end : match.start()]), f"(?P<{name}>{pattern})"]
        end = match.end()
    return re.compile("".join([*pieces, re.escape(layout[end:])]))


def _read_layout(cells: pd.Series, layout: str, empty: npt.NDArray[np.bool_]) -> Parsed:
    fast = _fixed_width(cells, layout, empty)
    if fast is not None:
        return Parsed(fast, _none_bad(cells), "unreadable_date", written(layout))
    codes, uniques = pd.factorize(cells)
    moments = [parse_moment(str(text), layout) for text in uniques]
    values = _moments(moments).take(codes) if len(codes) else _moments([])
    series = pd.Series(values, index=cells.index)
    series = series.mask(empty)
    bad = series.isna().to_numpy() & ~empty
    return Parsed(series, bad, "unreadable_date", written(layout))


def _moments(moments: Iterable[datetime | None]) -> pd.api.extensions.ExtensionArray:
    array = np.array([np.datetime64(m, "us") if m else np.datetime64("NaT", "us") for m in moments], dtype="datetime64[us]")
    return pd.array(array)


def _fixed_width(cells: pd.Series, layout: str, empty: npt.NDArray[np.bool_]) -> pd.Series | None:
    """The whole column at once when the layout is digits of fixed width and every cell is good."""
    places: dict[str, tuple[int, int]] = {}
    length, end = 0, 0
    for match in _DIRECTIVE.finditer(layout):
        length += match.start() - end
        if match[0] not in {"%Y", "%m", "%d", "%H", "%M", "%S"}:
            return None
        size = 4 if match[0] == "%Y" else 2
        places[match[0][1]] = (length, length + size)
        length, end = length + size, match.end()
    length += len(layout) - end
    array = pc.filter(_arrow(cells), pa.array(~empty))
    if not {"Y", "m", "d"} <= set(places) or not _all(pc.equal(pc.binary_length(array), length)):
        return None
    literal = _pattern(layout).pattern
    if not _all(pc.match_substring_regex(array, f"^(?:{re.sub(r'[?]P<.>', '', literal)})$")):
        return None
    piece = {k: pc.utf8_slice_codeunits(array, a, b) for k, (a, b) in places.items()}
    zero = pa.scalar("00", array.type)
    day = pc.binary_join_element_wise(piece["Y"], piece["m"], piece["d"], pa.scalar("-", array.type))
    time = pc.binary_join_element_wise(*(piece.get(k, zero) for k in "HMS"), pa.scalar(":", array.type))
    try:
        stamps = pc.cast(pc.binary_join_element_wise(day, time, pa.scalar(" ", array.type)), pa.timestamp("us"))
    except pa.ArrowInvalid:
        return None
    values = np.full(len(cells), np.datetime64("NaT", "us"), dtype="datetime64[us]")
    values[~empty] = stamps.to_numpy(zero_copy_only=False)
    return pd.Series(values, index=cells.index)


def _all(array: pa.Array) -> bool:
    return bool(pc.all(array, min_count=0).as_py())


def _typed_cells(
    cells: pd.Series, layouts: tuple[str, ...], empty: npt.NDArray[np.bool_]
) -> Parsed | None:
    """Dates that a spreadsheet stored as dates; None when there are none of them.

    Excel under Indonesian settings takes 06/07/2026, meant as 7 June, for 6 July and leaves
    06/17/2026 as text. So where the layout puts numbers for day and month side by side, a mixed
    column has been changed, and a column without any day above 12 cannot be judged.
    """
    texts = [str(cell).strip() for cell in cells]
    matches = [_TYPED.fullmatch(text) for text in texts]
    stored = np.array([match is not None for match in matches], dtype=bool)
    if not stored.any() or any(layout.startswith("%Y-%m-%d") for layout in layouts[:1]) and (stored | empty).all() is False:
        return None
    values = pd.Series(
        _moments(_typed_moment(match) for match in matches), index=cells.index
    )
    swappable = any("%b" not in layout and not layout.startswith("%Y") for layout in layouts)
    if not (stored | empty).all():
        return Parsed(values, stored, "dates_changed", written(layouts[0])) if swappable else None
    late = any(int(match[3]) > 12 for match in matches if match)
    bad = stored if swappable and not late else values.isna().to_numpy() & ~empty
    return Parsed(values, bad, "ambiguous_date", written(layouts[0]))


def _typed_moment(match: re.Match[str] | None) -> datetime | None:
    if match is None:
        return None
    try:
        return datetime(*(int(part) for part in match.groups(default="0")))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
