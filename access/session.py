"""Who looks at which co-op, in which language, on which day: all that a page may know.

A page gets one Session and nothing else. It is built once a run by `access.streamlit_session`, or
by hand in a test: nothing here knows Streamlit, and nothing reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

import pandas as pd

from access.permissions import Action, Role, may, may_open
from access.profile import Profile
from i18n.translator import Language, Translator
from metrics.period import Period

if TYPE_CHECKING:
    from access.share_links import Scope
    from store import Store

Tables = Mapping[str, pd.DataFrame]
Argument = str | int | float | date | Period | tuple[str, ...] | None
LoadTables = Callable[[str, int], Tables]
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
    `person` is who stands in the ledger beside what is kept. `scope`, `for_figure` and `look_up`
    are set by `access.share_scope` for somebody who came with a share link: what it shows, on which
    tables a figure with these arguments is computed, and how cells are traced.
    """

    t: Translator
    coop: str
    today: date
    load_tables: LoadTables
    position: int = 0
    role: Role = "manager"
    person: str = "manager"
    store: Store | None = None
    remember: Remember = compute_anew
    scope: Scope | None = None
    for_figure: Callable[[Mapping[str, Argument]], LoadTables] | None = None
    look_up: Callable[..., pd.DataFrame] | None = None

    @property
    def language(self) -> Language:
        """The language of this session."""
        return self.t.language

    @property
    def is_sample(self) -> bool:
        """Whether the invented co-op is shown instead of a real one."""
        return self.coop == SAMPLE_COOP

    def may(self, action: Action) -> bool:
        """Whether this person may do it here; see `access.permissions`."""
        return may(self.role, action, on_sample=self.is_sample)

    def may_open(self, page: str) -> bool:
        """Whether the page of that address is shown to this person."""
        return may_open(self.role, page, shared=self.scope.pages if self.scope else None)

    @property
    def may_write(self) -> bool:
        """Whether this person may keep, undo and change: never on the sample."""
        return self.may("import") and self.store is not None

    def may_see(self, period: Period) -> bool:
        """Whether figures of that period are shown: all, but for the receiver of a share link."""
        return self.scope is None or self.scope.holds(period)

    @property
    def can_trace(self) -> bool:
        """Whether a figure can be led back to file and row here."""
        return self.store is not None or self.look_up is not None

    def tables(self) -> dict[str, pd.DataFrame]:
        """The canonical tables as of `position`; a page may add columns without harming others."""
        return _own_copies(self.load_tables(self.coop, self.position))

    @cached_property
    def profile(self) -> Profile:
        """What the co-op says about itself: asked many times a run, looked up once."""
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
        load = self.load_tables if self.for_figure is None else self.for_figure(arguments)
        return self.remember(
            key, lambda: function(_own_copies(load(self.coop, self.position)), **arguments)
        )

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
        look_up = self.look_up
        if look_up is None:
            if self.store is None:
                raise RuntimeError("a session without a store cannot trace")
            look_up = partial(self.store.trace, self.coop, as_of=self.position)
        return look_up(table, columns, platforms=platforms, accounts=accounts, start=start, end=end)


def _own_copies(tables: Tables) -> dict[str, pd.DataFrame]:
    return {name: frame.copy(deep=False) for name, frame in tables.items()}
