"""What a report says beside its figures: whose it is, what it rests on, what a meeting decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from metrics.evidence import not_removed


@dataclass(frozen=True)
class Source:
    """One import: its number in the ledger, the file's name and hash, when it was kept (UTC)."""

    import_id: int
    name: str
    sha256: str
    kept_at: datetime


@dataclass(frozen=True)
class Decision:
    """A question or decision of a meeting; `status` is open, done or dropped."""

    meeting_on: date
    question: str
    decision: str
    owner: str
    due: date | None
    status: str


@dataclass(frozen=True)
class Facts:
    """Whose report, from which ledger position, on which day.

    `data_until` is the last day the data speak about, None before the first file; `sources` and
    `decisions` are None where they are not shown, as to somebody who came with a link.
    """

    coop: str
    zone: str
    position: int
    made_on: date
    data_until: date | None
    sources: tuple[Source, ...] | None = ()
    decisions: tuple[Decision, ...] | None = ()
    is_sample: bool = False


def fingerprint(sources: Iterable[Source]) -> str:
    """The first 16 digits of one SHA-256 over the imports a report rests on, in their order.

    Two reports with the same fingerprint rest on the same bytes. Empty without any import.
    """
    lines = [f"{one.import_id} {one.sha256}" for one in sorted(sources, key=lambda s: s.import_id)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] if lines else ""


def sources_of(facts: Facts, imports: Iterable[int]) -> tuple[Source, ...]:
    """What is known of these imports."""
    wanted = set(imports)
    return tuple(one for one in facts.sources or () if one.import_id in wanted)


def decisions_in(table: pd.DataFrame) -> tuple[Decision, ...]:
    """The rows of `decisions` with words that nobody removed, the latest meeting first."""
    rows = (
        not_removed(table)
        .dropna(subset=["question", "decision"], how="all")
        .sort_values(["meeting_on", "decision_id"], ascending=[False, True], kind="stable")
    )
    return tuple(
        Decision(
            meeting_on=row["meeting_on"].date(),
            question=_text(row["question"]),
            decision=_text(row["decision"]),
            owner=_text(row["owner"]),
            due=None if pd.isna(row["due"]) else row["due"].date(),
            status=_text(row["status"]) or "open",
        )
        for row in rows.to_dict("records")
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
