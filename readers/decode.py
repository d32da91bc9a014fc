"""Bytes become cells; the first bytes decide which kind of file it is, never the name."""

from __future__ import annotations

from canonical.problem import Problem
from canonical.raw_file import RawFile, megabytes
from readers.delimited_text import decode_text
from readers.sheet import Document
from readers.spreadsheet import decode_spreadsheet, is_spreadsheet

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is looked at. A co-op's export has 0.1 to 3 MB."""


def decode(raw: RawFile, *, max_bytes: int = MAX_BYTES) -> Document | Problem:
    """The cells of the file, or the one reason why they cannot be trusted.

    A Problem here is about the whole file (`file_too_large`, `empty_file`, `broken_text`,
    `web_page`, ...) or about the first place where its structure breaks (`unclosed_quote`).
    """
    if len(raw.content) > max_bytes:
        size = megabytes(len(raw.content))
        return Problem("file_too_large", value=size, expected=megabytes(max_bytes))
    if is_spreadsheet(raw.content):
        sheets = decode_spreadsheet(raw.content)
        return sheets if isinstance(sheets, Problem) else Document(raw, sheets)
    sheet = decode_text(raw.content)
    return sheet if isinstance(sheet, Problem) else Document(raw, (sheet,))
