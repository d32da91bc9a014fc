"""The three minutes in which the figures are told to the members."""

from __future__ import annotations

from charts import figure_sentences, figure_words
from i18n import Translator
from metrics.figure import Figure
from report.board_page import decision_text, no_decisions_text, open_decisions, over_days
from report.facts import Facts
from report.figures import ReportFigures
from report.safe_text import printable

WORDS_A_MINUTE = 130
MINUTES = 3
MOST_DECISIONS = 2
_SECTIONS = (("reach", "reach"), ("growth", "follower_growth"), ("savings", "promotion_savings"))


def speech(
    found: ReportFigures, facts: Facts, t: Translator, *, period: str, coop: str
) -> tuple[str, ...]:
    """One paragraph a thought; what is unknown is said to be unknown, with its reason."""
    paragraphs = [t("report.speech.opening", coop=coop, period=period)]
    for name, section in _SECTIONS:
        figure = getattr(found, name)
        over = found.savings_period if name == "savings" else found.period
        days = figure_words.period_text(over, t)
        sentence = headline_sentence(section, figure, t, period=days)
        said = t(f"report.speech.{name}", sentence=sentence)
        paragraphs.append(f"{said} {t(f'report.speech.{name}_why')}")
    lines = over_days(_budget(found, t), found, t)
    paragraphs.append(t("report.speech.budget", lines=lines))
    paragraphs.append(_missing(found, t))
    paragraphs.append(_decisions(facts, t))
    paragraphs.append(t("report.speech.closing"))
    return tuple(printable(paragraph) for paragraph in paragraphs)


def headline_sentence(section: str, figure: Figure, t: Translator, *, period: str) -> str:
    """The answer of that page with its verdict; more spent is said as such, never as a saving."""
    if section == "promotion_savings" and figure.value is not None and figure.value < 0:
        said = figure_sentences.overspent_text(section, figure, t, period=period)
    else:
        said = figure_sentences.answer_text(
            section, figure, t, period=period, unit=section != "follower_growth"
        )
    if figure.verdict and figure.is_known:
        verdict = t("report.speech.verdict", verdict=figure_words.verdict_text(figure, t))
        said = f"{said} {verdict}"
    return printable(said)


def _budget(found: ReportFigures, t: Translator) -> str:
    """Budget, realised and last year; what is unknown is said without repeating its reason."""
    said = [
        f"{figure_words.label_text(figure, t)} {figure_words.value_text(figure, t, unit=True)}"
        if figure.is_known
        else f"{figure_words.label_text(figure, t)}: {t('report.no_amount_said')}"
        for figure in found.budget[:3]
    ]
    return "; ".join(said)


def _missing(found: ReportFigures, t: Translator) -> str:
    unknown = [one for one in (found.reach, found.growth, found.savings) if not one.is_known]
    reasons = list(dict.fromkeys(figure_words.reason_text(one, t) for one in unknown))
    if not reasons:
        return t("report.speech.nothing_missing")
    return t("report.speech.missing", reasons=" ".join(reasons))


def _decisions(facts: Facts, t: Translator) -> str:
    waiting = open_decisions(facts)[:MOST_DECISIONS]
    if not waiting:
        return no_decisions_text(facts, t)
    said = "; ".join(decision_text(one, t) for one in waiting)
    return t("report.speech.decisions", decisions=f"{said}.")
