"""A link's session: what it holds, what it refuses, and that frozen is frozen."""

import hashlib
import random
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from access.meeting_report import report_file
from access.session import OWN_COOP
from access.share_links import OutsideLinkError, Scope
from access.share_scope import limited
from metrics.headlines import headlines
from metrics.period import Period
from metrics.reach_overview import reach_overview
from tests.access.conftest import NOON, TODAY
from tests.access.two_coops import (
    INSIDE,
    LATER,
    OLD,
    PLATFORM,
    WORDS,
    account_days,
    keep,
    posts,
    table,
)

OCTOBER = Period.month(2026, 10)
SCOPE = Scope(("ringkasan",), OCTOBER.start, OCTOBER.end, ("instagram",))


@pytest.fixture
def filled(store, session_now):
    """A session on a month of three accounts, two posts and a sheet's address."""
    rows = {"setting": ["name", "sheet.1"], "value": ["Kopwan", "https://docs.google.com/rahasia"]}
    for number, tables in enumerate(
        (
            account_days(*INSIDE),
            account_days(*OLD, month=8),
            account_days(*PLATFORM, platform="tiktok"),
            posts(INSIDE[0]),
            {"coop_profile": table("coop_profile", rows)},
        )
    ):
        keep(store, OWN_COOP, f"{number}.csv", tables, NOON)
    return session_now


def accounts(session):
    return set(session.tables()["account_days"]["account_id"])


def captions(tables):
    return set(tables["posts"]["caption"].dropna())


def test_what_a_page_may_look_at_is_cut_to_days_platforms_and_words(filled):
    whole = filled()
    seen = limited(whole, SCOPE)
    assert accounts(whole) == {INSIDE[0], OLD[0], PLATFORM[0]}
    assert accounts(seen) == {INSIDE[0]}
    assert len(seen.tables()["posts"]) == 1
    assert captions(seen.tables()) == set()
    assert captions(limited(whole, replace(SCOPE, with_words=True)).tables()) == {WORDS[0]}
    assert set(seen.tables()["coop_profile"]["setting"]) == {"name"}
    assert seen.coop_name == "Kopwan"
    assert accounts(whole) == {INSIDE[0], OLD[0], PLATFORM[0]}  # nothing of the store was harmed


def test_the_receiver_holds_no_store_and_no_right(filled):
    seen = limited(filled(), SCOPE)
    assert seen.store is None
    assert seen.role == "reader"
    assert not seen.may_write
    assert not any(map(seen.may, ("share", "see_audit", "take_originals", "see_history")))
    assert seen.may_open("ringkasan")
    assert not seen.may_open("jangkauan")


def test_a_figure_is_the_one_on_the_boards_own_page(filled):
    arguments = {
        "period": OCTOBER,
        "today": TODAY,
        "comparison": OCTOBER.previous(),
        "account": None,
    }
    own = filled().figures(headlines, **arguments, platforms=("instagram",))
    seen = limited(filled(), SCOPE).figures(headlines, **arguments, platforms=())
    assert own.reach.value == seen.reach.value
    assert own.growth.value == seen.growth.value


@pytest.mark.parametrize(
    "arguments",
    [
        {"period": Period.month(2026, 8)},
        {"period": Period(date(2026, 9, 30), date(2026, 11, 1))},
        {"period": Period(date(2026, 10, 1), date(2026, 11, 2))},
        {"period": OCTOBER, "comparison": Period.month(2026, 8)},
        {"comparison": Period.month(2026, 8)},
    ],
)
def test_a_figure_of_other_days_is_refused_even_when_remembered(filled, arguments):
    known = {}

    def remember(key, compute):
        return known.setdefault(key, compute())

    whole = replace(filled(), remember=remember)
    seen = limited(whole, SCOPE)
    whole.figures(_nothing, **arguments)
    with pytest.raises(OutsideLinkError):
        seen.figures(_nothing, **arguments)


def _nothing(_tables, **_arguments):
    return 1


def test_what_is_remembered_for_one_link_is_never_shown_by_another(filled):
    known = {}

    def remember(key, compute):
        if key not in known:
            known[key] = compute()
        return known[key]

    whole = replace(filled(), remember=remember)
    links = [SCOPE, replace(SCOPE, platforms=("tiktok",)), replace(SCOPE, platforms=())]
    found = [limited(whole, scope).figures(_platforms, period=OCTOBER) for scope in links]
    assert found == [["instagram"], ["tiktok"], ["instagram", "tiktok"]]
    assert whole.figures(_platforms, period=OCTOBER) == ["instagram", "tiktok"]


