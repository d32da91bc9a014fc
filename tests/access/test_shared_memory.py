"""What all people of a server share, in Streamlit's own cache: every part of a key must count."""

import pytest

from access.door import Member
from access.session import OWN_COOP
from access.settings import local_urls
from access.streamlit_session import _session
from i18n import Translator
from store import Store
from tests.access.conftest import NOON, TODAY

KEY = ("kop", 1, "reach", "[('period', 10)]")


@pytest.fixture
def sessions(tmp_path):
    """Sessions of two stores with co-ops of the same code at the same position."""
    stores = [Store.open(*local_urls(tmp_path / name)) for name in ("one", "other")]
    for store in stores:
        store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    manager = Member(OWN_COOP, "manager", "manager")
    yield [_session(Translator(), store, manager, today=TODAY) for store in stores]
    for store in stores:
        store.close()


@pytest.mark.parametrize(
    "other",
    [
        ("kop2", *KEY[1:]),
        ("kop", 11, *KEY[2:]),
        ("kop", 1, "a-link/reach", KEY[3]),
        ("kop", 1, "reach", "[('period', 11)]"),
        ("kop', 1, 'reach", 1, "", ""),  # as if the parts were only put one behind the other
        ("kop", 1, "reach', \"[('period', 10)]\"", ""),
    ],
)
def test_another_key_has_another_answer(sessions, other):
    session = sessions[0]
    assert session.remember(KEY, lambda: "first") == "first"
    assert session.remember(other, lambda: "other") == "other"
    assert session.remember(KEY, lambda: "computed again") == "first"


def test_the_same_key_of_another_store_has_another_answer(sessions):
    said = [session.remember(KEY, lambda n=n: n) for n, session in enumerate(sessions)]
    assert said == [0, 1]


def test_nobody_changes_what_others_are_given(sessions):
    session = sessions[0]
    session.remember(KEY, lambda: ["reach"]).append("mine")
    assert session.remember(KEY, list) == ["reach"]
