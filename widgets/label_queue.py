"""The labelling queue: mentions to read, one select each; what was labelled is one import."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from access.session import Session
from access.typed_rows import Row
from canonical.tables import TONES
from charts.palette import platform_name
from metrics.label_queue import label_queue
from metrics.period import Period
from metrics.second_reader import second_queue
from widgets.kept_rows import keep_rows
from widgets.main_action import emphasis

COLUMN_OF = {"first": "tone", "second": "tone_second"}
"""Which column of `mentions` each reader fills; the second never sees what the first said."""


def label_section(session: Session, period: Period, platforms: tuple[str, ...]) -> None:
    """Who reads, then the queue as a sheet with one column to fill; not for readers of a link."""
    if not (session.may("import") or session.is_sample):
        return
    t = session.t
    with st.expander(t("reputation.queue_heading"), icon=":material/rate_review:"):
        st.markdown(t("reputation.queue_note"))
        reader = st.radio(
            t("reputation.reader"),
            list(COLUMN_OF),
            format_func=lambda code: t(f"reputation.readers.{code}"),
            horizontal=True,
            key="label-reader",
        )
        queue = session.figures(
            label_queue if reader == "first" else second_queue, period=period, platforms=platforms
        )
        if queue.empty:
            st.markdown(t(f"reputation.queue_empty.{reader}"))
            return
        keep_rows(session, "mentions", _sheet(session, queue, reader))


def _sheet(session: Session, queue: pd.DataFrame, reader: str) -> list[Row] | None:
    t = session.t
    shown = queue_on_screen(session, queue)
    words = {code: t(f"option.tone.{code}") for code in TONES}
    text = t("reputation.column.text")
    edited = st.data_editor(
        shown,
        num_rows="fixed",
        disabled=True if not session.may_write else ["channel", "day", "text"],
        column_config={
            "mention_id": None,
            "text": st.column_config.TextColumn(text, width="large"),
            "label": st.column_config.SelectboxColumn(
                t("reputation.column.label"),
                options=list(words),
                format_func=partial(_word, words),
            ),
            "channel": st.column_config.TextColumn(t("reputation.column.channel")),
            "day": st.column_config.TextColumn(t("reputation.column.day")),
        },
        column_order=("text", "label", "channel", "day"),
        hide_index=True,
        width="stretch",
        placeholder="–",
        key=f"labels-{reader}-{session.position}",
    )
    saved = st.button(
        t("reputation.save_labels"),
        type=emphasis(),
        icon=":material/save:",
        disabled=not session.may_write,
        key="save-labels",
    )
    return labels(edited, reader) if saved else None


def queue_on_screen(session: Session, queue: pd.DataFrame) -> pd.DataFrame:
    """The queue as people read it; texts stay texts, the label is empty."""
    t = session.t
    return pd.DataFrame(
        {
            "mention_id": queue["mention_id"],
            "text": [
                t("reputation.no_text") if pd.isna(text) else " ".join(str(text).split())
                for text in queue["text"]
            ],
            "label": pd.Series(None, index=queue.index, dtype="str"),
            "channel": [platform_name(str(code), t) for code in queue["channel"].fillna("")],
            "day": [t.moment(at, session.zone) for at in queue["at"]],
        }
    )


def labels(edited: pd.DataFrame, reader: str) -> list[Row]:
    """A row for each mention that got a label; the others stay unlabelled, not neutral.

    >>> sheet = pd.DataFrame({"mention_id": ["m1", "m2"], "label": ["positive", None]})
    >>> labels(sheet, "first")
    [{'mention_id': 'm1', 'tone': 'positive'}]
    """
    given = edited[edited["label"].notna()]
    return [
        {"mention_id": str(number), COLUMN_OF[reader]: str(label)}
        for number, label in zip(given["mention_id"], given["label"], strict=True)
    ]


def _word(words: Mapping[str, str], code: object) -> str:
    return words.get(str(code), str(code))
