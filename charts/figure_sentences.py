"""Whole sentences about a figure: for a page's answer, the report and a message."""

from __future__ import annotations

from dataclasses import replace

from charts.figure_words import label_text, range_text, reason_text, value_text, verdict_text
from i18n import Translator
from metrics.figure import Figure


def sentence(figure: Figure, t: Translator, *, label: str = "") -> str:
    """The figure as one plain sentence, with its range, or with the reason it is unknown."""
    label = label or label_text(figure, t)
    bounds = range_text(figure, t)
    if figure.value is None:
        key = "figure.sentence.missing_range" if bounds else "figure.sentence.missing"
        return t(key, label=label, range=bounds, reason=reason_text(figure, t))
    value = value_text(figure, t, unit=True)
    key = "figure.sentence.value_range" if bounds else "figure.sentence.value"
    said = t(key, label=label, value=value, range=bounds)
    if figure.verdict:
        said = t("figure.sentence.verdict", sentence=said, verdict=verdict_text(figure, t))
    return said


def answer_text(
    section: str, figure: Figure, t: Translator, *, unit: bool = True, **values: object
) -> str:
    """The page's answer in one sentence: `<section>.answer.` value_range, value, range or none.

    `unit` is off where the sentence itself says what is counted.
    """
    bounds = range_text(figure, t)
    if figure.value is not None:
        branch = "value_range" if bounds else "value"
    else:
        branch = "range" if bounds else "none"
    return t(
        f"{section}.answer.{branch}",
        value=value_text(figure, t, unit=unit),
        range=bounds,
        reason=reason_text(figure, t),
        **values,
    )


def overspent_text(section: str, figure: Figure, t: Translator, **values: object) -> str:
    """The answer for a negative saving, said as what was spent more (branches more_range, more)."""
    if figure.value is None:
        raise ValueError(f"{figure.metric}: an unknown figure was not overspent")
    turned = replace(
        figure,
        value=-figure.value,
        low=None if figure.high is None else -figure.high,
        high=None if figure.low is None else -figure.low,
    )
    bounds = range_text(turned, t)
    return t(
        f"{section}.answer.{'more_range' if bounds else 'more'}",
        value=value_text(turned, t, unit=True),
        range=bounds,
        **values,
    )
