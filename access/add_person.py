"""The first person of a co-op, before anybody can sign in: python -m access.add_person.

Arguments: the co-op's code, an e-mail address, manager, board or supervisor. A co-op that does not
exist yet is made.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from access.own_store import own_store
from access.permissions import as_role
from access.settings import read_settings
from i18n.translator import Translator
from store import StoreError


def main(arguments: Sequence[str]) -> int:
    """Keep the person; 1 when something is refused, 2 when the arguments are none."""
    t = Translator("id")
    if len(arguments) != 3 or as_role(arguments[2]) is None:
        sys.stderr.write(t("door.command.usage") + "\n")
        return 2
    coop, email, role = arguments
    store, at = own_store(read_settings()), datetime.now(UTC)
    try:
        if coop not in {one.coop_id for one in store.coops()}:
            store.create_coop(coop, coop, by="server", at=at)
        store.people.put(coop, email, role, by="server", at=at)
    except StoreError as refusal:
        problem = refusal.problem
        words = t(f"problem.{problem.code}", value=problem.value, expected=problem.expected)
        sys.stderr.write(words + "\n")
        return 1
    said = t("door.command.added", email=email, role=t(f"door.role.{role}"), coop=coop)
    sys.stdout.write(said + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
