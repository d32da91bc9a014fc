from datetime import date

import pandas as pd
import pytest

from access.profile import Profile
from access.session import SAMPLE_COOP, Session
from i18n import Translator
from metrics.example_tables import example_tables
from metrics.period import Period


def likes(tables, platform, period):
    rows = tables["posts"]
    return int(rows.loc[rows["platform"] == platform, "likes"].sum()), period.days


def session_on(tables, **more):
    return Session(Translator("id"), "kop", date(2026, 11, 21), lambda *_: tables, **more)


def test_figures_are_remembered_by_primitives_only():
    calls = []

    def remember(key, compute):
        calls.append(key)
        return compute()

    posts = [{"platform": "x", "likes": 3}, {"platform": "tiktok", "likes": 9}]
    session = session_on(example_tables(posts=posts), remember=remember, position=7)
    october = Period.month(2026, 10)
    assert session.figures(likes, platform="x", period=october) == (3, 31)
    assert session.figures(likes, period=october, platform="x") == (3, 31)
    assert session.figures(likes, period=october, platform="tiktok") == (9, 31)
    assert calls[0] == calls[1] != calls[2]
    assert calls[0][:2] == ("kop", 7)
    assert calls[0][2].endswith("likes")
    with pytest.raises(TypeError, match="tables"):
        session.figures(likes, tables=example_tables())


def test_a_page_that_adds_a_column_harms_nobody():
    session = session_on(example_tables(posts=[{"platform": "x", "likes": 3}]))
    posts = session.tables()["posts"]
    posts["likes"] = 0
    posts["new"] = 1
    assert list(session.tables()["posts"]["likes"]) == [3]
    assert "new" not in session.tables()["posts"]


def test_who_may_write(session_now):
    assert session_now().may_write
    assert not session_now(coop=SAMPLE_COOP).may_write
    assert not session_now(role="reader").may_write
    assert not session_on(example_tables()).may_write


def test_a_session_without_a_ledger_cannot_trace():
    with pytest.raises(RuntimeError, match="store"):
        session_on(example_tables()).trace("posts", ("likes",))


@pytest.mark.parametrize(
    ("kept", "zone", "month"),
    [
        ({}, "Asia/Jakarta", 1),
        ({"zone": "Asia/Jayapura", "book_year_month": "7"}, "Asia/Jayapura", 7),
        ({"zone": "Mars", "book_year_month": "13"}, "Asia/Jakarta", 1),
        ({"zone": "", "book_year_month": "juli"}, "Asia/Jakarta", 1),
    ],
)
def test_zone_and_book_year_have_a_stated_default(kept, zone, month):
    profile = Profile(kept)
    assert (profile.zone, profile.book_year_month) == (zone, month)


def test_a_co_op_without_a_name_gets_a_neutral_word():
    assert session_on(example_tables()).coop_name == "Koperasi"
    named = example_tables(coop_profile=[{"setting": "name", "value": "Kopwan"}])
    assert session_on(named).coop_name == "Kopwan"
    removed = example_tables(
        coop_profile=[{"setting": "name", "value": "Kopwan", "removed": pd.NA}]
    )
    assert session_on(removed).coop_name == "Kopwan"
