"""The front door: languages, the sample first, own data on one click, an open server."""

import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """One folder for all tests here: the sample's ledger is built once."""
    return tmp_path_factory.mktemp("jejak")


@pytest.fixture
def front_door(data_dir, monkeypatch):
    """The app on that folder, with nothing remembered from another test."""
    for name in ("DATABASE_URL", "FILES_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATA_DIR", str(data_dir))
    st.cache_resource.clear()
    st.cache_data.clear()

    def run(**query):
        at = AppTest.from_file(APP, default_timeout=120)
        for name, value in query.items():
            at.query_params[name] = value
        return at.run()

    return run


def said(at):
    return [text.value for text in at.text]


def test_the_first_visit_shows_the_sample_marked_as_such(front_door):
    at = front_door()
    assert not at.exception
    assert any("Contoh" in mark.value for mark in at.markdown)
    assert any(re.fullmatch(r"Koperasi Padi Kencana · Data per \d+ \w+ \d{4}", s) for s in said(at))
    assert at.toggle(key="sample").value is True


def test_english_stands_in_the_address(front_door):
    at = front_door(lang="en")
    assert not at.exception
    assert at.toggle(key="sample").label == "Show the sample co-op"
    assert any(re.search(r"Data as of \d+ \w+ \d{4}$", text) for text in said(at))


def test_an_unknown_language_is_indonesian(front_door):
    assert front_door(lang="xx").toggle(key="sample").label == "Tampilkan koperasi contoh"


def test_one_click_leads_to_own_data(front_door):
    at = front_door()
    (own,) = [button for button in at.button if button.label == "Pakai data sendiri"]
    at = own.click().run()
    assert not at.exception
    assert at.toggle(key="sample").value is False
    assert "Koperasi · Belum ada data" in said(at)


def test_an_open_server_shows_only_the_sample_and_says_what_to_set(front_door):
    before = st.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    try:
        at = front_door(sample="false")
    finally:
        config.set_option("server.address", before)
    assert not at.exception
    assert "sample" not in {toggle.key for toggle in at.toggle}
    assert "server.address" in at.warning[0].value
    assert any("Koperasi Padi Kencana" in text for text in said(at))


def test_the_sample_is_built_once(front_door, data_dir):
    front_door()
    (folder,) = data_dir.glob("contoh-*")
    before = (folder / "manifest.db").stat().st_mtime_ns
    front_door()
    assert [one.name for one in data_dir.glob("contoh-*")] == [folder.name]
    assert (folder / "manifest.db").stat().st_mtime_ns == before
