"""CPU seconds for every figure of each page on the sample: `python -m benchmarks.page_figures`.

Each page is computed three times in one process after a first run that loads its modules; the
least is printed. The figures of Ringkasan shall stay below one second.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from access.sample_coop import open_sample
from access.session import SAMPLE_COOP
from metrics.content_overview import content_overview
from metrics.conversation_overview import conversation_overview
from metrics.good_name_overview import good_name_overview
from metrics.growth_overview import growth_overview
from metrics.headlines import months_before, small_lines
from metrics.members_overview import members_overview
from metrics.period import Period
from metrics.plan_overview import plan_overview
from metrics.presence_overview import presence_overview
from metrics.reach_overview import reach_overview
from metrics.reputation_overview import reputation_overview
from metrics.savings_overview import savings_overview
from metrics.summary_overview import summary_overview
from readers import read_file
from sample_data import SAMPLE_TODAY, sample_answers, sample_files

Tables = Mapping[str, pd.DataFrame]
MONTH = Period.month(2026, 10)
RUNS = 3


def main() -> None:
    """Print one line a page."""
    tables = _sample_tables()
    for name, compute in PAGES.items():
        compute(tables)
        seconds = min(_cpu(compute, tables) for _ in range(RUNS))
        print(f"{name:12} {seconds:5.2f} s CPU")


def _sample_tables() -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        store = open_sample(
            Path(folder),
            sample_files(),
            read=read_file,
            answers=sample_answers,
            today=SAMPLE_TODAY,
        )
        tables = store.tables(SAMPLE_COOP, as_of=store.position(SAMPLE_COOP))
        store.close()
    return tables


def _cpu(compute: Callable[[Tables], object], tables: Tables) -> float:
    started = time.process_time()
    compute(tables)
    return time.process_time() - started


def _small_lines(tables: Tables) -> None:
    """The two small lines of Ringkasan."""
    months = months_before(MONTH)
    small_lines(tables, Period(months[0].start, months[-1].end))


PAGES: dict[str, Callable[[Tables], object]] = {
    "ringkasan": lambda tables: summary_overview(tables, MONTH, SAMPLE_TODAY, MONTH.previous()),
    "- 12 months": _small_lines,
    "jangkauan": lambda tables: reach_overview(tables, MONTH, SAMPLE_TODAY),
    "pengikut": lambda tables: growth_overview(tables, MONTH, MONTH.previous()),
    "penghematan": lambda tables: savings_overview(tables, MONTH),
    "konten": lambda tables: content_overview(tables, MONTH, SAMPLE_TODAY),
    "rencana": lambda tables: plan_overview(tables, MONTH, SAMPLE_TODAY),
    "kehadiran": lambda tables: presence_overview(tables, MONTH, SAMPLE_TODAY),
    "percakapan": lambda tables: conversation_overview(tables, MONTH, SAMPLE_TODAY),
    "nama-baik": lambda tables: (
        reputation_overview(tables, MONTH, SAMPLE_TODAY),
        good_name_overview(tables, MONTH, SAMPLE_TODAY),
    ),
    "anggota-muda": lambda tables: members_overview(tables, MONTH, SAMPLE_TODAY),
}

if __name__ == "__main__":
    main()
