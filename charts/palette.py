"""The colours of good, bad and every platform, with a shape beside each colour, and its name.

One palette serves the light and the dark page: each colour keeps at least 3:1 against both
backgrounds (WCAG 1.4.11), and no colour stands alone: a platform also has its own shape and label.
"""

from __future__ import annotations

from dataclasses import dataclass

from i18n import Translator

BACKGROUNDS = {"light": "#ffffff", "dark": "#0e1117"}

GREY = "#80848e"
GOOD = "#2e8b57"
BAD = "#d1453b"
ACCENT = "#2f7de1"


@dataclass(frozen=True)
class Look:
    """The colour and the point shape of one platform."""

    colour: str
    shape: str


_HEXAGON = "M0,-1L0.87,-0.5L0.87,0.5L0,1L-0.87,0.5L-0.87,-0.5Z"
_BAR = "M-1,-0.35L1,-0.35L1,0.35L-1,0.35Z"
_STAR = (
    "M0,-1L0.22,-0.31L0.95,-0.31L0.36,0.12L0.59,0.81L0,0.38"
    "L-0.59,0.81L-0.36,0.12L-0.95,-0.31L-0.22,-0.31Z"
)

LOOKS: dict[str, Look] = {
    "facebook": Look("#2f7de1", "circle"),
    "instagram": Look("#d6409f", "square"),
    "tiktok": Look("#0a8f8f", "triangle-up"),
    "youtube": Look("#e5484d", "diamond"),
    "x": Look("#7d7f86", "cross"),
    "website": Look("#8468dc", "triangle-down"),
    "email": Look("#b26a00", "triangle-right"),
    "linkedin": Look("#5b7fa6", "triangle-left"),
    "google_business": Look("#4a8f29", _HEXAGON),
    "whatsapp": Look("#2a9060", _STAR),
    "telegram": Look("#2b8cc4", _BAR),
    "threads": Look("#8f7a5e", "cross"),
    "google_ads": Look("#a37f00", "diamond"),
    "meta_ads": Look("#6a74e0", "circle"),
    "tiktok_ads": Look("#b0528c", "triangle-up"),
}
_OTHER = Look(GREY, "circle")


def look_of(platform: str) -> Look:
    """The look of a platform; grey and round for one without its own."""
    return LOOKS.get(platform, _OTHER)


def platform_name(platform: str, t: Translator) -> str:
    """The platform as people write it; the code itself when the catalogue has no name."""
    key = f"platform.{platform}"
    return t(key) if t.has(key) else platform
