"""Which post a row of LinkedIn is, and when it appeared: both stand in its address.

"Created date" is the day on which the post was written. A scheduled post appears days later, at the
moment that its number holds: the upper bits of an activity's number are milliseconds since 1970.
In a real export 66 of 86 posts appeared after the day they were created, nearly all of them on the
hour, and none before.
"""

from __future__ import annotations

import pandas as pd

from canonical.problem import Note, Problem
from readers.tabular_export import Extract

_URN = r"urn:li:(?P<kind>activity|share|ugcPost):(?P<post_id>[0-9]{1,19})(?![0-9])"
_LONGEST_WAIT = pd.Timedelta(days=180)  # LinkedIn schedules at most three months ahead


def with_post_ids(extract: Extract, problems: list[Problem], notes: list[Note]) -> pd.DataFrame:
    """The posts with `post_id` and `published_at`, or `published_on` where the number is silent.

    Problems: unreadable_link, missing_cell (no day of creation).
    """
    frame = extract.frame
    found = frame["permalink"].str.extract(_URN)
    for name, bad, code in (
        ("permalink", found["post_id"].isna(), "unreadable_post_link"),
        ("created_on", frame["created_on"].isna(), "missing_cell"),
    ):
        for row, value in frame.loc[bad, ["source_row", name]].itertuples(index=False):
            shown = None if pd.isna(value) else str(value)
            expected = "urn:li:activity:1234567890123456789" if name == "permalink" else None
            sheet = extract.sheet.name or None
            problems.append(Problem(code, int(row), extract.headers[name], shown, expected, sheet))
    moment = _moments(found)
    wait = moment.dt.normalize() - frame["created_on"]
    told = (wait >= pd.Timedelta(0)) & (wait <= _LONGEST_WAIT)
    scheduled = int((told & (wait > pd.Timedelta(0))).sum())
    if scheduled:
        notes.append(Note("scheduled_posts", scheduled))
    return frame.assign(
        post_id=found["post_id"],
        published_at=moment.where(told),
        published_on=frame["created_on"].mask(told),
    )


def _moments(found: pd.DataFrame) -> pd.Series:
    """When an activity began, UTC; null for other numbers, whose moment is that of the draft."""
    is_activity = (found["kind"] == "activity").fillna(False)
    numbers = found["post_id"].where(is_activity).map(_milliseconds, na_action="ignore")
    moments = pd.to_datetime(numbers.astype("Float64"), unit="ms", errors="coerce")
    return moments.dt.floor("s").astype("datetime64[us]")


def _milliseconds(post_id: str) -> float:
    return float(int(post_id) >> 22)
