"""Who watches the YouTube channel and from where: age, gender, country, city, source, subscription.

YouTube Studio > Analytics > Advanced mode > (Viewer age, Geography, ...) > Export current view
(Table data.csv). Last seen: 2025. Shares are of the views in the chosen period: by the percentage
that the file states, else by its own total row, never by the sum of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from canonical.problem import Problem
from canonical.read_result import ReadResult
from readers.canonical_frame import canonical_frame
from readers.columns import Count, Percent, Text
from readers.sheet import Document
from readers.tabular_export import Extract, Field, TabularExport
from readers.youtube_columns import (
    DATE_HEADERS,
    DIMENSION_HEADERS,
    is_total,
    short_row_problems,
    without_total_rows,
)
from readers.youtube_zip_name import account_of, as_of_day

_VALUES = (
    Field("share", ("Views (%)", "Penayangan (%)"), Percent("points")),
    Field("count", ("Views", "Penayangan"), Count()),
)
_CITY_NAME = Field("city_name", ("City name", "Nama kota"), Text(), identifies=True)
EXPORTS = {
    dimension: TabularExport(
        fields=(
            Field("band", headers, Text(), identifies=True),
            *((_CITY_NAME,) if dimension == "city" else ()),
            *_VALUES,
        ),
        excludes=DATE_HEADERS,
        short_rows="fill",
        final_newline=True,
    )
    for dimension, headers in DIMENSION_HEADERS.items()
    if dimension != "content"
}
_WORDS = {
    "gender": {
        "female": "women", "male": "men", "user-specified": "other",
        "perempuan": "women", "wanita": "women", "laki-laki": "men", "pria": "men",
        "ditentukan pengguna": "other",
    },
    "subscription": {
        "subscribed": "subscribed", "not subscribed": "not_subscribed",
        "subscriber": "subscribed", "bukan subscriber": "not_subscribed",
    },
}  # fmt: skip
_AGE = re.compile(r"(\d{2})(?:\s*[–—-]\s*(\d{2})|\+)(?:\s+\w+)?")


@dataclass(frozen=True)
class YouTubeAudience:
    """The reader of the six breakdowns; stateless."""

    name: str = "youtube_audience"
    platform: str = "youtube"

    def recognises(self, document: Document) -> bool:
        """By the header of the breakdown and one of views, without a date."""
        return self._dimension(document) is not None

    def read(self, document: Document, answers: Mapping[str, str]) -> ReadResult:
        """One row a band."""
        dimension = self._dimension(document) or ""
        extract = EXPORTS[dimension].read(document)
        if not isinstance(extract, Extract):
            return ReadResult(self.name, self.platform, problems=extract)
        frame = _with_shares(extract.frame)
        frame, notes = without_total_rows(frame, "band")
        problems = short_row_problems(frame, extract) or _band_problems(
            frame, dimension, extract.headers["band"]
        )
        if problems:
            return ReadResult(self.name, self.platform, problems=tuple(problems))
        as_of, as_of_notes = as_of_day(document.raw, answers)
        account, questions = account_of(document.raw, answers)
        table = canonical_frame(
            "audience",
            frame.assign(band=_bands(frame, dimension)),
            platform=self.platform,
            account_id=account,
            as_of=as_of,
            base="viewers",
            dimension=dimension,
        )
        return ReadResult(
            self.name,
            self.platform,
            account or None,
            tables={"audience": table},
            notes=(*notes, *as_of_notes),
            questions=questions,
        )

    def _dimension(self, document: Document) -> str | None:
        for dimension, export in EXPORTS.items():
            for sheet in document.sheets:
                row = export.header_row(sheet)
                if row is not None and row == _VIEWS.header_row(sheet):
                    return dimension
        return None


_VIEWS = TabularExport(
    fields=(
        Field(
            "views",
            tuple(header for field in _VALUES for header in field.headers),
            Text(),
            identifies=True,
            repeats=True,
        ),
    )
)


def _with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Views divided by the file's own total, where the file states no percentage."""
    if "share" in frame or not is_total(frame["band"]).any():
        return frame
    total = frame.loc[is_total(frame["band"]), "count"].iloc[0]
    known = pd.notna(total) and total > 0
    return frame.assign(share=frame["count"] / total) if known else frame


def _bands(frame: pd.DataFrame, dimension: str) -> pd.Series:
    if dimension == "city":
        names = frame["city_name"].str.strip()
        twice = names.duplicated(keep=False)
        return names.mask(twice, names + " (" + frame["band"] + ")")
    return frame["band"].map(lambda text: _band(str(text), dimension)).astype("str")


def _band(text: str, dimension: str) -> str | None:
    """The band as all platforms write it; None when it is none.

    >>> _band("13–17 years", "age"), _band("65+ years", "age"), _band("Male", "gender")
    ('13-17', '65+', 'men')
    """
    if dimension == "age":
        found = _AGE.fullmatch(text.strip())
        return None if found is None else f"{found[1]}-{found[2]}" if found[2] else f"{found[1]}+"
    if dimension in _WORDS:
        return _WORDS[dimension].get(text.strip().casefold())
    return text.strip()


def _band_problems(frame: pd.DataFrame, dimension: str, header: str) -> list[Problem]:
    if frame.empty:
        return [Problem("no_rows")]
    strange = frame[_bands(frame, dimension).isna()]
    return [
        Problem("unknown_word", int(row), header, None if pd.isna(text) else str(text))
        for row, text in strange[["source_row", "band"]].itertuples(index=False)
    ]


READER = YouTubeAudience()
