"""The sample in Meta's formats: content exports, daily insights, audience, ad reports."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sample_data.story import (
    HANDLE,
    LEBARAN,
    NAME,
    RAMADAN,
    Post,
    _random,
    daily_reach,
    followers,
    grown,
    posts,
)

PACIFIC = ZoneInfo("America/Los_Angeles")
BOM = b"\xef\xbb\xbf"

INSTAGRAM_EN = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,"
    "Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves"
).split(",")
INSTAGRAM_ID = (
    "ID Postingan,ID Akun,Nama pengguna akun,Nama akun,Deskripsi,Durasi (detik),Waktu penerbitan,"
    "Permalink,Jenis postingan,Komentar data,Tanggal,Tayangan,Jangkauan,Suka,Frekuensi dibagikan,"
    "Mengikuti,Komentar,Frekuensi Disimpan"
).split(",")
KIND_EN = {"image": "IG image", "carousel": "IG carousel", "reel": "IG reel"}
KIND_ID = {"image": "Gambar IG", "carousel": "Carousel IG", "reel": "Reel IG"}
FACEBOOK = (
    "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,"
    "Permalink,Is crosspost,Is share,Post type,Languages,Custom labels,Funded content status,"
    "Data comment,Date,Views,Reach,Reactions; Comments and Shares,Reactions,Comments,Shares,"
    "Total clicks,Link Clicks,Other Clicks,Reach from Organic posts,Reach from Boosted posts,"
    "Seconds viewed"
).split(",")
FACEBOOK[FACEBOOK.index("Reactions; Comments and Shares")] = "Reactions, Comments and Shares"


def _csv(rows: list[list[object]]) -> bytes:
    """A file as Meta writes it: BOM, LF, quotes only where needed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return BOM + text.getvalue().encode()


def _name(start: date, end: date, number: int) -> str:
    return f"{start:%b-%d-%Y}_{end:%b-%d-%Y}_{number}.csv"


def _publish_time(post: Post) -> str:
    return post.at.astimezone(PACIFIC).strftime("%m/%d/%Y %H:%M")


def _in_window(post: Post, start: date, end: date) -> bool:
    return start <= post.at.astimezone(PACIFIC).date() <= end


def post_id(post: Post) -> str:
    """The number that Instagram or Facebook gave the post."""
    if post.platform == "instagram":
        return str(18_000_000_000_000_000 + post.number * 7_919)
    return str(122_100_000_000_000 + post.number * 104_729)


def instagram_content(
    start: date, end: date, number: int, *, indonesian: bool
) -> tuple[str, bytes]:
    """Posts of a window with their lifetime counters on its last day; row order is Meta's own."""
    rows: list[list[object]] = [list(INSTAGRAM_ID if indonesian else INSTAGRAM_EN)]
    lifetime = "Sepanjang Masa" if indonesian else "Lifetime"
    kinds = KIND_ID if indonesian else KIND_EN
    for post in reversed([p for p in posts("instagram") if _in_window(p, start, end)]):
        code = f"DK{post.number:06d}x"
        place = "reel" if post.kind == "reel" else "p"
        own: list[object] = ["17841409900000001", HANDLE, NAME]
        other: list[object] = ["17841409900000777", "kabarkarangtani", "Kabar Karangtani"]
        values = [grown(v, post, end) for v in (post.views, post.reach, post.likes, post.shares)]
        tail: list[object] = [
            grown(v, post, end) for v in (post.follows, post.comments, post.saves)
        ]
        if post.is_collab:  # Meta gives no reach and no follows for a post of another account
            tail[0] = ""
        rows.append(
            [
                post_id(post),
                *(other if post.is_collab else own),
                post.caption,
                post.seconds,
                _publish_time(post),
                f"https://www.instagram.com/{place}/{code}/",
                kinds[post.kind],
                "",
                lifetime,
                values[0],
                "" if post.is_collab else min(values[1], values[0]),
                values[2],
                values[3],
                *tail,
            ]
        )
    return _name(start, end, number), _csv(rows)


def facebook_content(start: date, end: date, number: int) -> tuple[str, bytes]:
    """Facebook posts: text of photos in Title, of reels in Description; one row Meta gave up on."""
    rows: list[list[object]] = [list(FACEBOOK)]
    for post in reversed([p for p in posts("facebook") if _in_window(p, start, end)]):
        video = post.kind == "Reels"
        views, reach = grown(post.views, post, end), grown(post.reach, post, end)
        paid = min(grown(post.paid_reach, post, end), reach)
        likes, comments, shares, clicks = (
            grown(v, post, end) for v in (post.likes, post.comments, post.shares, post.clicks)
        )
        links = round(clicks * 0.3)
        where = "reel" if video else f"{HANDLE}/posts"
        rows.append(
            [
                post_id(post),
                "61550000000001",
                NAME,
                "" if video else post.caption,
                post.caption if video else "",
                post.seconds,
                _publish_time(post),
                "N/A",
                f"https://www.facebook.com/{where}/{post.number:08d}",
                0,
                0,
                post.kind,
                "",
                "",
                "",
                "",
                "Lifetime",
                max(views, reach),
                reach,
                likes + comments + shares,
                likes,
                comments,
                shares,
                clicks,
                links or "",
                clicks - links,
                max(reach - round(paid * 0.8), 0) if paid else reach,
                paid or "",
                f"{views * post.seconds * 0.31:.3f}" if video else "",
            ]
        )
    junk: list[object] = [""] * len(FACEBOOK)
    junk[FACEBOOK.index("Data comment")] = (
        "An error occurred while computing metadata for this content."
    )
    junk[FACEBOOK.index("Views")] = 3
    rows.append(junk)
    return _name(start, end, number), _csv(rows)


