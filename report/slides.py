"""One message a screen: for slides and for the meeting mode of the dashboard."""

from __future__ import annotations

from collections.abc import Sequence

from charts import figure_words
from i18n import Translator
from report.annex import followers_chart
from report.board_page import board_page, decision_text, no_decisions_text, open_decisions
from report.contents import Chart, Row, Slide
from report.facts import Facts
from report.figures import ReportFigures
from report.speech import headline_sentence

MOST_DECISIONS = 5
_SECTIONS = ("reach", "follower_growth", "promotion_savings")
_HEADINGS = ("report.reported_reach", "report.followers_gained", "report.cash")
_WHY = ("report.speech.reach_why", "report.speech.growth_why", "report.speech.savings_why")


def slides(
    found: ReportFigures,
    facts: Facts,
    t: Translator,
    *,
    headlines: Sequence[Row],
    about: tuple[str, str],
    coop: str,
) -> tuple[Slide, ...]:
    """Title, the three headlines each with its picture, what changed, the budget, decisions."""
    days = figure_words.period_text(found.period, t)
    front = {section.code: section for section in board_page(found, facts, t)}
    pictures = (front["accounts"].chart, followers_chart(found, t), front["budget"].chart)
    opening = t("report.speech.opening", coop=coop, period=about[0])
    return (
        Slide(coop, t("report.title"), tuple(text for text in about if text), opening),
        *(
            _headline(row, t, number=number, period=days, chart=chart)
            for number, (row, chart) in enumerate(zip(headlines, pictures, strict=True))
        ),
        _rows(front["changed"].heading, front["changed"].rows, front["changed"].notes),
        _rows(front["budget"].heading, front["budget"].rows, front["budget"].notes),
        _decisions(facts, t),
    )


def _headline(row: Row, t: Translator, *, number: int, period: str, chart: Chart | None) -> Slide:
    message = headline_sentence(_SECTIONS[number], row.figure, t, period=row.days or period)
    unsaid = row.note if row.note not in message else ""
    details = tuple(text for text in (unsaid, row.evidence) if text)
    return Slide(t(_HEADINGS[number]), message, details, f"{message} {t(_WHY[number])}", chart)


def _rows(heading: str, rows: Sequence[Row], notes: tuple[str, ...]) -> Slide:
    lines = tuple(line_of(row) for row in rows)
    return Slide(heading, "", lines, " ".join(notes))


def line_of(row: Row) -> str:
    """Label, value, and what stands beside it, in one line."""
    beside = "; ".join(part for part in (row.bounds, row.verdict, row.note) if part)
    return f"{row.label}: {row.value}" + (f" ({beside})" if beside else "")


def _decisions(facts: Facts, t: Translator) -> Slide:
    waiting = [decision_text(one, t) for one in open_decisions(facts)[:MOST_DECISIONS]]
    said = t("report.speech.closing")
    details = tuple(waiting) or (no_decisions_text(facts, t),)
    return Slide(t("report.to_decide"), t("report.ask"), details, said)
