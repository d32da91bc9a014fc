"""How fast a page opens, against a bare page of its size: `python -m benchmarks.page_speed`.

The bare page draws as many cards, charts and tables as Ringkasan does, from constants; the hello
app imports streamlit, pandas and altair and says hello. All are opened in the same browser on the
same machine, in turn, so that the machine's mood falls on all alike.

A filter is changed twice over: as people do who come back to a choice, and for the first time, in
a month that nobody has looked at, when no figure is remembered.
"""

from __future__ import annotations

import statistics
import tempfile
import textwrap
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.big_coop import build_big_coop
from metrics.period import Period
from tests.browser import ROOT, Visit, chromium, server, settle, visit

RUNS = 9
STOCK = ("--runner.postScriptGC=true",)
"""Streamlit as it ships: it collects garbage after each run. The dashboard collects elsewhere
(`.streamlit/config.toml`); that is its own doing and not a gift to the page it is measured by."""
MONTHS = tuple(Period.month(2026, number) for number in range(2, 2 + RUNS))
HELLO = """
import altair, pandas
import streamlit as st
st.metric("hello", 1)
st.metric("hello ", 2)
st.metric("hello  ", 3)
st.text("hello")
"""
BARE = """
import altair as alt
import pandas as pd
import streamlit as st

choice = st.toggle("filter", key="filter")
st.text(f"chosen {{choice}}")
frame = pd.DataFrame({{"x": range(18), "y": range(18)}})
for number in range({cards}):
    with st.container(border=True):
        st.metric(f"card {{number}}", "1.234", "5")
        st.text("antara 1.000 dan 2.000")
for number in range({charts}):
    st.altair_chart(alt.Chart(frame).mark_line().encode(x="x:Q", y="y:Q"), key=f"chart{{number}}")
for number in range({tables}):
    st.dataframe(frame, key=f"table{{number}}")
"""


@dataclass
class Arm:
    """One page that is measured: where it is, how its filter is changed, and its seconds."""

    address: str
    person: BrowserContext
    change: Callable[[Page], None]
    query: str = "/"
    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    bytes_received: int = 0

    def visit(self, query: str = "") -> Visit:
        """Open the page in a new tab; `query` is added to its own."""
        joint = "&" if "?" in self.query else "?"
        return visit(self.person, self.address + self.query + (joint + query if query else ""))

    def come_back(self) -> None:
        """Open the page, and change its filter as people do who come back to a choice."""
        seen = self.visit()
        self.opened.append(seen.seconds)
        self.bytes_received = max(self.bytes_received, seen.bytes_received)
        self.changed.append(_seconds_of(self.change, seen.page))
        seen.page.close()

    def look_at(self, month: Period) -> None:
        """Change the filter in a month that nobody has looked at."""
        page = self.visit(f"dates={month.start}&dates={month.last_day}").page
        self.first.append(_seconds_of(self.change, page))
        page.close()


def main() -> None:
    """Print the table of ratios."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        place = Path(folder)
        _open_pages(browser, place)
        hello_file = place / "hello.py"
        hello_file.write_text(textwrap.dedent(HELLO), "utf-8")
        cold, hello = [], []
        for _ in range(5):
            cold.append(_cold(browser, ROOT / "app.py", place / "sample"))
            hello.append(_cold(browser, hello_file, place / "hello", flags=STOCK))
        for number, what in enumerate(("whole page (the limit is 2)", "first three figures")):
            ours, theirs = (statistics.median(run[number] for run in r) for r in (cold, hello))
            print(f"cold process, {what}: {ours / theirs:.2f} x hello ({ours:.2f} s)")


def _open_pages(browser: Browser, place: Path) -> None:
    """Open each page in turn on a server that runs, and change its filter."""
    rows = build_big_coop(place / "big")
    with ExitStack() as stack:

        def arm(
            script: Path, data: str, change: Callable[[Page], None], *flags: str, query: str = "/"
        ) -> Arm:
            address = stack.enter_context(server(script=script, data=place / data, flags=flags))
            person = browser.new_context(locale="id-ID")
            stack.callback(person.close)
            one = Arm(address, person, change, query)
            for _ in range(2):  # Streamlit's own files come from the browser's cache after it
                one.visit().page.close()
            return one

        sample = arm(ROOT / "app.py", "sample", _switch_platform)
        counts = _counts(sample)
        bare_file = place / "bare.py"
        bare_file.write_text(textwrap.dedent(BARE.format(**counts)), "utf-8")
        bare = arm(bare_file, "bare", _switch_toggle, *STOCK)
        tuned = arm(bare_file, "bare", _switch_toggle)
        heavy = arm(ROOT / "app.py", "big", _switch_platform, query="/?sample=false")
        arms = (sample, bare, tuned, heavy)
        for _ in range(RUNS):
            for one in arms:
                one.come_back()
        for month in MONTHS:
            for one in arms:
                one.look_at(month)
    print(f"Ringkasan holds {counts}")
    _report("sample co-op", sample, bare)
    _report("sample co-op, bare page with our garbage settings", sample, tuned)
    _report(f"{rows:,} rows", heavy, bare)


def _counts(arm: Arm) -> dict[str, int]:
    page = arm.visit().page
    kinds = {
        "cards": "[data-testid=stMetric]",
        "charts": "[data-testid=stVegaLiteChart], img.sparkline",
        "tables": "[data-testid=stDataFrame]",
    }
    found = {kind: page.locator(selector).count() for kind, selector in kinds.items()}
    page.close()
    return found


def _seconds_of(change: Callable[[Page], None], page: Page) -> float:
    started = time.perf_counter()
    change(page)
    settle(page)
    return time.perf_counter() - started


def _switch_platform(page: Page) -> None:
    """Leave one channel out; the line beside the filters then no longer says "all channels"."""
    _click(page, "Instagram")
    page.wait_for_function("() => !document.body.innerText.includes('Semua kanal')")


def _switch_toggle(page: Page) -> None:
    _click(page, "filter")
    page.wait_for_function("() => document.body.innerText.includes('chosen True')")


def _click(page: Page, label: str) -> None:
    box = page.locator("[data-testid=stCheckbox]", has_text=label).first
    box.evaluate("box => box.querySelector('input').click()")


def _cold(
    browser: Browser, script: Path, data: Path, *, flags: Sequence[str] = ()
) -> tuple[float, float]:
    """Seconds from starting the process to the settled page, and to its first three figures."""
    started = time.perf_counter()
    with server(script=script, data=data, flags=flags) as address:
        person = browser.new_context(locale="id-ID")
        page = person.new_page()
        page.goto(address)
        page.wait_for_function(
            "() => document.querySelectorAll('[data-testid=stMetricValue]').length >= 3"
        )
        figures = time.perf_counter() - started
        settle(page)
        settled = time.perf_counter() - started
        person.close()
    return settled, figures


def _report(name: str, ours: Arm, bare: Arm) -> None:
    def ratio(what: Callable[[Arm], list[float]]) -> str:
        here, there = statistics.median(what(ours)), statistics.median(what(bare))
        return f"{here / there:.2f} x bare ({here:.2f} s)"

    print(
        f"{name}: open {ratio(lambda arm: arm.opened)}, filter {ratio(lambda arm: arm.changed)}, "
        f"for the first time {ratio(lambda arm: arm.first)}, "
        f"{ours.bytes_received / 1000:.0f} kB to the browser"
    )


if __name__ == "__main__":
    main()
