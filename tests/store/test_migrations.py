"""A store of each older version is brought to the newest one, with all that it held."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import store.migrations as migrations
from store import Store
from store.access_tables import AUDIT, LINK_VISITS, PASSWORDS, PEOPLE, SHARE_LINKS, SIGN_INS
from store.manifest import COOPS, EVENTS, IMPORTS
from tests.store.invented_files import COOP, NOON, Keeper, days

LEDGER = (COOPS, IMPORTS, EVENTS)
SINCE_2 = (AUDIT, LINK_VISITS, PASSWORDS, PEOPLE, SHARE_LINKS, SIGN_INS)


def rows(engine):
    with engine.connect() as connection:
        return {t.name: connection.execute(sa.select(t)).all() for t in LEDGER}


def as_version_1(address, kept):
    """A database of version 1 as that release made it, with these rows of the ledger."""
    engine = sa.create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    config = Config()
    config.set_main_option("script_location", str(next(iter(migrations.__path__))))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table in LEDGER:
            connection.execute(table.insert(), [row._asdict() for row in kept[table.name]])
    return engine


def test_a_store_of_version_1_keeps_its_ledger_and_gets_a_door(database, folder, tmp_path):
    first = Store.open(f"sqlite:///{tmp_path / 'first.db'}", str(folder))
    first.create_coop(COOP, "Koperasi Mahasiswa", by="ani", at=NOON)
    keeper = Keeper(first)
    keeper.keep(days(reach_1d=[1, 2]))
    first.undo_import(keeper.keep(days(reach_1d=[9, 9])).import_id, by="ani", at=NOON)
    kept = rows(first._manifest._engine)
    old = as_version_1(database, kept)
    assert set(sa.inspect(old).get_table_names()) & {t.name for t in SINCE_2} == set()

    store = Store.open(database, str(folder))
    assert rows(old) == kept
    assert store.position(COOP) == 3
    assert store.tables(COOP)["account_days"]["reach_1d"].tolist() == [1, 2]
    store.people.put(COOP, "ani@koperasi.id", "manager", by="ani", at=NOON)
    assert [p.email for p in Store.open(database, str(folder)).people.of_coop(COOP)] == [
        "ani@koperasi.id"
    ]
    for one in (first, store):
        one.close()
    old.dispose()
