"""The report as plain text: the message for WhatsApp, or the words for three minutes."""

from __future__ import annotations

from report.contents import Contents


def message_text(contents: Contents) -> str:
    """At most 700 characters."""
    return f"{contents.message}\n"


def speech_text(contents: Contents) -> str:
    """One paragraph a thought, an empty line between."""
    head = [contents.banner] if contents.banner else []
    return "\n\n".join([*head, *contents.speech]) + "\n"
