"""The tables everyone relies on: columns, types, keys, and which numbers may be added.

Every table has `coop_id` first in its key. `import_id` and `source_row` lead each row back to the
import and to the row of its file. Times are UTC without zone, days are the platform's own day
(`day_zone` says which), identifiers are text, unknown is null and never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "timestamp", "date", "count", "money", "number", "share", "flag"]
Over = Literal["days", "posts", "platforms"]

DTYPES: dict[Kind, str] = {
    "text": "str",
    "timestamp": "datetime64[us]",
    "date": "datetime64[us]",
    "count": "Int64",
    "money": "Int64",
    "number": "Float64",
    "share": "Float64",
    "flag": "boolean",
}

EVERYWHERE: frozenset[Over] = frozenset({"days", "posts", "platforms"})
NOWHERE: frozenset[Over] = frozenset()


@dataclass(frozen=True)
class Column:
    """One column: its kind, its meaning, and over what its numbers may be added.

    `additive` names the directions in which a sum means something; reach is additive nowhere
    because the same person can stand in every row. `signed` allows negative numbers.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    additive: frozenset[Over] = NOWHERE
    signed: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A canonical table; `key` without `coop_id`, which always comes first."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    period_column: str | None

    @property
    def column_names(self) -> tuple[str, ...]:
        """All columns of a kept row, in order."""
        return ("coop_id", *(c.name for c in self.columns), "import_id", "source_row")

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    @property
    def value_columns(self) -> tuple[str, ...]:
        """Columns outside the key: each is merged on its own when imports overlap."""
        return tuple(c.name for c in self.columns if c.name not in self.key)


PLATFORMS = (
    "facebook",
    "instagram",
    "tiktok",
    "youtube",
    "x",
    "website",
    "email",
    "linkedin",
    "google_business",
    "whatsapp",
    "telegram",
    "threads",
    "google_ads",
    "meta_ads",
    "tiktok_ads",
)
FORMATS = (
    "video_short",
    "video_long",
    "video",
    "photo",
    "carousel",
    "story",
    "text",
    "link",
    "live",
    "reply",
    "email",
    "other",
)
METRIC_VERSIONS = ("views", "impressions", "plays", "engaged_views")
COST_CATEGORIES = (
    "content",
    "tools",
    "labour",
    "ads",
    "brochure",
    "banner",
    "billboard",
    "radio",
    "newspaper",
    "event",
    "other",
)
EVENT_KINDS = (
    "ramadan",
    "lebaran",
    "rat",
    "hari_koperasi",
    "campaign",
    "incident",
    "purge",
    "definition_change",
    "other",
)


def _text(name: str, doc: str, *, required: bool = False, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, "text", doc, required=required, allowed=allowed)


def _count(name: str, doc: str, *, signed: bool = False) -> Column:
    return Column(name, "count", doc, additive=EVERYWHERE, signed=signed)


def _unique(name: str, doc: str) -> Column:
    return Column(name, "count", doc, additive=NOWHERE)


_PLATFORM = _text("platform", "where it was published", required=True, allowed=PLATFORMS)
_ACCOUNT = _text("account_id", "the co-op's account on that platform", required=True)
_ACCOUNT_NAME = _text("account_name", "the account as people call it")
_REMOVED = Column("removed", "flag", "true when a person deleted this typed row")

POSTS = Table(
    "posts",
    key=("platform", "account_id", "post_id", "as_of"),
    period_column="published_at",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        _text("post_id", "the platform's own id, as text", required=True),
        Column("as_of", "date", "day on which the lifetime counters were read", required=True),
        Column("published_at", "timestamp", "moment of publication, UTC"),
        Column("published_on", "date", "day of publication where the file gives no time"),
        _ACCOUNT_NAME,
        _text("format", "kind of content", allowed=FORMATS),
        _text("caption", "title and text as written"),
        _text("permalink", "address of the post"),
        Column("duration_seconds", "number", "length of the video", additive=EVERYWHERE),
        Column("is_collab", "flag", "true when another account published it"),
        Column("is_boosted", "flag", "true when it was also shown as an ad"),
        _text("metric_version", "what a view means in this row", allowed=METRIC_VERSIONS),
        _count("views", "times shown or played, by `metric_version`"),
        _count("impressions", "times shown, where the platform counts it beside views"),
        _unique("reach", "accounts that saw it at least once"),
        _unique("reach_organic", "accounts that saw it without an ad"),
        _unique("reach_paid", "accounts that saw it as an ad"),
        _unique("engaged_accounts", "accounts that interacted"),
        _count("likes", "likes or reactions", signed=True),
        _count("comments", "comments or replies", signed=True),
        _count("shares", "shares or reposts", signed=True),
        _count("saves", "saves or bookmarks", signed=True),
        _count("clicks", "clicks on the post"),
        _count("link_clicks", "clicks on a link"),
        _count("profile_visits", "profile visits from the post"),
        _count("follows", "new followers from the post", signed=True),
        Column("watch_seconds", "number", "seconds watched by all viewers", additive=EVERYWHERE),
        _text("plan_id", "row of the plan it belongs to"),
        _text("pillar", "theme"),
        _text("objective", "purpose"),
        _text("campaign_id", "campaign"),
        Column("person_shown", "flag", "true when a person represents the co-op"),
    ),
)

