"""Who is let in: the rules in memory, with every clock as an argument."""

from datetime import timedelta

import pytest

from access.cookies import cookie_name
from access.door import House, Knock, find_door
from access.permissions import MAY, MEMBERS, PAGE_NEEDS, READ_PAGES, as_role, may, may_open
from access.secrets_kept import digest, hash_password, is_password, new_token
from access.session import OWN_COOP
from access.share_links import Scope, new_link
from store import StoreError
from tests.access.conftest import NOON, TODAY

LOCAL = {"Host": "localhost:8501"}
SCOPE = Scope(pages=("ringkasan",), start=TODAY.replace(day=1), end=TODAY)


def door(
    store, *, at=NOON, headers=LOCAL, address="localhost", cookies=None, email=None, oidc=False
):
    house = House(store, address, oidc)
    return find_door(house, Knock(headers, cookies or {}, email=email), at=at)


def add_link(store, *, days=30, password=""):
    token = new_token()
    new = new_link("RAT", SCOPE, token, days=days, password=password, at=NOON)
    store.links.add(OWN_COOP, new, by="ani", at=NOON)
    return token, store.links.by_token(digest(token), at=NOON)


def visit(store, link, *, is_open=True):
    cookie = new_token()
    ends_at = NOON + timedelta(hours=8)
    store.links.start_visit(link, digest(cookie), is_open=is_open, ends_at=ends_at, at=NOON)
    return {"jejak-tautan": cookie}


def test_at_the_machine_the_manager_beyond_it_only_the_sample(store):
    assert door(store).kind == "local"
    assert door(store).may("import")
    assert door(store, address=None).kind == "open"
    assert door(store, headers={"Host": "x.example"}).kind == "open"
    assert not door(store, address=None).may("import")


def test_a_password_that_was_set_is_wanted_at_the_machine_too(store):
    store.sign_ins.set_password(OWN_COOP, hash_password("rahasia besar"), by="server", at=NOON)
    assert door(store).kind == "signed_out"
    cookie = new_token()
    ends_at = NOON + timedelta(hours=12)
    store.sign_ins.sign_in(OWN_COOP, digest(cookie), ends_at=ends_at, by="manager", at=NOON)
    cookies = {"jejak-masuk": cookie}
    assert door(store, cookies=cookies).kind == "member"
    assert door(store, cookies=cookies, at=ends_at).kind == "signed_out"
    assert door(store, cookies={"jejak-masuk": f"{cookie}A"}).kind == "signed_out"
    store.sign_ins.sign_out(OWN_COOP, digest(cookie), by="manager", at=NOON)
    assert door(store, cookies=cookies).kind == "signed_out"


def test_a_new_password_ends_every_sign_in(store):
    store.sign_ins.set_password(OWN_COOP, "old", by="server", at=NOON)
    cookie, ends_at = new_token(), NOON + timedelta(hours=12)
    store.sign_ins.sign_in(OWN_COOP, digest(cookie), ends_at=ends_at, by="manager", at=NOON)
    store.sign_ins.set_password(OWN_COOP, "new", by="server", at=NOON)
    assert door(store, cookies={"jejak-masuk": cookie}).kind == "signed_out"


def test_roles_by_address_in_any_case_looked_up_each_time(store):
    store.people.put(OWN_COOP, " Ani@Koperasi.ID ", "manager", by="server", at=NOON)
    store.people.put(OWN_COOP, "budi@koperasi.id", "board", by="ani", at=NOON)
    budi = door(store, email="BUDI@koperasi.id", oidc=True)
    assert [(one.role, one.person) for one in budi.members] == [("board", "budi@koperasi.id")]
    store.people.put(OWN_COOP, "budi@koperasi.id", "supervisor", by="ani", at=NOON)
    assert door(store, email="budi@koperasi.id", oidc=True).members[0].role == "supervisor"
    store.people.remove(OWN_COOP, "Budi@koperasi.id", by="ani", at=NOON)
    assert door(store, email="budi@koperasi.id", oidc=True).kind == "stranger"
    assert door(store, oidc=True).kind == "signed_out"


def test_a_co_op_never_loses_its_last_manager(store):
    with pytest.raises(StoreError, match="last_manager"):
        store.people.put(OWN_COOP, "budi@koperasi.id", "board", by="server", at=NOON)
    store.people.put(OWN_COOP, "ani@koperasi.id", "manager", by="server", at=NOON)
    for change in (
        lambda: store.people.remove(OWN_COOP, "ani@koperasi.id", by="ani", at=NOON),
        lambda: store.people.put(OWN_COOP, "ani@koperasi.id", "board", by="ani", at=NOON),
    ):
        with pytest.raises(StoreError, match="last_manager"):
            change()
    assert [one.role for one in store.people.of_coop(OWN_COOP)] == ["manager"]


