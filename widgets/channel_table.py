"""The ledger of channels in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.palette import platform_name
from i18n import Translator

SIGNS = {
    "fresh": "✓", "stale": "◔", "not_findable": "✕", "absent": "✕", "unknown": "?",
    "unchecked": "?", "left_out": "–",
}  # fmt: skip


def state_words(channels: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows (label, state, freshness, low, high, said) for the drawing."""
    return pd.DataFrame(
        {
            "label": [_channel(code, t) for code in channels["channel"]],
            "state": channels["state"],
            "freshness": channels["freshness"].where(channels["presence"].ne(0), 0.0),
            "low": channels["freshness_low"],
            "high": channels["freshness_high"],
            "said": [_state(row, t) for row in channels.to_dict("records")],
        }
    )


def channel_table(channels: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row a channel; what nobody looked at is "belum diperiksa" and never "tidak"."""
    rows = [
        {
            "channel": _channel(row["channel"], t),
            "state": _state_word(row["state"], t),
            "exists": _flag(row["exists"], t),
            "findable": _flag(row["findable"], t),
            "complete": _percent(row["complete"], t),
            "last_post_on": _last_post(row, t),
            "freshness": _percent(row["freshness"], t),
            "checked_on": _day(row["checked_on"], t, missing=t("presence.unchecked")),
            "weight": t.number(row["weight"], digits=2) + _assumed(row["weight_assumed"], t),
            "half_life_days": t.number(row["half_life_days"], digits=1)
            + _assumed(row["half_life_assumed"], t),
            "note": "" if pd.isna(row["note"]) else str(row["note"]),
        }
        for row in channels.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"presence.column.{name}"))


def narrow_channels(channels: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The same rows for the screen and for paper; "there" and "findable" stand in the state."""
    rows = [
        {
            "channel": _channel(row["channel"], t),
            "state": _state(row, t),
            "last_post_on": _last_post(row, t),
            "checked_on": _day(row["checked_on"], t, missing=t("presence.unchecked")),
        }
        for row in channels.to_dict("records")
    ]
    return pd.DataFrame(rows).rename(columns=lambda name: t(f"presence.column.{name}"))


def _state(row: Any, t: Translator) -> str:  # noqa: ANN401
    said = _state_word(row["state"], t)
    if pd.isna(row["freshness"]) or pd.isna(row["age_days"]) or row["presence"] == 0:
        return said
    age = t("presence.age", n=int(row["age_days"]), count=t.number(row["age_days"]))
    return f"{said} · {age}"


def _state_word(state: str, t: Translator) -> str:
    return f"{SIGNS[state]} {t(f'presence.state.{state}')}"


def _channel(code: str, t: Translator) -> str:
    own = f"presence.channel.{code}"
    return t(own) if t.has(own) else platform_name(code, t)


def _flag(value: Any, t: Translator) -> str:  # noqa: ANN401
    if pd.isna(value):
        return t("presence.unchecked")
    return t("settings.yes") if value else t("settings.no")


def _percent(value: Any, t: Translator) -> str:  # noqa: ANN401
    return t("figure.unknown") if pd.isna(value) else t.percent(value, digits=0)


def _day(value: Any, t: Translator, *, missing: str) -> str:  # noqa: ANN401
    return missing if pd.isna(value) else t.date(value)


def _last_post(row: Any, t: Translator) -> str:  # noqa: ANN401
    if pd.isna(row["last_post_on"]):
        return t("figure.unknown")
    source = row["last_post_from"]
    day = t.date(row["last_post_on"])
    return f"{day} ({t(f'presence.source.{source}')})" if not pd.isna(source) else day


def _assumed(flag: Any, t: Translator) -> str:  # noqa: ANN401
    return f" ({t('presence.assumed')})" if flag else ""
