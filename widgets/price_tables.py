"""Prices as tables: those that an equivalent value used, and the whole price list."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.palette import platform_name
from i18n import Translator

Row = dict[Any, Any]


def prices_used(by_platform: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The rows of `value_by_platform` in words: views, price and value low / middle / high."""
    rows = [
        {
            "platform": platform_name(row["platform"], t),
            "views": t("figure.unknown") if pd.isna(row["views"]) else t.number(row["views"]),
            "cpm": _triple(row, ("cpm_low", "cpm_base", "cpm_high"), t),
            "value": _triple(row, ("low", "base", "high"), t),
            "source": _text(row["source"]),
            "year": year_of(row["year"], t),
            "grade": word_of("option.grade", row["grade"], t),
        }
        for row in by_platform.to_dict("records")
    ]
    return _named(rows, t)


def price_list(rates: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of `rates` in words; sources, places and notes are people's text."""
    rows = [
        {
            "medium": medium_name(row["medium"], t),
            "unit": word_of("option.price_unit", row["unit"], t),
            "price": _triple(row, ("low", "base", "high"), t),
            "year": year_of(row["year"], t),
            "place": _text(row["place"]),
            "grade": word_of("option.grade", row["grade"], t),
            "source": _text(row["source"]),
            "note": word_of("remark.price", row["note"], t),
        }
        for row in rates.to_dict("records")
    ]
    return _named(rows, t)


def medium_name(code: object, t: Translator) -> str:
    """The medium as people say it: brosur, spanduk; a platform by its own name."""
    for section in ("option.medium", "option.cost", "platform"):
        if t.has(f"{section}.{code}"):
            return t(f"{section}.{code}")
    return _text(code)


def word_of(section: str, code: object, t: Translator) -> str:
    """The word of a code; the code itself where the catalogue has none, empty when unknown."""
    text = _text(code)
    return t(f"{section}.{text}") if text and t.has(f"{section}.{text}") else text


def _triple(row: Row, names: tuple[str, str, str], t: Translator) -> str:
    """Low / middle / high in their currency: a price in dollars is never shown as rupiah."""
    if all(pd.isna(row[name]) for name in names):
        return t("figure.unknown")
    currency = row.get("currency", "IDR")
    if currency == "IDR":
        said = [t("figure.unknown") if pd.isna(row[n]) else t.money(row[n]) for n in names]
        return " / ".join(said)
    said = [t("figure.unknown") if pd.isna(row[n]) else t.number(row[n], digits=2) for n in names]
    return f"{' / '.join(said)} {_text(currency)}".strip()


def _text(value: Any) -> str:  # noqa: ANN401
    return "" if pd.isna(value) else str(value)


def year_of(value: Any, t: Translator) -> str:  # noqa: ANN401
    """The year of a price; "–" for an undated source."""
    return t("figure.unknown") if pd.isna(value) else str(int(value))


def _named(rows: list[dict[str, str]], t: Translator) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.rename(columns=lambda name: t(f"promotion_savings.column.{name}"))
