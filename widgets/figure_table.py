"""Many figures of one kind as a table: the same words as the cards, one row a figure."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts import figure_words
from i18n import Translator
from metrics.figure import Figure

ARROWS = {"up": "▲", "down": "▼", "uncertain": "↔"}


def figure_table(
    figures: Sequence[tuple[str, Figure]], t: Translator, *, scope: str
) -> pd.DataFrame:
    """Label, value, range, verdict, n and reason as text; columns without an entry are left out."""
    rows = [
        {
            scope: label,
            t("figure.column.value"): figure_words.value_text(figure, t, unit=True),
            t("figure.column.range"): figure_words.range_text(figure, t),
            t("figure.column.verdict"): _verdict(figure, t),
            t("figure.column.n"): figure_words.evidence_text(figure, t),
            t("figure.column.note"): _note(figure, t),
        }
        for label, figure in figures
    ]
    frame = pd.DataFrame(rows)
    used = [name for name in frame if name == scope or (frame[name] != "").any()]
    return frame[used]


def _verdict(figure: Figure, t: Translator) -> str:
    if figure.verdict is None:
        return ""
    return f"{ARROWS[figure.verdict]} {figure_words.verdict_text(figure, t)}"


def _note(figure: Figure, t: Translator) -> str:
    said = [figure_words.reason_text(figure, t), *figure_words.remark_texts(figure, t)]
    return " ".join(text for text in said if text)
