"""A figure as a card: value, range, verdict, evidence, and what it means behind one button.

There is no other way for a number to reach a page. The colour follows the verdict, never the sign
of the value, and the word and the arrow say the same as the colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access.session import Session
from charts import figure_evidence, figure_words
from charts.sparkline import Point
from i18n import Translator
from metrics.figure import Figure
from widgets.plain_text import plain
from widgets.small_line import show_small_line
from widgets.trace_link import trace_link

Good = Literal["up", "down", "neither"]
"""Which direction is good news: more followers, fewer rupiah a thousand views."""


def figure_card(
    figure: Figure,
    session: Session,
    *,
    label: str = "",
    good: Good = "up",
    range_first: bool = False,
    line: Sequence[Point] = (),
) -> DeltaGenerator:
    """Draw one figure; the card is returned, so that a page can add a line at its foot.

    `label` replaces the metric's name; `line` are the months before, drawn when three are known.
    Without a value but with bounds the bounds stand large; without either, "–"; the reason small.
    With `range_first` the range stands large and the middle small: for what must never be quoted
    as one number. Only what is known stands large, and nothing is cut off on a phone.
    """
    t = session.t
    name = label or figure_words.label_text(figure, t)
    card = st.container(border=True, height="stretch")
    with card:
        _value(figure, t, name=name, good=good, range_first=range_first)
        lines = _lines(figure, t, range_first=range_first)
        st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))
        show_small_line(line, t, label=name)
        with st.popover(t("figure.meaning"), icon=":material/help:", type="tertiary"):
            _meaning(figure, session)
    return card


def _value(figure: Figure, t: Translator, *, name: str, good: Good, range_first: bool) -> None:
    is_range = range_first or not figure.is_known
    large = figure_words.spread_text(figure, t) if is_range else figure_words.value_text(figure, t)
    is_bare = large == t("figure.unknown")  # "not certain" beside it would say nothing
    if figure.verdict is None or (is_bare and figure.verdict == "uncertain"):
        st.metric(plain(name), large)
        return
    up_or_down = figure.verdict if figure.verdict != "uncertain" else None
    word = figure_words.verdict_text(figure, t)
    st.metric(
        plain(name),
        large,
        delta=word if up_or_down else f"↔ {word}",
        delta_color=_colour(up_or_down, good),
        delta_arrow=up_or_down or "off",
    )


def _colour(direction: Literal["up", "down"] | None, good: Good) -> Literal["green", "red", "gray"]:
    if direction is None or good == "neither":
        return "gray"
    return "green" if direction == good else "red"


def _lines(figure: Figure, t: Translator, *, range_first: bool) -> list[str]:
    """What is known beside the number, why there is none or no verdict, and what it rests on."""
    bounds = figure_words.range_text(figure, t)
    if range_first and figure.is_known:
        bounds = t("figure.middle", value=figure_words.value_text(figure, t, unit=True))
    evidence = figure_words.evidence_text(figure, t)
    marks = [t("figure.estimate")] if figure.is_estimate else []
    if figure.as_of is not None:
        marks.append(t("figure.as_of", day=t.date(figure.as_of)))
    lines = [
        figure_evidence.days_text(figure, t),
        figure_evidence.fact_text(figure, t),
        bounds,
        figure_words.reason_text(figure, t),
        *figure_evidence.face_texts(figure, t),
        " · ".join([part for part in (evidence, *marks) if part]),
    ]
    return [line for line in lines if line]


def _meaning(figure: Figure, session: Session) -> None:
    """What the figure means, in one piece because each element is work of its own; to the rows."""
    st.markdown("\n\n".join(_explained(figure, session.t)))
    trace_link(figure, session)


def _explained(figure: Figure, t: Translator) -> list[str]:
    """The metric in a sentence, its formula, full numbers, remarks, files: a paragraph each."""
    said = [
        t(f"metric.{figure.metric}.sentence"),
        f"**{t('figure.formula')}**",
        t(f"metric.{figure.metric}.formula"),
    ]
    method = figure_words.method_text(figure, t)
    if method:
        said.append(plain(t("figure.method", method=method)))
    if figure.is_known:
        value = t("figure.full_value", value=figure_words.full_value_text(figure, t))
        in_full = [value, figure_words.full_range_text(figure, t)]
        said.append("  \n".join(plain(text) for text in in_full if text))
    remarks = figure_words.remark_texts(figure, t)
    if remarks:
        said.append(f"**{t('figure.remarks')}**")
        said.append("\n".join(f"- {plain(remark)}" for remark in remarks))
    return [*said, _imports_line(figure, t)]


def _imports_line(figure: Figure, t: Translator) -> str:
    count = len(figure.imports)
    if count == 0:
        return t("figure.imports_none")
    return t("figure.imports_one") if count == 1 else t("figure.imports", count=t.number(count))
