"""Words that people wrote, hidden from the receiver of a link: out of tables and out of results.

A figure is computed with the words (a plan row is matched to a post by its caption, a comment is
counted once by its text) and hidden words are taken out of what comes back. Without the words the
figure would differ from the one on the board's own page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

import pandas as pd

from canonical.tables import TABLES

Result = TypeVar("Result")

# Amounts, days and the names that label a number stay: account, topic, pillar, purpose, campaign.
WORDS: Mapping[str, tuple[str, ...]] = {
    "posts": ("caption",),
    "mentions": ("text", "author_hash"),
    "email_campaigns": ("name", "subject"),
    "costs": ("note", "evidence_ref"),
    "rates": ("source", "note"),
    "plan": ("title", "owner", "cancel_reason"),
    "channels": ("note",),
    "decisions": ("question", "decision", "owner"),
    "chart_notes": ("text",),
}
NOTHING_BUT_WORDS = ("decisions", "chart_notes")  # no row is left of these


def hide_words(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with unknown words."""
    hidden = dict(tables)
    for name, columns in WORDS.items():
        frame = tables[name]
        if name in NOTHING_BUT_WORDS:
            hidden[name] = frame.iloc[:0]
        else:
            hidden[name] = frame.assign(**{word: _unknown(frame[word]) for word in columns})
    return hidden


def _unknown(words: pd.Series[str]) -> pd.Series[str]:
    return pd.Series(pd.NA, index=words.index, dtype=words.dtype)


def words_in(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Every hidden word of the tables; what also stands where it may be seen is none.

    A remark that says no more than "instagram" must not take the platform's name from a figure.
    """
    found: set[str] = set()
    shown: set[str] = set()
    for name, frame in tables.items():
        for column in (one for one in TABLES[name].columns if one.kind == "text"):
            values = set(frame[column.name].dropna().unique())
            if column.name in WORDS.get(name, ()):
                found |= values | {value.strip() for value in values}
            else:
                shown |= values
            shown.update(column.allowed)
    return frozenset(found - shown - {""})


def without_words(result: Result, words: frozenset[str]) -> Result:
    """The result of a figure in which no hidden word is left: "" in its place, null in a frame."""
    return cast("Result", _without(result, words))


def _without(value: Any, words: frozenset[str]) -> Any:  # noqa: ANN401 - whatever a figure gives
    if isinstance(value, str):
        return "" if value in words else value
    if isinstance(value, pd.DataFrame):
        texts = [str(name) for name in value.columns if _holds_text(value[name])]
        return value.assign(**{name: _column(value[name], words) for name in texts})
    if isinstance(value, pd.Series):
        return _column(value, words) if _holds_text(value) else value
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value, words)
    if isinstance(value, Mapping):
        return {_without(name, words): _without(one, words) for name, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*_all(value, words))
    if isinstance(value, (tuple, list, set, frozenset)):
        return type(value)(_all(value, words))
    return value


def _all(values: Iterable[Any], words: frozenset[str]) -> list[Any]:
    return [_without(one, words) for one in values]


def _record(value: Any, words: frozenset[str]) -> Any:  # noqa: ANN401 - any dataclass
    given = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    return replace(value, **{name: _without(one, words) for name, one in given.items()})


def _holds_text(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_string_dtype(column) or column.dtype == object


def _column(column: pd.Series[Any], words: frozenset[str]) -> pd.Series[Any]:
    if column.dtype == object:
        return column.map(lambda one: _without(one, words)).astype(object)
    return column.mask(column.isin(words))
