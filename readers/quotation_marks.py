"""Quotation marks of a delimited text, judged for the whole file at once by RFC 4180."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from canonical.problem import Problem

_CHUNK = 1 << 20
_QUOTE, _CR, _LF = 34, 13, 10


def quote_problem(text: bytes, delimiter: str, *, rows_before: int = 0) -> Problem | None:
    """The first quotation mark that RFC 4180 does not allow, or None.

    Quotes alternate: the 1st, 3rd, 5th opens a cell (or follows its twin inside one), the 2nd,
    4th, 6th closes it (or is followed by its twin). So each can be judged by its neighbour alone,
    for the whole file at once.
    """
    data = np.frombuffer(text, dtype=np.uint8)
    quotes = np.flatnonzero(data == _QUOTE)
    if not len(quotes):
        return None
    edges = np.zeros(256, dtype=bool)
    edges[[ord(delimiter), _CR, _LF]] = True
    openers, closers = quotes[0::2], quotes[1::2]
    good_open = (openers == 0) | edges[data[np.maximum(openers - 1, 0)]]
    good_open[1:] |= openers[1:] - 1 == closers[: len(openers) - 1]
    after = np.minimum(closers + 1, len(data) - 1)
    good_close = (closers == len(data) - 1) | edges[data[after]] | (data[after] == _QUOTE)
    stray = openers[~good_open][:1]
    unclosed = closers[~good_close][:1]
    if len(unclosed) and (not len(stray) or unclosed[0] < stray[0]):
        return _quote_problem("unclosed_quote", data, quotes, int(unclosed[0]), rows_before)
    if len(stray):
        return _quote_problem("stray_quote", data, quotes, int(stray[0]), rows_before)
    if len(quotes) % 2:
        return _quote_problem("unclosed_quote", data, quotes, int(quotes[-1]), rows_before)
    return None


def _quote_problem(
    code: str,
    data: npt.NDArray[np.uint8],
    quotes: npt.NDArray[np.intp],
    position: int,
    rows_before: int,
) -> Problem:
    """The problem with the row in which the doubtful cell begins."""
    ends = record_ends(data[:position], quotes[quotes < position])
    row = len(ends) + 1 + rows_before
    return Problem(code, row=row)


def record_ends(data: npt.NDArray[np.uint8], quotes: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Positions after the line ends that stand outside quotes."""
    is_end = (data == _LF) | (data == _CR)
    is_end[:-1] &= ~((data[:-1] == _CR) & (data[1:] == _LF))
    ends = np.flatnonzero(is_end)
    outside: npt.NDArray[np.intp] = ends[np.searchsorted(quotes, ends) % 2 == 0] + 1
    return outside


def record_end(text: bytes, number: int) -> int:
    """Position after the record of that number, the first being 1."""
    if number < 1:
        return 0
    size = _CHUNK
    while True:
        data = np.frombuffer(text[:size], dtype=np.uint8)
        ends = record_ends(data, np.flatnonzero(data == _QUOTE))
        # The last end of a piece may be the CR of a CRLF that the cut divides.
        if len(ends) > number or size >= len(text):
            return int(ends[number - 1]) if len(ends) >= number else len(text)
        size *= 4
