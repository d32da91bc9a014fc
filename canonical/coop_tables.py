"""Tables that people of the co-op fill: plan, costs, prices, events, members, what they hear."""

from __future__ import annotations

from canonical.table import EVERYWHERE, Column, Table, count, removed, text, unique
from canonical.vocabulary import (
    COST_CATEGORIES,
    DECISION_STATES,
    EVENT_KINDS,
    FORMATS,
    PLATFORMS,
    TONES,
)

PLAN = Table(
    "plan",
    key=("plan_id",),
    period_column="planned_at",
    columns=(
        text("plan_id", "number of the plan row", required=True),
        Column("created_at", "timestamp", "when it was planned, UTC"),
        Column("planned_at", "timestamp", "when it shall appear, UTC"),
        text("platform", "channel", allowed=PLATFORMS),
        text("format", "kind of content", allowed=FORMATS),
        text("title", "working title"),
        text("pillar", "theme"),
        text("objective", "purpose"),
        text("audience", "members or public", allowed=("members", "public")),
        text("owner", "role that is responsible; no names"),
        text("campaign_id", "campaign"),
        Column("cost_plan_idr", "money", "planned cost, rupiah", additive=EVERYWHERE),
        text("status", "planned, done or cancelled", allowed=("planned", "done", "cancelled")),
        text("cancel_reason", "why it was cancelled"),
        Column("person_shown", "flag", "true when a person represents the co-op"),
        removed(),
        Column("removed_at", "timestamp", "when a person deleted the row, UTC"),
    ),
    keeps_removed=True,  # a plan that shrinks afterwards would always be fulfilled
)

COSTS = Table(
    "costs",
    key=("cost_id",),
    period_column="date",
    columns=(
        text("cost_id", "number of the voucher or row", required=True),
        Column("date", "date", "day of payment", required=True),
        text("category", "what the money was for", required=True, allowed=COST_CATEGORIES),
        text("objective", "purpose"),
        text("campaign_id", "campaign"),
        Column("amount_idr", "money", "rupiah", required=True, additive=EVERYWHERE),
        Column("quantity", "number", "pieces bought", additive=EVERYWHERE),
        text("unit", "unit of the quantity"),
        Column("hours", "number", "hours worked", additive=EVERYWHERE),
        text("evidence_ref", "voucher, receipt"),
        text("note", "remark"),
        removed(),
    ),
)

RATES = Table(
    "rates",
    key=("medium", "unit", "year", "place"),
    period_column=None,
    columns=(
        text(
            "medium", "what is priced: meta, tiktok, youtube, brochure, radio, ...", required=True
        ),
        text("unit", "cpm, piece, metre, month, spot", required=True),
        Column("year", "count", "year of the price", required=True),
        text("place", "where it holds; 'national' by default", required=True),
        Column("low", "number", "low price, in `currency`"),
        Column("base", "number", "middle price"),
        Column("high", "number", "high price"),
        text("currency", "ISO 4217"),
        text("source", "where the price is from"),
        text(
            "grade",
            "A official, B press, C agency, D unverified, own",
            allowed=("A", "B", "C", "D", "own"),
        ),
        text("note", "remark"),
        removed(),
    ),
)

EVENTS = Table(
    "events",
    key=("event_id",),
    period_column="start",
    columns=(
        text("event_id", "number of the event", required=True),
        text("name", "name as shown on the chart", required=True),
        text("kind", "kind of event", required=True, allowed=EVENT_KINDS),
        Column("start", "date", "first day", required=True),
        Column("end", "date", "day after the last day", required=True),
        text("platform", "the platform it concerns; null for all", allowed=PLATFORMS),
        removed(),
    ),
)

CHANNELS = Table(
    "channels",
    key=("channel", "checked_on"),
    period_column="checked_on",
    columns=(
        text("channel", "channel", required=True, allowed=(*PLATFORMS, "google_maps")),
        Column("checked_on", "date", "day somebody looked", required=True),
        Column("should_exist", "flag", "false when the co-op decided against it"),
        Column("exists", "flag", "true when the account exists"),
        text("url", "address"),
        Column("findable", "flag", "true when found on the first page for the co-op's name"),
        Column("complete", "share", "share of the profile items that are filled"),
        Column("last_post_at", "timestamp", "last own post, UTC"),
        Column("weight", "number", "importance set by the board"),
        Column("half_life_days", "number", "days after which freshness halves"),
        text("note", "reason when it should not exist"),
        removed(),
    ),
)

TARGETS = Table(
    "targets",
    key=("metric", "scope", "due"),
    period_column="due",
    columns=(
        text("metric", "name in METRICS", required=True),
        text("scope", "platform or '' for all", required=True),
        Column("due", "date", "day by which it shall be reached", required=True),
        Column("value", "number", "the target"),
        removed(),
    ),
)

COOP_PROFILE = Table(
    "coop_profile",
    key=("setting",),
    period_column=None,
    columns=(
        text("setting", "name of the setting", required=True),
        text("value", "its value as text; numbers plain, dates ISO"),
        removed(),
    ),
)

