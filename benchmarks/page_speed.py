"""How fast a page opens, against a bare page of its size: `python -m benchmarks.page_speed`.

The bare page draws as many cards, charts and tables as Ringkasan does, from constants; the hello
app imports streamlit, pandas and altair and says hello. All are opened in the same browser on the
same machine, in turn, so that the machine's mood falls on both alike.

A filter is changed twice over: as people do who come back to a choice, and for the first time, in
a month that nobody has looked at, when no figure is remembered.
"""

from __future__ import annotations

import statistics
import tempfile
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.big_coop import build_big_coop
from metrics.period import Period
from tests.browser import ROOT, chromium, server, settle, visit

RUNS = 7
STOCK = ("--runner.postScriptGC=true",)
"""Streamlit as it ships: it collects garbage after each run. The dashboard collects elsewhere
(`.streamlit/config.toml`); that is its own doing and not a gift to the page it is measured by."""
MONTHS = tuple(Period.month(2026, number) for number in range(3, 3 + RUNS))
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


def main() -> None:
    """Print the table of ratios."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        place = Path(folder)
        sample, cards = _measure(browser, ROOT / "app.py", place / "sample", _switch_platform)
        bare_file = place / "bare.py"
        bare_file.write_text(textwrap.dedent(BARE.format(**cards)), "utf-8")
        bare, _ = _measure(browser, bare_file, place / "bare", _switch_toggle, flags=STOCK)
        bare_tuned, _ = _measure(browser, bare_file, place / "bare", _switch_toggle)
        print(f"Ringkasan holds {cards}")
        _report("sample co-op", sample, bare)
        _report("sample co-op, bare page with our garbage settings", sample, bare_tuned)
        big = place / "big"
        rows = build_big_coop(big)
        heavy, _ = _measure(browser, ROOT / "app.py", big, _switch_platform, query="/?sample=false")
        _report(f"{rows:,} rows", heavy, bare)
        hello_file = place / "hello.py"
        hello_file.write_text(textwrap.dedent(HELLO), "utf-8")
        cold = [_cold(browser, ROOT / "app.py", place / "sample") for _ in range(5)]
        hello = [_cold(browser, hello_file, place / "hello", flags=STOCK) for _ in range(5)]
        for number, what in enumerate(("whole page (the limit is 2)", "first three figures")):
            ours, theirs = (statistics.median(run[number] for run in r) for r in (cold, hello))
            print(f"cold process, {what}: {ours / theirs:.2f} x hello ({ours:.2f} s)")


def _measure(
    browser: Browser,
    script: Path,
    data: Path,
    change: Callable[[Page], None],
    *,
    query: str = "/",
    flags: Sequence[str] = (),
) -> tuple[dict[str, float], dict[str, int]]:
    opened, changed, first, sent = [], [], [], 0
    counts: dict[str, int] = {}
    with server(script=script, data=data, flags=flags) as address:
        person = browser.new_context(locale="id-ID")
        for _ in range(2):  # warm-up: Streamlit's own files come from the browser's cache after it
            visit(person, address + query).page.close()
        for _ in range(RUNS):
            seen = visit(person, address + query)
            opened.append(seen.seconds)
            sent = max(sent, seen.bytes_received)
            counts = {
                "cards": seen.page.locator("[data-testid=stMetric]").count(),
                "charts": seen.page.locator("[data-testid=stVegaLiteChart], img.sparkline").count(),
                "tables": seen.page.locator("[data-testid=stDataFrame]").count(),
            }
            changed.append(_seconds_of(change, seen.page))
            seen.page.close()
        for month in MONTHS:
            days = f"dates={month.start}&dates={month.last_day}"
            page = visit(person, f"{address}{query}{'&' if '?' in query else '?'}{days}").page
            first.append(_seconds_of(change, page))
            page.close()
        person.close()
    return {
        "open": statistics.median(opened),
        "change": statistics.median(changed),
        "first change": statistics.median(first),
        "bytes": sent,
    }, counts


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


def _report(name: str, ours: dict[str, float], bare: dict[str, float]) -> None:
    print(
        f"{name}: open {ours['open'] / bare['open']:.2f} x bare ({ours['open']:.2f} s), "
        f"filter {ours['change'] / bare['change']:.2f} x bare ({ours['change']:.2f} s), "
        f"for the first time {ours['first change'] / bare['first change']:.2f} x "
        f"({ours['first change']:.2f} s), "
        f"{ours['bytes'] / 1000:.0f} kB to the browser"
    )


if __name__ == "__main__":
    main()
