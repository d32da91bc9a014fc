"""Numbers in the form of their unit: estimates to three significant digits (G7), money in words."""

from __future__ import annotations

from i18n import Translator
from i18n.translator import to_significant
from metrics.figure import Unit

_ROUNDED_UNITS: frozenset[Unit] = frozenset({"accounts", "people"})
"""Unique people are the platforms' own estimates, even where a figure quotes them as they are."""


_IN_WORDS = 10_000
"""Rounded counts from here on are said in words: 9.870, but 12,3 ribu."""

_WHOLE_FROM = 10
"""Below, a median or an end of a range keeps one decimal; above, half a follower says nothing."""

_MONEY_IN_WORDS = 1e6


def amount(
    value: float, unit: Unit, t: Translator, *, rounded: bool = False, signed: bool = False
) -> str:
    """The bare number in the unit's form: 84,3 ribu, Rp17,7 juta, 12,3%, +266.

    >>> amount(84_321, "accounts", Translator("id"))
    '84,3 ribu'
    >>> amount(266, "followers", Translator("id"), signed=True)
    '+266'
    """
    sign = "+" if signed and value > 0 else ""
    if unit == "share":
        return sign + t.percent(value)
    if unit == "idr":
        return sign + _money(value, t, rounded=rounded)
    if unit in ("ratio", "points", "hours"):
        return sign + t.rounded(value)
    if unit in ("months", "days"):
        return sign + t.number(value, digits=1)
    if rounded or unit in _ROUNDED_UNITS:
        return sign + (t.rounded(value) if abs(value) < _IN_WORDS else t.compact(value))
    return sign + t.number(value, digits=0 if abs(value) >= _WHOLE_FROM else 1)


def _money(value: float, t: Translator, *, rounded: bool) -> str:
    if abs(value) >= _MONEY_IN_WORDS:
        return t.compact_money(value)
    if not rounded or value == 0:
        return t.money(value)
    return t.money(float(to_significant(value, 3)))


def with_unit(
    text: str, unit: Unit, t: Translator, *, count: float | None = None, metric: str = ""
) -> str:
    """The number and its word: "84,3 ribu akun"; a `count` of 1 takes the singular in English.

    A metric may have a word of its own, as the follower change, which is counted a day.
    """
    own = f"figure.unit_of.{metric}"
    return t(own if t.has(own) else f"unit.{unit}", value=text, n=1 if count == 1 else 2)