def daily(title: str, values: dict[date, int]) -> bytes:
    """One metric by day: UTF-16 with `sep=,`; the stamp flips at 01:00 in Pacific winter time."""
    lines = ["sep=,", f'"{title}"', '"Date","Primary"']
    for day, value in values.items():
        winter = datetime(day.year, day.month, day.day, 12, tzinfo=PACIFIC).dst() == timedelta(0)
        lines.append(f'"{day:%Y-%m-%d}T{"01" if winter else "00"}:00:00","{value}"')
    return b"\xff\xfe" + ("\n".join(lines) + "\n\n").encode("utf-16-le")


def window(values: dict[date, int], start: date, end: date) -> dict[date, int]:
    """The days from `start` to before `end`."""
    return {day: value for day, value in values.items() if start <= day < end}


def new_follows(platform: str, start: date, end: date) -> dict[date, int]:
    """New follows by day; Instagram leaves out the days without any and lags a week behind."""
    gained = {day: g for day, (_, g, _) in followers(platform).items() if start <= day < end}
    if platform == "facebook":
        return gained
    return {d: g for d, g in gained.items() if g > 0 and d < end - timedelta(days=8)}


def daily_views(platform: str) -> dict[date, int]:
    """Views by day, consistent with reach."""
    random = _random(40, 1 if platform == "facebook" else 2)
    return {d: round(r * float(random.uniform(1.5, 2.4))) for d, r in daily_reach(platform).items()}


def audience(platform: str, followers_total: int) -> bytes:
    """The long form: both platforms' blocks, only one of them filled."""
    women = (3.1, 14.8, 19.6, 11.9, 5.2, 2.0)
    men = (2.4, 11.2, 15.1, 8.7, 4.3, 1.7)
    bands = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
    if platform == "instagram":
        women, men = (11.4, 18.2, 10.7, 4.9, 1.8, 0.6), (14.6, 20.3, 10.9, 4.6, 1.5, 0.5)
    word = "Facebook" if platform == "facebook" else "Instagram"
    lines = [
        "sep=,",
        f'"{word} followers"',
        f'"{"FB_PAGE" if word == "Facebook" else "IG_ACCOUNT"},FOLLOW,UNIQUE_USERS"',
    ]
    lines += [
        f'"{followers_total}"',
        "",
        f'"{word} followers by gender and age"',
        '"Age","Women","Men"',
    ]
    lines += [f'"{b}","{w}%","{m}%"' for b, w, m in zip(bands, women, men, strict=True)]
    cities = (("Karangtani", 41.2), ("Semarang", 9.8), ("Jakarta", 7.1), ("Salatiga", 4.4))
    lines += ["", f'"{word} followers by top cities"', '"Top cities","Value"']
    lines += [f'"{name}, Indonesia","{share}%"' for name, share in cities]
    return b"\xff\xfe" + ("\n".join(lines) + "\n\n").encode("utf-16-le")


CAMPAIGNS = (
    ("Paket Sembako Lebaran", RAMADAN[0] + timedelta(days=7), LEBARAN[0], 41_000),
    ("Ajakan jadi anggota muda", date(2025, 10, 6), date(2025, 10, 27), 25_000),
    ("Beras panen raya", date(2026, 8, 10), date(2026, 8, 24), 30_000),
)
ADS_HEADER = [
    "Campaign name",
    "Day",
    "Delivery status",
    "Delivery level",
    "Reach",
    "Impressions",
    "CPM (cost per 1,000 impressions)",
    "Frequency",
    "Link clicks",
    "Clicks (all)",
    "Result type",
    "Results",
    "Amount spent (IDR)",
    "Reporting starts",
    "Reporting ends",
]


def ads_by_day(campaign: tuple[str, date, date, int]) -> tuple[str, bytes]:
    """A campaign by day; the account's total stands in the first row and must not be added."""
    name, start, end, budget = campaign
    random = _random(50, start.toordinal())
    body: list[list[object]] = []
    spent = shown = 0
    for offset in range((end - start).days):
        day = start + timedelta(days=offset)
        amount = round(budget * float(random.uniform(0.82, 1.12)))
        impressions = round(amount / float(random.uniform(9.5, 14.5)))
        reach = round(impressions * float(random.uniform(0.62, 0.86)))
        spent, shown = spent + amount, shown + impressions
        clicks = round(impressions * float(random.uniform(0.006, 0.013)))
        body.append(
            [name, day.isoformat(), "inactive", "campaign", reach, impressions]
            + [round(amount / impressions * 1000, 8), round(impressions / reach, 8)]
            + [
                clicks,
                round(clicks * 1.8),
                "Link clicks",
                clicks,
                amount,
                day.isoformat(),
                day.isoformat(),
            ]
        )
    last = end - timedelta(days=1)
    total_reach = round(shown * 0.34)
    total: list[object] = ["", "", "", "", total_reach, shown, round(spent / shown * 1000, 8)]
    total += [
        round(shown / total_reach, 8),
        "",
        "",
        "mixed",
        "",
        spent,
        start.isoformat(),
        last.isoformat(),
    ]
    file_name = f"{NAME.replace(' ', '-')}-Campaigns-{start:%b-%d-%Y}-{last:%b-%d-%Y}.csv"
    return file_name, _csv([list(ADS_HEADER), total, *body])
