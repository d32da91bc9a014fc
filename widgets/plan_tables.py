"""The plan and its matches in words, to read and to take home."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from charts.palette import platform_name
from i18n import Translator


def plan_table(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of `plan_rows`; titles are people's text and stay text."""
    said = [
        {
            "planned": _moment(row["planned"], t),
            "platform": platform_name(_text(row["platform"]), t),
            "title": _text(row["title"]),
            "state": _joined(_state(row, t), _deletion(row, t)),
            "published": _moment(row["published"], t),
            "objective": _text(row["objective"]),
            "pillar": _text(row["pillar"]),
            "owner": _text(row["owner"]),
        }
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(said).rename(columns=lambda name: t(f"content_plan.column.{name}"))


def narrow_plan(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The same rows for the screen and for paper: when and where, what, and what became of it."""
    said = [
        {
            "planned": _joined(_moment(row["planned"], t), _channel(row["platform"], t)),
            "title": _text(row["title"]),
            "state": _joined(_state(row, t), _known_day(row["published"], t), _deletion(row, t)),
        }
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(said).rename(columns=lambda name: t(f"content_plan.column.{name}"))


def match_table(matches: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of `plan_matching`."""
    said = [
        {
            "published": _moment(row["published"], t),
            "platform": platform_name(row["platform"], t),
            "caption": " ".join(_text(row["caption"]).split()),
            "row": _text(row["title"]) or t("content_plan.no_row"),
            "kind": t(f"content_plan.match.{row['kind']}"),
            "score": t("figure.unknown")
            if pd.isna(row["score"])
            else t.percent(row["score"], digits=0),
            "purpose": _text(row["purpose"]),
        }
        for row in matches.to_dict("records")
    ]
    return pd.DataFrame(said).rename(columns=lambda name: t(f"content_plan.column.{name}"))


def narrow_matches(matches: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The same rows for the screen and for paper: when and where, the post, its row."""
    said = [
        {
            "published": _joined(_moment(row["published"], t), _channel(row["platform"], t)),
            "caption": " ".join(_text(row["caption"]).split()),
            "row": _text(row["title"]) or t("content_plan.no_row"),
        }
        for row in matches.to_dict("records")
    ]
    return pd.DataFrame(said).rename(columns=lambda name: t(f"content_plan.column.{name}"))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _channel(platform: object, t: Translator) -> str:
    code = _text(platform)
    return platform_name(code, t) if code else ""


def _known_day(moment: Any, t: Translator) -> str:  # noqa: ANN401
    return "" if pd.isna(moment) else t.date(moment)


def _state(row: Mapping[Hashable, Any], t: Translator) -> str:
    return t(f"content_plan.state.{row['state']}")


def _deletion(row: Mapping[Hashable, Any], t: Translator) -> str:
    """That somebody deleted the row, and on which day where it is known."""
    if not row["is_deleted"]:
        return ""
    if pd.isna(row["deleted"]):
        return t("content_plan.deleted")
    return t("content_plan.deleted_on", day=t.date(row["deleted"]))


def _moment(moment: Any, t: Translator) -> str:  # noqa: ANN401
    if pd.isna(moment):
        return t("figure.unknown")
    return f"{t.date(moment)} {moment:%H.%M}" if moment.hour or moment.minute else t.date(moment)


def _text(value: Any) -> str:  # noqa: ANN401
    return "" if pd.isna(value) else str(value)
