"""Report of one Mailchimp campaign, or of one A/B test: a line a number.

Mailchimp > Analytics > Reports > View report > Download. Last seen: 2021. An A/B test has a section
for every combination; each was sent to other people, so each is a row of its own. The links that
people clicked are not read, and neither is the sender.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.email_campaign import (
    MAILCHIMP,
    PLATFORM,
    Section,
    campaign_id,
    count,
    moment,
    report_sheet,
    sections,
    text,
)
from readers.personal_data import left_out
from readers.sheet import Document

_SENT = "%a, %b %-d, %Y %-H:%M"
_COUNTS = {
    "recipients": "Total Recipients",
    "delivered": "Successful Deliveries",
    "bounces": "Bounces",
    "opens_unique": "Recipients Who Opened",
    "clicks_unique": "Recipients Who Clicked",
    "unsubscribes": "Total Unsubs",
    "complaints": "Total Abuse Complaints",
}


@dataclass(frozen=True)
class MailchimpReport:
    """The reader of one of the two reports; stateless.

    `title` is the first line, `section` the first title over numbers.
    """

    name: str
    title: str
    section: str
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the first line and the title of the numbers."""
        return report_sheet(document, self.title, self.section) is not None

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """One row a campaign; of an A/B test one row a combination."""
        sheet = report_sheet(document, self.title, self.section)
        parts, problems = sections(sheet.rows()) if sheet else ([], [])
        rows = self._rows(parts, problems)
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        table = canonical_frame("email_campaigns", pd.DataFrame(rows), provider=MAILCHIMP)
        notes = (
            # This report has no "Unique Id", so the list of all campaigns cannot know it again.
            Note("campaign_without_id", len(rows)),
            *left_out(cells[0] for cells in (sheet.rows() if sheet else []) if len(cells) > 1),
        )
        return ReadResult(self.name, self.platform, None, {"email_campaigns": table}, (), notes)

    def _rows(self, parts: Sequence[Section], problems: list[Problem]) -> list[dict[str, object]]:
        heading = parts[0].lines
        name = text(heading, "Title")
        sent = moment(heading, "Delivery Date/Time", _SENT, problems)
        if name is None:
            problems.append(Problem("missing_line", column="Title"))
        wanted = [part for part in parts if _is_numbers(part.title, self.section)]
        rows: list[dict[str, object]] = []
        for part in wanted:
            counts = {c: count(part.lines, line, problems) for c, line in _COUNTS.items()}
            subject = text(part.lines, "Subject Line") or text(heading, "Subject Line")
            if name is not None and sent is not None:
                number = part.title if len(wanted) > 1 else ""
                rows.append(
                    {
                        "campaign_id": campaign_id(MAILCHIMP, name, sent, part=number),
                        "name": name,
                        "subject": subject,
                        "sent_on": sent.normalize(),
                        "sent_at_local": sent,
                        **counts,
                        "source_row": part.row,
                    }
                )
        return rows


def _is_numbers(title: str, section: str) -> bool:
    """Whether a section holds numbers: "Combination 2 Stats" like "Combination 1 Stats"."""
    first, *_ = section.split()
    words = title.split()
    return title == section or (
        first == "Combination" and len(words) == 3 and words[::2] == section.split()[::2]
    )


READER = MailchimpReport("email_mailchimp_campaign", "Email Campaign Report", "Overall Stats")
AB_READER = MailchimpReport("email_mailchimp_ab_test", "Campaign Report", "Combination 1 Stats")
