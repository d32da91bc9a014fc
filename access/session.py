"""Who looks at which co-op, in which language, on which day: all that a page may know.

A page gets one Session and nothing else. It is built once a run by `access.streamlit_session`, or
by hand in a test: nothing here knows Streamlit, and nothing reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import pandas as pd

from access.profile import Profile
from i18n.translator import Language, Translator
from metrics.period import Period

if TYPE_CHECKING:
    from store import Store

Role = Literal["manager", "reader"]
Tables = Mapping[str, pd.DataFrame]
Argument = str | int | float | date | Period | tuple[str, ...] | None
Result = TypeVar("Result")

SAMPLE_COOP = "contoh"
OWN_COOP = "koperasi"


class Remember(Protocol):
    """A cache of results by (co-op, position, name, arguments); it never sees a table."""

    def __call__(self, key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
        """The remembered result of that key, or the one that `compute` gives."""


def compute_anew(_key: tuple[str, int, str, str], compute: Callable[[], Result], /) -> Result:
    """No memory at all: what a test and a command line use."""
    return compute()


@dataclass(frozen=True)
class Session:
    """One person's view of one co-op.

    `position` is the ledger position that is shown: with the co-op it names the data exactly.
    `load_tables` gives the canonical tables of (co-op, position). `today` is the co-op's own day.
    `person` is who stands in the ledger beside what is kept.
    """

    t: Translator
    coop: str
    today: date
    load_tables: Callable[[str, int], Tables]
    position: int = 0
    role: Role = "manager"
    person: str = "manager"
    store: Store | None = None
    remember: Remember = compute_anew

    @property
    def language(self) -> Language:
        """The language of this session."""
        return self.t.language

    @property
    def is_sample(self) -> bool:
        """Whether the invented co-op is shown instead of a real one."""
        return self.coop == SAMPLE_COOP

    @property
    def may_write(self) -> bool:
        """Whether this person may keep, undo and change: never on the sample."""
        return self.role == "manager" and not self.is_sample and self.store is not None

    def tables(self) -> dict[str, pd.DataFrame]:
        """The canonical tables as of `position`; a page may add columns without harming others."""
        tables = self.load_tables(self.coop, self.position)
        return {name: frame.copy(deep=False) for name, frame in tables.items()}

    @property
    def profile(self) -> Profile:
        """What the co-op says about itself."""
        return self.figures(Profile.of)

    @property
    def coop_name(self) -> str:
        """The co-op's name as people read it, or a neutral word while there is none."""
        return self.profile.name or self.t("app.unnamed_coop")

    @property
    def zone(self) -> str:
        """The co-op's time zone."""
        return self.profile.zone

    def figures(self, function: Callable[..., Result], /, **arguments: Argument) -> Result:
        """`function(tables, **arguments)`, remembered by co-op, position, name and arguments.

        Only primitives and periods make a key (a frame would be hashed by a sample of its rows);
        everything else the function needs, it finds in the tables.
        """
        for name, value in arguments.items():
            if not isinstance(value, (str, int, float, date, Period, tuple, type(None))):
                raise TypeError(f"{name}: a remembered figure takes primitives only")
        name = f"{function.__module__}.{function.__qualname__}"
        key = (self.coop, self.position, name, repr(sorted(arguments.items())))
        return self.remember(key, lambda: function(self.tables(), **arguments))

    def trace(
        self,
        table: str,
        columns: tuple[str, ...],
        *,
        platforms: tuple[str, ...] = (),
        accounts: tuple[str, ...] = (),
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        """The kept cells behind a figure, each with its import, file and row; see Store.trace."""
        if self.store is None:
            raise RuntimeError("a session without a store cannot trace")
        return self.store.trace(
            self.coop,
            table,
            columns,
            platforms=platforms,
            accounts=accounts,
            start=start,
            end=end,
            as_of=self.position,
        )