ACCOUNT_DAYS = Table(
    "account_days",
    key=("platform", "account_id", "date"),
    period_column="date",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        Column("date", "date", "the platform's own day", required=True),
        _text("day_zone", "time zone of that day, IANA name; null when not stated"),
        _ACCOUNT_NAME,
        Column(
            "followers_total",
            "count",
            "followers at the end of the day; over platforms it counts follows, not people",
            additive=frozenset({"platforms"}),
        ),
        _count("follows_gained", "new followers"),
        _count("follows_lost", "followers who left"),
        _count("net_follows", "gained minus lost as the platform reports it", signed=True),
        _unique("reach_1d", "accounts reached that day"),
        _unique("reach_7d", "accounts reached in the 7 days ending that day"),
        _unique("reach_28d", "accounts reached in the 28 days ending that day"),
        _unique("viewers_1d", "viewers that day (Meta's successor of reach; TikTok's viewers)"),
        _text("metric_version", "what a view means in this row", allowed=METRIC_VERSIONS),
        _count("views", "times shown or played, by `metric_version`"),
        _count("impressions", "times shown, where counted beside views"),
        _count("interactions", "all interactions as one number", signed=True),
        _count("likes", "likes", signed=True),
        _count("comments", "comments", signed=True),
        _count("shares", "shares", signed=True),
        _count("saves", "saves", signed=True),
        _count("profile_visits", "visits to the profile or page"),
        _count("link_clicks", "clicks on links"),
        _count("posts_published", "posts made that day"),
        Column("watch_seconds", "number", "seconds watched", additive=EVERYWHERE),
    ),
)

ACCOUNT_WINDOWS = Table(
    "account_windows",
    key=("platform", "account_id", "start", "end"),
    period_column="start",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        Column("start", "date", "first day of the window", required=True),
        Column("end", "date", "day after the last day of the window", required=True),
        _ACCOUNT_NAME,
        _unique("reach", "accounts reached in the whole window, as the platform says"),
        Column("views", "count", "views in the window; nested windows must not be added"),
        Column("impressions", "count", "impressions in the window; nested windows: not added"),
        _unique("viewers", "unique viewers in the whole window"),
        Column("follows", "count", "net followers in the window", signed=True),
    ),
)

AUDIENCE = Table(
    "audience",
    key=("platform", "account_id", "as_of", "base", "dimension", "band"),
    period_column="as_of",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        Column("as_of", "date", "day the snapshot was taken", required=True),
        _text("base", "whose share it is", required=True, allowed=("followers", "viewers")),
        _text(
            "dimension",
            "what the bands divide",
            required=True,
            allowed=(
                "age",
                "gender",
                "age_gender",
                "city",
                "country",
                "hour",
                "traffic_source",
                "subscription",
            ),
        ),
        _text("band", "the band: 18-24, women, 18-24 women, Bandung, ID", required=True),
        Column("share", "share", "part of the base, 0 to 1"),
        Column("count", "count", "absolute number where the file gives it", signed=True),
    ),
)

AD_SPEND = Table(
    "ad_spend",
    key=(
        "platform",
        "account_id",
        "start",
        "end",
        "breakdown",
        "band",
        "campaign",
        "ad_set",
        "ad",
    ),
    period_column="start",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        Column("start", "date", "first day, in the ad account's zone", required=True),
        Column("end", "date", "day after the last day", required=True),
        _text("breakdown", "what the file divides the spend by; '' when nothing", required=True),
        _text("band", "the part of that division; '' when nothing", required=True),
        _text("campaign", "campaign name; '' when the file has none", required=True),
        _text("ad_set", "ad set or ad group; '' when none", required=True),
        _text("ad", "ad; '' when none", required=True),
        Column("amount", "number", "money spent, in `currency`", additive=EVERYWHERE),
        _text("currency", "ISO 4217"),
        Column("tax_included", "flag", "true when PPN is inside the amount"),
        _count("impressions", "times shown as an ad"),
        _unique("reach", "accounts reached by the row; never added"),
        _count("clicks", "clicks"),
        _count("follows", "new followers from the ad"),
    ),
)

AD_TOTALS = Table(
    "ad_totals",
    key=("platform", "account_id", "start", "end"),
    period_column="start",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        Column("start", "date", "first day", required=True),
        Column("end", "date", "day after the last day", required=True),
        Column("amount", "number", "the account's own total; a check, never added to rows"),
        _text("currency", "ISO 4217"),
        Column("impressions", "count", "the account's own total"),
        _unique("reach", "the only true reach of the account's ads in the window"),
    ),
)

