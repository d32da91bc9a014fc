"""Every page and download for every kind of visitor, over the real protocol: nothing leaks.

The words and numbers of each co-op, month, platform and ledger position are known (`two_coops`), so
one that a visitor may not see is found in whatever the server sends: page, table, option, file.
"""

import pytest

from access.permissions import PAGE_NEEDS, READ_PAGES
from tests.access.raw_visitor import Visitor, days_sent
from tests.access.two_coops import (
    COOP_NAME_OTHER,
    FOREIGN,
    INSIDE,
    LATER,
    LINK_PASSWORD,
    OLD,
    PASSWORD,
    PLATFORM,
    signs,
)
from tests.access.visitors import (
    EVERY_PAGE,
    OF_A,
    OUTSIDE,
    PEOPLE,
    ROLES,
    TURNED_AWAY,
    leaked,
    opens,
    signed_in,
    unseen_by,
    visitor_of,
)
from tests.browser import server


@pytest.fixture(scope="module")
def by_password(world):
    with server(data=world.folder) as address:
        yield address


@pytest.fixture(scope="module")
def by_provider(world, secrets_file):
    with server(data=world.folder, flags=[f"--secrets.files={secrets_file}"]) as address:
        yield address


@pytest.fixture
def visitor(world, request):
    """A visitor of that kind at a warm server of the mode that the kind belongs to."""

    def at(kind):
        mode = "by_provider" if kind in PEOPLE else "by_password"
        return visitor_of(kind, world, request.getfixturevalue(mode))

    return at


def test_every_page_of_the_app_stands_in_the_table():
    assert set(EVERY_PAGE) <= {*READ_PAGES, *PAGE_NEEDS}
    assert not set(READ_PAGES) & set(PAGE_NEEDS)


@pytest.mark.parametrize("kind", TURNED_AWAY)
def test_who_is_turned_away_sees_one_sentence_on_every_page(visitor, kind):
    one = visitor(kind)
    for page in EVERY_PAGE:
        seen = one.open(page, take=True)
        assert leaked(seen, unseen_by(kind)) == [], page
        assert not {"metric", "arrow_data_frame", "arrow_vega_lite_chart"} & set(seen.kinds)
        assert seen.downloads == []


@pytest.mark.parametrize("kind", ("right link", *ROLES))
def test_who_may_come_in_is_offered_exactly_the_pages_of_the_table(visitor, kind):
    allowed = {page for page in EVERY_PAGE if opens(kind, page)}
    one = visitor(kind)
    seen = one.open()
    assert (seen.pages - {""}) | {"ringkasan"} == allowed
    for page in set(EVERY_PAGE) - allowed:
        assert one.open(page).not_found


def test_a_link_shows_its_pages_days_platforms_and_nothing_else(visitor):
    one = visitor("right link")
    found = set()
    for page in EVERY_PAGE:
        seen = one.open(page, take=True)
        assert leaked(seen, OUTSIDE) == [], page
        assert "exception" not in seen.kinds
        found |= {canary for canary in signs(INSIDE) if canary in seen.text}
    assert INSIDE[0] in found  # the test could see a leak


@pytest.mark.parametrize(
    "query",
    [
        "dates=2026-08-01&dates=2026-08-31",
        "dates=2026-01-01&dates=2026-12-31",
        "show_tiktok=true&show_facebook=true&show_instagram=false",
        f"account={OLD[0]}",
        f"account={PLATFORM[0]}",
        "coop=lain&sample=true",
        "figure=followers%7Ctiktok",
    ],
)
def test_no_address_leads_out_of_a_link(visitor, query):
    one = visitor("right link")
    for page in ("ringkasan", "pengikut", "cara-hitung"):
        seen = one.open(page, query=query, take=True)
        asked = [part.partition("=")[2] for part in query.split("&")]
        assert [c for c in leaked(seen, OUTSIDE) if c not in asked] == [], page


