"""Bing Webmaster Tools looks like Search Console and counts another search engine: refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.sheet import Document
from readers.tabular_export import header_key

_HEADERS = {"clicks", "impressions", "avg. ctr"}


@dataclass(frozen=True)
class BingWebmaster:
    """The reader that refuses the file; stateless."""

    name: str = "website_bing"
    platform: str = "website"

    def recognises(self, document: Document) -> bool:
        """By the average click rate, which Search Console calls CTR."""
        heads = (sheet.head[0] for sheet in document.sheets if sheet.head)
        return any({header_key(cell) for cell in head} >= _HEADERS for head in heads)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """Always the problem `look_alike_bing`."""
        problem = Problem("look_alike_bing", value=document.raw.name)
        return ReadResult(self.name, self.platform, problems=(problem,))


READER = BingWebmaster()
