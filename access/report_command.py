"""The command line of the report: opens the store, writes one file, needs no browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from access.meeting_report import report_file, so_far
from access.profile import Profile
from access.session import OWN_COOP, SAMPLE_COOP, Session, Tables
from access.settings import read_settings
from i18n.translator import LANGUAGES, Translator
from report.formats import FORMATS
from report.period_code import period_of
from store import Store


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report; 0 when it was written, 1 with a sentence when it could not be."""
    asked = _parser().parse_args(arguments)
    t = Translator(asked.language)
    session = _session(asked.coop, t)
    if session is None:
        return _refuse(t("report.command.unknown_coop", coop=asked.coop))
    if asked.as_of is not None:
        if not 1 <= asked.as_of <= session.position:
            return _refuse(t("report.command.bad_as_of", value=asked.as_of, last=session.position))
        session = replace(session, position=asked.as_of)
    profile = session.profile
    try:
        period = period_of(asked.period, first_month=profile.book_year_month, zone=profile.zone)
    except ValueError:
        return _refuse(t("report.command.bad_period", value=asked.period))
    written = report_file(
        session, so_far(session, period), asked.format, with_equivalent=asked.with_equivalent
    )
    Path(asked.out).write_bytes(written)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m report", description=__doc__)
    parser.add_argument("--coop", default=OWN_COOP, help="id of the co-op; contoh is the sample")
    parser.add_argument(
        "--period", required=True, help="2026-10, a tahun buku 2026, or 2026-10-01..2026-10-14"
    )
    parser.add_argument("--format", choices=list(FORMATS), default="pdf")
    parser.add_argument("--language", choices=LANGUAGES, default="id")
    parser.add_argument("--as-of", type=int, help="position of the ledger; without it the last")
    parser.add_argument("--with-equivalent", action="store_true", help="advertising equivalent too")
    parser.add_argument("--out", required=True, help="the file to write")
    return parser


def _session(coop: str, t: Translator) -> Session | None:
    """The session of a co-op's manager without memory; None when there is no such co-op."""
    settings = read_settings()
    if coop == SAMPLE_COOP:
        store, today = _sample(settings.data_dir)
    else:
        store, today = Store.open(*settings.store_urls), None
    if coop not in {one.coop_id for one in store.coops()}:
        return None
    position = store.position(coop)
    tables = {position: store.tables(coop, as_of=position)}
    if today is None:
        zone = Profile.of(tables[position]).zone
        today = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()

    def load(coop: str, position: int) -> Tables:
        if position not in tables:
            tables[position] = store.tables(coop, as_of=position)
        return tables[position]

    return Session(
        t=t,
        coop=coop,
        today=today,
        load_tables=load,
        position=position,
        role="supervisor",
        store=store,
    )


def _sample(folder: Path) -> tuple[Store, date]:
    from access.sample_coop import open_sample
    from readers import read_file
    from sample_data import SAMPLE_TODAY, sample_answers, sample_files

    store = open_sample(
        folder, sample_files(), read=read_file, answers=sample_answers, today=SAMPLE_TODAY
    )
    return store, SAMPLE_TODAY


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
