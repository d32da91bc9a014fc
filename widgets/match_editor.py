"""Which post came from which row of the plan: what was found, and a person's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from access.session import Session
from access.typed_rows import Cell, Row
from charts.palette import platform_name
from i18n import Translator
from widgets.main_action import emphasis

NO_ROW = "-"
"""The choice "there is no such row"; an empty cell leaves it to the search."""

_FOUND = ("published", "platform", "caption", "kind", "score")
_SHOWN = ("published", "platform", "caption", "row", "kind", "score", "purpose")


def match_editor(
    session: Session, matches: pd.DataFrame, rows: pd.DataFrame, choices: pd.DataFrame
) -> list[Row] | None:
    """Draw a line a post; what changed when Save was pressed, else None.

    `matches` as plan_matching, `rows` as plan_rows, `choices` the table plan_matches so far.
    """
    t = session.t
    names = row_names(matches, rows, t)
    shown = on_screen(matches, t)
    edited = st.data_editor(
        shown,
        num_rows="fixed",
        disabled=_FOUND if session.may_write else _SHOWN,
        column_config=_columns(t, names),
        column_order=_SHOWN,
        hide_index=True,
        width="stretch",
        placeholder="–",
        key=f"plan_matches-{session.position}",
    )
    saved = st.button(
        t("settings.save"),
        type=emphasis(),
        icon=":material/save:",
        disabled=not session.may_write,
        key="save-plan_matches",
    )
    if not saved:
        return None
    return corrections(matches, shown, edited, choices, at=datetime.now(UTC))


def on_screen(matches: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One line a post, in the order of `matches`."""
    is_denied = matches["kind"].eq("person_none")
    return pd.DataFrame(
        {
            "published": matches["published"],
            "platform": [platform_name(code, t) for code in matches["platform"]],
            "caption": [" ".join(text.split()) for text in matches["caption"].fillna("")],
            "row": matches["plan_id"].where(~is_denied, NO_ROW),
            "kind": [t(f"content_plan.match.{kind}") for kind in matches["kind"]],
            "score": [
                t("figure.unknown") if pd.isna(score) else t.percent(score, digits=0)
                for score in matches["score"]
            ],
            "purpose": matches["purpose"],
        }
    ).reset_index(drop=True)


def corrections(
    matches: pd.DataFrame,
    before: pd.DataFrame,
    after: pd.DataFrame,
    choices: pd.DataFrame,
    *,
    at: datetime,
) -> list[Row]:
    """What a person said of a post, whole rows: an untouched part keeps what was said before.

    A purpose keeps the moment it was said; only then can it count as a quick answer to a topic.
    """
    said = {(row["platform"], row["post_id"]): row for row in choices.to_dict("records")}
    moment = pd.Timestamp(at).tz_convert("UTC").tz_localize(None)
    found: list[Row] = []
    for number, post in enumerate(matches[["platform", "post_id"]].itertuples(index=False)):
        earlier = said.get(tuple(post), {})
        row, purpose = _cell(after["row"].iloc[number]), _cell(after["purpose"].iloc[number])
        is_new_row = row != _cell(before["row"].iloc[number])
        is_new_purpose = purpose != _cell(before["purpose"].iloc[number])
        if not (is_new_row or is_new_purpose):
            continue
        chosen = ("" if row == NO_ROW else row) if is_new_row else _cell(earlier.get("plan_id"))
        decided = moment if is_new_purpose else _cell(earlier.get("decided_at"))
        found.append(
            {
                "platform": str(post.platform),
                "post_id": str(post.post_id),
                "plan_id": chosen,
                "purpose": purpose,
                "decided_at": decided,
            }
        )
    return found


def row_names(matches: pd.DataFrame, rows: pd.DataFrame, t: Translator) -> dict[str, str]:
    """The rows of the plan that a post may be given to, as people know them."""
    own = rows.loc[~rows["is_deleted"], ["plan_id", "planned", "platform", "title"]]
    used = matches.dropna(subset=["plan_id"])[["plan_id", "planned", "platform", "title"]]
    every = pd.concat([own, used]).drop_duplicates("plan_id").sort_values("planned")
    named = {
        str(row["plan_id"]): f"{t.date(row['planned'])} · {platform_name(row['platform'], t)}"
        f" · {row['title']}"
        for row in every.to_dict("records")
    }
    return {NO_ROW: t("content_plan.no_row"), **named}


def _columns(t: Translator, names: Mapping[str, str]) -> dict[str, ColumnConfig | str | None]:
    labels = {name: t(f"content_plan.column.{name}") for name in _SHOWN}
    config: dict[str, ColumnConfig | str | None] = dict(labels)
    config["published"] = st.column_config.DatetimeColumn(
        labels["published"], format="DD/MM/YYYY HH:mm"
    )
    config["row"] = st.column_config.SelectboxColumn(
        labels["row"], options=list(names), format_func=partial(_name, names), width="large"
    )
    config["purpose"] = st.column_config.TextColumn(labels["purpose"], max_chars=120)
    return config


def _name(names: Mapping[str, str], code: object) -> str:
    return names.get(str(code), str(code))


def _cell(value: Cell) -> Cell:
    return None if pd.isna(value) or value == "" else value
