"""A board meeting: many people open Ringkasan at once: `python -m benchmarks.load`.

    python -m benchmarks.load                                   # 100 people within 20 seconds
    python -m benchmarks.load --sessions 1500 --seconds 300 --leave   # is the memory given back?
    python -m benchmarks.load --link                            # the same through a share link

Each person is a websocket; a page counts when every element has arrived that a lone visitor gets.
Times are printed as ratios to an empty Streamlit script opened by one person in the same run, so
that the machine drops out; processor time and memory are the server's own. People and server share
the processors of this machine. Exit 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.meeting_link import cookie_of, fill_and_share
from benchmarks.websocket_visit import visit
from tests.browser import ROOT, server

MOST_RATIO, MOST_CPU, MOST_GROWTH = 6.0, 40.0, 30.0  # x floor at p95, ms a session, MB
FORGOTTEN = 65  # seconds after which Streamlit drops who has left: disconnectedSessionTTL and a bit
ALONE = 15
IDLE = 0.1  # seconds of processor time a second


@dataclass
class Crowd:
    """What happened to the people of one round."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    cpu_ms: float = 0.0

    def at(self, share: float) -> float:
        """The time within which that share of the people had their page."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> int:
    """Print the figures; 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=20, help="within which all arrive")
    parser.add_argument("--leave", action="store_true", help="each leaves when the page is drawn")
    parser.add_argument("--link", action="store_true", help="come with a share link")
    options = parser.parse_args()
    print(f"load of the machine before: {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        floor = asyncio.run(_floor(folder))
        good = asyncio.run(_meeting(folder / "data", floor, options))
    print(f"load of the machine after: {psutil.getloadavg()[0]:.1f}")
    return 0 if good else 1


@contextmanager
def _measured(script: Path, data: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The server of a script: its address and its process."""
    before = set(psutil.Process().children())
    with server(script=script, data=data) as address:
        (process,) = set(psutil.Process().children()) - before
        yield address, process


async def _floor(folder: Path) -> float:
    """Seconds in which one person gets a page of nothing."""
    script = folder / "empty.py"
    script.write_text("import streamlit\n", "utf-8")
    with _measured(script, folder / "nothing") as (address, _):
        floor = statistics.median(await _alone(address))
    print(f"floor: an empty script for one person {floor * 1000:.0f} ms")
    return floor


async def _until_idle(process: psutil.Process) -> None:
    """Wait until the other pages are loaded and frozen: once a process, not once a session."""
    busy = True
    while busy:
        used = _cpu(process)
        await asyncio.sleep(1)
        busy = _cpu(process) - used > IDLE


async def _alone(address: str, cookie: str = "") -> list[float]:
    seconds = []
    for _ in range(ALONE):
        async with visit(address, cookie=cookie) as drawn:
            seconds.append(drawn.seconds)
    return seconds


async def _meeting(data: Path, floor: float, options: argparse.Namespace) -> bool:
    token = fill_and_share(data) if options.link else ""
    with _measured(ROOT / "app.py", data) as (address, process):
        cookie = cookie_of(address, token) if token else ""
        async with visit(address, cookie=cookie):  # builds the sample
            pass
        await _until_idle(process)
        async with visit(address, cookie=cookie) as whole:
            print(f"the page: {dict(whole.elements)}, {whole.bytes_received / 1000:.0f} kB")
        alone = statistics.median(await _alone(address, cookie))
        print(f"one person: {alone * 1000:.0f} ms = {alone / floor:.1f} x floor")
        before = process.memory_info().rss / 1e6
        gc.freeze()  # our own collections must not look like the server's slowness
        crowd = await _arrive(address, cookie, whole.elements, options, process)
        if options.leave:
            await _forget(address, cookie)
        after = process.memory_info().rss / 1e6
    return _report(crowd, floor, (before, after), options)


async def _arrive(
    address: str,
    cookie: str,
    whole: Counter[str],
    options: argparse.Namespace,
    process: psutil.Process,
) -> Crowd:
    """Everybody comes, evenly spread, and stays until the last one has the page."""
    crowd, everybody_has_it = Crowd(), asyncio.Event()

    async def person(number: int) -> None:
        await asyncio.sleep(options.seconds * number / options.sessions)
        try:
            async with visit(address, cookie=cookie) as drawn:
                if drawn.elements != whole:
                    crowd.errors["not the whole page"] += 1
                crowd.seconds.append(drawn.seconds)
                if len(crowd.seconds) + crowd.errors.total() >= options.sessions:
                    everybody_has_it.set()
                if not options.leave:
                    await everybody_has_it.wait()
        except (OSError, RuntimeError, TimeoutError) as error:
            crowd.errors[repr(error)] += 1

    used = _cpu(process)
    waiting = [asyncio.create_task(person(number)) for number in range(options.sessions)]
    _, late = await asyncio.wait(waiting, timeout=options.seconds + 180)
    crowd.errors["never drawn"] += len(late)
    crowd.cpu_ms = (_cpu(process) - used) * 1000 / options.sessions
    return crowd


async def _forget(address: str, cookie: str) -> None:
    """Wait until those who left are dropped; the next run of the script collects them."""
    deadline = time.monotonic() + FORGOTTEN
    while time.monotonic() < deadline:
        async with visit(address, cookie=cookie):
            await asyncio.sleep(5)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _report(
    crowd: Crowd, floor: float, memory: tuple[float, float], options: argparse.Namespace
) -> bool:
    before, after = memory
    errors = crowd.errors.total()
    print(f"{options.sessions} people within {options.seconds:.0f} s, errors: {errors}")
    for text, count in crowd.errors.items():
        if count:
            print(f"  {count} x {text}")
    if not crowd.seconds:
        return False
    ratio = crowd.at(0.95) / floor
    for name, share in (("p50", 0.5), ("p95", 0.95), ("slowest", 1.0)):
        print(f"{name}: {crowd.at(share) * 1000:.0f} ms = {crowd.at(share) / floor:.1f} x floor")
    print(f"server processor time: {crowd.cpu_ms:.0f} ms a session")
    a_session = (after - before) * 1000 / options.sessions
    print(f"memory: {before:.0f} MB before, {after:.0f} MB after, {a_session:.0f} kB a session")
    grown = options.leave and after - before > MOST_GROWTH
    return not errors and ratio <= MOST_RATIO and crowd.cpu_ms <= MOST_CPU and not grown


if __name__ == "__main__":
    sys.exit(main())
