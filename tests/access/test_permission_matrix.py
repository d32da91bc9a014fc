"""Every page and download for every kind of visitor, over the real protocol: nothing leaks.

The words and numbers of each co-op, month, platform and ledger position are known (`two_coops`), so
one that a visitor may not see is found in whatever the server sends: page, table, option, file.
"""

import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from access.permissions import PAGE_NEEDS, READ_PAGES, may_open
from app import PAGES as SECTIONS
from tests.access.raw_visitor import Visitor, days_sent
from tests.access.two_coops import (
    COOP_NAME_OTHER,
    FOREIGN,
    INSIDE,
    LATER,
    LINK_PASSWORD,
    OLD,
    PAGES,
    PASSWORD,
    PLATFORM,
    WORDS,
    build,
    signs,
)
from tests.browser import server

EVERY_PAGE = [address for modules in SECTIONS.values() for address in modules]
SECRET = "a secret of this test alone, of 48 characters."
# The figures of October say themselves that an account of August has no reading: its name may show.
OUTSIDE = (*signs(OLD)[1:], *signs(PLATFORM, LATER, FOREIGN), *WORDS, COOP_NAME_OTHER)
OF_A = (*signs(INSIDE, OLD, PLATFORM, LATER), *WORDS)
OF_B = signs(FOREIGN)
TURNED_AWAY = ("nobody", "wrong link", "expired", "revoked", "password missing", "stranger")
PEOPLE = {
    "manajer": "manajer@koperasi.ID",
    "pengurus": "PENGURUS@koperasi.id",
    "pengawas": "pengawas@koperasi.id",
    "manajer of another co-op": "manajer@lain.id",
    "stranger": "siapa@contoh.id",
}
ROLES = {"manajer": "manager", "pengurus": "board", "pengawas": "supervisor"}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return build(tmp_path_factory.mktemp("two-coops"), password=True)


@pytest.fixture(scope="module")
def secrets_file(tmp_path_factory):
    """A provider that is never asked: the tests sign the cookie as Streamlit would."""
    path = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    lines = (
        f'[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\ncookie_secret = "{SECRET}"',
        'client_id = "x"\nclient_secret = "x"',
        'server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"',
    )
    path.write_text("\n".join(lines), "utf-8")
    return path


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

    def at(kind, address=None):
        if kind in PEOPLE:
            return signed_in(address or request.getfixturevalue("by_provider"), PEOPLE[kind])
        one = Visitor(address or request.getfixturevalue("by_password"))
        if kind == "wrong link":
            one.cookies["jejak-tautan"] = "A" * 43
        elif kind in ("expired", "revoked"):
            one.cookies["jejak-tautan"] = world.cookies[kind]
        elif kind == "password missing":
            assert one.request(f"/s/{world.tokens['locked']}").status == 303
        elif kind == "right link":
            assert one.request(f"/s/{world.tokens['right']}").status == 303
        return one

    return at


def signed_in(address, email, *, verified=True):
    """As the provider's answer leaves the browser: Streamlit's own signed cookie."""
    said = {"is_logged_in": True, "email": email, "email_verified": verified, "sub": email}
    said["origin"] = address
    value = create_signed_value(SECRET, "_streamlit_user", json.dumps(said)).decode()
    return Visitor(address, {"_streamlit_user": value})


def leaked(seen, canaries):
    return [canary for canary in canaries if canary in seen.text]


def test_every_page_of_the_app_stands_in_the_table():
    assert set(EVERY_PAGE) <= {*READ_PAGES, *PAGE_NEEDS}
    assert not set(READ_PAGES) & set(PAGE_NEEDS)


@pytest.mark.parametrize("kind", TURNED_AWAY)
def test_who_is_turned_away_sees_one_sentence_on_every_page(visitor, kind):
    one = visitor(kind)
    for page in EVERY_PAGE:
        seen = one.open(page, take=True)
        assert leaked(seen, (*OF_A, *OF_B, COOP_NAME_OTHER, "Kanari")) == [], page
        assert not {"metric", "arrow_data_frame", "arrow_vega_lite_chart"} & set(seen.kinds)
        assert seen.downloads == []


@pytest.mark.parametrize("kind", ("right link", *ROLES))
def test_who_may_come_in_is_offered_exactly_the_pages_of_the_table(visitor, kind):
    role = ROLES.get(kind, "reader")
    shared = PAGES if kind == "right link" else None
    allowed = {page for page in EVERY_PAGE if may_open(role, page, shared=shared)}
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
        assert leaked(seen, ("berkas-1", "berkas-2", "berkas-baru", "berkas-lain")) == [], page
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
        assert leaked(seen, (*OF_B, COOP_NAME_OTHER)) == [], page
        assert "exception" not in seen.kinds
        found |= set(leaked(seen, OF_A))
    assert {INSIDE[0], OLD[0], PLATFORM[0], LATER[0]} <= found


def test_a_manager_of_another_co_op_never_sees_this_one(visitor):
    one = visitor("manajer of another co-op")
    for page in EVERY_PAGE:
        seen = one.open(page, query="coop=koperasi", take=True)
        assert leaked(seen, (*OF_A, "Kanari")) == [], page
    assert FOREIGN[0] in one.open("jangkauan").text


def test_somebody_in_two_co_ops_sees_one_at_a_time_by_name(by_provider):
    one = signed_in(by_provider, "DUA@koperasi.id")
    first, second = one.open("jangkauan"), one.open("jangkauan", query=f"coop={COOP_NAME_OTHER}")
    assert INSIDE[0] in first.text
    assert leaked(first, OF_B) == []
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


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("nobody", "pengikut"),
        ("revoked", "ringkasan"),
        ("password missing", "penghematan"),
        ("right link", "riwayat-data"),
        ("pengurus", "tambah-data"),
        ("manajer of another co-op", "jangkauan"),
    ],
)
def test_a_fresh_server_whose_first_visit_is_a_deep_link(world, visitor, secrets_file, kind, page):
    flags = [f"--secrets.files={secrets_file}"] if kind in PEOPLE else []
    with server(data=world.folder, flags=flags) as address:
        seen = visitor(kind, address).open(page, take=True)
        unseen = {"right link": OUTSIDE, "pengurus": OF_B}.get(kind, OF_A)
        assert leaked(seen, unseen) == []
        assert "exception" not in seen.kinds


def test_the_password_of_a_link_opens_it_and_a_new_cookie_replaces_the_old(visitor):
    one = visitor("password missing")
    before = one.cookies["jejak-tautan"]
    assert one.post("/buka", password="salah salah").status == 403
    assert leaked(one.open("jangkauan"), OF_A) == []
    assert one.post("/buka", password=LINK_PASSWORD).status == 303
    assert INSIDE[0] in one.open("jangkauan").text
    one.cookies["jejak-tautan"] = before
    assert leaked(one.open("jangkauan"), OF_A) == []
