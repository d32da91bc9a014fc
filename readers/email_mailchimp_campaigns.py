"""All campaigns of a Mailchimp account: one row a campaign.

Mailchimp > Analytics > Reports > Export (campaigns.csv). Known from two generations, with a column
"List" until 2019 and "Audience" since. Mailchimp writes the account's own time and states no zone;
opens are inflated by mail programs that load pictures unasked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text, Timestamp
from readers.email_campaign import MAILCHIMP, PLATFORM, campaign_id
from readers.personal_data import left_out
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport, header_key

_NULL = frozenset({"n/a"})
_COUNT = Count(thousands=",", null=_NULL)
_SENT = Timestamp("%b %-d, %Y %-I:%M %p", zone="UTC", null=_NULL)  # the clock is kept as written
EXPORT = TabularExport(
    fields=(
        Field("name", ("Title",), Text(), identifies=True),
        Field("sent_at_local", ("Send Date",), _SENT, identifies=True),
        Field("subject", ("Subject",), Text()),
        Field("unique_id", ("Unique Id",), Text(null=_NULL)),
        Field("recipients", ("Total Recipients",), _COUNT),
        Field("delivered", ("Successful Deliveries",), _COUNT),
        Field("opens_unique", ("Unique Opens",), _COUNT),
        Field("clicks_unique", ("Unique Clicks",), _COUNT),
        Field("unsubscribes", ("Unsubscribes",), _COUNT),
        Field("bounces", ("Total Bounces",), _COUNT),
        Field("complaints", ("Abuse Complaints",), _COUNT),
    ),
)
# People delete columns before they upload; two of these still prove Mailchimp.
_PROOFS = {
    header_key(header)
    for header in (
        *("Send Weekday", "Unique Id", "Successful Deliveries", "Unique Opens", "Abuse Complaints"),
        *("Times Forwarded", "Times Liked on Facebook", "Folder Id", "List", "Audience"),
    )
}
_COUNTS = ("recipients", "delivered", "opens_unique", "clicks_unique", "unsubscribes", "bounces")


@dataclass(frozen=True)
class MailchimpCampaigns:
    """The reader; stateless."""

    name: str = "email_mailchimp_campaigns"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By title and send date beside two more of Mailchimp's own columns."""
        return any(
            header_row is not None and len(_PROOFS & _keys(sheet.head[header_row - 1])) >= 2
            for sheet in document.sheets
            for header_row in (EXPORT.header_row(sheet),)
        )

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """One row a campaign that was sent."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = _sent(extract.frame)
        problems = _problems(frame, extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        frame = frame.assign(sent_on=frame["sent_at_local"].dt.normalize(), campaign_id=_ids(frame))
        table = canonical_frame("email_campaigns", frame, provider=MAILCHIMP)
        notes += left_out(extract.sheet.head[extract.header_row - 1])
        return ReadResult(self.name, self.platform, None, {"email_campaigns": table}, (), notes)


def _keys(row: list[str]) -> set[str]:
    return {header_key(cell) for cell in row}


def _sent(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """The campaigns that were sent: a draft has no send date and counts nothing.

    A row without a date that counts something is kept, and refused later by its missing day.
    """
    counts = [name for name in _COUNTS if name in frame]
    draft = frame["sent_at_local"].isna() & (frame[counts].fillna(0) == 0).all(axis="columns")
    notes = (Note("unsent_campaigns", int(draft.sum())),) if draft.any() else ()
    return frame[~draft].reset_index(drop=True), notes


def _problems(frame: pd.DataFrame, extract: Extract) -> list[Problem]:
    """No campaign, or an id that a spreadsheet took for a number: ten hex digits, as `1234567e12`.

    That id is whole, while `1.23E+18` is what Excel makes of it.
    """
    if frame.empty:
        return [Problem("no_rows")]
    if "unique_id" not in frame:
        return []
    ids = frame["unique_id"].str.strip()
    wrong = frame[~ids.str.fullmatch("[0-9a-f]{10}").fillna(True).astype(bool)]
    header, sheet = extract.headers["unique_id"], extract.sheet.name or None
    return [
        Problem("scientific_id", int(row), header, str(value), "17671f6028", sheet)
        for row, value in wrong[["source_row", "unique_id"]].itertuples(index=False)
    ]


def _ids(frame: pd.DataFrame) -> pd.Series:
    """Mailchimp's own id; where the column was deleted, one of name and moment."""
    own = (
        frame["unique_id"].str.strip()
        if "unique_id" in frame
        else pd.Series(None, frame.index, dtype="str")
    )
    made = [
        campaign_id(MAILCHIMP, "" if pd.isna(name) else str(name), moment)
        for name, moment in zip(frame["name"], frame["sent_at_local"], strict=True)
    ]
    return own.fillna(pd.Series(made, index=frame.index, dtype="str"))


READER = MailchimpCampaigns()
