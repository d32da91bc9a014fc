"""Rapat: the report as the pages say it, decisions kept for the next meeting, one screen a time."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.meeting_report import meeting_report, offered_periods, report_file
from access.session import OWN_COOP
from access.settings import local_urls
from access.share_links import Scope
from access.share_scope import limited
from access.typed_rows import keep_typed
from charts import figure_words
from i18n import Translator
from metrics.headlines import headlines
from metrics.period import Period
from store import Store
from tests.pages.reading import shown_text

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("tables", ["no_data", "one_row", "one_account"])
def test_the_page_draws_on_any_data(draw, request, tables, language):
    at = draw("meeting", request.getfixturevalue(tables), language)
    assert not at.exception
    assert at.title[0].value == Translator(language)("meeting.title")


def test_the_preview_says_what_the_summary_says(draw, one_account):
    text = shown_text(draw("meeting", one_account))
    t = Translator("id")
    found = headlines(one_account, Period.month(2026, 3), date(2026, 4, 15))
    for figure in (found.reach, found.growth, found.savings):
        assert figure_words.value_text(figure, t, unit=True) in text
        assert figure_words.reason_text(figure, t) in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sample_is_called_invented_and_may_not_be_written(draw_sample, language):
    at = draw_sample("meeting", language)
    assert not at.exception
    assert Translator(language)("report.sample") in shown_text(at)
    assert "save-decisions" not in [button.key for button in at.button if not button.disabled]


def test_meeting_mode_shows_one_message_and_is_turned_and_left(draw, one_account):
    at = draw("meeting", one_account)
    at.button(key="meeting-start").click().run()
    assert at.button(key="meeting-before").disabled
    first = at.title[0].value
    at.button(key="meeting-after").click().run()
    assert at.title[0].value != first
    assert not at.selectbox
    for _ in range(5):
        at.button(key="meeting-after").click().run()
    assert at.button(key="meeting-after").disabled
    assert not at.exception
    at.button(key="meeting-end").click().run()
    assert at.title[0].value == "Rapat"
    assert at.selectbox(key="meeting-period").value == Period.month(2026, 3)


def test_another_language_of_the_paper_leaves_the_page_as_it_is(draw, one_account):
    at = draw("meeting", one_account)
    at.segmented_control(key="meeting-language").set_value("en").run()
    text = shown_text(at)
    assert Translator("en")("report.title") in text
    assert at.title[0].value == "Rapat"


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    yield opened
    opened.close()


def _session(store, language="id"):
    from datetime import date

    from access.session import OWN_COOP, Session
    from i18n import Translator

    return Session(
        t=Translator(language),
        coop=OWN_COOP,
        today=date(2026, 11, 21),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position(OWN_COOP),
        store=store,
    )


def _show(store):
    from pages import meeting
    from tests.pages.test_meeting import _session

    meeting.show(_session(store))


def test_a_decision_is_kept_as_an_import_and_shown_at_the_next_meeting(store):
    at = AppTest.from_function(_show, kwargs={"store": store}, default_timeout=60).run()
    row = {"meeting_on": "2026-11-21", "decision": "Uji 8 video", "owner": "Humas"}
    editor = f"decisions-{store.position(OWN_COOP)}"
    at.session_state[editor] = {"edited_rows": {}, "added_rows": [row], "deleted_rows": []}
    at.button(key="save-decisions").click().run()
    assert not at.exception
    (kept,) = store.imports(OWN_COOP)
    assert (kept.name, kept.reader) == ("decisions.json", "typed")
    contents = meeting_report(_session(store), Period.month(2026, 10))
    (said,) = next(s for s in contents.front if s.code == "open_decisions").sentences
    assert said == "• Uji 8 video (Humas; paling lambat –; Belum selesai)"
    keep_typed(
        _session(store),
        "decisions",
        [{**_only_row(store), "status": "done"}],
        at=NOON,
    )
    done = meeting_report(_session(store), Period.month(2026, 10))
    assert "Uji 8 video" not in str(next(s for s in done.front if s.code == "open_decisions"))


def _only_row(store):
    (row,) = store.tables(OWN_COOP)["decisions"].to_dict("records")
    return {name: row[name] for name in ("decision_id", "meeting_on", "decision", "owner")}


def test_an_empty_ledger_makes_every_format(store):
    session = _session(store)
    (period,) = offered_periods(session)
    for name in ("pdf", "pptx", "xlsx", "txt", "speech", "json"):
        assert report_file(session, period, name)


def test_periods_hold_data_and_the_running_year_ends_with_its_last_whole_month(sample_session):
    offered = offered_periods(sample_session("id"))
    assert offered[0] == Period.month(2026, 10)
    running = next(one for one in offered if one.days > 31)
    assert (running.start, running.last_day) == (date(2026, 1, 1), date(2026, 10, 31))
    assert all(one.end > date(2025, 1, 1) for one in offered)


def test_who_came_with_a_link_gets_the_report_of_its_days_and_no_list_of_files(sample_session):
    october = Period.month(2026, 10)
    scope = Scope(("rapat",), october.start, october.end)
    cut = limited(sample_session("id"), scope)
    assert offered_periods(cut) == [october]
    contents = meeting_report(cut, october)
    whole = meeting_report(sample_session("id"), october)
    assert [row.value for row in contents.headlines] == [row.value for row in whole.headlines]
    said = {section.code: section.sentences for section in contents.sections}
    t = Translator("id")
    assert said["sources"] == (t("report.sources_hidden"),)
    assert said["open_decisions"] == (t("report.decisions_hidden"),)
    for name in ("pdf", "xlsx"):
        assert report_file(cut, october, name)
