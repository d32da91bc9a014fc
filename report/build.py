"""The contents of one report, from its figures and facts, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts import figure_words
from i18n import Translator
from metrics.figure import Figure
from metrics.period import Period
from report import VERSION
from report.annex import annex
from report.board_page import board_page
from report.contents import Contents, Row, row_of
from report.facts import Facts, fingerprint, sources_of
from report.figures import ReportFigures
from report.message import message
from report.safe_text import printable
from report.slides import slides
from report.speech import speech

MONTHS_DAYS = 92
"""A period from the first day of a tahun buku and longer than a quarter is that year so far."""

NAME_LIMIT = 120
"""Longer names are cut with "…": a report of one page has no room for more."""


def contents_of(
    found: ReportFigures, facts: Facts, t: Translator, *, with_equivalent: bool = False
) -> Contents:
    """Everything that is printed. The advertising equivalent is a range and off by default."""
    period = period_label(found.period, found.assumptions.first_month, t)
    headlines = headline_rows(found, t)
    front = board_page(found, facts, t)
    further = annex(found, facts, t, with_equivalent=with_equivalent)
    rows = [*headlines, *(row for section in (*front, *further) for row in section.rows)]
    imports = imports_behind([row.figure for row in rows])
    mark = fingerprint_text(facts, imports, t)
    coop = printable(facts.coop, limit=NAME_LIMIT) or t("app.unnamed_coop")
    banner = t("report.sample") if facts.is_sample else ""
    data = data_line(facts, t)
    is_year = found.period.days > MONTHS_DAYS
    return Contents(
        language=t.language,
        coop=coop,
        banner=banner,
        title=t("report.title_rat" if is_year else "report.title"),
        period=period,
        answer=answer_line(headlines),
        stamp=t(
            "report.stamp", version=VERSION, data=data, day=t.date(facts.made_on),
            position=facts.position, fingerprint=mark,
        ),
        fingerprint=mark,
        headlines=headlines,
        front=front,
        annex_title=t("report.annex_of" if is_year else "report.annex", period=period),
        annex=further,
        slides=slides(
            found, facts, t, headlines=headlines, about=(period, banner), coop=coop
        ),
        speech=speech(found, facts, t, period=period, coop=coop),
        message=message(headlines, t, coop=coop, about=(banner, period), data=data, mark=mark),
        imports=imports,
    )  # fmt: skip


def headline_rows(found: ReportFigures, t: Translator) -> tuple[Row, ...]:
    """Reach, growth and savings, as the summary labels them; savings say their own days."""
    reach, growth, savings = (
        row_of(figure, t, label=t(f"summary.label.{name}"))
        for name, figure in (
            ("reach", found.reach),
            ("growth", found.growth),
            ("savings", found.savings),
        )
    )
    if found.savings_period == found.period or not found.savings.is_known:
        return reach, growth, savings
    days = figure_words.period_text(found.savings_period, t)
    return reach, growth, replace(savings, days=printable(days))


def answer_line(headlines: Sequence[Row]) -> str:
    """The three figures in one line; what is unknown says its range or that it is unknown."""
    return "; ".join(f"{row.label}: {said_value(row)}" for row in headlines) + "."


def said_value(row: Row) -> str:
    """The value, else the known range, else the sign for unknown."""
    return row.value if row.figure.is_known else row.bounds or row.value


def period_label(period: Period, first_month: int, t: Translator) -> str:
    """A tahun buku by its name and days, else as the pages name a period."""
    text = figure_words.period_text(period, t)
    year = Period.book_year_of(period.start, first_month, period.zone)
    if period == year:
        return t("report.book_year", period=text)
    is_so_far = period.start == year.start and period.days > MONTHS_DAYS
    return t("report.book_year_so_far", period=text) if is_so_far else text


def data_line(facts: Facts, t: Translator) -> str:
    """Up to which day the data speak."""
    if facts.data_until is None:
        return t("report.no_data")
    return t("report.data_until", day=t.date(facts.data_until))


def imports_behind(figures: Sequence[Figure]) -> tuple[int, ...]:
    """The imports of all figures, each once and in order."""
    return tuple(sorted({number for figure in figures for number in figure.imports}))


def fingerprint_text(facts: Facts, imports: Sequence[int], t: Translator) -> str:
    """The fingerprint of these imports, or why there is none."""
    if facts.sources is None:
        return t("report.hidden_fingerprint")
    return fingerprint(sources_of(facts, imports)) or t("report.no_fingerprint")
