"""Spreadsheets become rows of text, read in a child process that may die in our place."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from canonical.problem import Problem
from canonical.raw_file import megabytes
from readers.sheet import HEAD_ROWS, Table, table_of_rows, trim

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM_BYTES = 5 * 1024 * 1024  # a small table of zeros is packed better and does no harm
MAX_MEMBERS = 200
WALL_SECONDS = 30

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHILD = Path(__file__).with_name("spreadsheet_child.py")
_OUTCOMES = {3: "spreadsheet_too_large", 4: "broken_spreadsheet", 5: "locked_spreadsheet"}


@dataclass(frozen=True)
class GridSheet:
    """One tab of a spreadsheet; blank rows are []."""

    name: str
    cells: list[list[str]]
    is_spreadsheet: bool = True
    ends_with_newline: bool = True

    @property
    def head(self) -> list[list[str]]:
        """The first rows, at most `HEAD_ROWS`."""
        return self.cells[:HEAD_ROWS]

    def rows(self) -> list[list[str]]:
        """All rows; a blank row is []."""
        return self.cells

    def records(self) -> Iterator[list[str]]:
        """The same rows one by one."""
        return iter(self.cells)

    def table(self, header_row: int, wanted: Sequence[int] | None = None) -> Table:
        """The rows under that row, down to the end of the tab."""
        return table_of_rows(self.cells, header_row, sheet=self.name, wanted=wanted)


def is_spreadsheet(content: bytes) -> bool:
    """Whether the first bytes are those of a workbook or of another zip file."""
    start = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    is_xml = start.startswith(b"<?xml") and b"office:spreadsheet" in start
    return is_xml or content.startswith((_ZIP, _COMPOUND))


def decode_spreadsheet(content: bytes) -> tuple[GridSheet, ...] | Problem:
    """The tabs of a workbook.

    Codes: not_a_spreadsheet (another zip), zip_bomb, spreadsheet_too_large, broken_spreadsheet,
    locked_spreadsheet (a password is needed).
    """
    problem = _zip_problem(content) if content.startswith(_ZIP) else None
    if problem is not None:
        return problem
    try:
        child = subprocess.run(  # noqa: S603 - our own file, no shell, isolated from the environment
            [sys.executable, "-I", str(_CHILD)],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Problem("spreadsheet_too_large")
    if child.returncode:
        # A signal or a panic: the limits ended the child.
        return Problem(_OUTCOMES.get(child.returncode, "spreadsheet_too_large"))
    sheets = json.loads(child.stdout)["sheets"]
    return tuple(
        GridSheet(sheet["name"], [row if trim(row) else [] for row in sheet["rows"]])
        for sheet in sheets
    )


def _zip_problem(content: bytes) -> Problem | None:
    """Whether the zip is a workbook, and small enough to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return Problem("broken_spreadsheet")
    names = {member.filename for member in members}
    if not names & {"[Content_Types].xml", "mimetype"}:
        return Problem("not_a_spreadsheet")
    unpacked = sum(member.file_size for member in members)
    inflated = unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * len(content)
    if unpacked > MAX_UNPACKED_BYTES or inflated:
        return Problem(
            "zip_bomb", value=megabytes(unpacked), expected=megabytes(MAX_UNPACKED_BYTES)
        )
    if len(members) > MAX_MEMBERS:
        return Problem("too_many_members", value=str(len(members)), expected=str(MAX_MEMBERS))
    return None
