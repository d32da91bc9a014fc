"""The plan as a sheet to type in: the rows of the period, and new ones for any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from access.session import Session
from access.typed_rows import Cell, Row
from canonical.tables import FORMATS, PLATFORMS
from i18n import Translator
from widgets.table_editor import Sheet, table_editor

_COLUMNS = (
    "planned_at",
    "platform",
    "title",
    "objective",
    "pillar",
    "audience",
    "person_shown",
    "owner",
    "cost_plan_idr",
    "format",
    "status",
    "cancel_reason",
)


def plan_editor(session: Session, every: pd.DataFrame, rows: pd.DataFrame) -> list[Row] | None:
    """Draw the rows of `every` that stand in `rows`; what changed when Save was pressed.

    `rows` as plan_rows. What was deleted is not edited any more, and its number not given again.
    """
    shown_ids = set(rows.loc[~rows["is_deleted"], "plan_id"])
    shown = every[every["plan_id"].isin(shown_ids)].sort_values("planned_at")
    sheet = Sheet(
        "plan",
        _COLUMNS,
        _words(session.t),
        zone=session.zone,
        taken=frozenset(every["plan_id"].dropna()),
    )
    return table_editor(session, sheet, shown)


def with_times(changed: Sequence[Row], every: pd.DataFrame, now: pd.Timestamp) -> list[Row]:
    """New rows were planned now; a changed row stays as old as it is. `now` is UTC, without zone.

    A plan that is written down after its post would otherwise pass for a plan. A deleted row stays
    in the plan with the moment of its deletion.
    """
    created = dict(zip(every["plan_id"], every["created_at"], strict=True))
    return [
        {
            "status": "planned",
            **{name: value for name, value in row.items() if not (name == "status" and not value)},
            "created_at": _known(created[row["plan_id"]]) if row["plan_id"] in created else now,
            **({"removed_at": now} if row.get("removed") else {}),
        }
        for row in changed
    ]


def _known(moment: pd.Timestamp) -> Cell:
    return None if pd.isna(moment) else moment


def _words(t: Translator) -> Mapping[str, Mapping[str, str]]:
    return {
        "platform": {code: t(f"platform.{code}") for code in PLATFORMS},
        "format": {code: t(f"format.{code}") for code in FORMATS},
        "audience": {code: t(f"option.audience.{code}") for code in ("members", "public")},
        "status": {
            code: t(f"option.plan_status.{code}") for code in ("planned", "done", "cancelled")
        },
    }
