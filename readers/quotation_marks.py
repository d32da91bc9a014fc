"""Quotation marks and line ends of a delimited text, judged for the whole file by RFC 4180.

Quotes alternate: the 1st, 3rd, 5th opens a cell or follows its twin inside one (`""`), the 2nd,
4th, 6th closes it or is followed by its twin. So each can be judged by its one neighbour, without
walking through the text character by character.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from canonical.problem import Problem

_PIECE = 1 << 20
_QUOTE, _CR, _LF = 34, 13, 10

Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.intp]


def quote_problem(text: memoryview, delimiter: str, *, rows_before: int = 0) -> Problem | None:
    """The first quotation mark that RFC 4180 does not allow, with the row its cell begins in.

    Codes: stray_quote (a quote inside a cell that is not quoted), unclosed_quote (the end of the
    file, or text, where only a delimiter may follow).
    """
    data = np.frombuffer(text, dtype=np.uint8)
    neighbour = np.zeros(256, dtype=bool)
    neighbour[[ord(delimiter), _CR, _LF, _QUOTE]] = True
    seen, last = 0, -1
    for quotes in _quotes(data):
        openers, closers = quotes[seen % 2 :: 2], quotes[1 - seen % 2 :: 2]
        stray = openers[(openers > 0) & ~neighbour[data[openers - 1]]]
        after = np.minimum(closers + 1, len(data) - 1)
        unclosed = closers[(closers < len(data) - 1) & ~neighbour[data[after]]]
        if len(unclosed) and (not len(stray) or unclosed[0] < stray[0]):
            return Problem("unclosed_quote", _row(data, int(unclosed[0])) + rows_before)
        if len(stray):
            return Problem("stray_quote", _row(data, int(stray[0])) + rows_before)
        seen, last = seen + len(quotes), int(quotes[-1])
    if seen % 2:
        return Problem("unclosed_quote", _row(data, last) + rows_before)
    return None


def record_end(text: memoryview, number: int) -> int:
    r"""Position after the record of that number, the first being 1; the whole text if it has fewer.

    >>> record_end(memoryview(b'a,"x\ny"\r\nb'), 1)
    9
    """
    size = _PIECE
    while number > 0:
        data = np.frombuffer(text[:size], dtype=np.uint8)
        ends = _record_ends(data)
        # The last line end may be the CR of a CRLF that the cut divides: hence one more.
        if len(ends) > number or size >= len(text):
            return int(ends[number - 1]) if len(ends) >= number else len(text)
        size *= 4
    return 0


def _quotes(data: Bytes) -> Iterator[Positions]:
    """Positions of the quotes, a piece at a time: one mask of the whole file would be as large."""
    for start in range(0, len(data), _PIECE):
        quotes = np.flatnonzero(data[start : start + _PIECE] == _QUOTE)
        if len(quotes):
            yield quotes + start


def row_at(text: memoryview, position: int) -> int:
    r"""Number of the record in which the character at that position stands, the first being 1.

    >>> row_at(memoryview(b'a,"x\ny"\nb'), 9)
    2
    """
    return _row(np.frombuffer(text, dtype=np.uint8), position)


def _row(data: Bytes, position: int) -> int:
    return len(_record_ends(data[:position])) + 1


def _record_ends(data: Bytes) -> Positions:
    """Positions after the line ends that stand outside quotes."""
    is_end = (data == _LF) | (data == _CR)
    is_end[:-1] &= ~((data[:-1] == _CR) & (data[1:] == _LF))
    ends = np.flatnonzero(is_end)
    quotes = np.flatnonzero(data == _QUOTE)
    outside: Positions = ends[np.searchsorted(quotes, ends) % 2 == 0] + 1
    return outside
