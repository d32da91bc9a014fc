"""Who may come in, and what happened at the door: the tables of the manifest beside the ledger.

No secret stands here: passwords are kept as argon2 hashes, tokens and cookies as SHA-256.
"""

from __future__ import annotations

import sqlalchemy as sa

from store.manifest import COOPS, METADATA, Moment

PEOPLE = sa.Table(
    "people",
    METADATA,
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), primary_key=True),
    sa.Column("email", sa.String(254), primary_key=True),  # as compared: see store.people
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

PASSWORDS = sa.Table(
    "passwords",
    METADATA,
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), primary_key=True),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

SIGN_INS = sa.Table(
    "sign_ins",
    METADATA,
    sa.Column("cookie_sha256", sa.String(64), primary_key=True),
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), nullable=False, index=True),
    sa.Column("ends_at", Moment, nullable=False),
)

SHARE_LINKS = sa.Table(
    "share_links",
    METADATA,
    sa.Column("link_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), nullable=False, index=True),
    sa.Column("token_sha256", sa.String(64), nullable=False, index=True, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("scope", sa.JSON, nullable=False),
    sa.Column("password_hash", sa.Text),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("revoked_at", Moment),
    sa.Column("views", sa.Integer, nullable=False),
    sa.Column("last_viewed_on", sa.String(10)),
)

LINK_VISITS = sa.Table(
    "link_visits",
    METADATA,
    sa.Column("cookie_sha256", sa.String(64), primary_key=True),
    sa.Column("link_id", sa.ForeignKey(SHARE_LINKS.c.link_id), nullable=False, index=True),
    sa.Column("is_open", sa.Boolean, nullable=False),
    sa.Column("ends_at", Moment, nullable=False),
)

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("coop_id", sa.ForeignKey(COOPS.c.coop_id), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("action", sa.String(32), nullable=False),
    sa.Column("about", sa.Text, nullable=False),
)
