"""The sample in the formats of TikTok Studio and YouTube Studio: zips with their csv files."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sample_data.story import HANDLE, NAME, Post, _random, daily_reach, followers, grown, posts

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
SHORT_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
PACIFIC = ZoneInfo("America/Los_Angeles")


def _quoted(rows: list[list[object]]) -> bytes:
    """As TikTok writes it: BOM, every cell quoted, no newline at the end."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().rstrip("\n").encode()


def _plain(rows: list[list[object]]) -> bytes:
    """As YouTube writes it: no BOM, quotes only where needed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A stored zip whose bytes depend on its members alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), content)
    return buffer.getvalue()


def _day_word(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _span(start: date, end: date) -> list[date]:
    return [start + timedelta(days=i) for i in range((end - start).days)]


def tiktok_overview(start: date, end: date) -> tuple[str, bytes]:
    """Account days; the year stands only in the zip's name. Removed comments count negative."""
    random = _random(60, start.toordinal())
    rows: list[list[object]] = [
        ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]
    ]
    for day in _span(start, end):
        reach = daily_reach("tiktok")[day]
        views = round(reach * float(random.uniform(1.2, 1.9)))
        likes = round(reach * float(random.uniform(0.02, 0.06)))
        comments = -2 if day == date(2025, 9, 3) else round(likes * 0.08)
        rows.append(
            [_day_word(day), views, round(reach * 0.03), likes, comments, round(likes * 0.1)]
        )
    until = int(datetime(end.year, end.month, end.day, 2, tzinfo=UTC).timestamp())
    return f"Overview_{start}_{until}_{HANDLE}.zip", zipped({"Overview.csv": _quoted(rows)})


def tiktok_followers(start: date, end: date) -> bytes:
    """Follower totals by day, shares by gender and territory; the zip's name has no year."""
    history: list[list[object]] = [
        ["Date", "Followers", "Difference in followers from previous day"]
    ]
    before = None
    for number, day in enumerate(_span(start, end)):
        total = followers("tiktok")[day][0]
        known = not (start == date(2025, 5, 1) and number < 3)  # nothing yet on the first days
        history.append(
            [_day_word(day), total if known else "undefined", total - before if before else 0]
        )
        before = total
    gender: list[list[object]] = [
        ["Gender", "Distribution"],
        ["Female", "0.57"],
        ["Male", "0.42"],
        ["Other", "0.01"],
    ]
    places: list[list[object]] = [["Top territories", "Distribution"], ["ID", "0.941"]]
    places += [["MY", "0.022"], ["HK", "0.011"], ["Others", "0.026"]]
    return zipped(
        {
            "FollowerHistory.csv": _quoted(history),
            "FollowerGender.csv": _quoted(gender),
            "FollowerTopTerritories.csv": _quoted(places),
        }
    )


def tiktok_viewers(start: date, end: date) -> bytes:
    """Viewers by day; where the total is undefined the zeros beside it are not real."""
    rows: list[list[object]] = [["Date", "Total Viewers", "New Viewers", "Returning Viewers"]]
    for number, day in enumerate(_span(start, end)):
        if start == date(2025, 5, 1) and number < 5:
            rows.append([_day_word(day), "undefined", 0, 0])
            continue
        total = daily_reach("tiktok")[day]
        new = round(total * 0.72)
        rows.append([_day_word(day), total, new, total - new])
    return zipped({"Viewers.csv": _quoted(rows)})


