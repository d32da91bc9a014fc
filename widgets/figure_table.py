"""Many figures of one kind as a table: the same words as the cards, one row a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts import figure_words
from i18n import Translator
from metrics.figure import Figure
from widgets.table_section import table_section

ARROWS = {"up": "▲", "down": "▼", "uncertain": "↔"}

Labelled = Sequence[tuple[str, Figure]]


def figure_table_section(
    figures: Labelled,
    t: Translator,
    *,
    scope: str,
    heading: str,
    name: str,
    value: str = "",
    further: Mapping[str, Sequence[str]] | None = None,
    downloaded: Mapping[str, Sequence[str]] | None = None,
    is_folded: bool = False,
) -> None:
    """Draw the table with its downloads; what is to be noted stands below it, each note once.

    `scope` heads the labels, `value` the numbers; `further` are more columns of words,
    `downloaded` those that are not drawn. On the screen a range stands behind its number and the
    notes below the table, so that a row fits on a phone; beside further columns the verdict and
    what it rests on stand there too. The downloads have a column for each.
    """
    shared = _shared_remarks(figures, t)
    frame = figure_table(figures, t, scope=scope, without=shared)
    drawn = _narrow(figures, frame, t, scope=scope, is_one_cell=bool(further))
    drawn = drawn.assign(**{title: list(words) for title, words in (further or {}).items()})
    if value:
        named = {t("figure.column.value"): value}
        frame, drawn = frame.rename(columns=named), drawn.rename(columns=named)
    for title, words in {**(further or {}), **(downloaded or {})}.items():
        frame.insert(len(frame.columns) - 1, title, list(words))
    notes = [*_notes(figures, t, without=shared), *shared]
    table_section(
        frame, t, heading=heading, name=name, drawn=drawn, notes=notes, is_folded=is_folded
    )


def _narrow(
    figures: Labelled, frame: pd.DataFrame, t: Translator, *, scope: str, is_one_cell: bool
) -> pd.DataFrame:
    """The table as it is drawn: label, number with its range, verdict, evidence."""
    value, verdict, n = (t(f"figure.column.{name}") for name in ("value", "verdict", "n"))
    words = pd.DataFrame(
        {
            scope: [label for label, _ in figures],
            value: [_with_range(figure, t) for _, figure in figures],
            verdict: [_verdict(figure, t) for _, figure in figures],
            n: [figure_words.evidence_text(figure, t, is_short=True) for _, figure in figures],
        }
    )
    words = words[[name for name in words if name in frame]]
    if not is_one_cell:
        return words
    cells = words.drop(columns=scope).to_numpy().tolist()
    unknown = t("figure.unknown")  # nothing to rest on, so nothing beside it
    joined = [unknown if row[0] == unknown else " · ".join(filter(None, row)) for row in cells]
    return pd.DataFrame({scope: words[scope], value: joined})


def _with_range(figure: Figure, t: Translator) -> str:
    if figure.value is None:
        return figure_words.spread_text(figure, t)
    number = figure_words.value_text(figure, t, unit=True)
    if not figure_words.range_text(figure, t):
        return number
    return t("figure.with_range", value=number, range=figure_words.spread_text(figure, t))


def _notes(figures: Labelled, t: Translator, *, without: Sequence[str]) -> list[str]:
    """Each note once, led by the labels it holds for; notes of the same labels in one line."""
    labels: dict[str, list[str]] = {}
    for label, figure in figures:
        for note in _note_list(figure, t, without=without):
            labels.setdefault(note, []).append(label)
    lines: dict[str, list[str]] = {}
    for note, own in labels.items():
        lines.setdefault(_led_by(list(dict.fromkeys(own))), []).append(note)
    return [t("figure.note", labels=lead, note=" ".join(notes)) for lead, notes in lines.items()]


def _led_by(labels: Sequence[str]) -> str:
    """The labels in a row; what they begin with in common is said once.

    >>> _led_by(["Facebook · Kopdes: 4 konten", "Facebook · Kopdes: 8 konten"])
    'Facebook · Kopdes: 4 konten, 8 konten'
    """
    said, before = [], ""
    for label in labels:
        head, colon, tail = label.rpartition(": ")
        said.append(tail if colon and head == before else label)
        before = head if colon else ""
    return ", ".join(said)


def figure_table(
    figures: Labelled, t: Translator, *, scope: str, without: Sequence[str] = ()
) -> pd.DataFrame:
    """Label, value, range, verdict, n and notes as text; columns without an entry are left out.

    A note is the reason why there is no value, and the remarks that are not in `without`.
    """
    rows = [
        {
            scope: label,
            t("figure.column.value"): figure_words.value_text(figure, t, unit=True),
            t("figure.column.range"): figure_words.range_text(figure, t),
            t("figure.column.verdict"): _verdict(figure, t),
            t("figure.column.n"): figure_words.evidence_text(figure, t),
            t("figure.column.note"): _note(figure, t, without=without),
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


def _shared_remarks(figures: Labelled, t: Translator) -> list[str]:
    """The remarks that every figure of the table carries."""
    said = [figure_words.remark_texts(figure, t) for _, figure in figures]
    return [remark for remark in said[0] if all(remark in others for others in said)]


def _note(figure: Figure, t: Translator, *, without: Sequence[str]) -> str:
    return " ".join(_note_list(figure, t, without=without))


def _note_list(figure: Figure, t: Translator, *, without: Sequence[str]) -> list[str]:
    remarks = [text for text in figure_words.remark_texts(figure, t) if text not in without]
    return [text for text in (figure_words.reason_text(figure, t), *remarks) if text]
