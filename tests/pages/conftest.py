"""A session on hand-made tables, and a page drawn with it."""

import importlib
from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from access.sample_coop import open_sample
from access.session import SAMPLE_COOP, Session
from i18n import Translator
from metrics.example_tables import example_tables
from readers import read_file
from sample_data import SAMPLE_TODAY, sample_answers, sample_files

TODAY = date(2026, 4, 15)
Draw = Callable[..., AppTest]


def _show(page, session):
    import importlib

    importlib.import_module(f"pages.{page}").show(session)


def session_on(tables, language="id", store=None):
    """A manager's session on these tables; no memory between calls."""
    return Session(
        t=Translator(language),
        coop="kop",
        today=TODAY,
        load_tables=lambda _coop, _position: tables,
        store=store,
        position=store.position("kop") if store else 0,
    )


@pytest.fixture
def draw() -> Draw:
    """Draw pages/<name>.py on tables in a language; query holds the address's parameters."""

    def drawn(page, tables, language="id", query=None, store=None):
        importlib.import_module(f"pages.{page}")
        session = session_on(tables, language, store)
        at = AppTest.from_function(_show, kwargs={"page": page, "session": session})
        at.default_timeout = 60
        for name, value in (query or {}).items():
            at.query_params[name] = value
        return at.run()

    return drawn


@pytest.fixture(scope="session")
def sample_session(tmp_path_factory):
    """A session on the invented co-op in a language; what was computed once is remembered."""
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

    def remember(key, compute):
        if key not in known:
            known[key] = compute()
        return known[key]

    def session(language):
        return Session(
            t=Translator(language),
            coop=SAMPLE_COOP,
            today=SAMPLE_TODAY,
            load_tables=lambda _coop, _position: tables,
            position=position,
            role="reader",
            store=store,
            remember=remember,
        )

    return session


@pytest.fixture
def draw_sample(sample_session) -> Draw:
    """Draw pages/<name>.py on the invented co-op."""

    def drawn(page, language="id", query=None):
        importlib.import_module(f"pages.{page}")
        settings = {"page": page, "session": sample_session(language)}
        at = AppTest.from_function(_show, kwargs=settings)
        at.default_timeout = 60
        for name, value in (query or {}).items():
            at.query_params[name] = value
        return at.run()

    return drawn


@pytest.fixture
def no_data():
    """A co-op before its first file."""
    return example_tables()


@pytest.fixture
def one_row():
    """One day of one account, without reach; everything else unknown."""
    day = {"platform": "instagram", "date": pd.Timestamp(2026, 3, 31), "followers_total": 4_120}
    return example_tables(account_days=[day])


@pytest.fixture
def one_account():
    """March 2026 of one account: 100 accounts a day, ten new followers a day, three posts."""
    return example_tables(
        account_days=[_day("instagram", "kopwan", number) for number in range(120)],
        posts=[_post(number) for number in range(3)],
        costs=[
            {
                "cost_id": f"K{year}",
                "date": pd.Timestamp(year, 3, 5),
                "category": "brochure",
                "amount_idr": amount,
            }
            for year, amount in ((2025, 5_000_000), (2026, 2_000_000))
        ],
        coop_profile=[
            {"setting": "baseline_years", "value": "2025"},
            {"setting": "target_public", "value": "40000"},
        ],
    )


def _day(platform, account, number):
    day = date(2025, 12, 3) + timedelta(days=number)
    return {
        "platform": platform,
        "account_id": account,
        "account_name": "Kopwan *Melati*",
        "date": pd.Timestamp(day),
        "followers_total": 3_000 + 10 * number,
        "net_follows": 10,
        "reach_1d": 100,
        "views": 250,
        "metric_version": "views",
    }


def _post(number):
    return {
        "platform": "instagram",
        "account_id": "kopwan",
        "account_name": "Kopwan *Melati*",
        "post_id": f"P{number}",
        "as_of": pd.Timestamp(2026, 4, 10),
        "published_at": pd.Timestamp(2026, 3, 10 + number, 3),
        "format": "photo",
        "caption": "=1+1 [klik](https://contoh.id) *tebal*",
        "reach": 900 + 100 * number,
        "views": 1_500,
        "metric_version": "views",
    }
