"""A figure as one plain sentence under the board's question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts import figure_sentences, figure_words
from i18n import Translator
from metrics.figure import Figure
from widgets.plain_text import plain


def answer(question: str, sentence: str) -> None:
    """The board's question, then the answer in one sentence made from the figures."""
    st.subheader(question)
    st.markdown(f"#### {plain(sentence)}")


def figure_sentence(figure: Figure, t: Translator, *, label: str = "") -> None:
    """The sentence of one figure: value and range, or the reason why it is unknown."""
    st.markdown(plain(figure_sentences.sentence(figure, t, label=label)))


def reasons(figures: Sequence[Figure], t: Translator) -> list[str]:
    """Why figures are unknown, each reason once and in order."""
    said = (figure_words.reason_text(figure, t) for figure in figures if not figure.is_known)
    return list(dict.fromkeys(text for text in said if text))
