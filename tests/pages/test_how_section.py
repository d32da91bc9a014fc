"""How it was computed: drawn for who opens it; the receiver of a link reads no file name there."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from access.share_links import Scope
from access.share_scope import limited
from tests.pages.reading import shown_text, tables_of


def _show(session, is_open):
    import streamlit as st

    import pages.summary

    if is_open:
        st.session_state["how"] = True  # as a press on it does
    pages.summary.show(session)


def drawn(session, *, is_open):
    at = AppTest.from_function(_show, args=(session, is_open), default_timeout=60).run()
    assert not at.exception
    return at


def test_closed_it_costs_nothing(sample_session):
    assert tables_of(drawn(sample_session("id"), is_open=False), "Berkas") == []


@pytest.mark.parametrize(("language", "file"), [("id", "Berkas"), ("en", "File")])
def test_opened_it_names_formulas_and_files(sample_session, language, file):
    at = drawn(sample_session(language), is_open=True)
    (files,) = tables_of(at, file)
    assert files[file].str.contains("Content.csv").any()
    assert "Clayton" in shown_text(at)


def test_opened_by_the_receiver_of_a_link_it_names_no_file(sample_session):
    scope = Scope(pages=("ringkasan",), start=date(2026, 10, 1), end=date(2026, 11, 1))
    at = drawn(limited(sample_session("id"), scope), is_open=True)
    assert "Clayton" in shown_text(at)
    assert tables_of(at, "Berkas") == []
    assert ".csv" not in shown_text(at)
