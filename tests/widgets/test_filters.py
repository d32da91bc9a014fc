"""The filters: their default, their address, what is told when the address asks too much."""

from datetime import date, timedelta

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.example_tables import example_tables
from metrics.period import Period
from metrics.scope import only_account


def _show(tables, language, found):
    from datetime import date

    import streamlit as st

    from access.session import Session
    from i18n import Translator
    from widgets import filter_address
    from widgets.filters import filters

    session = Session(Translator(language), "kop", date(2026, 11, 21), lambda *_: tables)
    filter_address.tell_what_is_lost(session, filter_address.what_is_asked())
    found.append(filters(session))
    st.text("done")


def day(platform, account, when):
    return {
        "platform": platform,
        "account_id": account,
        "account_name": f"Kop {account}",
        "date": pd.Timestamp(when),
        "views": 1,
    }


TABLES = example_tables(
    account_days=[
        day("instagram", "i1", "2026-10-30"),
        day("tiktok", "t1", "2026-09-02"),
        day("website", "w1", "2026-09-03"),
    ],
    coop_profile=[{"setting": "book_year_month", "value": "7"}],
)


class Drawn:
    """The page and what `filters` gave in its last run."""

    def __init__(self, tables=TABLES, language="id", **query):
        self.found = []
        arguments = {"tables": tables, "language": language, "found": self.found}
        self.at = AppTest.from_function(_show, kwargs=arguments, default_timeout=60)
        for name, value in query.items():
            self.at.query_params[name] = value
        self.at.run()
        assert not self.at.exception

    @property
    def last(self):
        return self.found[-1]

    def choose(self, preset):
        self.at.pills(key="preset").set_value(preset).run()
        return self.last


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_default_is_the_last_full_month_that_has_data(language):
    chosen = Drawn(language=language).last
    assert chosen.period == Period.month(2026, 10)
    assert chosen.comparison == Period.month(2026, 9)
    assert (chosen.platforms, chosen.account) == ((), None)


def test_without_data_there_is_nothing_to_choose_but_the_period():
    drawn = Drawn(example_tables())
    assert drawn.last.period == Period.month(2026, 10)
    assert not drawn.at.checkbox


@pytest.mark.parametrize(
    ("preset", "start", "end"),
    [
        ("last_28_days", date(2026, 10, 24), date(2026, 11, 21)),
        ("last_3_months", date(2026, 8, 1), date(2026, 11, 1)),
        ("book_year", date(2026, 7, 1), date(2026, 11, 22)),
        ("last_book_year", date(2025, 7, 1), date(2026, 7, 1)),
    ],
)
def test_a_quick_choice_sets_the_days_in_the_address(preset, start, end):
    drawn = Drawn()
    assert drawn.choose(preset).period == Period(start, end)
    days = [start.isoformat(), (end - timedelta(days=1)).isoformat()]
    assert drawn.at.query_params["dates"] == days
    assert drawn.choose("last_full_month").period == Period.month(2026, 10)
    assert "dates" not in drawn.at.query_params


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_link_shows_the_same_view_in_both_languages(language):
    link = {
        "dates": ["2026-09-01", "2026-09-30"],
        "previous": "false",
        "year_before": "true",
        "show_website": "false",
        "account": "Kop t1",
    }
    chosen = Drawn(language=language, **link).last
    assert chosen.period == Period.month(2026, 9)
    assert chosen.comparison == Period.month(2025, 9)
    assert chosen.platforms == ("instagram", "tiktok")
    assert chosen.account == "tiktok/t1"


def test_an_account_with_the_same_name_on_two_platforms_is_two_accounts():
    tables = example_tables(
        account_days=[
            {"platform": platform, "account_id": name, "date": "2026-10-01", "reach_1d": 5}
            for platform, name in (("facebook", "Kop"), ("youtube", "Kop"), ("tiktok", "t1"))
        ]
    )
    drawn = Drawn(tables, account="Kop (youtube)", show_facebook="false")
    assert drawn.at.selectbox(key="account").options == ["Kop (youtube)", "t1"]
    assert drawn.last.account == "youtube/Kop"
    assert not drawn.at.warning
    chosen = only_account(tables, drawn.last.account)["account_days"]
    assert chosen["platform"].tolist() == ["youtube"]


def test_one_comparison_at_a_time():
    drawn = Drawn()
    drawn.at.toggle(key="year_before").set_value(True).run()
    assert drawn.last.comparison == Period.month(2025, 10)
    assert drawn.at.toggle(key="previous").value is False
    drawn.at.toggle(key="year_before").set_value(False).run()
    assert drawn.last.comparison is None


def test_a_reversed_range_is_read_the_other_way_round_and_said():
    drawn = Drawn(dates=["2026-09-30", "2026-09-01"])
    assert drawn.last.period == Period.month(2026, 9)
    assert "terbalik" in drawn.at.info[0].value


def test_no_channel_means_all_channels_and_is_said():
    drawn = Drawn(show_instagram="false", show_tiktok="false", show_website="false")
    assert drawn.last.platforms == ()
    assert "semua kanal" in drawn.at.info[0].value


def test_what_a_link_could_not_get_is_told_as_plain_text():
    drawn = Drawn(
        dates=["kemarin", "1999-01-01"],
        show_x="false",
        previous="ya",
        account="[klik](http://contoh)",
        utm_source="wa",
    )
    assert len(drawn.at.warning) == 1
    assert drawn.at.code[0].value.splitlines() == [
        "dates=kemarin",
        "dates=1999-01-01",
        "show_x=false",
        "previous=ya",
        "account=[klik](http://contoh)",
    ]
    assert drawn.last.period == Period.month(2026, 10)


def test_a_good_link_is_told_nothing():
    assert not Drawn(dates=["2026-09-01", "2026-09-30"], show_tiktok="false").at.warning
