"""Whose LinkedIn file it is: no tab says so, the name of the file only hints at it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from canonical.problem import Question

_PAGE = re.compile(r"^(?P<page>.+?)_(?:content|followers)_")


def account_of(name: str, answers: Mapping[str, str]) -> tuple[str, tuple[Question, ...]]:
    """The page as answered and no question; or "" and the question `account`.

    >>> account_of("koperasi-contoh_content_1706486400.xls", {})[1][0].detail
    'koperasi-contoh'
    """
    answer = answers.get("account", "").strip()
    if answer:
        return answer, ()
    page = _PAGE.match(name)
    return "", (Question("account", detail=page["page"] if page else name),)
