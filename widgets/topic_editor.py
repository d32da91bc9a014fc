"""The list of topics that people keep: which fit the co-op, how else they are written."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from access.session import Session
from metrics.evidence import not_removed
from metrics.figure import Figure
from metrics.topic_words import topic_key
from widgets.kept_rows import keep_rows
from widgets.table_editor import Sheet, table_editor

_COLUMNS = ("topic", "is_relevant", "synonyms", "started_at")


def topic_editor(session: Session, rising: Sequence[Figure]) -> None:
    """The kept list, then the topics that are talked about and that nobody has judged yet."""
    if not (session.may("import") or session.is_sample):
        return
    t = session.t
    with st.expander(t("conversation.choices_heading"), icon=":material/checklist:"):
        st.markdown(t("conversation.choices_note"))
        rows = with_unjudged(session.tables()["topic_choices"], rising)
        sheet = Sheet("topic_choices", _COLUMNS, {}, zone=session.zone)
        keep_rows(session, "topic_choices", table_editor(session, sheet, rows))


def with_unjudged(choices: pd.DataFrame, rising: Sequence[Figure]) -> pd.DataFrame:
    """The kept topics, and below them those heard of that are not in the list.

    >>> from metrics.example_tables import example_tables
    >>> kept = example_tables(topic_choices=[{"topic": "harga beras"}])["topic_choices"]
    >>> heard = [Figure("rising_topics", 2.0, "ratio", details={"kind": name})
    ...          for name in ("#HargaBeras", "pupuk", "pupuk")]
    >>> with_unjudged(kept, heard)["topic"].tolist()
    ['harga beras', 'pupuk']
    """
    kept = not_removed(choices)[list(_COLUMNS)]
    known = {topic_key(topic) for topic in kept["topic"]}
    heard = [str(one.details.get("kind") or "") for one in rising]
    new = [name for name in dict.fromkeys(heard) if name and topic_key(name) not in known]
    added = kept.iloc[:0].reindex(range(len(new))).assign(topic=pd.Series(new, dtype="str"))
    return pd.concat([kept, added.astype(kept.dtypes)], ignore_index=True)
