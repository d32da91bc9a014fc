"""Text that people wrote, made safe to stand inside Markdown: it may neither format nor link."""

from __future__ import annotations

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in r"\`*_{}[]()#+-.!|~<>&$:"})


def plain(text: str) -> str:
    r"""The text with every Markdown sign escaped and its line breaks gone.

    >>> plain("*[x](http://y)* $5")
    '\\*\\[x\\]\\(http\\://y\\)\\* \\$5'
    """
    return " ".join(text.split()).translate(_MARKS)
