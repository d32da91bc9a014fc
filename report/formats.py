"""Every format by its name: what the command line and the page Rapat offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from i18n.translator import Language
from report.as_json import json_text
from report.as_text import message_text, speech_text
from report.contents import Contents
from report.facts import Facts
from report.provenance import Trace


@dataclass(frozen=True)
class Format:
    """How a format is made; `ending` of the file, `mime` for the browser, an icon for a button."""

    ending: str
    mime: str
    icon: str
    make: Callable[[Contents, Facts, Language, Trace | None], bytes]


def _pdf(contents: Contents, _facts: Facts, language: Language, _trace: Trace | None) -> bytes:
    from report.as_pdf import pdf_bytes

    return pdf_bytes(contents, language=language)


def _pptx(contents: Contents, _facts: Facts, language: Language, _trace: Trace | None) -> bytes:
    from report.as_pptx import pptx_bytes

    return pptx_bytes(contents, language=language)


def _xlsx(contents: Contents, facts: Facts, language: Language, trace: Trace | None) -> bytes:
    from report.as_xlsx import xlsx_bytes

    return xlsx_bytes(contents, facts, language=language, trace=trace)


def _text(say: Callable[[Contents], str]) -> Callable[..., bytes]:
    def made(contents: Contents, *_others: object) -> bytes:
        return say(contents).encode()

    return made


_OFFICE = "application/vnd.openxmlformats-officedocument."

FORMATS: dict[str, Format] = {
    "pdf": Format("pdf", "application/pdf", "picture_as_pdf", _pdf),
    "pptx": Format("pptx", f"{_OFFICE}presentationml.presentation", "slideshow", _pptx),
    "xlsx": Format("xlsx", f"{_OFFICE}spreadsheetml.sheet", "table_view", _xlsx),
    "txt": Format("txt", "text/plain", "chat", _text(message_text)),
    "speech": Format("txt", "text/plain", "record_voice_over", _text(speech_text)),
    "json": Format("json", "application/json", "data_object", _text(json_text)),
}
