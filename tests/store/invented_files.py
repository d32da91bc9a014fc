"""Small files, as readers would hand them over, and somebody who keeps them."""

from datetime import UTC, datetime, timedelta

import pandas as pd

from canonical.raw_file import RawFile
from canonical.read_result import ReadResult
from canonical.tables import DTYPES, Table
from store import Import, Store

COOP = "kopma"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Keeper:
    """Keeps small files in a store, one minute after another."""

    def __init__(self, store: Store, coop: str = COOP) -> None:
        self.store, self.coop, self.count = store, coop, 0

    def keep(self, result: ReadResult, name: str = "", content: bytes = b"", **options) -> Import:
        self.count += 1
        raw = RawFile(name or f"{self.count}.csv", content or f"file {self.count}".encode())
        at = options.pop("at", NOON + timedelta(minutes=self.count))
        return self.store.add_import(self.coop, raw, result, by="budi", at=at, **options)


def _frame(columns: dict[str, tuple[str, list]]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(v, dtype=kind) for name, (kind, v) in columns.items()})


def days(first: str = "2026-10-01", account: str = "kopma.id", **values: list) -> ReadResult:
    """Daily values of an Instagram account: `days(reach_1d=[10, None])` is 1 and 2 October."""
    count = len(next(iter(values.values())))
    frame = _frame(
        {
            "platform": ("str", ["instagram"] * count),
            "account_id": ("str", [account] * count),
            "date": ("datetime64[us]", list(pd.date_range(first, periods=count))),
            **{name: ("Int64", numbers) for name, numbers in values.items()},
            "source_row": ("int64", list(range(2, 2 + count))),
        }
    )
    return ReadResult("days", "instagram", account, tables={"account_days": frame})


def costs(*rows: tuple, **more: tuple[str, list]) -> ReadResult:
    """Typed costs: (cost_id, amount) or (cost_id, amount, removed); paid on 5 October 2026."""
    count = len(rows)
    frame = _frame(
        {
            "cost_id": ("str", [row[0] for row in rows]),
            "date": ("datetime64[us]", [pd.Timestamp("2026-10-05")] * count),
            "category": ("str", ["brochure"] * count),
            "amount_idr": ("Int64", [row[1] for row in rows]),
            "removed": ("boolean", [len(row) > 2 and row[2] for row in rows]),
            **more,
            "source_row": ("int64", list(range(2, 2 + count))),
        }
    )
    return ReadResult("costs", tables={"costs": frame})


def plan_rows(*rows: tuple[str, str], **more: tuple[str, list]) -> ReadResult:
    """Typed rows of the plan: (plan_id, title)."""
    frame = _frame(
        {
            "plan_id": ("str", [row[0] for row in rows]),
            "title": ("str", [row[1] for row in rows]),
            **more,
            "source_row": ("int64", list(range(2, 2 + len(rows)))),
        }
    )
    return ReadResult("plan", tables={"plan": frame})


def posts(as_of: str, **views: int) -> ReadResult:
    """Lifetime views of posts published on 1 October 2026, 23.30 UTC: 2 October in Jakarta."""
    count = len(views)
    frame = _frame(
        {
            "platform": ("str", ["instagram"] * count),
            "account_id": ("str", ["kopma.id"] * count),
            "post_id": ("str", list(views)),
            "as_of": ("datetime64[us]", [pd.Timestamp(as_of)] * count),
            "published_at": ("datetime64[us]", [pd.Timestamp("2026-10-01 23:30")] * count),
            "views": ("Int64", list(views.values())),
            "source_row": ("int64", list(range(2, 2 + count))),
        }
    )
    return ReadResult("posts", "instagram", "kopma.id", tables={"posts": frame})


def any_rows(table: Table, count: int, number: int = 1) -> ReadResult:
    """Rows for any canonical table: keys that differ by row, every number `number`."""
    values = {
        "text": lambda row: f"text {row}",
        "timestamp": lambda row: pd.Timestamp("2026-10-01 09:00") + pd.Timedelta(row, "D"),
        "date": lambda row: pd.Timestamp("2026-10-01") + pd.Timedelta(row, "D"),
        "flag": lambda _: False,
    }
    columns = {
        c.name: (DTYPES[c.kind], [values.get(c.kind, lambda _: number)(r) for r in range(count)])
        for c in table.columns
    }
    rows = ("int64", list(range(2, 2 + count)))
    return ReadResult("any", tables={table.name: _frame({**columns, "source_row": rows})})
