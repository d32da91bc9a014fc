"""The same matrix where the page is the very first that a fresh server shows to anybody.

A server that wakes for a shared link has run nothing: no page, no cache, no list of pages. Each
case has a server of its own. COLD_MATRIX=all tries every visitor on every page, as at night; by
default each page and each visitor come several times, and every download once.
"""

import os

import pytest

from tests.access.cold_server import cold_server
from tests.access.two_coops import INSIDE
from tests.access.visitors import (
    EVERY_PAGE,
    EVERYBODY,
    TURNED_AWAY,
    flags_for,
    leaked,
    opens,
    unseen_by,
    visitor_of,
)

STEP = 5  # the five who may come in stand first in EVERYBODY: each page has one of them
QUERY = {
    "cara-hitung": "dates=2026-10-01&dates=2026-10-31&figure=follower_total%7Cinstagram",
}


def cases():
    """Visitor and page; a page that none of the chosen may open is opened by a manager too."""
    if os.environ.get("COLD_MATRIX") == "all":
        return [(kind, page) for kind in EVERYBODY for page in EVERY_PAGE]
    chosen = [
        (kind, page)
        for i, kind in enumerate(EVERYBODY)
        for j, page in enumerate(EVERY_PAGE)
        if (i + j) % STEP == 0
    ]
    opened = {page for kind, page in chosen if opens(kind, page)}
    return [*chosen, *(("manajer", page) for page in EVERY_PAGE if page not in opened)]


def test_every_visitor_and_every_page_have_their_turn():
    assert {kind for kind, _ in cases()} == set(EVERYBODY)
    assert {page for kind, page in cases() if opens(kind, page)} == set(EVERY_PAGE)
    assert {page for kind, page in cases() if not opens(kind, page)} == set(EVERY_PAGE)


@pytest.mark.parametrize(("kind", "page"), cases())
def test_the_first_page_of_a_fresh_server(world, secrets_file, kind, page):
    with cold_server(data=world.folder, flags=flags_for(kind, secrets_file)) as address:
        seen = visitor_of(kind, world, address).open(page, query=QUERY.get(page, ""), take=True)
        assert leaked(seen, unseen_by(kind)) == []
        assert "exception" not in seen.kinds
        # An address that is not offered leads to the visitor's own first page.
        is_own_first = seen.not_found and kind not in TURNED_AWAY
        assert opens(kind, page) or is_own_first or not seen.downloads


def test_a_file_of_an_earlier_life_is_given_to_nobody(world, secrets_file):
    for flags in ([], [f"--secrets.files={secrets_file}"]):
        with cold_server(data=world.folder, flags=flags) as address:
            for kind in EVERYBODY:
                if flags_for(kind, secrets_file) == flags:
                    one = visitor_of(kind, world, address)
                    answer = one.request(f"/media/{'0' * 56}.csv")
                    assert answer.status == (404 if kind == "right link" else 403), kind


def test_a_fresh_server_shows_its_figures_too(world, secrets_file):
    """The control: what is looked for could be found."""
    for kind in ("manajer", "right link"):
        with cold_server(data=world.folder, flags=flags_for(kind, secrets_file)) as address:
            seen = visitor_of(kind, world, address).open("pengikut", take=True)
            assert leaked(seen, INSIDE[:1]) == [INSIDE[0]]
