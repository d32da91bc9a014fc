"""What a person may match the columns of an unknown table with: four kinds, field by field.

A field is a canonical column, or a date that becomes one: `published` (posts), `day`, `start` and
`end` (the last day, held), `sent` (mailings).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Value = Literal["date", "count", "number", "text", "id"]


@dataclass(frozen=True)
class Matchable:
    """One kind of table. Of each group in `needs` at least one field must be matched."""

    fields: Mapping[str, Value]
    needs: tuple[tuple[str, ...], ...]
    platforms: tuple[str, ...]

    def of(self, *values: Value) -> tuple[str, ...]:
        """The fields whose cells are one of these."""
        return tuple(name for name, value in self.fields.items() if value in values)


def _fields(**names: str) -> dict[str, Value]:
    values: tuple[Value, ...] = ("date", "id", "text", "count", "number")
    return {name: value for value in values for name in names.get(value, "").split()}


_POST_COUNTS = (
    "views impressions reach reach_organic reach_paid engaged_accounts likes comments shares saves"
    " clicks link_clicks profile_visits follows"
)
_DAY_COUNTS = (
    "followers_total follows_gained follows_lost net_follows reach_1d viewers_1d views impressions"
    " interactions likes comments shares saves profile_visits link_clicks posts_published"
)
_MAIL_COUNTS = "recipients delivered opens_unique clicks_unique unsubscribes bounces complaints"
_SOCIAL = (
    *("instagram", "facebook", "tiktok", "youtube", "x", "linkedin", "threads", "telegram"),
    *("whatsapp", "google_business"),
)

MATCHABLE: Mapping[str, Matchable] = {
    "posts": Matchable(
        _fields(
            date="published",
            id="post_id permalink",
            text="caption",
            count=_POST_COUNTS,
            number="duration_seconds watch_seconds",
        ),
        needs=(
            ("published",),
            ("post_id", "permalink"),
            (*_POST_COUNTS.split(), "watch_seconds"),
        ),
        platforms=_SOCIAL,
    ),
    "account_days": Matchable(
        _fields(date="day", count=_DAY_COUNTS, number="watch_seconds"),
        needs=(("day",), (*_DAY_COUNTS.split(), "watch_seconds")),
        platforms=_SOCIAL,
    ),
    "ad_spend": Matchable(
        _fields(
            date="day start end",
            text="campaign ad_set ad currency",
            count="impressions reach clicks follows",
            number="amount",
        ),
        needs=(("amount",),),
        platforms=("meta_ads", "google_ads", "tiktok_ads", "x", "linkedin", "youtube"),
    ),
    "email_campaigns": Matchable(
        _fields(date="sent", id="campaign_id", text="name subject", count=_MAIL_COUNTS),
        needs=(("sent",), ("campaign_id", "name", "subject"), tuple(_MAIL_COUNTS.split())),
        platforms=("email",),
    ),
}

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "published": ("published at", "publish date", "posted at", "post date", "date", "tanggal"),
    "day": ("date", "day", "tanggal", "hari"),
    "start": ("start date", "from", "tanggal mulai", "mulai", "hari pertama"),
    "end": ("end date", "to", "until", "tanggal selesai", "selesai", "hari terakhir"),
    "sent": ("sent at", "sent date", "send date", "date", "tanggal kirim", "dikirim", "tanggal"),
    "post_id": ("id", "post id", "id unggahan", "nomor unggahan"),
    "permalink": ("link", "url", "post url", "tautan", "alamat"),
    "caption": ("text", "title", "message", "judul", "teks", "keterangan"),
    "views": ("views", "video views", "plays", "penayangan", "tayangan video"),
    "impressions": ("impressions", "impr.", "impresi"),
    "reach": ("reach", "accounts reached", "jangkauan"),
    "reach_1d": ("reach", "jangkauan", "daily reach", "jangkauan harian"),
    "viewers_1d": ("viewers", "unique viewers", "penonton"),
    "likes": ("likes", "reactions", "suka"),
    "comments": ("comments", "replies", "komentar", "balasan"),
    "shares": ("shares", "reposts", "dibagikan", "bagikan"),
    "saves": ("saves", "bookmarks", "disimpan"),
    "clicks": ("clicks", "klik"),
    "follows": ("new followers", "follows", "pengikut baru"),
    "followers_total": ("followers", "subscribers", "pengikut", "jumlah pengikut"),
    "follows_gained": ("new followers", "pengikut baru"),
    "interactions": ("interactions", "engagements", "interaksi"),
    "amount": ("cost", "spend", "amount spent", "biaya", "jumlah dibelanjakan", "belanja"),
    "currency": ("currency", "currency code", "mata uang"),
    "campaign": ("campaign", "campaign name", "kampanye", "nama kampanye"),
    "ad_set": ("ad set", "ad group", "grup iklan", "set iklan"),
    "ad": ("ad", "ad name", "iklan", "nama iklan"),
    "campaign_id": ("id", "campaign id"),
    "name": ("campaign", "campaign name", "nama kampanye", "nama"),
    "subject": ("subject", "subject line", "subjek"),
    "recipients": ("sent", "sends", "recipients", "terkirim", "penerima"),
    "delivered": ("delivered", "sampai"),
    "opens_unique": ("opens", "unique opens", "uniqueviews", "unique views", "dibuka"),
    "clicks_unique": ("clicks", "unique clicks", "uniqueclicks", "clickers", "klik"),
    "unsubscribes": ("unsubscribes", "unsubscriptions", "unsubscribed", "berhenti langganan"),
    "bounces": ("bounces", "pentalan"),
    "complaints": ("complaints", "spam complaints", "keluhan"),
}
"""Spellings beyond those that the readers know, by field."""
