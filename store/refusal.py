"""Why the store will not do something: a code and coordinates; the words are in the catalogues."""

from __future__ import annotations

from canonical.problem import Problem


class StoreError(Exception):
    """Something asked of the store cannot be done; nothing was changed.

    `problem.code` is one of `unknown_coop`, `unknown_import`, `coop_exists`, `bad_coop_id`,
    `already_undone`, `not_undone`, `no_space`, `busy_store`, `read_only_store`,
    `unreachable_store`, `newer_store`, `last_manager`, or a code of `StoreDamage`.
    """

    def __init__(self, code: str, *, value: str | None = None, expected: str | None = None) -> None:
        self.problem = Problem(code, value=value, expected=expected)
        super().__init__(f"{code}: {value}" + (f" (expected {expected})" if expected else ""))


class StoreDamage(StoreError):  # noqa: N818 - the damage, not the one who finds it, is at fault
    """What is kept is not what was written: no number may be drawn from it.

    `damaged_file` and `missing_file` name the file, `damaged_ledger` the position in the ledger.
    """
