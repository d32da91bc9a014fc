"""Hidden words: no figure of a link differs for want of them, and none of them comes with it."""

import importlib
import pickle
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import ClassVar

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.permissions import READ_PAGES
from access.sample_coop import open_sample
from access.sealed_words import NOTHING_BUT_WORDS, WORDS, hide_words, without_words, words_in
from access.session import OWN_COOP, SAMPLE_COOP, Session
from access.share_links import Scope
from access.share_scope import limited
from access.typed_rows import keep_typed
from app import PAGES
from canonical.tables import TABLES
from i18n import Translator
from metrics.figure import Figure
from readers import read_file
from sample_data import SAMPLE_TODAY, sample_answers, sample_files
from tests.access.conftest import NOON

START, END = date(2026, 1, 1), date(2026, 11, 1)
# Text that stays, because it names what a number belongs to, or is the number's own key.
LABELS = {
    "posts": "account_id post_id account_name permalink plan_id pillar objective campaign_id",
    "account_days": "account_id day_zone account_name",
    "account_windows": "account_id account_name",
    "audience": "account_id band",
    "ad_spend": "account_id breakdown band campaign ad_set ad currency",
    "ad_totals": "account_id currency",
    "web_days": "source account_id day_zone",
    "web_windows": "source account_id dimension band",
    "email_campaigns": "campaign_id",
    "trends": "download term place band",
    "plan": "plan_id pillar objective campaign_id",
    "costs": "cost_id objective campaign_id unit",
    "rates": "medium unit place currency",
    "events": "event_id name",
    "channels": "url",
    "targets": "metric scope",
    "coop_profile": "setting value",
    "mentions": "mention_id topic incident_id",
    "incidents": "incident_id name",
    "messages": "thread_id",
    "member_ages": "band",
    "member_survey": "respondent_id item",
    "topic_days": "topic source",
    "topic_choices": "topic synonyms",
    "plan_matches": "post_id plan_id purpose",
    "chart_notes": "note_id page",
    "decisions": "decision_id",
}
MODULES = {address: name for pages in PAGES.values() for address, name in pages.items()}


def test_every_text_of_every_table_is_a_word_or_a_label():
    for name, table in TABLES.items():
        texts = {one.name for one in table.columns if one.kind == "text" and not one.allowed}
        assert texts == {*WORDS.get(name, ()), *LABELS.get(name, "").split()}, name
        assert not {*WORDS.get(name, ())} & {*LABELS.get(name, "").split()}, name


def tables_of_words():
    """One row in each table with words, each word its own."""
    tables = {}
    for name, table in TABLES.items():
        row = {one.name: f"{name}-{one.name}" for one in table.columns if one.kind == "text"}
        tables[name] = pd.DataFrame([row], dtype="str")
    return tables


def test_tables_lose_their_words_and_nothing_else():
    tables = tables_of_words()
    hidden = hide_words(tables)
    for name, frame in hidden.items():
        if name in NOTHING_BUT_WORDS:
            assert frame.empty
            continue
        known = set(frame.columns[frame.notna().all()])
        assert known == set(tables[name].columns) - set(WORDS.get(name, ())), name
    assert words_in(tables) == {f"{name}-{one}" for name, words in WORDS.items() for one in words}


def test_a_word_that_may_be_seen_elsewhere_is_none():
    tables = tables_of_words()
    tables["costs"] = tables["costs"].loc[[0, 0]].assign(note=["instagram", "  Bu Siti "])
    assert words_in(tables) & {"instagram", "Bu Siti", "  Bu Siti "} == {"Bu Siti", "  Bu Siti "}


@dataclass(frozen=True)
class Found:
    name: str
    rows: pd.DataFrame
    more: tuple
    known: MappingProxyType


