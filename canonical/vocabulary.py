"""The closed sets of codes that canonical tables use; their words are in the catalogues."""

from __future__ import annotations

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
EMAIL_PROVIDERS = ("mailchimp", "mailerlite", "constant_contact", "brevo")
TONES = ("positive", "neutral", "negative")
DECISION_STATES = ("open", "done", "dropped")
