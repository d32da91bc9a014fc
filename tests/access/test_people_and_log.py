"""The list of people, the log of door and data, and the two commands of the server."""

import getpass

import pytest

from access import add_person, set_password
from access.audit_trail import audit_trail
from access.own_store import own_store
from access.people_list import PeopleRefusedError, keep_people, people_of
from access.secrets_kept import is_password
from access.session import OWN_COOP, SAMPLE_COOP
from access.settings import read_settings
from access.typed_rows import keep_typed
from tests.access.conftest import NOON

ANI, BUDI = "ani@koperasi.id", "budi@koperasi.id"


def test_the_list_is_what_the_manager_typed_and_each_change_is_logged(session_now):
    session = session_now()
    keep_people(session, {"Ani@Koperasi.id": "manager", BUDI: "board"}, at=NOON)
    assert people_of(session) == {ANI: "manager", BUDI: "board"}
    keep_people(session, {ANI: "board", BUDI: "manager"}, at=NOON)
    assert people_of(session) == {ANI: "board", BUDI: "manager"}
    keep_people(session, {BUDI: "manager"}, at=NOON)
    assert people_of(session) == {BUDI: "manager"}
    said = [(entry.action, entry.about) for entry in audit_trail(session)]
    assert said[0] == ("person_removed", ANI)
    assert len(said) == 5


def test_a_list_without_a_manager_or_with_another_role_is_refused_whole(session_now):
    session = session_now()
    with pytest.raises(PeopleRefusedError, match="last_manager"):
        keep_people(session, {BUDI: "board"}, at=NOON)
    keep_people(session, {ANI: "manager"}, at=NOON)
    with pytest.raises(PeopleRefusedError, match="last_manager"):
        keep_people(session, {BUDI: "board"}, at=NOON)
    with pytest.raises(ValueError, match="role"):
        keep_people(session, {ANI: "manager", BUDI: "admin"}, at=NOON)
    assert people_of(session) == {ANI: "manager"}


@pytest.mark.parametrize(
    "other", [{"role": "board"}, {"role": "supervisor"}, {"role": "reader"}, {"coop": SAMPLE_COOP}]
)
def test_only_the_manager_of_a_real_co_op_changes_people(session_now, other):
    with pytest.raises(PermissionError):
        keep_people(session_now(**other), {ANI: "manager"}, at=NOON)


def test_the_log_holds_imports_and_undos_beside_the_door(session_now, store):
    one = keep_typed(session_now(), "coop_profile", [{"setting": "name", "value": "x"}], at=NOON)
    store.undo_import(one.import_id, by=BUDI, at=NOON)
    entries = audit_trail(session_now(role="supervisor"))
    assert {(entry.person, entry.action) for entry in entries} == {
        ("manager", "import"),
        (BUDI, "undo"),
    }
    for role in ("board", "reader"):
        with pytest.raises(PermissionError):
            audit_trail(session_now(role=role))


@pytest.fixture
def server_folder(tmp_path, monkeypatch):
    for name in ("DATABASE_URL", "FILES_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return own_store(read_settings({"DATA_DIR": str(tmp_path)}))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("kata sandi baru", "kata sandi baru"), 0),
        (("kata sandi baru", "kata sandi lain"), 1),
        (("pendek", "pendek"), 1),
    ],
)
def test_the_password_is_asked_twice_and_kept_as_a_hash(server_folder, monkeypatch, typed, code):
    answers = iter(typed)
    monkeypatch.setattr(set_password, "getpass", lambda _: next(answers))
    assert set_password.getpass is not getpass.getpass
    assert set_password.main() == code
    kept = server_folder.sign_ins.password_hash(OWN_COOP)
    assert (kept is not None and is_password(typed[0], kept)) is (code == 0)


def test_the_first_person_comes_in_by_command(server_folder, capsys):
    assert add_person.main(["kopwan", "Ani@Koperasi.id", "manager"]) == 0
    assert "ani@koperasi.id sekarang manajer" in capsys.readouterr().out.lower()
    assert add_person.main([OWN_COOP, BUDI, "board"]) == 1
    assert "manajer" in capsys.readouterr().err
    assert add_person.main([OWN_COOP, BUDI, "admin"]) == 2
    assert [one.coop_id for one in server_folder.people.roles_of(ANI)] == ["kopwan"]