def test_words_are_taken_out_of_whatever_a_figure_gives():
    words = frozenset({"rahasia", "lain"})
    rows = pd.DataFrame({"caption": ["rahasia", "biasa"], "n": [1, 2]})
    rows["tags"] = [["rahasia", "x"], []]
    known = MappingProxyType({"owner": "lain", "n": 3.0})
    found = Found("rahasia", rows, (1, ["lain"], {"rahasia"}, rows["caption"]), known)
    seen = without_words(found, words)
    assert seen.name == ""
    assert seen.rows["caption"].fillna("-").to_list() == ["-", "biasa"]
    assert seen.rows["tags"].to_list() == [["", "x"], []]
    assert seen.rows["n"].to_list() == [1, 2]
    assert seen.more[:3] == (1, [""], {""})
    assert seen.more[3].fillna("-").to_list() == ["-", "biasa"]
    assert seen.known == {"owner": "", "n": 3.0}
    assert found.rows["caption"][0] == "rahasia"  # a remembered result is harmed by nobody


def figures_in(found, path=""):
    """Path -> each figure, without its details; a frame by its numbers."""
    if isinstance(found, Figure):
        return {path: replace(found, details={})}
    if isinstance(found, pd.DataFrame):
        numbers = found.select_dtypes("number")
        return {path: (len(found), numbers.to_json(double_precision=15))}
    if is_dataclass(found):
        inside = {one.name: getattr(found, one.name) for one in fields(found)}
    elif isinstance(found, (list, tuple)):
        inside = dict(enumerate(found))
    else:
        inside = found if isinstance(found, dict) else {}
    return {
        name: one
        for key, value in inside.items()
        for name, one in figures_in(value, f"{path}.{key}").items()
    }


class Watched(Session):
    """A session that notes every figure it shows, beside the one of the board's own page."""

    shown: ClassVar[list] = []

    def figures(self, function, /, **arguments):
        seen = super().figures(function, **arguments)
        if self.scope is not None:
            self.shown.append((function, arguments, seen))
        return seen


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    store = open_sample(
        tmp_path_factory.mktemp("sample"),
        sample_files(),
        read=read_file,
        answers=sample_answers,
        today=SAMPLE_TODAY,
    )
    position = store.position(SAMPLE_COOP)
    tables = store.tables(SAMPLE_COOP, as_of=position)
    known = {}
    return Watched(
        t=Translator("id"),
        coop=SAMPLE_COOP,
        today=SAMPLE_TODAY,
        load_tables=lambda _coop, _position: tables,
        position=position,
        role="board",
        store=store,
        remember=lambda key, compute: known.setdefault(key, compute()),
    )


def _show(page, session):
    import importlib

    importlib.import_module(f"pages.{page}").show(session)


@pytest.mark.parametrize("page", [page for page in MODULES if page in READ_PAGES])
def test_the_figures_of_a_link_are_the_boards_and_come_without_words(board, page):
    importlib.import_module(f"pages.{MODULES[page]}")
    secret = [word.encode() for word in words_in(board.tables()) if len(word) > 12]
    assert len(secret) > 1_000
    board.shown.clear()
    seen = limited(board, Scope((page,), START, END))
    at = AppTest.from_function(_show, kwargs={"page": MODULES[page], "session": seen})
    at.default_timeout = 120
    at.run()
    assert not at.exception
    assert board.shown
    for function, arguments, found in board.shown:
        if "period" in arguments:
            own = board.figures(function, **arguments)
            assert figures_in(found) == figures_in(own), function
        kept = pickle.dumps(found)
        assert [word for word in secret if word in kept] == [], function


def test_decisions_and_file_names_are_not_shown_by_a_link_without_words(session_now):
    row = {"decision_id": "1", "meeting_on": date(2026, 10, 5), "owner": "Bu Siti"}
    row |= {"question": "Apakah Pak Budi hadir?", "decision": "Ya"}
    keep_typed(session_now(), "decisions", [row], at=NOON)
    profile = [{"setting": "name", "value": "Kopwan"}]
    keep_typed(session_now(), "coop_profile", profile, at=NOON)
    scope = Scope(("rapat",), START, END)
    seen = limited(session_now(), scope)
    assert seen.coop == OWN_COOP
    assert seen.tables()["decisions"].empty
    assert seen.trace("decisions", ("meeting_on", "status")).empty
    worded = limited(session_now(), replace(scope, with_words=True))
    assert list(worded.tables()["decisions"]["owner"]) == ["Bu Siti"]
    assert set(worded.trace("decisions", ("owner",))["file_name"]) == {"decisions.json"}
