"""Bytes become UTF-8 text, or a reason why they are no table of text. Nothing is guessed twice."""

from __future__ import annotations

import codecs

import numpy as np
import pyarrow as pa

from canonical.problem import Problem
from readers.quotation_marks import row_at

_WEB_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<script")
_JSON = (b"{", b"[{", b"[[", b'["')
_LOOKED_AT = 1 << 20
_WINDOWS_1252 = {
    ord(bytes([code]).decode("cp1252")): code
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""The letters of Windows-1252 whose code is not their place in Unicode, and that code."""


def to_utf8(content: bytes) -> memoryview | Problem:
    """The same text as UTF-8 without BOM: from UTF-8, UTF-16 with BOM, else Windows-1252.

    A view, because a copy of a large file costs more than all its checks.
    Codes: empty_file, broken_text, control_character, web_page, json_text.
    """
    text = _as_utf8(content)
    if isinstance(text, Problem):
        return text
    view = memoryview(text)[len(codecs.BOM_UTF8) if text.startswith(codecs.BOM_UTF8) else 0 :]
    if not bytes(view[:4096]).strip() and not bytes(view).strip():
        return Problem("empty_file")
    return _not_a_table(text) or view


def _as_utf8(content: bytes) -> bytes | Problem:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16").encode("utf-8")
        except UnicodeError:
            return Problem("broken_text", expected="UTF-16")
    if _is_utf8(content):
        return content
    if content.startswith(codecs.BOM_UTF8):
        return Problem("broken_text", expected="UTF-8")
    return _from_windows_1252(content)


def _from_windows_1252(content: bytes) -> bytes | Problem:
    # A damaged UTF-8 file also fails as UTF-8 but still holds whole UTF-8 characters; read as
    # Windows-1252 its captions would turn into mojibake without a word.
    undamaged = content.decode("utf-8", errors="replace").replace("\ufffd", "")
    if not undamaged.isascii():
        return Problem("broken_text", expected="UTF-8")
    try:
        return content.decode("cp1252").encode("utf-8")
    except UnicodeError:
        return Problem("broken_text", expected="UTF-8")


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8. Arrow checks them where they lie; `decode` would copy them."""
    ends = pa.py_buffer(np.array([0, len(content)], dtype=np.int64))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(content)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _is_decoded_twice(text: bytes) -> bool:
    """Whether UTF-8 was read as Windows-1252 and saved as UTF-8 again: `Ã©` for `é`.

    Only where it is certain: taken back, all of it is UTF-8. A caption that holds such signs from
    the start mostly stands beside an emoji or another letter that Windows-1252 does not have.
    """
    start = text[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8)
    start = start[: start.rfind(b"\n") + 1] or start
    if b"\xc3" not in start or b"\xf0" in start:  # no first byte of a pair, or an emoji
        return False
    try:
        once = start.decode("utf-8").translate(_WINDOWS_1252).encode("latin-1")
    except UnicodeError:
        return False
    return _is_utf8(once)


def _not_a_table(text: bytes) -> Problem | None:
    """Control characters, a web page, a JSON answer."""
    for byte in (b"\0", b"\x1a"):
        if byte in text:
            row = row_at(memoryview(text), text.index(byte))
            return Problem("control_character", row=row, value=repr(byte)[2:-1])
    if _is_decoded_twice(text):
        return Problem("broken_text", expected="UTF-8")
    start = text[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(_WEB_PAGE):
        return Problem("web_page")
    return Problem("json_text") if start.startswith(_JSON) else None
