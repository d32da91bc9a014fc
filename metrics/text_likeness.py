"""How alike a working title and a caption are, and words brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_NOT_WORDS = re.compile(r"https?://\S+|[#@]\w+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def plain_words(text: str) -> str:
    """The words of a text in lower case, without links, hashtags, accounts, signs and emoji.

    >>> plain_words("SHU  dibagikan! 🧮 #koperasi https://kop.id")
    'shu dibagikan'
    """
    bare = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _NOT_LETTERS.sub(" ", bare).strip()


@lru_cache(maxsize=65_536)
def title_likeness(title: str, caption: str) -> float:
    r"""Likeness of a title to the nearest line of a caption, 0 to 1 (Ratcliff-Obershelp).

    Each line counts whole and cut to the length of the title: captions often go on where the
    title ends. The same two texts are compared for many figures of a page, so it is remembered.

    >>> title_likeness("Jadwal jemput simpanan", "Yuk!\nJadwal jemput simpanan ke dusun")
    1.0
    >>> round(title_likeness("abcd", "bcde"), 2)
    0.75
    """
    wanted = plain_words(title)
    if not wanted:
        return 0.0
    lines = {plain_words(line) for line in caption.splitlines()}
    texts = lines | {line[: len(wanted)] for line in lines}
    return max((_ratio(wanted, text) for text in sorted(texts) if text), default=0.0)


def _ratio(one: str, other: str) -> float:
    # The matcher gives two answers for (a, b) and (b, a); likeness has one.
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
