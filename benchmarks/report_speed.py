"""How long a report of twelve months takes: `python -m benchmarks.report_speed`.

From tables in memory to the finished file, on the sample co-op. The budget is for a whole report
as PDF: figures, words, pages. The other formats are printed beside it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from access.meeting_report import report_file
from access.sample_coop import open_sample
from access.session import SAMPLE_COOP, Session
from i18n import Translator
from metrics.period import Period
from readers import read_file
from report.figures import report_figures
from report.formats import FORMATS
from sample_data import SAMPLE_TODAY, sample_answers, sample_files

Result = TypeVar("Result")

BUDGET_SECONDS = 3.0
RUNS = 5
YEAR = Period.book_year(2025, 11)


def main() -> None:
    """Print the medians; exit 1 when the PDF is over its budget."""
    with tempfile.TemporaryDirectory() as folder:
        session = _session(Path(folder))
        tables = session.tables()
        figures = _median(lambda: report_figures(tables, YEAR, SAMPLE_TODAY))
        print(f"figures of {YEAR.days} days: {figures:.2f} s")
        total = 0.0
        for name in FORMATS:
            took = _median(partial(report_file, session, YEAR, name))
            print(f"{name}: {took:.2f} s")
            total = figures + took if name == "pdf" else total
    print(f"twelve months as PDF: {total:.2f} s (budget {BUDGET_SECONDS:.0f} s)")
    if total > BUDGET_SECONDS:
        raise SystemExit(1)


def _session(folder: Path) -> Session:
    store = open_sample(
        folder, sample_files(), read=read_file, answers=sample_answers, today=SAMPLE_TODAY
    )
    position = store.position(SAMPLE_COOP)
    tables = store.tables(SAMPLE_COOP, as_of=position)
    known: dict[tuple[str, int, str, str], object] = {}

    def remember(key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
        if key not in known:
            known[key] = compute()
        return cast("Result", known[key])

    return Session(
        t=Translator("id"),
        coop=SAMPLE_COOP,
        today=SAMPLE_TODAY,
        load_tables=lambda _coop, _position: tables,
        position=position,
        store=store,
        remember=remember,
    )


def _median(work: Callable[[], object]) -> float:
    """Seconds of the processor: the other work of the machine does not count."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
