"""Labels that people give: each save is one import, undone like any other, and it counts."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from access.settings import local_urls
from access.typed_rows import keep_or_refuse
from metrics.label_queue import label_queue
from metrics.period import Period
from metrics.reputation_setup import ReputationSetup, reputation_setup
from store import Store
from tests.pages.conftest import TODAY, session_on
from tests.pages.heard import mention
from widgets.label_queue import labels, queue_on_screen
from widgets.reputation_form import goalpost_table, typed_setup

MARCH = Period.month(2026, 3)
NOON = datetime(2026, 4, 15, 5, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop("kop", "Kop", by="manager", at=NOON)
    yield opened
    opened.close()


def session_of(store):
    return session_on(store.tables("kop"), store=store)


def test_a_save_is_one_import_and_can_be_undone(store):
    said = [mention(k, tone=None) for k in range(40)]
    rows = [{name: value for name, value in row.items() if not pd.isna(value)} for row in said]
    assert keep_or_refuse(session_of(store), "mentions", rows, at=NOON) == ()
    session = session_of(store)
    queue = label_queue(session.tables(), MARCH)
    sheet = queue_on_screen(session, queue)
    sheet.loc[0, "label"] = "negative"
    sheet.loc[3, "label"] = "positive"
    typed = labels(sheet, "first")
    assert keep_or_refuse(session, "mentions", typed, at=NOON) == ()
    kept = store.tables("kop")["mentions"].set_index("mention_id")["tone"].dropna()
    assert kept.to_dict() == {sheet.loc[0, "mention_id"]: "negative",
                              sheet.loc[3, "mention_id"]: "positive"}  # fmt: skip
    # The text of a labelled mention stays what it was.
    assert store.tables("kop")["mentions"]["text"].notna().all()
    last = store.imports("kop")[-1]
    store.undo_import(last.import_id, by="manager", at=NOON)
    assert store.tables("kop")["mentions"]["tone"].isna().all()


def test_a_label_outside_the_three_is_refused(store):
    wrong = [{"mention_id": "m1", "tone": "marah"}]
    problems = keep_or_refuse(session_of(store), "mentions", wrong, at=NOON)
    assert [problem.column for problem in problems] == ["tone"]


def test_the_second_reader_fills_a_column_of_their_own():
    sheet = pd.DataFrame({"mention_id": ["m1"], "label": ["neutral"]})
    assert labels(sheet, "second") == [{"mention_id": "m1", "tone_second": "neutral"}]


def test_weights_are_scaled_and_hold_from_their_day(store):
    setup = ReputationSetup()
    weights = {**dict.fromkeys(setup.weights, 0.0), "reach": 3.0, "youth": 1.0}
    goalposts = goalpost_table(setup)
    goalposts.loc[goalposts["name"] == "reach", "hundred"] = 50.0
    rows = typed_setup(setup, weights, goalposts, TODAY)
    assert keep_or_refuse(session_of(store), "coop_profile", rows, at=NOON) == ()
    kept = store.tables("kop")["coop_profile"]
    now = reputation_setup(kept, TODAY)
    assert (now.weights["reach"], now.weights["youth"]) == (0.75, 0.25)
    assert now.goalposts["reach"].hundred == 0.5
    assert now.assumed == frozenset()
    before = reputation_setup(kept, MARCH.last_day)
    assert before.weights["reach"] == 0.125


@pytest.mark.parametrize("case", ["no weight", "same ends", "below zero on a log scale"])
def test_a_setup_that_cannot_be_used_is_not_kept(case):
    setup = ReputationSetup()
    weights, goalposts = dict(setup.weights), goalpost_table(setup)
    if case == "no weight":
        weights = dict.fromkeys(weights, 0.0)
    elif case == "same ends":
        goalposts["hundred"] = goalposts["zero"]
    else:
        goalposts.loc[goalposts["name"] == "cost", "hundred"] = -1.0
    assert typed_setup(setup, weights, goalposts, TODAY) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_a_manager_offers_to_save(draw, store, language):
    said = [mention(k, tone=None, rating=None) for k in range(40)]
    rows = [{name: value for name, value in row.items() if value is not None} for row in said]
    assert keep_or_refuse(session_of(store), "mentions", rows, at=NOON) == ()
    at = draw("reputation", store.tables("kop"), language, store=store)
    assert not at.exception
    (save,) = [button for button in at.button if button.key == "save-labels"]
    assert not save.disabled
    told = save.click().run()
    assert not told.exception
    assert told.info