PLAN = Table(
    "plan",
    key=("plan_id",),
    period_column="planned_at",
    columns=(
        _text("plan_id", "number of the plan row", required=True),
        Column("created_at", "timestamp", "when it was planned, UTC"),
        Column("planned_at", "timestamp", "when it shall appear, UTC"),
        _text("platform", "channel", allowed=PLATFORMS),
        _text("format", "kind of content", allowed=FORMATS),
        _text("title", "working title"),
        _text("pillar", "theme"),
        _text("objective", "purpose"),
        _text("audience", "members or public", allowed=("members", "public")),
        _text("owner", "role that is responsible; no names"),
        _text("campaign_id", "campaign"),
        Column("cost_plan_idr", "money", "planned cost, rupiah", additive=EVERYWHERE),
        _text("status", "planned, done or cancelled", allowed=("planned", "done", "cancelled")),
        _text("cancel_reason", "why it was cancelled"),
        Column("person_shown", "flag", "true when a person represents the co-op"),
        _REMOVED,
    ),
)

COSTS = Table(
    "costs",
    key=("cost_id",),
    period_column="date",
    columns=(
        _text("cost_id", "number of the voucher or row", required=True),
        Column("date", "date", "day of payment", required=True),
        _text("category", "what the money was for", required=True, allowed=COST_CATEGORIES),
        _text("objective", "purpose"),
        _text("campaign_id", "campaign"),
        Column("amount_idr", "money", "rupiah", required=True, additive=EVERYWHERE),
        Column("quantity", "number", "pieces bought", additive=EVERYWHERE),
        _text("unit", "unit of the quantity"),
        Column("hours", "number", "hours worked", additive=EVERYWHERE),
        _text("evidence_ref", "voucher, receipt"),
        _text("note", "remark"),
        _REMOVED,
    ),
)

RATES = Table(
    "rates",
    key=("medium", "unit", "year", "place"),
    period_column=None,
    columns=(
        _text("medium", "what is priced: meta, tiktok, youtube, brochure, radio, ...", required=True),
        _text("unit", "cpm, piece, metre, month, spot", required=True),
        Column("year", "count", "year of the price", required=True),
        _text("place", "where it holds; 'national' by default", required=True),
        Column("low", "number", "low price, in `currency`"),
        Column("base", "number", "middle price"),
        Column("high", "number", "high price"),
        _text("currency", "ISO 4217"),
        _text("source", "where the price is from"),
        _text("grade", "A official, B press, C agency, D unverified, own", allowed=("A", "B", "C", "D", "own")),
        _text("note", "remark"),
        _REMOVED,
    ),
)

EVENTS = Table(
    "events",
    key=("event_id",),
    period_column="start",
    columns=(
        _text("event_id", "number of the event", required=True),
        _text("name", "name as shown on the chart", required=True),
        _text("kind", "kind of event", required=True, allowed=EVENT_KINDS),
        Column("start", "date", "first day", required=True),
        Column("end", "date", "day after the last day", required=True),
        _text("platform", "the platform it concerns; null for all", allowed=PLATFORMS),
        _REMOVED,
    ),
)

CHANNELS = Table(
    "channels",
    key=("channel", "checked_on"),
    period_column="checked_on",
    columns=(
        _text("channel", "channel", required=True, allowed=(*PLATFORMS, "google_maps")),
        Column("checked_on", "date", "day somebody looked", required=True),
        Column("should_exist", "flag", "false when the co-op decided against it"),
        Column("exists", "flag", "true when the account exists"),
        _text("url", "address"),
        Column("findable", "flag", "true when found on the first page for the co-op's name"),
        Column("complete", "share", "share of the profile items that are filled"),
        Column("last_post_at", "timestamp", "last own post, UTC"),
        Column("weight", "number", "importance set by the board"),
        Column("half_life_days", "number", "days after which freshness halves"),
        _text("note", "reason when it should not exist"),
        _REMOVED,
    ),
)

TARGETS = Table(
    "targets",
    key=("metric", "scope", "due"),
    period_column="due",
    columns=(
        _text("metric", "name in METRICS", required=True),
        _text("scope", "platform or '' for all", required=True),
        Column("due", "date", "day by which it shall be reached", required=True),
        Column("value", "number", "the target"),
        _REMOVED,
    ),
)

COOP_PROFILE = Table(
    "coop_profile",
    key=("setting",),
    period_column=None,
    columns=(
        _text("setting", "name of the setting", required=True),
        _text("value", "its value as text; numbers plain, dates ISO"),
        _REMOVED,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        POSTS,
        ACCOUNT_DAYS,
        ACCOUNT_WINDOWS,
        AUDIENCE,
        AD_SPEND,
        AD_TOTALS,
        PLAN,
        COSTS,
        RATES,
        EVENTS,
        CHANNELS,
        TARGETS,
        COOP_PROFILE,
    )
}
