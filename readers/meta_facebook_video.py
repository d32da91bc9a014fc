"""Facebook content export at the level of videos: recognised, and refused with the way out.

Insights > Content > Videos > Export data (before: Creator Studio). Last seen: January 2026. It has
neither the id nor the address of the posts, so its videos cannot be told from the same videos in
the posts export: kept beside it, each would count twice, and so would its seconds viewed. The posts
export has the same seconds when the metric "Seconds viewed" is ticked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.columns import Identifier, Number
from readers.sheet import Document
from readers.tabular_export import Field, TabularExport

EXPORT = TabularExport(
    fields=(
        Field(
            "video_id",
            ("Video asset ID", "Universal video ID"),
            Identifier(),
            identifies=True,
            repeats=True,
        ),
        Field("page_id", ("Page ID", "ID Halaman"), Identifier(), identifies=True),
        Field("duration", ("Duration (sec)", "Durasi (detik)"), Number(), identifies=True),
    ),
    excludes=("Post ID", "ID Postingan"),
)


@dataclass(frozen=True)
class FacebookVideo:
    """The reader; stateless."""

    name: str = "meta_facebook_video"
    platform: str = "facebook"

    def recognises(self, document: Document) -> bool:
        """By the ids of video and page, and no id of a post."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:  # noqa: ARG002
        """Always the problem `video_level`."""
        problem = Problem("video_level", value=document.raw.name)
        return ReadResult(self.name, self.platform, problems=(problem,))


READER = FacebookVideo()
