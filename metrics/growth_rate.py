"""Growth rates: the constant rate a month, or a day, that leads from one total to another."""

from __future__ import annotations


def daily_rate(first: float, last: float, days: int) -> float | None:
    """The constant daily growth that leads from the first to the last total.

    >>> round(daily_rate(4_120, 4_386, 31) * 100, 4)
    0.202
    """
    return compound_monthly_rate(first, last, days)


def compound_monthly_rate(first: float, last: float, months: float) -> float | None:
    """Compound growth a month: (last / first) ** (1 / months) - 1; None when first is 0.

    >>> round(compound_monthly_rate(3_500, 4_386, 6) * 100, 4)
    3.8325
    """
    if first <= 0 or months <= 0:
        return None
    return float((last / first) ** (1 / months) - 1)