def test_days_that_the_calendar_does_not_offer_are_not_shown(visitor):
    one = visitor("right link")
    for days in (("2026/08/01", "2026/08/31"), ("2025/01/01", "2027/01/01")):
        seen = one.open("pengikut", changes=[days_sent(*days)])
        assert leaked(seen, OUTSIDE) == []
        assert "1 Okt 2026 – 31 Okt 2026" in seen.text


@pytest.mark.parametrize("kind", ROLES)
def test_a_member_sees_the_own_co_op_and_never_the_other(visitor, kind):
    one = visitor(kind)
    found = set()
    for page in EVERY_PAGE:
        seen = one.open(page, query="dates=2026-08-01&dates=2026-10-31", take=True)
        assert leaked(seen, unseen_by(kind)) == [], page
        assert "exception" not in seen.kinds
        found |= set(leaked(seen, OF_A))
    assert {INSIDE[0], OLD[0], PLATFORM[0], LATER[0]} <= found


def test_a_manager_of_another_co_op_never_sees_this_one(visitor):
    one = visitor("manajer of another co-op")
    for page in EVERY_PAGE:
        seen = one.open(page, query="coop=koperasi", take=True)
        assert leaked(seen, unseen_by("manajer of another co-op")) == [], page
    assert FOREIGN[0] in one.open("jangkauan").text


def test_somebody_in_two_co_ops_sees_one_at_a_time_by_name(by_provider):
    one = signed_in(by_provider, "DUA@koperasi.id")
    first, second = one.open("jangkauan"), one.open("jangkauan", query=f"coop={COOP_NAME_OTHER}")
    assert INSIDE[0] in first.text
    assert leaked(first, signs(FOREIGN)) == []
    assert FOREIGN[0] in second.text
    assert leaked(second, OF_A) == []


def test_an_address_that_the_provider_did_not_confirm_is_nobodys(by_provider):
    one = signed_in(by_provider, PEOPLE["manajer"], verified=False)
    assert leaked(one.open(), OF_A) == []


def test_what_each_role_finds_on_the_history_page(visitor):
    history = {kind: visitor(kind).open("riwayat-data") for kind in ROLES}
    has_log = {kind for kind, seen in history.items() if "Catatan pintu" in seen.text}
    has_files = {kind for kind, seen in history.items() if "original-" in seen.text}
    has_undo = {kind for kind, seen in history.items() if "Batalkan impor" in seen.text}
    assert has_log == {"manajer", "pengawas"}
    assert has_files == {"manajer", "pengawas"}
    assert has_undo == {"manajer"}
    links = {kind for kind in ROLES if "Buat tautan" in visitor(kind).open("rapat").text}
    assert links == {"manajer", "pengurus"}
    people = {kind for kind in ROLES if "save-people" in visitor(kind).open("pengaturan").text}
    assert people == {"manajer"}


def test_a_file_of_a_page_is_given_to_nobody_else(visitor, by_password):
    manager = Visitor(by_password)
    assert manager.post("/masuk", password=PASSWORD).status == 303
    known = {kind: visitor(kind) for kind in TURNED_AWAY[:-1]}
    checked = []

    def ask(addresses):
        """While the page is open: its files go when it is closed."""
        for address in addresses:
            answer = manager.request(address)
            assert answer.status == 200
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert {
                kind: one.request(address).status for kind, one in known.items()
            } == dict.fromkeys(known, 403)
            checked.append(address)

    manager.open("riwayat-data", take=True, meanwhile=ask)
    assert len(checked) > 2


def test_the_password_of_a_link_opens_it_and_a_new_cookie_replaces_the_old(visitor):
    one = visitor("password missing")
    before = one.cookies["jejak-tautan"]
    assert one.post("/buka", password="salah salah").status == 403
    assert leaked(one.open("jangkauan"), OF_A) == []
    assert one.post("/buka", password=LINK_PASSWORD).status == 303
    assert INSIDE[0] in one.open("jangkauan").text
    one.cookies["jejak-tautan"] = before
    assert leaked(one.open("jangkauan"), OF_A) == []
