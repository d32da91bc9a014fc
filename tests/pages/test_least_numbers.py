"""No claim below its least number: every page of figures with 0, 1, 3 and many rows in every table.

Looked at twice: the figures that a page asked for, whatever it shows of them, and the words on it.
"""

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES
from i18n.translator import catalogue
from metrics.figure import Figure
from tests.pages.conftest import _show, session_on
from tests.pages.reading import shown_text
from tests.pages.rows_everywhere import MANY, rows_everywhere
from tests.pages.test_heard_pages import CAUSES

PAGES = (
    "summary", "reach", "follower_growth", "promotion_savings", "content", "content_plan",
    "conversation", "reputation", "members", "presence",
)  # fmt: skip
CLAIMING = {"summary", "follower_growth", "content"}
"""Pages that judge something where there are many rows: the search would find a claim."""

LEAST = 8
"""Below it only ranges that no number of rows makes narrower."""

NO_SAMPLE = {
    "rating",  # twenty assumed reviews hold it back from the first one on
    "equivalent_value", "break_even_views", "cost_against_market",  # low and high price
    "reach_across_platforms", "cost_per_reached", "cost_per_thousand_reached",  # bounds of people
    "young_share", "young_members", "young_followers",  # bounds of bands that are cut
    "member_path", "statement_lag",  # at least so many, at most so late
    "presence", "freshness",  # channels that nobody has looked at may be there or not
    "engagement_rate", "post_reach",  # quartiles: they describe the posts that there are
    "reputation_component",  # one of the above between its goalposts
}  # fmt: skip
"""Ranges that are bounds, prices, priors or quartiles, each said beside the figure."""

SAYS_NOTHING = re.compile(r"belum|tidak ada data|no figure|no number|cannot|not enough|not yet")


def figures_in(result: object) -> Iterator[Figure]:
    """Every figure inside what a page computed, however deep."""
    if isinstance(result, Figure):
        yield result
    elif is_dataclass(result) and not isinstance(result, type):
        for field in fields(result):
            yield from figures_in(getattr(result, field.name))
    elif isinstance(result, Mapping):
        for value in result.values():
            yield from figures_in(value)
    elif isinstance(result, (tuple, list)):
        for value in result:
            yield from figures_in(value)


@pytest.fixture(scope="module")
def visit():
    """Draw a page with so many rows in every table; the page and the figures it asked for."""
    known: dict[tuple[str, int, str], tuple[AppTest, list[Figure]]] = {}

    def visited(page: str, count: int, language: str) -> tuple[AppTest, list[Figure]]:
        if (page, count, language) not in known:
            known[page, count, language] = drawn(page, count, language)
        return known[page, count, language]

    return visited


def drawn(page: str, count: int, language: str) -> tuple[AppTest, list[Figure]]:
    importlib.import_module(f"pages.{page}")
    found: list[Figure] = []

    def remember(_key, compute):
        result = compute()
        found.extend(figures_in(result))
        return result

    session = replace(session_on(rows_everywhere(count), language), remember=remember)
    at = AppTest.from_function(_show, kwargs={"page": page, "session": session})
    at.default_timeout = 120
    return at.run(), found


def claims(language: str) -> re.Pattern[str]:
    """Words that say more than "not sure": every verdict of either sign, and their marks."""
    words = {
        text
        for key, text in catalogue(language).items()
        if re.match(r"figure\.verdict(_of\.\w+)?\.(up|down)$", key)
    }
    assert len(words) >= 8
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b|[▲▼]")


def judged(at: AppTest) -> list[str]:
    """Where a page puts its judgements: the answer, the cards, the column of verdicts."""
    heading = {"Putusan", "Verdict"}
    cells = [
        str(cell)
        for frame in (*at.dataframe, *at.table)
        for name in heading & set(frame.value.columns)
        for cell in frame.value[name]
    ]
    answers = [part.value for part in at.markdown if part.value.startswith("#### ")]
    clauses = [clause for answer in answers for clause in re.split(r"[;.]", answer)]
    said = [clause for clause in clauses if not SAYS_NOTHING.search(clause)]
    return [*cells, *said, *(metric.delta for metric in at.metric if metric.delta)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("page", PAGES)
def test_few_rows_are_judged_by_no_figure_and_by_no_word(visit, page, count, language):
    at, found = visit(page, count, language)
    assert not at.exception
    assert [(one.metric, one.verdict) for one in found if one.verdict in ("up", "down")] == []
    assert [text for text in judged(at) if claims(language).search(text)] == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", PAGES)
def test_few_rows_give_no_interval(visit, page, count):
    _, found = visit(page, count, "id")
    few = [one for one in found if one.n is None or one.n < LEAST]
    ranged = [one for one in few if {one.low, one.high} - {None, one.value}]
    estimated = [one for one in found if one.is_estimate and one.is_known]
    assert {one.metric for one in (*ranged, *estimated)} <= NO_SAMPLE


@pytest.mark.parametrize("page", PAGES)
def test_without_rows_there_is_no_number(visit, page):
    at, found = visit(page, 0, "id")
    assert [one.metric for one in found if one.value is not None] == []
    assert not [metric for metric in at.metric if metric.value != "–"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_many_rows_are_drawn_and_a_claim_would_be_seen(visit, page, language):
    at, found = visit(page, MANY, language)
    assert not at.exception
    assert not re.search(r"\bnan\b|NaT|<NA>|None", shown_text(at))
    assert found
    if page in CLAIMING:
        assert [one for one in found if one.verdict in ("up", "down")]
        assert [text for text in judged(at) if claims(language).search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_answer_explains_a_cause(visit, page, language):
    at, _ = visit(page, MANY, language)
    answers = [part.value for part in at.markdown if part.value.startswith("#### ")]
    assert answers
    assert [said for said in answers if re.search(CAUSES, said.casefold())] == []
