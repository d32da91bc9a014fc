"""The manager's password and who is signed in with it: a row a cookie, so that signing out ends it.

Only hashes come in here. `at` is the moment at which something is asked or done.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from store import audit
from store.access_tables import PASSWORDS, SIGN_INS
from store.manifest import Manifest


class SignIns:
    """Passwords and sign-ins of a store's co-ops."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def set_password(self, coop: str, password_hash: str, *, by: str, at: datetime) -> None:
        """Replace the password; everybody who was signed in with the old one is signed out."""
        row = {"coop_id": coop, "password_hash": password_hash, "made_at": at}
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(PASSWORDS).where(PASSWORDS.c.coop_id == coop))
            connection.execute(PASSWORDS.insert().values(row))
            connection.execute(sa.delete(SIGN_INS).where(SIGN_INS.c.coop_id == coop))
            audit.write(connection, coop, "password_changed", "", by=by, at=at)

    def password_hash(self, coop: str) -> str | None:
        """The hash of the password in force; None when none was ever set."""
        query = sa.select(PASSWORDS.c.password_hash).where(PASSWORDS.c.coop_id == coop)
        with self._manifest.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def sign_in(
        self, coop: str, cookie_sha256: str, *, ends_at: datetime, by: str, at: datetime
    ) -> None:
        """Remember the cookie until it ends; rows that have ended are cleared away."""
        row = {"cookie_sha256": cookie_sha256, "coop_id": coop, "ends_at": ends_at}
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(SIGN_INS).where(SIGN_INS.c.ends_at <= at))
            connection.execute(SIGN_INS.insert().values(row))
            audit.write(connection, coop, "signed_in", "", by=by, at=at)

    def coop_of(self, cookie_sha256: str, *, at: datetime) -> str | None:
        """The co-op that this cookie manages at that moment; None when it does not or no longer."""
        query = sa.select(SIGN_INS.c.coop_id).where(
            SIGN_INS.c.cookie_sha256 == cookie_sha256, SIGN_INS.c.ends_at > at
        )
        with self._manifest.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def sign_out(self, coop: str, cookie_sha256: str, *, by: str, at: datetime) -> None:
        """The cookie opens nothing any more."""
        with self._manifest.writing() as connection:
            connection.execute(sa.delete(SIGN_INS).where(SIGN_INS.c.cookie_sha256 == cookie_sha256))
            audit.write(connection, coop, "signed_out", "", by=by, at=at)
