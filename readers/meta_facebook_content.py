"""Facebook content export of Meta Business Suite: one row per post with its lifetime counters.

Insights > Content > Export data (Wawasan > Konten > Ekspor data). Last seen: January 2026; its
Indonesian headers have not been seen yet and follow those of the Instagram file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Note, Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Choice, Count, Identifier, Number, Text
from readers.dates import Timestamp
from readers.meta_lifetime_rows import daily_grain, without_error_rows
from readers.meta_names import PACIFIC, most_frequent
from readers.period_in_name import as_of_day
from readers.plausibility import views_not_available
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport

FORMATS = {
    **dict.fromkeys(("Photos", "Photo", "Foto", "Multi-photo"), "photo"),
    **dict.fromkeys(("Reels", "Reel"), "video_short"),
    **dict.fromkeys(("Videos", "Video"), "video"),
    **dict.fromkeys(("Stories", "Story", "Cerita"), "story"),
    **dict.fromkeys(("Links", "Link", "Tautan"), "link"),
    **dict.fromkeys(("Text", "Teks", "Status"), "text"),
    **dict.fromkeys(("Live", "Live videos", "Video live"), "live"),
}

EXPORT = TabularExport(
    fields=(
        Field("post_id", ("Post ID", "ID Postingan"), Identifier(), identifies=True),
        Field("page_id", ("Page ID", "ID Halaman"), Identifier(), identifies=True),
        Field("account_name", ("Page name", "Nama Halaman"), Text()),
        Field("title", ("Title", "Judul"), Text()),
        Field("description", ("Description", "Deskripsi"), Text()),
        Field("duration_seconds", ("Duration (sec)", "Durasi (detik)"), Number()),
        Field(
            "published_at",
            ("Publish time", "Waktu penerbitan"),
            Timestamp("%m/%d/%Y %H:%M", zone=PACIFIC),
            required=True,
        ),
        Field("permalink", ("Permalink",), Text()),
        Field("format", ("Post type", "Jenis postingan"), Choice(FORMATS, other="other")),
        Field("data_comment", ("Data comment", "Komentar data"), Text()),
        Field("grain", ("Date", "Tanggal"), Text(), required=True),
        # Some selections of columns write "Views" twice; the first non-zero one is true.
        Field("views", ("Views", "Tayangan"), Count(), repeats=True),
        Field("impressions", ("Impressions", "Impresi"), Count()),
        Field("reach", ("Reach", "Jangkauan"), Count()),
        Field("reach_organic", ("Reach from Organic posts",), Count()),
        Field("reach_paid", ("Reach from Boosted posts",), Count()),
        Field("likes", ("Reactions", "Reaksi", "Tanggapan"), Count()),
        Field("comments", ("Comments", "Komentar"), Count()),
        Field("shares", ("Shares", "Frekuensi dibagikan", "Dibagikan"), Count()),
        Field("clicks", ("Total clicks", "Total klik"), Count()),
        Field("link_clicks", ("Link Clicks", "Klik tautan"), Count()),
        Field("watch_seconds", ("Seconds viewed", "Detik ditonton"), Number()),
    ),
    short_rows="fill",  # the oldest rows can have fewer cells than the header
)


@dataclass(frozen=True)
class FacebookContent:
    """The reader; stateless."""

    name: str = "meta_facebook_content"
    platform: str = "facebook"

    def recognises(self, document: Document) -> bool:
        """By the ids of post and page, in English or Indonesian."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Posts with their lifetime counters."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = without_error_rows(extract.frame, ids=("post_id", "permalink"))
        problems = daily_grain(frame, extract.headers)
        if frame.empty:
            problems = [Problem("no_rows")]
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        as_of, as_of_notes = as_of_day(
            document.raw.name, answers["received_on"], latest_post=frame["published_at"].max()
        )
        posts, post_notes = _posts(frame, as_of=as_of)
        return ReadResult(
            self.name,
            self.platform,
            most_frequent(posts, "account_id"),
            headers=extract.headers,
            tables={"posts": posts},
            notes=(*notes, *as_of_notes, *post_notes),
        )


def _posts(frame: pd.DataFrame, *, as_of: pd.Timestamp) -> tuple[pd.DataFrame, list[Note]]:
    """The canonical posts, with notes on what was knowingly changed."""
    views, version = _views(frame)
    unknown = views_not_available(frame.assign(views=views))
    views, version = views.mask(unknown), version.mask(unknown)
    # Impressions stand in their own column only beside Views; alone they are the views.
    own = frame if "views" in frame else frame.drop(columns="impressions", errors="ignore")
    own = own.assign(
        views=views, metric_version=version, caption=_captions(frame), account_id=_pages(frame)
    )
    if "reach_paid" in frame:
        own["is_boosted"] = frame["reach_paid"] > 0
    own = own.drop(columns="account_name", errors="ignore")
    posts = canonical_frame("posts", own, platform="facebook", as_of=as_of)
    above = 0 if "reach" not in frame else int((frame["reach"] > views).fillna(False).sum())
    counted = {"views_not_available": int(unknown.sum()), "reach_above_views": above}
    return posts, [Note(code, count) for code, count in counted.items() if count]


def _views(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """How often each post was shown, and by which definition: Views, before 2025 Impressions."""
    word = "views" if "views" in frame else "impressions"
    views = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    for name in (str(column) for column in frame):
        if name == word or name.startswith(f"{word}_"):
            views = views.mask((views.fillna(0) == 0) & frame[name].notna(), frame[name])
    version = pd.Series(word, index=frame.index, dtype="str")
    return views, version.where(views.notna())


def _pages(frame: pd.DataFrame) -> pd.Series:
    """The page by its name, which a person would type for files that name none.

    Where the name is blank, the name that its number has in another row, else the number.
    """
    if "account_name" not in frame:
        return frame["page_id"]
    names = frame["account_name"].str.strip()
    names = names.mask(names == "")
    return names.fillna(names.groupby(frame["page_id"]).transform("first")).fillna(frame["page_id"])


def _captions(frame: pd.DataFrame) -> pd.Series:
    """Photos have their text in the title, reels in the description, some posts in both."""
    blank = pd.Series("", index=frame.index, dtype="str")
    title = frame.get("title", blank).fillna("").str.strip()
    description = frame.get("description", blank).fillna("").str.strip()
    both = (title != "") & (description != "") & (title != description)
    either = title.where(title != "", description)
    captions = either.where(~both, title + "\n" + description)
    return captions.mask(captions == "").astype("str")


READER = FacebookContent()
