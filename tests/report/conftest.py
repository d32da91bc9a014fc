"""A ledger with a few months of two accounts, and the report made of it."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from i18n import Translator
from metrics.example_tables import example_tables
from metrics.period import Period
from report.build import contents_of
from report.facts import Decision, Facts, Source
from report.figures import report_figures

TODAY = date(2026, 4, 15)
MARCH = Period.month(2026, 3)
SOURCES = (Source(1, "ig.csv", "a" * 64, datetime(2026, 4, 1, tzinfo=UTC)),)
DECISIONS = (
    Decision(date(2026, 3, 1), "Apakah video lebih baik?", "Uji 8 video", "Humas",
             date(2026, 4, 30), "open"),
    Decision(date(2026, 3, 1), "", "Cetak spanduk", "Ketua", None, "done"),
)  # fmt: skip


def account(platform, name, followers, *, days=120):
    first = date(2025, 12, 3)
    return [
        {
            "platform": platform, "account_id": name, "account_name": name,
            "date": pd.Timestamp(first + timedelta(days=n)),
            "followers_total": followers + 10 * n, "net_follows": 10, "reach_1d": 100,
            "views": 250, "metric_version": "views",
        }
        for n in range(days)
    ]  # fmt: skip


def cost(year, amount, category="brochure"):
    return {
        "cost_id": f"K{year}{category}", "date": pd.Timestamp(year, 3, 5), "category": category,
        "amount_idr": amount, "quantity": 1_000.0, "unit": "piece", "evidence_ref": f"N{year}",
    }  # fmt: skip


def setting(name, value):
    return {"setting": name, "value": value}


@pytest.fixture(scope="session")
def empty():
    """A co-op before its first file."""
    return example_tables()


@pytest.fixture(scope="session")
def filled():
    """Two accounts and the costs of two baseline years."""
    return example_tables(
        account_days=[*account("instagram", "kopwan", 3_000), *account("facebook", "Kop", 900)],
        costs=[cost(2024, 4_000_000), cost(2025, 5_000_000), cost(2026, 2_000_000)],
        coop_profile=[
            setting("baseline_years", "2024,2025"),
            setting("target_public", "40000"),
            setting("budget_idr", "30000000"),
        ],
    )


@pytest.fixture(scope="session")
def made():
    """The contents of a report on tables; facts can be changed by name."""
    known = {}

    def contents(tables, language="id", period=MARCH, *, with_equivalent=False, **changed):
        said = {
            "coop": "Koperasi Melati", "zone": "Asia/Jakarta", "position": 7, "made_on": TODAY,
            "data_until": date(2026, 4, 1), "sources": SOURCES, "decisions": DECISIONS, **changed,
        }  # fmt: skip
        key = (id(tables), period)
        if key not in known:  # the tables are kept, so that no other gets their id
            known[key] = (tables, report_figures(tables, period, TODAY))
        found = known[key][1]
        t = Translator(language)
        return contents_of(found, Facts(**said), t, with_equivalent=with_equivalent)

    return contents
