"""Reads one spreadsheet from standard input in a process of its own; prints its cells as JSON.

A damaged or hostile workbook can exhaust memory or end the process (one cell at XFD1048576 makes
calamine panic with a BaseException), so it must never be opened inside the server. This file
imports nothing of ours: the parent starts it isolated, by its path.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MAX_CELLS = 5_000_000
MAX_COLUMNS = 2_000
MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20
EXACT_BELOW = 10**15
_XML = "{urn:schemas-microsoft-com:office:spreadsheet}"


def limit_resources() -> None:
    """Bound memory and CPU time where the operating system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit and the size checks remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def as_text(value: object) -> str:
    """A typed cell as text: 5.0 as "5", dates as ISO, true as "TRUE".

    From 10**15 on a spreadsheet has already lost digits: such numbers keep their exponent
    ("1.797469756488426e+16"), so that nobody takes them for an identifier.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if abs(value) >= EXACT_BELOW:
            return f"{float(value)!r}" if "e" in f"{float(value)!r}" else f"{value:e}"
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return "" if value is None else str(value)


def workbook_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an .xlsx, .xlsb, .ods or old binary .xls."""
    from python_calamine import CalamineWorkbook

    sheets = []
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = 0
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None:
            height, width = sheet.end[0] + 1, sheet.end[1] + 1
            cells += height * width
            if cells > MAX_CELLS or width > MAX_COLUMNS:
                raise MemoryError(f"{height} rows by {width} columns")
        rows = sheet.to_python(skip_empty_area=False)
        sheets.append({"name": name, "rows": [[as_text(value) for value in row] for row in rows]})
    return sheets


def is_locked(content: bytes) -> bool:
    """Whether a workbook that cannot be opened wants a password (calamine does not tell).

    A locked .xlsx is a stream of that name in an old container; in a locked .xls the record
    FILEPASS follows the beginning of the workbook, after WRITEPROTECT at most.
    """
    if not content.startswith(b"\xd0\xcf\x11\xe0"):
        return False
    if "EncryptedPackage".encode("utf-16-le") in content:
        return True
    for start in range(0, len(content), 512):
        if content[start : start + 4] == b"\x09\x08\x10\x00":
            after = start + 20
            if content[after : after + 4] == b"\x86\x00\x00\x00":
                after += 4
            return content[after : after + 2] == b"\x2f\x00"
    return False


def xml_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an .xls that is SpreadsheetML 2003 XML, as Facebook's old Insights wrote it."""
    from defusedxml.ElementTree import fromstring

    root = fromstring(content)
    sheets = []
    for worksheet in root.iter(f"{_XML}Worksheet"):
        rows: list[list[str]] = []
        for row in worksheet.iter(f"{_XML}Row"):
            index = int(row.get(f"{_XML}Index", len(rows) + 1))
            _bounded(index)
            rows += [[] for _ in range(index - 1 - len(rows))]
            rows.append(_xml_row(row))
        sheets.append({"name": worksheet.get(f"{_XML}Name", ""), "rows": rows})
    return sheets


def _xml_row(row: Any) -> list[str]:  # noqa: ANN401 - an XML element has no public type
    cells: list[str] = []
    for cell in row.iter(f"{_XML}Cell"):
        index = int(cell.get(f"{_XML}Index", len(cells) + 1))
        _bounded(index)
        cells += [""] * (index - 1 - len(cells))
        data = cell.find(f"{_XML}Data")
        cells.append("" if data is None else "".join(data.itertext()))
    return cells


def _bounded(index: int) -> None:
    if not 0 < index <= MAX_CELLS // 10:
        raise MemoryError(f"cell {index}")


def main() -> int:
    """Exit 0 with the sheets on standard output; 3 too large, 4 unreadable, 5 locked."""
    limit_resources()
    content = sys.stdin.buffer.read()
    is_xml = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    try:
        sheets = xml_sheets(content) if is_xml else workbook_sheets(content)
        answer = json.dumps({"sheets": sheets})
    except MemoryError:
        return 3
    except Exception:  # any damage of a foreign file has the same meaning here
        return 5 if is_locked(content) else 4
    sys.stdout.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
