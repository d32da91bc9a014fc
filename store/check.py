"""Whether all that is kept is still what was written: `python -m store.check [--sweep]`.

Reads every file of every import, undone ones too, and compares it with its hash; checks the seals
of every ledger; lists files older than a week that no import refers to: `--sweep` deletes them.
Exit 0 when all is sound, 1 when something is damaged, 2 when the store does not open.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from access.settings import read_settings
from canonical.problem import Problem
from store import Store, StoreError


def damages(store: Store) -> list[Problem]:
    """What is damaged or gone, of all co-ops; an empty list when everything is sound."""
    coops = [coop.coop_id for coop in store.coops()]
    return [problem for coop in coops for problem in store.verify(coop, undone_too=True)]


def main(arguments: list[str] | None = None) -> int:
    """Checks the data of this installation, found as the app finds it."""
    parser = argparse.ArgumentParser(prog="python -m store.check", description=__doc__)
    parser.add_argument("--sweep", action="store_true", help="delete what no import refers to")
    options = parser.parse_args(arguments)
    database_url, files_url = read_settings().store_urls
    address = sa.make_url(database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        print(f"not checked: no {address.database}", file=sys.stderr)  # opening would make one
        return 2
    try:
        with closing(Store.open(database_url, files_url)) as store:
            found = damages(store)
            for problem in found:
                print(f"{problem.code}: {problem.value}", file=sys.stderr)
            if not found:  # of a damaged ledger nobody knows what it refers to
                _tell_of_leftovers(store, sweep=options.sweep)
            print(f"co-ops {len(store.coops())}, damaged {len(found)}")
    except StoreError as error:
        print(f"not checked: {error}", file=sys.stderr)
        return 2
    return 1 if found else 0


def _tell_of_leftovers(store: Store, *, sweep: bool) -> None:
    paths = store.sweep() if sweep else store.leftovers()
    for path in paths:
        print(f"{'deleted' if sweep else 'left over'}: {path}")


if __name__ == "__main__":
    sys.exit(main())
