"""Instagram content export of Meta Business Suite: one row per post, reel or story.

Insights > Content > Export data (Wawasan > Konten > Ekspor data). Last seen: June 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from canonical.problem import Note, Question
from canonical.read_result import ReadResult
from readers.columns import Choice, Count, Identifier, Number, Text
from readers.dates import Timestamp
from readers.meta_lifetime_rows import daily_grain
from readers.period_in_name import as_of_day
from readers.plausibility import reach_above_views, views_not_available
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport

FORMATS = {
    "IG image": "photo",
    "IG carousel": "carousel",
    "IG reel": "video_short",
    "IG story": "story",
    "IG video": "video",
    "Gambar IG": "photo",
    "Carousel IG": "carousel",
    "Korsel IG": "carousel",
    "Reel IG": "video_short",
    "Reels IG": "video_short",
    "Cerita IG": "story",
    "Video IG": "video",
}

EXPORT = TabularExport(
    final_newline=True,
    fields=(
        Field("post_id", ("Post ID", "ID Postingan"), Identifier(digits=True), identifies=True),
        Field("account_id", ("Account ID", "ID Akun"), Identifier(digits=True), identifies=True),
        Field(
            "account_name",
            ("Account username", "Nama pengguna akun"),
            Text(),
            identifies=True,
        ),
        Field("caption", ("Description", "Deskripsi"), Text()),
        Field("duration_seconds", ("Duration (sec)", "Durasi (detik)"), Number()),
        # Meta writes Pacific time whatever the account's country: proven by the ids of the posts.
        Field(
            "published_at",
            ("Publish time", "Waktu penerbitan"),
            Timestamp("%m/%d/%Y %H:%M", zone="America/Los_Angeles"),
            required=True,
        ),
        Field("permalink", ("Permalink",), Text()),
        Field("format", ("Post type", "Jenis postingan"), Choice(FORMATS, other="other")),
        Field("data_comment", ("Data comment", "Komentar data"), Text()),
        Field("grain", ("Date", "Tanggal"), Text(), required=True),
        Field("views", ("Views", "Tayangan"), Count()),
        Field("impressions", ("Impressions", "Impresi"), Count()),
        Field("plays", ("Plays", "Pemutaran"), Count()),
        Field("reach", ("Reach", "Jangkauan"), Count()),
        Field("likes", ("Likes", "Suka"), Count()),
        Field("comments", ("Comments", "Komentar"), Count()),
        Field("shares", ("Shares", "Frekuensi dibagikan", "Dibagikan"), Count()),
        Field("saves", ("Saves", "Frekuensi Disimpan", "Disimpan", "Penyimpanan"), Count()),
        Field("follows", ("Follows", "Mengikuti"), Count()),
        Field("replies", ("Replies", "Balasan"), Count()),
        Field("profile_visits", ("Profile visits", "Kunjungan profil"), Count()),
    ),
)
_TEXTS = ("post_id", "caption", "permalink", "format")
_COUNTS = ("reach", "likes", "comments", "shares", "saves", "follows", "profile_visits")


@dataclass(frozen=True)
class InstagramContent:
    """The reader; stateless."""

    name: str = "meta_instagram_content"
    platform: str = "instagram"

    def recognises(self, document: Document) -> bool:
        """By the ids of post and account and the user name, in English or Indonesian."""
        return EXPORT.recognises(document)

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """Posts with lifetime counters; the question `account` when two are equally likely."""
        extract = EXPORT.read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame, notes = _without_error_rows(extract.frame)
        # Plays are left out: a reel reaches people whom its video did not start for.
        problems = [
            *daily_grain(frame, extract.headers),
            *reach_above_views(frame, extract.headers),
        ]
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        accounts = _likely_accounts(frame, answers.get("account"))
        if len(accounts) > 1:
            question = Question("account", options=tuple(accounts))
            return ReadResult(self.name, self.platform, questions=(question,))
        own = accounts[0] if accounts else None
        latest = frame["published_at"].max() if len(frame) else None
        as_of, as_of_notes = as_of_day(
            document.raw.name, answers["received_on"], latest_post=latest
        )
        posts, post_notes = _posts(frame, own=own, as_of=as_of)
        return ReadResult(
            self.name,
            self.platform,
            own,
            headers=extract.headers,
            tables={"posts": posts},
            notes=(*notes, *as_of_notes, *post_notes),
        )


def _without_error_rows(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Note]]:
    """Meta adds rows without any id whose only content is the text of an internal error."""
    if "data_comment" not in frame:
        return frame, []
    ids = ["post_id", "account_id", "permalink"]
    blank = frame[[name for name in ids if name in frame]].isna().all(axis="columns")
    broken = blank & frame["data_comment"].notna()
    if not broken.any():
        return frame, []
    note = Note("platform_error_rows", int(broken.sum()))
    return frame[~broken].reset_index(drop=True), [note]


def _likely_accounts(frame: pd.DataFrame, answer: str | None) -> list[str]:
    """The user name of the exporting account: on most rows, and on most rows that have a reach.

    Meta fills the reach only for the exporting account's own posts. Two names are a tie, which
    an answer decides; a name that the file does not hold decides nothing.
    """
    names = frame.dropna(subset=["account_id", "account_name"])
    if answer is not None and (names["account_name"] == answer).any():
        return [answer]
    counts = names.groupby(["account_id", "account_name"], sort=False).size()
    if counts.empty:
        return []
    likely = counts[counts == counts.max()]
    if len(likely) > 1 and "reach" in names:
        reached = names.groupby(["account_id", "account_name"])["reach"].count().loc[likely.index]
        likely = likely[reached == reached.max()]
    return sorted({str(name) for _, name in likely.index})


def _posts(
    frame: pd.DataFrame, *, own: str | None, as_of: pd.Timestamp
) -> tuple[pd.DataFrame, list[Note]]:
    """The canonical posts, with notes on what was knowingly changed."""
    own_ids = frame.loc[frame["account_name"] == own, "account_id"].dropna()
    own_id = own_ids.mode().iloc[0] if len(own_ids) else pd.NA
    collab = (frame["account_id"].notna() & (frame["account_id"] != own_id)).astype("boolean")
    unknown_views = views_not_available(frame)
    columns: dict[str, object] = {
        "platform": _constant("instagram", frame),
        # The user name, which a person would type for Meta's daily files that name no account.
        "account_id": _constant(own, frame),
        "as_of": pd.Series(as_of, index=frame.index, dtype="datetime64[us]"),
        "published_at": frame["published_at"],
        "is_collab": collab,
    }
    columns |= _views(frame, unknown_views)
    columns |= {name: frame[name] for name in (*_TEXTS, *_COUNTS) if name in frame}
    if "comments" not in frame and "replies" in frame:
        columns["comments"] = frame["replies"]  # the story selection has replies in their place
    if "duration_seconds" in frame:
        columns["duration_seconds"] = frame["duration_seconds"]
    if "views" in frame and "impressions" in frame:
        columns["impressions"] = frame["impressions"]
    counted = {"collab_posts": int(collab.sum()), "views_not_available": int(unknown_views.sum())}
    notes = [Note(code, count) for code, count in counted.items() if count]
    return pd.DataFrame({**columns, "source_row": frame["source_row"]}), notes


def _views(frame: pd.DataFrame, unknown: npt.NDArray[np.bool_]) -> dict[str, pd.Series]:
    """How often each post was shown, and by which definition: Impressions and Plays until 2024."""
    names = ["views"] if "views" in frame else ["impressions", "plays"]
    there = [name for name in names if name in frame]
    if not there:
        return {}
    views = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    version = np.full(len(frame), None, dtype=object)
    for name in there:
        fill = (views.isna() & frame[name].notna()).to_numpy(dtype=bool)
        views = views.mask(fill, frame[name])
        version[fill] = name
    version[unknown] = None
    meaning = pd.Series(version, index=frame.index, dtype="str")
    return {"metric_version": meaning, "views": views.mask(unknown)}


def _constant(word: str | None, frame: pd.DataFrame) -> pd.Series:
    return pd.Series(word, index=frame.index, dtype="str")


READER = InstagramContent()
