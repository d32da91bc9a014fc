"""Bytes become UTF-8 text, or a reason why they are no table of text. Nothing is guessed twice."""

from __future__ import annotations

import codecs

import numpy as np
import pyarrow as pa

from canonical.problem import Problem

_WEB_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<script")
_JSON = (b"{", b"[{", b"[[", b'["')


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


def _not_a_table(text: bytes) -> Problem | None:
    """Control characters, a web page, a JSON answer."""
    for byte in (b"\0", b"\x1a"):
        if byte in text:
            row = text.count(b"\n", 0, text.index(byte)) + 1
            return Problem("control_character", row=row, value=repr(byte)[2:-1])
    start = text[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(_WEB_PAGE):
        return Problem("web_page")
    return Problem("json_text") if start.startswith(_JSON) else None
