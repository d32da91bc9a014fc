"""kill -9 in the middle of imports: what a person was told is there, and nothing is half there."""

import multiprocessing
import random
import signal
import sys
import time

import pytest

from store import Store
from tests.store.invented_files import COOP, NOON
from tests.store.killed_writer import DAYS, STEPS, file_name, keep, write_until_killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

MOMENTS = {"sqlite": 56, "postgresql": 24}
AT_ANY_TIME = ""  # killed from outside after a random delay


def moments(kind: str) -> list[tuple[str, int]]:
    """Steps in turn, each met for the n-th time, the n spread at random."""
    order = random.Random(20261121)
    steps = [AT_ANY_TIME, *STEPS]
    return [(steps[n % len(steps)], order.randint(1, 12)) for n in range(MOMENTS[kind])]


def die(database: str, folder: str, coop: str, step: str, count: int) -> list[tuple[int, bool]]:
    """Run a writer until it is killed; what it told before."""
    start = multiprocessing.get_context("forkserver")
    start.set_forkserver_preload(["tests.store.killed_writer"])
    hear, tell = start.Pipe(duplex=False)
    arguments = (database, folder, coop, tell, step, count)
    writer = start.Process(target=write_until_killed, args=arguments)
    writer.start()
    tell.close()
    told = []
    try:
        while True:
            told.append(hear.recv())
            if step == AT_ANY_TIME and len(told) == 1:
                time.sleep(
                    count / 500
                )  # not waiting for something: a moment of the killer's choice
                writer.kill()
    except EOFError:
        pass
    writer.join(30)
    assert writer.exitcode == -signal.SIGKILL
    return told


def latest(told: list[tuple[int, bool]]) -> dict[str, bool]:
    """Whether each file is in force."""
    return {file_name(number): in_force for number, in_force in told}


def expected_reach(in_force: dict[str, bool]) -> dict[int, int]:
    """Reach by day of October, as plainly as can be."""
    numbers = [int(name.removesuffix(".csv")) for name, counts in in_force.items() if counts]
    return {number % DAYS + 1: number for number in numbers}


@pytest.fixture
def database_kind(database: str) -> str:
    return database.partition(":")[0]


def test_nothing_told_is_lost_and_nothing_is_half_there(database, database_kind, folder):
    store = Store.open(database, str(folder))
    untold = 0
    for number, (step, count) in enumerate(moments(database_kind)):
        coop = f"{COOP}-{number}"
        store.create_coop(coop, coop, by="a", at=NOON)
        told = die(database, str(folder), coop, step, count)

        reopened = Store.open(database, str(folder))
        there = {one.name: one.in_force for one in reopened.imports(coop)}
        one_more = [(n, True) for n in [len(latest(told))]] + [(n, False) for n, _ in told[-1:]]
        allowed = [latest(told), *(latest([*told, step_]) for step_ in one_more)]
        assert there in allowed, (step, count)
        untold += there != latest(told)
        assert reach_of(reopened, coop) == expected_reach(there)
        assert reopened.verify(coop) == []

        again = keep(reopened, coop, len(there) - 1 if there else 0)  # the person tries once more
        there[again.name] = True
        assert {one.name: one.in_force for one in reopened.imports(coop)} == there
        assert len(reopened.imports(coop)) == len(there)
        reopened.close()

    assert untold  # kills did fall between the commit and the telling
    before = [reach_of(store, coop.coop_id) for coop in store.coops()]
    orphans = store.sweep(older_than_days=-1)
    assert orphans  # kills did fall between the files and the commit
    assert [reach_of(store, coop.coop_id) for coop in store.coops()] == before
    assert [problem for coop in store.coops() for problem in store.verify(coop.coop_id)] == []
    store.close()


def reach_of(store: Store, coop: str) -> dict[int, int]:
    frame = store.tables(coop)["account_days"]
    return dict(zip(frame["date"].dt.day, frame["reach_1d"], strict=True))
