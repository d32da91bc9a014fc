"""People, passwords, sign-ins, share links and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the six tables; nothing of version 1 is touched."""
    op.create_table(
        "people",
        sa.Column("coop_id", sa.String(63), primary_key=True),
        sa.Column("email", sa.String(254), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        _of_coop("people"),
    )
    op.create_table(
        "passwords",
        sa.Column("coop_id", sa.String(63), primary_key=True),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        _of_coop("passwords"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("cookie_sha256", sa.String(64), primary_key=True),
        sa.Column("coop_id", sa.String(63), nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
        _of_coop("sign_ins"),
    )
    _share_links()
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("coop_id", sa.String(63), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        _of_coop("audit"),
    )
    for table in ("sign_ins", "share_links", "audit"):
        op.create_index(f"ix_{table}_coop_id", table, ["coop_id"])


def _share_links() -> None:
    op.create_table(
        "share_links",
        sa.Column("link_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("coop_id", sa.String(63), nullable=False),
        sa.Column("token_sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scope", sa.JSON, nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("revoked_at", sa.String(32)),
        sa.Column("views", sa.Integer, nullable=False),
        sa.Column("last_viewed_on", sa.String(10)),
        _of_coop("share_links"),
    )
    op.create_index("ix_share_links_token_sha256", "share_links", ["token_sha256"], unique=True)
    op.create_table(
        "link_visits",
        sa.Column("cookie_sha256", sa.String(64), primary_key=True),
        sa.Column("link_id", sa.Integer, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["share_links.link_id"], name="fk_link_visits_link_id"
        ),
    )
    op.create_index("ix_link_visits_link_id", "link_visits", ["link_id"])


def _of_coop(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["coop_id"], ["coops.coop_id"], name=f"fk_{table}_coop_id")
