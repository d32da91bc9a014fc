"""Tables that platforms fill: posts, account days, audience, ads, website, e-mail, trends."""

from __future__ import annotations

from canonical.table import EVERYWHERE, Column, Table, count, text, unique
from canonical.vocabulary import EMAIL_PROVIDERS, FORMATS, METRIC_VERSIONS, PLATFORMS

_PLATFORM = text("platform", "where it was published", required=True, allowed=PLATFORMS)
_ACCOUNT = text("account_id", "the co-op's account on that platform", required=True)
_ACCOUNT_NAME = text("account_name", "the account as people call it")

POSTS = Table(
    "posts",
    key=("platform", "account_id", "post_id", "as_of"),
    period_column="published_at",
    columns=(
        _PLATFORM,
        _ACCOUNT,
        text("post_id", "the platform's own id, as text", required=True),
        Column("as_of", "date", "day on which the lifetime counters were read", required=True),
        Column("published_at", "timestamp", "moment of publication, UTC"),
        Column("published_on", "date", "day of publication where the file gives no time"),
        _ACCOUNT_NAME,
        text("format", "kind of content", allowed=FORMATS),
        text("caption", "title and text as written"),
        text("permalink", "address of the post"),
        Column("duration_seconds", "number", "length of the video", additive=EVERYWHERE),
        Column("is_collab", "flag", "true when another account published it"),
        Column("is_boosted", "flag", "true when it was also shown as an ad"),
        text("metric_version", "what a view means in this row", allowed=METRIC_VERSIONS),
        count("views", "times shown or played, by `metric_version`"),
        count("impressions", "times shown, where the platform counts it beside views"),
        unique("reach", "accounts that saw it at least once"),
        unique("reach_organic", "accounts that saw it without an ad"),
        unique("reach_paid", "accounts that saw it as an ad"),
        unique("engaged_accounts", "accounts that interacted"),
        count("likes", "likes or reactions", signed=True),
        count("comments", "comments or replies", signed=True),
        count("shares", "shares or reposts", signed=True),
        count("saves", "saves or bookmarks", signed=True),
        count("clicks", "clicks on the post"),
        count("link_clicks", "clicks on a link"),
        count("profile_visits", "profile visits from the post"),
        count("follows", "new followers from the post", signed=True),
        Column("watch_seconds", "number", "seconds watched by all viewers", additive=EVERYWHERE),
        text("plan_id", "row of the plan it belongs to"),
        text("pillar", "theme"),
        text("objective", "purpose"),
        text("campaign_id", "campaign"),
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
        text("day_zone", "time zone of that day, IANA name; null when not stated"),
        _ACCOUNT_NAME,
        Column(
            "followers_total",
            "count",
            "followers at the end of the day; over platforms it counts follows, not people",
            additive=frozenset({"platforms"}),
        ),
        count("follows_gained", "new followers"),
        count("follows_lost", "followers who left"),
        count("net_follows", "gained minus lost as the platform reports it", signed=True),
        unique("reach_1d", "accounts reached that day"),
        unique("reach_7d", "accounts reached in the 7 days ending that day"),
        unique("reach_28d", "accounts reached in the 28 days ending that day"),
        unique("viewers_1d", "viewers that day (Meta's successor of reach; TikTok's viewers)"),
        text("metric_version", "what a view means in this row", allowed=METRIC_VERSIONS),
        count("views", "times shown or played, by `metric_version`"),
        count("impressions", "times shown, where counted beside views"),
        count("interactions", "all interactions as one number", signed=True),
        count("likes", "likes", signed=True),
        count("comments", "comments", signed=True),
        count("shares", "shares", signed=True),
        count("saves", "saves", signed=True),
        count("profile_visits", "visits to the profile or page"),
        count("link_clicks", "clicks on links"),
        count("posts_published", "posts made that day"),
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
        unique("reach", "accounts reached in the whole window, as the platform says"),
        Column("views", "count", "views in the window; nested windows must not be added"),
        Column("impressions", "count", "impressions in the window; nested windows: not added"),
        unique("viewers", "unique viewers in the whole window"),
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
        text("base", "whose share it is", required=True, allowed=("followers", "viewers")),
        text(
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
        text("band", "the band: 18-24, women, 18-24 women, Bandung, ID", required=True),
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
        text("breakdown", "what the file divides the spend by; '' when nothing", required=True),
        text("band", "the part of that division; '' when nothing", required=True),
        text("campaign", "campaign name; '' when the file has none", required=True),
        text("ad_set", "ad set or ad group; '' when none", required=True),
        text("ad", "ad; '' when none", required=True),
        Column("amount", "number", "money spent, in `currency`", additive=EVERYWHERE),
        text("currency", "ISO 4217"),
        Column("tax_included", "flag", "true when PPN is inside the amount"),
        count("impressions", "times shown as an ad"),
        unique("reach", "accounts reached by the row; never added"),
        count("clicks", "clicks"),
        count("follows", "new followers from the ad"),
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
        text("currency", "ISO 4217"),
        Column("impressions", "count", "the account's own total"),
        unique("reach", "the only true reach of the account's ads in the window"),
    ),
)

WEB_DAYS = Table(
    "web_days",
    key=("platform", "source", "account_id", "date"),
    period_column="date",
    columns=(
        _PLATFORM,
        text("source", "the tool that counted: ga4, search_console, matomo, ...", required=True),
        text("account_id", "the property or site", required=True),
        Column("date", "date", "the tool's own day", required=True),
        text("day_zone", "time zone of that day, IANA name; null when not stated"),
        unique("users_1d", "different users that day"),
        unique("users_7d", "different users in the 7 days ending that day"),
        unique("users_30d", "different users in the 30 days ending that day"),
        count("new_users", "users seen for the first time"),
        count("sessions", "visits"),
        count("views", "pages viewed"),
        count("clicks", "clicks from the search page"),
        count("impressions", "times shown on the search page"),
        Column("position", "number", "mean position on the search page"),
    ),
)

WEB_WINDOWS = Table(
    "web_windows",
    key=("platform", "source", "account_id", "start", "end", "dimension", "band"),
    period_column="start",
    columns=(
        _PLATFORM,
        text("source", "the tool that counted", required=True),
        text("account_id", "the property, site or place", required=True),
        Column("start", "date", "first day of the window", required=True),
        Column("end", "date", "day after the last day", required=True),
        # ga4: page_title page channel_session channel_first_user source_session
        # source_first_user country city event device language; search_console: query page
        # country device search_appearance; google_business: place
        text("dimension", "what the bands divide; '' for the whole", required=True),
        text("band", "page, query, channel, country; '' for the whole", required=True),
        unique("users", "different users in the window"),
        unique("new_users", "users seen for the first time"),
        Column("sessions", "count", "visits; nested windows must not be added"),
        Column("views", "count", "pages viewed"),
        Column("events", "count", "events counted"),
        Column("clicks", "count", "clicks"),
        Column("impressions", "count", "times shown"),
        Column("position", "number", "mean position on the search page"),
        unique("profile_viewers", "people who saw the business profile; an upper bound"),
        Column("calls", "count", "calls"),
        Column("directions", "count", "requests for directions"),
    ),
)

EMAIL_CAMPAIGNS = Table(
    "email_campaigns",
    key=("provider", "campaign_id"),
    period_column="sent_on",
    columns=(
        text("provider", "the mailing tool", required=True, allowed=EMAIL_PROVIDERS),
        text("campaign_id", "the tool's id, or a hash of name and day", required=True),
        text("name", "name of the campaign"),
        text("subject", "subject line"),
        Column("sent_on", "date", "day it was sent, in the account's own time", required=True),
        Column("sent_at_local", "timestamp", "moment it was sent, in the account's own time"),
        count("recipients", "addresses it was sent to"),
        count("delivered", "delivered messages"),
        unique("opens_unique", "addresses that opened it; inflated by mail privacy"),
        unique("clicks_unique", "addresses that clicked"),
        count("unsubscribes", "addresses that left"),
        count("bounces", "messages that came back"),
        count("complaints", "spam complaints"),
    ),
)

TRENDS = Table(
    "trends",
    key=("download", "term", "place", "dimension", "band", "at"),
    period_column="at",
    columns=(
        text("download", "hash of the file: each is scaled to its own 100", required=True),
        text("term", "search term", required=True),
        text("place", "where people searched", required=True),
        text(
            "dimension",
            "time, region or related queries",
            required=True,
            allowed=("time", "region", "related_top", "related_rising"),
        ),
        text("band", "region or related query; '' for time", required=True),
        Column("at", "timestamp", "start of the step, as the file says it", required=True),
        Column("until", "timestamp", "end of the window, where a row stands for a whole one"),
        text(
            "grain",
            "step of the series",
            allowed=("minute", "hour", "day", "week", "month", "window"),
        ),
        Column("index", "number", "0 to 100 within this file; never averaged over files"),
        Column("share", "share", "part among the compared terms in that region, 0 to 1"),
        Column("below_one", "flag", "true where the file says <1 or <1%"),
        Column("growth", "number", "rise of a related query; 1 is +100 %"),
        Column("is_breakout", "flag", "true where the file says Breakout"),
    ),
)