MENTIONS = Table(
    "mentions",
    key=("mention_id",),
    period_column="at",
    columns=(
        text("mention_id", "number of the comment, mention or review", required=True),
        text("channel", "where it stands", allowed=(*PLATFORMS, "google_maps", "press")),
        text("kind", "comment, mention or review", allowed=("comment", "mention", "review")),
        Column("at", "timestamp", "when it was written, UTC"),
        text("author_hash", "keyed hash of the author; never the name"),
        Column("is_member", "flag", "true when the author is a member or works here"),
        text("text", "what was written"),
        Column("rating", "count", "stars, 1 to 5"),
        text("tone", "tone as a person labelled it", allowed=TONES),
        text("tone_second", "tone as a second person labelled it", allowed=TONES),
        text("topic", "topic"),
        text("incident_id", "incident it belongs to"),
        Column("asks", "flag", "true when it asks for an answer"),
        Column("answered_at", "timestamp", "when the co-op answered, UTC"),
        removed(),
    ),
)

INCIDENTS = Table(
    "incidents",
    key=("incident_id",),
    period_column="started_on",
    columns=(
        text("incident_id", "number of the incident", required=True),
        text("name", "what happened, in a few words", required=True),
        Column("started_on", "date", "first day", required=True),
        Column("closed_on", "date", "day the board closed it"),
        Column("first_statement_at", "timestamp", "first statement of the co-op, UTC"),
        removed(),
    ),
)

MESSAGES = Table(
    "messages",
    key=("thread_id",),
    period_column="first_in_at",
    columns=(
        text("thread_id", "number of the conversation", required=True),
        text("channel", "where it was written", allowed=PLATFORMS),
        Column("first_in_at", "timestamp", "first message, UTC", required=True),
        Column("first_reply_at", "timestamp", "first answer by a person, UTC"),
        Column("is_auto", "flag", "true when only a machine answered"),
        Column("is_member", "flag", "true when a member wrote"),
        Column("is_spam", "flag", "true when it is spam"),
        removed(),
    ),
)

MEMBERS = Table(
    "members",
    key=("as_of",),
    period_column="as_of",
    columns=(
        Column("as_of", "date", "day of the count", required=True),
        Column("members_total", "count", "members"),
        Column("members_active", "count", "active members"),
        count("joined", "members who joined since the last count"),
        count("left", "members who left since the last count"),
        removed(),
    ),
)

MEMBER_AGES = Table(
    "member_ages",
    key=("as_of", "band"),
    period_column="as_of",
    columns=(
        Column("as_of", "date", "day of the count", required=True),
        text("band", "ages, such as 18-34", required=True),
        Column("members", "count", "members of that age"),
        removed(),
    ),
)

MEMBER_SURVEY = Table(
    "member_survey",
    key=("survey_on", "respondent_id", "item"),
    period_column="survey_on",
    columns=(
        Column("survey_on", "date", "day of the survey", required=True),
        text("respondent_id", "number of the respondent; no name", required=True),
        text(
            "item",
            "of members follows:<channel>, saw_30d, heard_from:<source>; "
            "of a channel's followers is_member:<channel>",
            required=True,
        ),
        Column("yes", "flag", "the answer"),
        removed(),
    ),
)

TOPIC_DAYS = Table(
    "topic_days",
    key=("topic", "date", "source"),
    period_column="date",
    columns=(
        text("topic", "topic or hashtag, lower case", required=True),
        Column("date", "date", "day", required=True),
        text("source", "where it was counted", required=True),
        count("mentions", "times it was mentioned"),
        count("own_mentions", "of these, mentions of the co-op"),
        unique("authors", "different authors"),
        removed(),
    ),
)

TOPIC_CHOICES = Table(
    "topic_choices",
    key=("topic",),
    period_column=None,
    columns=(
        text("topic", "topic or hashtag, lower case", required=True),
        Column("is_relevant", "flag", "a person's tick: near what the co-op stands for"),
        text("synonyms", "other spellings, separated by commas"),
        Column("started_at", "timestamp", "when the public talk began, UTC"),
        removed(),
    ),
)

PLAN_MATCHES = Table(
    "plan_matches",
    key=("platform", "post_id"),
    period_column=None,
    columns=(
        text("platform", "where it was published", required=True, allowed=PLATFORMS),
        text("post_id", "the platform's id of the post", required=True),
        text("plan_id", "plan row a person chose; '' for none"),
        text("purpose", "why it was published without a plan"),
        Column("decided_at", "timestamp", "when the person said so, UTC"),
        removed(),
    ),
)

CHART_NOTES = Table(
    "chart_notes",
    key=("note_id",),
    period_column="date",
    columns=(
        text("note_id", "number of the note", required=True),
        Column("date", "date", "day it belongs to", required=True),
        text("page", "page whose charts show it; '' for all", required=True),
        text("text", "the note", required=True),
        removed(),
    ),
)

DECISIONS = Table(
    "decisions",
    key=("decision_id",),
    period_column="meeting_on",
    columns=(
        text("decision_id", "number of the question or decision", required=True),
        Column("meeting_on", "date", "day of the meeting", required=True),
        text("question", "what was asked"),
        text("decision", "what was decided"),
        text("owner", "role that sees to it; no names"),
        Column("due", "date", "day by which it shall be done"),
        text("status", "open, done or dropped", allowed=DECISION_STATES),
        removed(),
    ),
)
