"""The people of a co-op as a list of address and role; what changed is kept line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from access.permissions import MEMBERS
from access.session import Session
from canonical.problem import Problem
from store import Store, StoreError


class PeopleRefusedError(Exception):
    """The list cannot be kept as it is; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


def people_of(session: Session) -> dict[str, str]:
    """Address -> role of everybody in the co-op."""
    return {one.email: one.role for one in _store(session).people.of_coop(session.coop)}


def keep_people(session: Session, wanted: Mapping[str, str], *, at: datetime) -> None:
    """Make the co-op's people those of the list; PeopleRefusedError when it has no manager."""
    store, known = _store(session), people_of(session)
    lines = {email.strip().casefold(): role for email, role in wanted.items()}
    if not set(lines.values()) <= set(MEMBERS):
        raise ValueError("a role that nobody can have")
    if known and "manager" not in lines.values():
        raise PeopleRefusedError(Problem("last_manager", value=session.coop))
    # Managers first, so that there is one at every moment.
    order = sorted(lines, key=lambda email: lines[email] != "manager")
    try:
        for email in order:
            if known.get(email) != lines[email]:
                store.people.put(session.coop, email, lines[email], by=session.person, at=at)
        for email in known.keys() - lines.keys():
            store.people.remove(session.coop, email, by=session.person, at=at)
    except StoreError as refusal:
        raise PeopleRefusedError(refusal.problem) from refusal


def _store(session: Session) -> Store:
    if session.store is None or not session.may("manage_people"):
        raise PermissionError("this session may not manage people")
    return session.store
