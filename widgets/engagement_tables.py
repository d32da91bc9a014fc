"""Engagement as tables of words: the posts that engaged most, and kinds of posts side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from charts.amounts import amount
from charts.palette import platform_name
from i18n import Translator
from metrics.engaging_posts import LEAST_POSTS
from widgets.post_table import MOST_DRAWN, said_where


def engaging_table(posts: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of `engaging_posts`; captions and addresses are people's text and stay text."""
    rows = [
        {
            "platform": platform_name(row["platform"], t),
            "published": t.date(row["published"]),
            "format": format_text(row["format"], t),
            "pillar": _text(row["pillar"]),
            "caption": " ".join(_text(row["caption"]).split()),
            "times_usual": t("content.times", value=t.rounded(row["times_usual"])),
            "shrunken_rate": t.percent(row["shrunken_rate"]),
            "rate": t.percent(row["rate"]),
            "interactions": t.number(row["interactions"]),
            "reach": amount(row["reach"], "accounts", t),
            "as_of": t.date(row["as_of"]),
            "permalink": _text(row["permalink"]),
        }
        for row in posts.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"content.column.{name}"))


def narrow_engaging(posts: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The first rows for the screen and for paper: what it says, where and when, its response."""
    rows = [
        {
            "caption": said_where(row, t, form=format_text(row["format"], t)),
            "times_usual": t("content.times", value=t.rounded(row["times_usual"])),
            "rate": t.percent(row["rate"]),
        }
        for row in posts.head(MOST_DRAWN).to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"content.column.{name}"))


def kinds_table(
    kinds: pd.DataFrame, t: Translator, *, by: str, word: Callable[[Any, Translator], str]
) -> pd.DataFrame:
    """Rows of `engagement_by`: below the least number of posts only their number is said."""
    rows = [
        {
            "platform": platform_name(row["platform"], t),
            by: word(row[by], t),
            "n": t.number(row["n"]),
            "rate": _known(row["rate"], row["n"], t, t.percent),
            "quartiles": _quartiles(row, t),
            "reach": _known(row["reach"], row["n"], t, lambda v: amount(v, "accounts", t)),
        }
        for row in kinds.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"content.column.{name}"))


def narrow_kinds(
    kinds: pd.DataFrame, t: Translator, *, by: str, word: Callable[[Any, Translator], str]
) -> pd.DataFrame:
    """The same rows with the middle half behind the rate, so that a row fits on a phone."""
    rows = [
        {
            by: f"{platform_name(row['platform'], t)} · {word(row[by], t)}",
            "rate": _rate_and_half(row, t),
            "n": t.number(row["n"]),
        }
        for row in kinds.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"content.column.{name}"))


def _rate_and_half(row: Any, t: Translator) -> str:  # noqa: ANN401
    rate = _known(row["rate"], row["n"], t, t.percent)
    if pd.isna(row["rate"]) or pd.isna(row["low"]):
        return rate
    half = f"{t.percent(row['low'])}–{t.percent(row['high'])}"
    return t("figure.with_range", value=rate, range=half)


def format_text(code: object, t: Translator) -> str:
    """The kind of content in words; "–" where the file does not say."""
    text = _text(code)
    if not text:
        return t("figure.unknown")
    return t(f"format.{text}") if t.has(f"format.{text}") else text


def audience_text(code: object, t: Translator) -> str:
    """Members or the public."""
    return t(f"option.audience.{code}")


def _known(value: Any, n: int, t: Translator, say: Callable[[Any], str]) -> str:  # noqa: ANN401
    if not pd.isna(value):
        return say(value)
    return t("content.too_few", n=n, needed=LEAST_POSTS) if n < LEAST_POSTS else "–"


def _quartiles(row: Any, t: Translator) -> str:  # noqa: ANN401
    if pd.isna(row["low"]):
        return t("figure.unknown")
    return t("figure.between", low=t.percent(row["low"]), high=t.percent(row["high"]))


def _text(value: Any) -> str:  # noqa: ANN401
    return "" if pd.isna(value) else str(value)
