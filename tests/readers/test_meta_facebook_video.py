"""The videos export is recognised and refused: beside the posts it would count everything twice."""

from datetime import date
from pathlib import Path

from canonical.raw_file import RawFile
from readers import read_file

SAMPLE = Path(__file__).parents[1] / "golden" / "meta" / "facebook_videos.csv"


def test_the_videos_export_is_refused_with_the_way_out():
    result = read_file(RawFile(SAMPLE.name, SAMPLE.read_bytes()), {}, date(2026, 11, 21))
    assert result.reader == "meta_facebook_video"
    assert [(p.code, p.value) for p in result.problems] == [("video_level", SAMPLE.name)]
    assert result.tables == {}


def test_the_videos_of_creator_studio_are_recognised_too():
    header = "Universal video ID,Page ID,Page name,Title,Duration (sec),Publish time,Impressions\n"
    line = "1,2,Koperasi,Judul,10,12/16/2021 10:00,7\n"
    result = read_file(RawFile("Videos.csv", (header + line).encode()), {}, date(2026, 11, 21))
    assert [problem.code for problem in result.problems] == ["video_level"]