def test_a_link_goes_before_every_other_door_until_it_ends(store):
    token, link = add_link(store, days=1)
    cookies = visit(store, link)
    assert door(store, cookies=cookies).kind == "link"
    assert not door(store, cookies=cookies).may("import")
    open_server = {"address": None, "cookies": cookies}
    assert door(store, **open_server, at=NOON + timedelta(hours=8)).kind == "closed"
    store.links.revoke("another", link.link_id, by="x", at=NOON)
    assert door(store, **open_server).kind == "link"
    store.links.revoke(OWN_COOP, link.link_id, by="ani", at=NOON)
    assert door(store, **open_server).kind == "closed"
    assert door(store, cookies=cookies).kind == "local"
    assert store.links.by_token(digest(token), at=NOON) is None


def test_the_clock_ends_a_link_to_the_second(store):
    token, link = add_link(store, days=30)
    end = NOON + timedelta(days=30)
    assert link.expires_at == end
    assert store.links.by_token(digest(token), at=end - timedelta(seconds=1)) is not None
    assert store.links.by_token(digest(token), at=end) is None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda token: token[:-1],
        lambda token: f"{token}=",
        lambda token: token.swapcase(),
        lambda token: f" {token}",
        lambda token: f"{token}\0",
        lambda _: "",
        lambda _: ":token",
        lambda _: "%",
        lambda _: "' OR 1=1 --",
    ],
)
def test_a_tampered_token_opens_nothing(store, tamper):
    token, _ = add_link(store)
    assert store.links.by_token(digest(tamper(token)), at=NOON) is None


def test_neither_token_nor_cookie_nor_password_stands_in_the_manifest(store, tmp_path):
    token, link = add_link(store, password="rahasia tautan")
    cookie = visit(store, link)["jejak-tautan"]
    store.sign_ins.set_password(OWN_COOP, hash_password("rahasia besar"), by="server", at=NOON)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("manifest.db*"))
    for secret in (token, cookie, "rahasia tautan", "rahasia besar"):
        assert secret.encode() not in kept
    assert digest(token).encode() in kept


def test_over_tls_only_the_cookie_that_no_neighbour_can_set_counts(store):
    _, link = add_link(store)
    plain = visit(store, link)
    over_tls = {**LOCAL, "Origin": "https://localhost:8501"}
    assert door(store, headers=over_tls, cookies=plain, address=None).kind == "open"
    name = cookie_name("tautan", secure=True)
    own = {name: plain["jejak-tautan"]}
    assert door(store, headers=over_tls, cookies=own, address=None).kind == "link"


def test_passwords():
    kept = hash_password("kata sandi")
    assert kept.startswith("$argon2id$")
    assert is_password("kata sandi", kept)
    assert not is_password("Kata sandi", kept)
    assert not is_password("x" * 10_000, kept)
    assert not is_password("kata sandi", "no hash")
    for wrong in ("pendek", "x" * 201):
        with pytest.raises(ValueError, match="characters"):
            hash_password(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pages": ()},
        {"pages": ("riwayat-data",)},
        {"pages": ("pengaturan", "ringkasan")},
        {"end": SCOPE.start},
        {"position": 3},
    ],
)
def test_a_link_that_cannot_be(wrong):
    with pytest.raises(ValueError, match=r"link|shared"):
        Scope(**{**vars(SCOPE), **wrong})


def test_a_scope_goes_to_the_manifest_and_back():
    whole = Scope(("rapat",), TODAY.replace(day=1), TODAY, ("tiktok",), 7, TODAY, True)
    for scope in (SCOPE, whole):
        assert Scope.from_record(scope.record()) == scope
    assert SCOPE.key != whole.key
    for days in (0, 181):
        with pytest.raises(ValueError, match="180 days"):
            new_link("x", SCOPE, "t", days=days, password="", at=NOON)


def test_the_table_of_roles():
    assert as_role("manager") == "manager"
    assert [as_role(name) for name in ("reader", "guest", "admin", "")] == [None] * 4
    assert {role for role in MAY if may(role, "import")} == {"manager"}
    assert {role for role in MAY if may(role, "manage_people")} == {"manager"}
    assert {role for role in MAY if may(role, "share")} == {"manager", "board"}
    assert {role for role in MAY if may(role, "see_audit")} == {"manager", "supervisor"}
    assert not any(may(role, "share", on_sample=True) for role in MAY)
    for page in PAGE_NEEDS:
        assert not may_open("reader", page, shared=(page,))
    assert all(may_open(role, page) for role in MEMBERS for page in READ_PAGES)
    assert not may_open("reader", "ringkasan")
    assert not may_open("board", "a-page-nobody-entered")


def test_what_happened_at_the_door_is_written_down_without_secrets(store):
    _, link = add_link(store, password="rahasia tautan")
    store.links.revoke(OWN_COOP, link.link_id, by="budi", at=NOON)
    store.links.revoke(OWN_COOP, link.link_id, by="budi", at=NOON)
    store.people.put(OWN_COOP, "Ani@koperasi.id", "manager", by="server", at=NOON)
    said = [(one.person, one.action, one.about) for one in store.audit.entries(OWN_COOP)]
    assert said == [
        ("server", "person_added", "ani@koperasi.id (manager)"),
        ("budi", "revoked", "RAT"),
        ("ani", "shared", "RAT"),
    ]
