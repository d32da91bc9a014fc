"""Countries by their two letters: a file may say ID, Indonesia or Jerman."""

from __future__ import annotations

from functools import cache

import pandas as pd
from babel import Locale

from readers.tabular_export import header_key


@cache
def _codes() -> dict[str, str]:
    """The ISO code of each English or Indonesian name of the Unicode CLDR."""
    codes: dict[str, str] = {}
    for language in ("en", "id"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2:
                codes[header_key(name)] = code
    return codes


def country_codes(names: pd.Series) -> pd.Series:
    """Each country as its code; a name that is not known stays as written.

    >>> country_codes(pd.Series(["Jerman", "US", "(not set)"], dtype="str")).tolist()
    ['DE', 'US', '(not set)']
    """
    known = _codes()
    return names.map(lambda name: known.get(header_key(name), name)).astype("str")
