"""Colours that can be told apart in both themes, and the words of axes in both languages."""

import pytest

from canonical.tables import PLATFORMS
from charts.palette import ACCENT, BACKGROUNDS, BAD, GREY, LOOKS, look_of, platform_name
from charts.theme import number_locale, platform_scales, time_locale
from i18n import LANGUAGES, Translator


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("background", [*BACKGROUNDS.values(), "#101716"])
@pytest.mark.parametrize("colour", [*(look.colour for look in LOOKS.values()), ACCENT, BAD, GREY])
def test_every_mark_keeps_three_to_one_on_both_pages(colour, background):
    assert contrast(colour, background) >= 3


def test_no_two_platforms_look_the_same():
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)
    social = ("facebook", "instagram", "tiktok", "youtube", "x", "website", "email", "linkedin")
    assert len({LOOKS[name].shape for name in social}) == len(social)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_has_a_look_and_a_name(platform):
    assert platform in LOOKS
    assert all(platform_name(platform, Translator(lang)) != platform for lang in LANGUAGES)


def test_an_unknown_platform_is_grey_and_keeps_its_code():
    assert look_of("friendster").colour == GREY
    assert platform_name("friendster", Translator("id")) == "friendster"


def test_scales_name_each_platform_once_in_one_order():
    colour, shape = platform_scales(["tiktok", "facebook", "tiktok"], Translator("id"))
    assert colour.domain == ["Facebook", "TikTok"]
    assert colour.range == ["#2f7de1", "#0a8f8f"]
    assert shape.range == ["circle", "triangle-up"]


def test_months_and_numbers_are_indonesian_by_default():
    assert number_locale("id")["thousands"] == "."
    assert number_locale("id")["currency"] == ["Rp", ""]
    assert time_locale("id")["months"][:3] == ["Januari", "Februari", "Maret"]
    assert time_locale("id")["days"][0] == "Minggu"
    assert time_locale("en")["shortMonths"][4] == "May"
