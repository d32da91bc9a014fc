"""Who may do what: the one table that pages, widgets, routes and tests ask.

manager (manajer) runs the dashboard; board (pengurus) reads everything and shares it; supervisor
(pengawas) reads everything down to the files and the log; a reader came with a share link; a guest
sees only the invented co-op. Nobody writes on the invented co-op, nor shares it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Role = Literal["manager", "board", "supervisor", "reader", "guest"]
Action = Literal[
    "read",  # the pages of results, for a reader those of the link
    "see_intake",  # how to get files from the platforms
    "see_history",  # what came in, when, by whom
    "see_settings",
    "take_originals",  # download the files as they came in
    "see_audit",  # who came in, shared, revoked
    "share",  # make and revoke share links, look at them as their receiver does
    "import",  # keep, undo, change what the co-op says of itself
    "manage_people",
]
MEMBERS: tuple[Role, ...] = ("manager", "board", "supervisor")  # the roles a person can be given

MAY: Mapping[Role, frozenset[Action]] = {
    "manager": frozenset(get_args(Action)),
    "board": frozenset({"read", "see_history", "see_settings", "share"}),
    "supervisor": frozenset({"read", "see_history", "see_settings", "take_originals", "see_audit"}),
    "reader": frozenset({"read"}),
    "guest": frozenset({"read", "see_intake", "see_history", "see_settings", "take_originals"}),
}
NEVER_ON_SAMPLE: frozenset[Action] = frozenset({"share", "import", "manage_people", "see_audit"})

# Pages that need more than `read`. Every address of app.py stands in one of these two.
PAGE_NEEDS: Mapping[str, Action] = {
    "tambah-data": "see_intake",
    "riwayat-data": "see_history",
    "pengaturan": "see_settings",
}
READ_PAGES = (
    "ringkasan",
    "jangkauan",
    "pengikut",
    "penghematan",
    "konten",
    "rencana",
    "percakapan",
    "nama-baik",
    "anggota-muda",
    "kehadiran",
    "pembanding",
    "rapat",
    "cara-hitung",
)


def may(role: Role, action: Action, *, on_sample: bool = False) -> bool:
    """Whether that role may do it.

    >>> may("board", "share"), may("board", "import"), may("manager", "import", on_sample=True)
    (True, False, False)
    """
    return action in MAY[role] and not (on_sample and action in NEVER_ON_SAMPLE)


def may_open(role: Role, page: str, *, shared: tuple[str, ...] | None = None) -> bool:
    """Whether that role may open the page of that address; `shared` are the pages of a link.

    A page that stands in neither list is open to nobody but the manager.

    >>> may_open("reader", "ringkasan", shared=("jangkauan",))
    False
    """
    if role == "reader":
        return page in READ_PAGES and shared is not None and page in shared
    if page in READ_PAGES:
        return may(role, "read")
    return may(role, PAGE_NEEDS.get(page, "manage_people"))


def as_role(text: str) -> Role | None:
    """The role of that name that a person can have; None for anything else."""
    return next((role for role in MEMBERS if role == text), None)
