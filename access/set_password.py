"""The manager's password, for a co-op on a server: python -m access.set_password."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from getpass import getpass

from access.own_store import own_store
from access.secrets_kept import LONGEST_PASSWORD, SHORTEST_PASSWORD, hash_password
from access.session import OWN_COOP
from access.settings import read_settings
from i18n.translator import Translator


def main() -> int:
    """Ask twice, keep the hash; whoever was signed in with the old password is signed out."""
    t = Translator("id")
    password = getpass(t("door.command.password"))
    if password != getpass(t("door.command.again")):
        sys.stderr.write(t("door.command.differ") + "\n")
        return 1
    try:
        kept = hash_password(password)
    except ValueError:
        said = t("door.command.length", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
        sys.stderr.write(said + "\n")
        return 1
    store = own_store(read_settings())
    store.sign_ins.set_password(OWN_COOP, kept, by="server", at=datetime.now(UTC))
    sys.stdout.write(t("door.command.set") + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
