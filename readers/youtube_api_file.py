"""What a script fetched from YouTube's API looks like an export of Studio and is none: refused.

Its counters are of another day and without a period, and it bears the name `Table data.csv` too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.sheet import Document
from readers.tabular_export import header_key

_API_NAMES = frozenset({"video_id", "published_at"})


@dataclass(frozen=True)
class YouTubeApiFile:
    """The reader that refuses the file; stateless."""

    name: str = "youtube_api_file"
    platform: str = "youtube"

    def recognises(self, document: Document) -> bool:
        """By the API's own names of a video's id and moment, which no export writes."""
        heads = (sheet.head[0] for sheet in document.sheets if sheet.head)
        return any({header_key(cell) for cell in head} >= _API_NAMES for head in heads)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """Always the problem `look_alike_youtube_api`."""
        problem = Problem("look_alike_youtube_api", value=document.raw.name)
        return ReadResult(self.name, self.platform, problems=(problem,))


READER = YouTubeApiFile()