def _platforms(tables, *, period):  # noqa: ARG001 - a figure of a period
    return sorted(set(tables["account_days"]["platform"]))


def test_a_trace_keeps_to_the_link(filled):
    whole, seen = filled(), limited(filled(), SCOPE)
    asked = {"start": date(2026, 7, 1), "end": date(2026, 12, 1)}
    assert len(whole.trace("account_days", ("reach_1d",), **asked)) == 93
    cells = seen.trace("account_days", ("reach_1d",), **asked)
    assert set(cells["account_id"]) == {INSIDE[0]}
    assert len(seen.trace("account_days", ("reach_1d",))) == 31
    assert seen.trace("account_days", ("reach_1d",), platforms=("tiktok",)).empty
    assert seen.trace("account_days", ("reach_1d",), start=date(2026, 11, 1)).empty
    assert seen.trace("posts", ("caption",)).empty
    assert seen.trace("coop_profile", ("value",)).empty
    words = limited(filled(), replace(SCOPE, with_words=True)).trace("posts", ("caption",))
    assert list(words["value"]) == [WORDS[0]]
    assert seen.can_trace


def shown(session, *, figures=True):
    """Everything that a frozen link can show, as one hash; its figures take a second."""
    parts = [
        frame.to_json(orient="split", date_format="iso")
        for _, frame in sorted(session.tables().items())
    ]
    for function in (headlines, reach_overview) if figures else ():
        more = {"comparison": OCTOBER.previous()} if function is headlines else {}
        arguments = {"period": OCTOBER, "today": session.today, "platforms": (), "account": None}
        parts.append(repr(session.figures(function, **arguments, **more)))
    for name in ("pdf", "json", "txt") if figures else ():
        parts.append(report_file(session, OCTOBER, name).hex())
    cells = session.trace("account_days", ("reach_1d", "followers_total"))
    parts.append(cells.to_json(orient="split", date_format="iso"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_frozen_stays_the_same_to_the_bit_after_20_random_imports_and_undos(filled, store):
    frozen = replace(SCOPE, position=store.position(OWN_COOP), seen_on=TODAY)
    before = shown(limited(filled(), frozen))
    rows_before = shown(limited(filled(), frozen), figures=False)
    live_before = shown(limited(filled(), SCOPE))
    chance = random.Random(20)
    for number in range(20):
        imports = store.imports(OWN_COOP)
        if chance.random() < 0.5:
            reach = chance.randrange(1, 9_000)
            account = chance.choice((INSIDE, LATER))
            keep(store, OWN_COOP, f"baru-{number}.csv", account_days(*account, reach=reach), NOON)
        else:
            one = chance.choice(imports)
            turn = store.undo_import if one.in_force else store.redo_import
            turn(one.import_id, by="ani", at=NOON)
        later = replace(filled(), today=TODAY + timedelta(days=number))
        assert shown(limited(later, frozen), figures=False) == rows_before
    assert shown(limited(later, frozen)) == before
    assert shown(limited(filled(), SCOPE)) != live_before  # the control: live moves


def test_the_day_of_a_frozen_link_is_the_day_it_was_frozen(filled):
    frozen = replace(SCOPE, position=1, seen_on=date(2026, 11, 3))
    assert limited(filled(), frozen).today == date(2026, 11, 3)
    assert limited(filled(), frozen).position == 1
    assert limited(filled(), SCOPE).today == TODAY


def test_a_window_that_reaches_out_of_the_link_is_not_shown(filled, store):
    rows = [
        {
            "platform": "instagram",
            "account_id": INSIDE[0],
            "start": pd.Timestamp(2026, 10, first),
            "end": pd.Timestamp(*end),
            "reach": 5,
        }
        for first, end in ((1, (2026, 11, 1)), (20, (2026, 11, 5)))
    ]
    keep(store, OWN_COOP, "w.csv", {"account_windows": table("account_windows", rows)}, NOON)
    windows = limited(filled(), SCOPE).tables()["account_windows"]
    assert list(windows["start"].dt.day) == [1]
