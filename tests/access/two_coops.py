"""Two co-ops whose every word and number is known, so that one in the wrong place is noticed."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from access.own_store import own_store
from access.secrets_kept import digest, hash_password, new_token
from access.session import OWN_COOP
from access.settings import read_settings
from access.share_links import Scope, new_link
from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import DTYPES, TABLES
from store import NewLink

OTHER = "lain"
PASSWORD = "kata sandi manajer"
LINK_PASSWORD = "sandi tautan"
PAGES = ("ringkasan", "jangkauan", "pengikut", "rapat", "cara-hitung")
FROZEN_ON = date(2026, 11, 5)

# Account, followers on every day: the words and numbers that may show only where they belong.
INSIDE = ("kanari_dalam", 7_310_001)
OLD = ("kanari_lama", 6_130_001)
PLATFORM = ("kanari_tiktok", 5_770_001)
LATER = ("kanari_baru", 4_790_001)
FOREIGN = ("kanari_lain", 8_810_001)
WORDS = ("Takarir-Kanari", "Takarir-Lama")
COOP_NAME = "Koperasi <b>Kanari</b> [x](https://evil.example)"
COOP_NAME_OTHER = "Koperasi Lain"


def signs(*canaries):
    """A canary in every way in which it could be written."""
    found = []
    for account, followers in canaries:
        dotted = f"{followers:,}"
        found += [account, str(followers), dotted, dotted.replace(",", ".")]
    return found


def table(name, rows):
    """A frame of a canonical table from rows with some of its columns."""
    known = {column.name: column.kind for column in TABLES[name].columns}
    frame = pd.DataFrame(rows)
    for column in frame.columns:
        frame[column] = frame[column].astype(DTYPES[known[column]])
    return frame.assign(source_row=range(2, 2 + len(frame)))


def account_days(account, followers, *, platform="instagram", month=10, reach=1_000):
    """A month of one account."""
    first = date(2026, month, 1)
    rows = [
        {
            "platform": platform,
            "account_id": account,
            "date": pd.Timestamp(first + timedelta(days=number)),
            "followers_total": followers,
            "reach_1d": reach + number,
            "net_follows": 1,
        }
        for number in range(31)
    ]
    return {"account_days": table("account_days", rows)}


def posts(account):
    """Two posts, in October and in August."""
    rows = [
        {
            "platform": "instagram",
            "account_id": account,
            "post_id": f"P{month}",
            "as_of": pd.Timestamp(2026, 11, 1),
            "published_at": pd.Timestamp(2026, month, 10, 3),
            "format": "photo",
            "caption": caption,
            "reach": 900,
            "views": 1_500,
            "metric_version": "views",
        }
        for month, caption in ((10, WORDS[0]), (8, WORDS[1]))
    ]
    return {"posts": table("posts", rows)}


def keep(store, coop, name, tables, at):
    """Keep invented tables as a file of that name."""
    raw = RawFile(name, f"{coop} {name} {secrets.token_hex(4)}".encode())
    result = ReadResult("invented", "instagram", tables=tables)
    return store.add_import(coop, raw, result, by="manager", at=at)


@dataclass
class World:
    """The store of two co-ops, with links of every kind."""

    folder: object
    store: object
    scope: Scope
    tokens: dict
    cookies: dict


def build(folder, *, password):
    """Both co-ops in that folder; `password` also sets the manager's."""
    store = own_store(read_settings({"DATA_DIR": str(folder)}))
    at = datetime(2026, 11, 5, 3, tzinfo=UTC)
    store.create_coop(OTHER, OTHER, by="server", at=at)
    profile = {"setting": ["name"], "value": [COOP_NAME]}
    for number, tables in enumerate(
        (
            account_days(*INSIDE),
            account_days(*OLD, month=8),
            account_days(*PLATFORM, platform="tiktok"),
            posts(INSIDE[0]),
            {"coop_profile": table("coop_profile", profile)},
        )
    ):
        keep(store, OWN_COOP, f"berkas-{number}.csv", tables, at)
    position = store.position(OWN_COOP)
    keep(store, OWN_COOP, "berkas-baru.csv", account_days(*LATER, platform="facebook"), at)
    profile = {"setting": ["name"], "value": [COOP_NAME_OTHER]}
    keep(store, OTHER, "berkas-lain.csv", account_days(*FOREIGN), at)
    keep(store, OTHER, "profil.csv", {"coop_profile": table("coop_profile", profile)}, at)
    people(store, at)
    if password:
        store.sign_ins.set_password(OWN_COOP, hash_password(PASSWORD), by="server", at=at)
    scope = Scope(
        pages=PAGES,
        start=date(2026, 10, 1),
        end=date(2026, 11, 1),
        platforms=("instagram",),
        position=position,
        seen_on=FROZEN_ON,
    )
    world = World(folder, store, scope, {}, {})
    make_links(world)
    return world


def people(store, at):
    """One person of every role in the first co-op, a manager in the other."""
    for coop, email, role in (
        (OWN_COOP, "Manajer@Koperasi.ID", "manager"),
        (OWN_COOP, "pengurus@koperasi.id", "board"),
        (OWN_COOP, "pengawas@koperasi.id", "supervisor"),
        (OTHER, "manajer@lain.id", "manager"),
        (OWN_COOP, "dua@koperasi.id", "board"),
        (OTHER, "dua@koperasi.id", "supervisor"),
    ):
        store.people.put(coop, email, role, by="server", at=at)


def make_links(world):
    """A good link, one with a password, and ended ones whose browsers still hold their cookie."""
    now = datetime.now(UTC)
    links = world.store.links
    for kind in ("right", "locked", "revoked", "expired"):
        token, cookie = new_token(), new_token()
        secret = LINK_PASSWORD if kind == "locked" else ""
        new = new_link(kind, world.scope, token, days=30, password=secret, at=now)
        if kind == "expired":
            new = NewLink(**{**vars(new), "expires_at": now - timedelta(seconds=1)})
        number = links.add(OWN_COOP, new, by="manager", at=now)
        link = next(one for one in links.of_coop(OWN_COOP) if one.link_id == number)
        ends_at = now + timedelta(hours=8)
        links.start_visit(link, digest(cookie), is_open=True, ends_at=ends_at, at=now)
        if kind == "revoked":
            links.revoke(OWN_COOP, number, by="manager", at=now)
        world.tokens[kind], world.cookies[kind] = token, cookie
