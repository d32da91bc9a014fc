"""All campaigns of a Constant Contact account: one row a campaign.

Constant Contact > Reporting > Email > Export. Last seen: January 2024. Months come before days; the
time is the account's own. Its open rate is opens / (sends - bounces): delivered is computed the
same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Text, Timestamp
from readers.email_campaign import PLATFORM, campaign_id
from readers.personal_data import left_out
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport

PROVIDER = "constant_contact"
_SENT = Timestamp("%-m/%-d/%y %-H:%M", "%-m/%-d/%Y %-H:%M", zone="UTC")  # kept as written
_COUNT = Count(thousands=",")
EXPORT = TabularExport(
    fields=(
        Field("sent_at_local", ("Time Sent",), _SENT, identifies=True),
        Field("name", ("Campaign Name",), Text(), identifies=True),
        Field("subject", ("Subject", "Subject Line"), Text()),
        Field("recipients", ("Sends",), _COUNT, identifies=True),
        Field("opens_unique", ("Opens", "Unique Opens"), _COUNT),
        Field("clicks_unique", ("Clicks", "Unique Clicks"), _COUNT),
        Field("bounces", ("Bounces",), _COUNT),
        Field("unsubscribes", ("Unsubscribes",), _COUNT),
        Field("complaints", ("Spam Reports",), _COUNT),
    ),
)


@dataclass(frozen=True)
class ConstantContact:
    """The reader; stateless."""

    name: str = "email_constant_contact"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the time sent, the campaign and its sends."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """One row a campaign."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame = extract.frame
        problems = _problems(extract)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        ids = [
            campaign_id(PROVIDER, str(name), sent)
            for name, sent in zip(frame["name"], frame["sent_at_local"], strict=True)
        ]
        frame = frame.assign(campaign_id=ids, sent_on=frame["sent_at_local"].dt.normalize())
        if "bounces" in frame:
            frame["delivered"] = frame["recipients"] - frame["bounces"]
        table = canonical_frame("email_campaigns", frame, provider=PROVIDER)
        notes = left_out(extract.sheet.head[extract.header_row - 1])
        return ReadResult(self.name, self.platform, None, {"email_campaigns": table}, (), notes)


def _problems(extract: Extract) -> list[Problem]:
    """No campaign at all; one without the name or the moment that make its id."""
    if extract.frame.empty:
        return [Problem("no_rows")]
    return [
        Problem("missing_cell", int(row), extract.headers[name])
        for name in ("sent_at_local", "name")
        for row in extract.frame.loc[extract.frame[name].isna(), "source_row"]
    ]


READER = ConstantContact()
