"""The name of one figure among all figures of a page: metric and scope, as it stands in a link."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.figure import Figure

_SCOPE = ("platform", "account_id", "metric_version", "medium", "kind")
_FURTHER = {"repeat_posts": ("posts",)}
_SEPARATOR = "~"


def figure_key(figure: Figure) -> str:
    """Metric and scope, joined by "~".

    >>> from metrics.figure import Figure
    >>> details = {"platform": "instagram", "account_id": "kopwan"}
    >>> figure_key(Figure("net_growth", 266, "followers", details=details))
    'net_growth~instagram~kopwan'
    """
    names = (*_SCOPE, *_FURTHER.get(figure.metric, ()))
    scope = (figure.details.get(name) for name in names)
    return _SEPARATOR.join((figure.metric, *(str(part) for part in scope if part)))


def find_figures(key: str, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of that name; several only where they share metric and scope."""
    return [figure for figure in figures if figure_key(figure) == key]
