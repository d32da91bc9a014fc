"""Report of one MailerLite Classic campaign: a line a number.

MailerLite Classic > Campaigns > Sent > View report > Export. Last seen: 2021; no report of the new
MailerLite is known. Its open rate is opens / (sent - bounces): delivered is computed the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.email_campaign import (
    PLATFORM,
    Section,
    campaign_id,
    count,
    moment,
    report_sheet,
    sections,
    text,
)
from readers.sheet import Document

PROVIDER = "mailerlite"
_TITLE, _RESULTS, _BAD = "Campaign report", "Campaign results", "Bad statistics"
_GOOD_COUNTS = {
    "recipients": "Total emails sent",
    "opens_unique": "Opened",
    "clicks_unique": "Clicked",
}
_BAD_COUNTS = {
    "unsubscribes": "Unsubscribed",
    "complaints": "Spam complaints",
    "hard": "Hard bounce",
    "soft": "Soft bounce",
}


@dataclass(frozen=True)
class MailerLiteCampaign:
    """The reader; stateless."""

    name: str = "email_mailerlite_campaign"
    platform: str = PLATFORM

    def recognises(self, document: Document) -> bool:
        """By the first line and the title of the numbers."""
        return report_sheet(document, _TITLE, _RESULTS) is not None

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """One campaign; its subject is its name."""
        sheet = report_sheet(document, _TITLE, _RESULTS)
        parts, problems = sections(sheet.rows()) if sheet else ([], [])
        row = _row(parts, problems)
        if row is None or problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        table = canonical_frame("email_campaigns", pd.DataFrame([row]), provider=PROVIDER)
        return ReadResult(self.name, self.platform, None, {"email_campaigns": table})


def _row(parts: list[Section], problems: list[Problem]) -> dict[str, object] | None:
    named = {part.title: part.lines for part in parts}
    subject = text(parts[0].lines, "Subject")
    sent = moment(parts[0].lines, "Sent", "%Y-%m-%d %H:%M:%S", problems)
    if subject is None:
        problems.append(Problem("missing_line", column="Subject"))
    good = {c: count(named[_RESULTS], line, problems) for c, line in _GOOD_COUNTS.items()}
    bad = {c: count(named.get(_BAD, {}), line, problems) for c, line in _BAD_COUNTS.items()}
    recipients, hard, soft = good["recipients"], bad.pop("hard"), bad.pop("soft")
    if subject is None or sent is None or recipients is None or hard is None or soft is None:
        return None
    return {
        "campaign_id": campaign_id(PROVIDER, subject, sent),
        "name": subject,
        "subject": subject,
        "sent_on": sent.normalize(),
        "sent_at_local": sent,
        **good,
        **bad,
        "bounces": hard + soft,
        "delivered": recipients - hard - soft,
        "source_row": parts[0].row,
    }


READER = MailerLiteCampaign()
