"""Bytes become UTF-8 text, or a reason why they are no table of text. Nothing is guessed twice."""

from __future__ import annotations

import codecs

from canonical.problem import Problem

CHUNK = 1 << 20


def to_utf8(content: bytes) -> bytes | Problem:
    """The same text as UTF-8 without BOM: from UTF-8, UTF-16 with BOM, else Windows-1252."""
    if not content.strip():
        return Problem("empty_file")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16").encode("utf-8")
        except UnicodeError:
            return Problem("broken_text", expected="UTF-16")
    if content.startswith(codecs.BOM_UTF8):
        text = content[len(codecs.BOM_UTF8) :]
        if not text.strip():
            return Problem("empty_file")
        return text if _is_utf8(text) else Problem("broken_text", expected="UTF-8")
    return content if _is_utf8(content) else _from_windows_1252(content)


def _from_windows_1252(content: bytes) -> bytes | Problem:
    # A damaged UTF-8 file also fails as UTF-8 but still holds whole UTF-8 characters; read as
    # Windows-1252 its captions would turn into mojibake without a word.
    repaired = content.decode("utf-8", errors="replace").replace("\ufffd", "")
    if not repaired.isascii():
        return Problem("broken_text", expected="UTF-8")
    try:
        return content.decode("cp1252").encode("utf-8")
    except UnicodeError:
        return Problem("broken_text", expected="UTF-8")


def _is_utf8(text: bytes) -> bool:
    """Whether the bytes are UTF-8; checked in pieces, so that no large str is built."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(text), CHUNK):
            decoder.decode(text[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def not_a_table(text: bytes) -> Problem | None:
    """Why the text cannot be a table: control characters, a web page, a JSON answer."""
    for byte in (b"\0", b"\x1a"):
        if byte in text:
            row = text.count(b"\n", 0, text.index(byte)) + 1
            return Problem("control_character", row=row, value=repr(byte)[2:-1])
    start = text[:1024].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<script")):
        return Problem("web_page")
    if start.startswith((b"{", b"[{", b"[[", b'["')):
        return Problem("json_text")
    return None
