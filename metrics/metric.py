"""One entry of the catalogue: a metric's name, unit, needs and function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metrics.figure import Unit


@dataclass(frozen=True)
class Metric:
    """What the catalogue knows of a metric; its definition is the docstring of `function`.

    `name` is the code used in `Figure.metric` and in the catalogues of words
    (`metric.<name>.title`, `.sentence`, `.formula`). `chapter` is its number in the metric book.
    """

    name: str
    chapter: str
    unit: Unit
    needs: tuple[str, ...]
    function: Callable[..., object]
