"""What a report says, whatever the format: titles, sentences, rows of figures, charts, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from charts import figure_words
from charts.palette import platform_name
from i18n import Translator
from metrics.figure import Figure
from report.safe_text import printable

ARROWS = {"up": "▲", "down": "▼", "uncertain": "↔"}

ChartKind = Literal["ranges", "amounts", "followers"]


@dataclass(frozen=True)
class Row:
    """A figure in the words of the pages; `note` is the reason why there is no value."""

    label: str
    figure: Figure
    value: str
    bounds: str
    verdict: str
    evidence: str
    note: str
    days: str = ""

    @property
    def notes(self) -> str:
        """Days of its own, range, evidence and reason in one line, as it stands under a value."""
        parts = (self.days, self.bounds, self.evidence, self.note)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Chart:
    """What a format draws in its own way: rows as bars or ranges, or followers day by day.

    `lines` (series, day, value) is filled for followers only; a day without a reading is null and
    is drawn as a hole.
    """

    kind: ChartKind
    title: str
    axis: str
    rows: tuple[Row, ...] = ()
    lines: pd.DataFrame | None = None


@dataclass(frozen=True)
class Table:
    """Words in columns: imports, decisions, definitions."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Section:
    """A heading, sentences, figures, a chart, a table of words, and small notes below."""

    code: str
    heading: str
    sentences: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slide:
    """One message a screen; `said` is what the speaker adds."""

    heading: str
    message: str
    details: tuple[str, ...] = ()
    said: str = ""
    chart: Chart | None = None


@dataclass(frozen=True)
class Contents:
    """The whole report.

    `stamp` is the line of every footer, `imports` what it rests on; `banner` says that the co-op
    is invented, and is empty otherwise.
    """

    language: str
    coop: str
    banner: str
    title: str
    period: str
    answer: str
    stamp: str
    fingerprint: str
    headlines: tuple[Row, ...]
    front: tuple[Section, ...]
    annex_title: str
    annex: tuple[Section, ...]
    slides: tuple[Slide, ...]
    speech: tuple[str, ...]
    message: str
    imports: tuple[int, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Front page and annex."""
        return (*self.front, *self.annex)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every figure of the report, each once, in the order of reading."""
        every = [*self.headlines, *(row for section in self.sections for row in section.rows)]
        return tuple({(row.label, id(row.figure)): row for row in every}.values())


def row_of(figure: Figure, t: Translator, *, label: str = "", as_range: bool = False) -> Row:
    """The figure as a row; with `as_range` its spread stands first and no middle is printed."""
    verdict = figure_words.verdict_text(figure, t)
    arrow = f"{ARROWS[figure.verdict]} " if figure.verdict else ""
    has_verdict = figure.verdict and (figure.is_known or figure.verdict != "uncertain")
    value = figure_words.value_text(figure, t, unit=True)
    if as_range and figure.is_known:
        value = figure_words.spread_text(figure, t)
    texts = {
        "label": label or figure_words.label_text(figure, t),
        "value": value,
        "bounds": "" if as_range else figure_words.range_text(figure, t),
        "verdict": f"{arrow}{verdict}" if has_verdict else "",
        "evidence": _evidence(figure, t),
        "note": figure_words.reason_text(figure, t),
    }
    return Row(figure=figure, **{name: printable(text) for name, text in texts.items()})


def _evidence(figure: Figure, t: Translator) -> str:
    marks = [figure_words.evidence_text(figure, t)]
    marks += [t("figure.estimate")] if figure.is_estimate else []
    return " · ".join(mark for mark in marks if mark)


def scope_of(figure: Figure, t: Translator, names: dict[tuple[str, str], str]) -> str:
    """Platform and account of a figure: "Instagram · Kopwan Melati"."""
    platform = str(figure.details.get("platform") or "")
    account = str(figure.details.get("account_id") or "")
    parts = [platform_name(platform, t)] if platform else []
    parts += [names.get((platform, account), account)] if account else []
    return printable(" · ".join(parts) or t("figure.all_platforms"))
