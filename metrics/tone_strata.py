"""Sorts mentions by the words they use, so that people label a fair sample; never a verdict.

The list is our own (`tone_words.csv`): some five hundred words that people use of a co-op. Irony,
mixed languages and regional languages defeat it, and that is allowed: strata need not be right.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

STRATA = ("negative", "neutral", "positive")
LONGEST = 3
NEGATORS = frozenset((
    "tidak", "tak", "tdk", "gak", "ga", "gk", "nggak", "ngga", "enggak", "engga", "ndak", "bukan",
    "belum", "blm", "kurang", "jangan", "tanpa", "ora", "dudu", "durung", "teu", "henteu", "sanes",
))  # fmt: skip
NEGATION_REACHES = 3
NEGATED = -0.5

_FILE = Path(__file__).with_name("tone_words.csv")
_STRETCHED = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"[a-z0-9]+")
_CLAUSE = re.compile(r"[,.;:!?\n]|\b(?:tapi|tetapi|namun|padahal|cuma|but)\b")


def tone_stratum(text: str) -> str:
    """The stratum of one text: the sign of the sum of its known words, longest match first.

    A negator within the three words before a hit, in its clause, turns it over and halves it.

    >>> tone_stratum("Petugasnya ramah dan cepat cair"), tone_stratum("tidak ramah sama sekali")
    ('positive', 'negative')
    >>> tone_stratum("rapat mulai jam berapa?")
    'neutral'
    """
    clauses = _CLAUSE.split(_STRETCHED.sub(r"\1", text.casefold()))
    score = sum(_score(_WORD.findall(clause)) for clause in clauses)
    return "positive" if score > 0 else "negative" if score < 0 else "neutral"


def tone_strata(texts: pd.Series) -> pd.Series:
    """The stratum of each text; a mention without text is neutral."""
    return texts.map(lambda text: tone_stratum(text) if isinstance(text, str) else "neutral")


@cache
def tone_words() -> dict[str, float]:
    """The list: word or phrase of up to three words, and +1 or -1."""
    rows = pd.read_csv(_FILE, dtype="str", encoding="utf-8")
    weights = rows["tone"].map({"positive": 1.0, "negative": -1.0})
    return dict(zip(rows["word"], weights, strict=True))


def _score(words: list[str]) -> float:
    score, place = 0.0, 0
    while place < len(words):
        length, weight = _hit(words, place)
        before = words[max(0, place - NEGATION_REACHES) : place]
        score += weight * (NEGATED if NEGATORS.intersection(before) else 1.0)
        place += max(length, 1)
    return score


def _hit(words: list[str], place: int) -> tuple[int, float]:
    """How many words from here are an entry, and its weight; (0, 0) when none is."""
    known = tone_words()
    for length in range(min(LONGEST, len(words) - place), 0, -1):
        phrase = " ".join(words[place : place + length])
        weight = known.get(phrase, known.get(phrase.removesuffix("nya"), 0.0))
        if weight:
            return length, weight
    return 0, 0.0
