"""Posts as a table of text: captions and links may hold anything and stay plain text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from textwrap import shorten
from typing import Any

import pandas as pd

from charts.amounts import amount
from charts.palette import platform_name
from i18n import Translator

MOST_DRAWN = 10
"""Posts that stand on the page; the download has all that were ranked."""

_CAPTION = 70


def post_table(posts: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of `top_posts` in words; a count that the export does not give is "–"."""
    rows = [
        {
            "platform": platform_name(row["platform"], t),
            "account": _text(row["account_name"]) or _text(row["account_id"]),
            "published": t.date(row["published"]),
            "format": _word(row["format"], t),
            "caption": " ".join(_text(row["caption"]).split()),
            "reach": amount(row["reach"], "accounts", t),
            "views": t("figure.unknown") if pd.isna(row["views"]) else t.number(row["views"]),
            "version": version_name(_text(row["metric_version"]), t),
            "as_of": t.date(row["as_of"]),
            "permalink": _text(row["permalink"]),
        }
        for row in posts.to_dict("records")
    ]
    frame = pd.DataFrame(rows)
    return frame.rename(columns=lambda name: t(f"reach.column.{name}"))


def narrow_posts(posts: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The first rows for the screen and for paper: what it says, where and when, its reach."""
    rows = [
        {
            "caption": said_where(row, t, form=_word(row["format"], t)),
            "reach": amount(row["reach"], "accounts", t),
        }
        for row in posts.head(MOST_DRAWN).to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"reach.column.{name}"))


def said_where(row: Mapping[Hashable, Any], t: Translator, *, form: str) -> str:
    """The beginning of what a post says, then Instagram · 12 Okt 2026 · Foto."""
    caption = shorten(_text(row["caption"]), _CAPTION, placeholder=" …")
    parts = (platform_name(row["platform"], t), t.date(row["published"]), form)
    return " · ".join(part for part in (caption, *parts) if part)


def version_name(version: str, t: Translator) -> str:
    """What a view means in these rows; said to be unknown where the file does not say."""
    return t(f"reach.version.{version or 'unknown'}")


def _word(code: Any, t: Translator) -> str:  # noqa: ANN401
    text = _text(code)
    if not text:
        return t("figure.unknown")
    return t(f"format.{text}") if t.has(f"format.{text}") else text


def _text(value: Any) -> str:  # noqa: ANN401
    return "" if pd.isna(value) else str(value)