def tiktok_content(as_of: date) -> bytes:
    """TikTok's list of the best posts at most fifteen; `Time` is the day of the download."""
    header: list[object] = ["Time", "Video title", "Video link", "Post time"]
    header += ["Total likes", "Total comments", "Total shares", "Total views"]
    rows: list[list[object]] = [header]
    known = [p for p in posts("tiktok") if p.at.date() <= as_of]
    best = sorted(known, key=lambda p: (-p.views, p.number))[:15]
    for post in best:
        video_id = (int(post.at.timestamp()) << 32) + post.number * 977
        kind = "photo" if post.kind == "photo" else "video"
        values = [
            grown(v, post, as_of) for v in (post.likes, post.comments, post.shares, post.views)
        ]
        link = f"https://www.tiktok.com/@{HANDLE}/{kind}/{video_id}"
        title = post.caption.replace("\n", " ")
        rows.append([_day_word(as_of), title, link, _day_word(post.at.date()), *values])
    return zipped({"Content.csv": _quoted(rows)})


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def video_id(post: Post) -> str:
    """Eleven characters; every ninth begins with a dash, before which Studio writes a space."""
    random = _random(70, post.number)
    body = "".join(ALPHABET[int(i)] for i in random.integers(0, 62, 11))
    return f"-{body[1:]}" if post.number % 9 == 0 else body


def youtube_content(start: date, end: date, *, indonesian: bool) -> tuple[str, bytes]:
    """Videos with the numbers of the whole channel life; a Total row that is not the sum."""
    english = (
        "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,"
        "Impressions,Impressions click-through rate (%),Likes,Comments added,Shares"
    )
    local = (
        "Konten,Judul video,Waktu publikasi video,Durasi,Penayangan,Waktu tonton (jam),Subscriber,"
        "Tayangan,Rasio klik-tayang dari tayangan (%),Suka,Komentar ditambahkan,Pembagian"
    )
    rows: list[list[object]] = [(local if indonesian else english).split(",")]
    body: list[list[object]] = []
    for post in posts("youtube"):
        if post.at.date() >= end:
            continue
        at = post.at.astimezone(PACIFIC).date()
        day = (
            f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year}"
            if indonesian
            else f"{at:%b} {at.day}, {at.year}"
        )
        values = [
            grown(v, post, end)
            for v in (post.views, post.follows, post.likes, post.comments, post.shares)
        ]
        shown = "" if post.kind == "short" else values[0] * 9
        name = video_id(post)
        guarded = f" {name}" if name.startswith("-") and not name[1].isdigit() else name
        body.append(
            [guarded, post.caption.split("\n")[0], day, post.seconds, values[0]]
            + [round(values[0] * post.seconds * 0.42 / 3600, 4), values[1], shown]
            + ["" if shown == "" else 4.37, *values[2:]]
        )
    body.sort(key=lambda row: (-int(str(row[4])), str(row[0])))
    views = sum(int(str(row[4])) for row in body) + 412  # a deleted video still counts
    total: list[object] = ["Total", "", "", "", views, round(views * 0.011, 4)]
    total += [sum(int(str(row[6])) for row in body), "", ""]
    total += [sum(int(str(row[i])) for row in body) for i in (9, 10, 11)]
    last = end - timedelta(days=1)
    member = "Data tabel.csv" if indonesian else "Table data.csv"
    archive = zipped(
        {member: _plain([*rows, total, *body]), "Totals.csv": youtube_days(start, end)}
    )
    return f"Content {start}_{last} {NAME}.zip", archive


def youtube_days(start: date, end: date) -> bytes:
    """Views of the whole channel by Pacific day."""
    random = _random(80, 1)
    rows: list[list[object]] = [["Date", "Views"]]
    for day in _span(start, end):
        rows.append(
            [day.isoformat(), round(daily_reach("youtube")[day] * float(random.uniform(1.1, 1.6)))]
        )
    return _plain(rows)


def youtube_age() -> bytes:
    """Viewers by age; the bands carry an en dash and there is no total row."""
    header: list[object] = ["Viewer age", "Views (%)", "Average view duration"]
    header += ["Average percentage viewed (%)", "Watch time (hours) (%)"]
    shares = (1.2, 17.4, 31.9, 24.8, 13.6, 7.2, 3.9)
    bands = ("13–17", "18–24", "25–34", "35–44", "45–54", "55–64")
    names = [*(f"{band} years" for band in bands), "65+ years"]
    rows = [[n, s, "0:01:47", 44.2, s] for n, s in zip(names, shares, strict=True)]
    return zipped({"Table data.csv": _plain([header, *rows])})
