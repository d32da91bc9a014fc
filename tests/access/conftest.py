"""Real ledgers in folders that are thrown away: one co-op with a manager's session, and two."""

from datetime import UTC, date, datetime

import pytest

from access.session import OWN_COOP, Session
from access.settings import local_urls
from i18n import Translator
from store import Store
from tests.access.two_coops import build as build_two_coops
from tests.access.visitors import write_secrets

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    yield opened
    opened.close()


@pytest.fixture
def session_now(store):
    """A session as of this moment of the ledger; call it again after each change."""

    def build(language="id", coop=OWN_COOP, **more):
        return Session(
            t=Translator(language),
            coop=coop,
            today=TODAY,
            load_tables=lambda name, position: store.tables(name, as_of=position),
            position=store.position(OWN_COOP),
            store=store,
            **more,
        )

    return build


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Two co-ops with people, links and a password: `tests.access.two_coops`."""
    return build_two_coops(tmp_path_factory.mktemp("two-coops"), password=True)


@pytest.fixture(scope="module")
def secrets_file(tmp_path_factory):
    return write_secrets(tmp_path_factory.mktemp("secrets") / "secrets.toml")
