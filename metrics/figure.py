"""A figure: a number that knows how sure it is and where it comes from.

There is no other way for a number to reach the screen, the report or a message. What is unknown is
a Figure without a value and with a reason; it is drawn as "–" and the reason, never as 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Self

Unit = Literal[
    "accounts",
    "people",
    "views",
    "followers",
    "posts",
    "interactions",
    "clicks",
    "idr",
    "share",
    "ratio",
    "months",
    "days",
    "hours",
    "points",
    "count",
]
Verdict = Literal["up", "down", "uncertain"]


@dataclass(frozen=True)
class Basis:
    """The rows a figure rests on: a selection of one canonical table that the store can trace.

    Empty `platforms` or `accounts` mean all; `start` and `end` are half-open days on the table's
    period column, None where the whole table was used.
    """

    table: str
    columns: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Figure:
    """One number of one metric for one period and scope.

    `low` and `high` bound the value (a range of what is possible or an interval, as the metric's
    docstring says); with `open_above` the upper end is only "at least". `n` counts what the value
    rests on, `n_expected` what there should have been. `is_estimate` prints "perkiraan". `method`
    names the branch of the formula that was taken, `reason` why there is no value, `remarks` what
    a reader must know; all are codes whose sentences are in the catalogues. `details` carries the
    further numbers that the sentence needs. `imports` are the imports behind the rows.
    """

    metric: str
    value: float | None
    unit: Unit
    low: float | None = None
    high: float | None = None
    open_above: bool = False
    is_estimate: bool = False
    n: int | None = None
    n_expected: int | None = None
    verdict: Verdict | None = None
    method: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()
    details: Mapping[str, float | str | None] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    imports: tuple[int, ...] = ()
    as_of: date | None = None

    def __post_init__(self) -> None:
        """A figure without a value must say why; bounds must hold the value."""
        if self.value is None and not self.reason:
            raise ValueError(f"{self.metric}: a figure without a value needs a reason")
        if self.value is not None:
            if self.low is not None and self.low > self.value + 1e-9 * max(1.0, abs(self.value)):
                raise ValueError(f"{self.metric}: low {self.low} is above the value {self.value}")
            if self.high is not None and self.high < self.value - 1e-9 * max(1.0, abs(self.value)):
                raise ValueError(f"{self.metric}: high {self.high} is below the value {self.value}")

    @classmethod
    def missing(
        cls,
        metric: str,
        unit: Unit,
        reason: str,
        *,
        n: int | None = None,
        n_expected: int | None = None,
        low: float | None = None,
        high: float | None = None,
        details: Mapping[str, float | str | None] | None = None,
        basis: tuple[Basis, ...] = (),
        imports: tuple[int, ...] = (),
    ) -> Self:
        """What is unknown, and why. Bounds may be known where the value is not.

        >>> Figure.missing("net_growth", "followers", "no_reading").value is None
        True
        """
        return cls(
            metric=metric,
            value=None,
            unit=unit,
            reason=reason,
            n=n,
            n_expected=n_expected,
            low=low,
            high=high,
            details=details or {},
            basis=basis,
            imports=imports,
        )

    def with_remarks(self, *codes: str) -> Self:
        """The same figure with more remarks, each once and in order."""
        return replace(self, remarks=tuple(dict.fromkeys((*self.remarks, *codes))))

    @property
    def is_known(self) -> bool:
        """Whether there is a value to draw."""
        return self.value is not None


def verdict_of(low: float | None, high: float | None) -> Verdict:
    """The only three verdicts (G9): up, down, or not sure because the interval covers 0.

    >>> verdict_of(6.6, 63.4), verdict_of(-8.4, 48.4), verdict_of(-9.0, -1.0)
    ('up', 'uncertain', 'down')
    """
    if low is not None and low > 0:
        return "up"
    if high is not None and high < 0:
        return "down"
    return "uncertain"
