"""Video overview of X: several tables in one file, all of them contained in other exports.

X > Premium > Analytics > Video > Download. Known from one description only, never seen: its videos
have no address that would tie them to the posts, so it is named and refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.sheet import Document, trim
from readers.tabular_export import header_key


@dataclass(frozen=True)
class XVideoOverview:
    """The reader that refuses the file; stateless."""

    name: str = "x_video_overview"
    platform: str = "x"

    def recognises(self, document: Document) -> bool:
        """By the title in the first line and the watch time under it."""
        if len(document.sheets) != 1:
            return False
        rows = [trim(row) for row in document.sheets[0].head if trim(row)][:2]
        if len(rows) < 2:
            return False
        headers = {header_key(cell) for cell in rows[1]}
        return header_key(rows[0][0]) == "video overview" and "watch time (ms)" in headers

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """Always the problem `video_overview`."""
        return ReadResult(self.name, self.platform, problems=(Problem("video_overview", row=1),))


READER = XVideoOverview()
