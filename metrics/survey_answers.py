"""The answers of the latest survey to one question, one answer a respondent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from metrics.evidence import imports_of, not_removed
from metrics.figure import Basis
from metrics.period import Period

Tables = Mapping[str, pd.DataFrame]

OLD_AFTER = timedelta(days=366)
OF_FOLLOWERS = "is_member:"
"""Items that begin so belong to a sample of a channel's followers; all others to one of members."""


@dataclass(frozen=True)
class Answers:
    """So many yes of so many respondents to one item of one survey; no survey: `survey_on` None."""

    yes: int = 0
    of: int = 0
    survey_on: date | None = None
    imports: tuple[int, ...] = ()
    basis: tuple[Basis, ...] = ()

    def remarks(self, period: Period) -> tuple[str, ...]:
        """What a reader must know of every survey, and of an old one."""
        always = "members.survey_of_the_willing"
        if self.survey_on is not None and self.survey_on < period.end - OLD_AFTER:
            return (always, "members.old_survey")
        return (always,)

    @property
    def details(self) -> dict[str, float | str | None]:
        """The numbers behind the share."""
        day = None if self.survey_on is None else self.survey_on.isoformat()
        return {"yes": float(self.yes), "respondents": float(self.of), "survey_on": day}


def latest_answers(tables: Tables, period: Period, item: str) -> Answers:
    """The answers to that item in the latest survey before the period's end that asks it.

    A blank answer is none. Samples of followers and of members are never mixed.
    """
    rows = _answered(tables, period)
    own = rows[rows["item"].eq(item)]
    basis = (Basis("member_survey", ("item", "yes")),)
    if own.empty:
        return Answers(basis=basis)
    day = own["survey_on"].max()
    last = own[own["survey_on"].eq(day)]
    return Answers(
        int(last["yes"].astype(bool).sum()), len(last), day.date(), imports_of(last), basis
    )


def items_asked(tables: Tables, period: Period, prefix: str) -> list[str]:
    """What follows the prefix in the items that surveys before the period's end ask, sorted."""
    items = _answered(tables, period)["item"]
    return sorted({str(item).removeprefix(prefix) for item in items if item.startswith(prefix)})


def members_total(tables: Tables, on: date) -> tuple[int | None, tuple[int, ...]]:
    """The last count of members up to that day, with its imports; None where there is none."""
    rows = not_removed(tables["members"]).dropna(subset=["members_total"])
    known = rows[rows["as_of"] <= pd.Timestamp(on)].sort_values("as_of").tail(1)
    if known.empty or int(known["members_total"].iloc[0]) <= 0:
        return None, ()
    return int(known["members_total"].iloc[0]), imports_of(known)


def _answered(tables: Tables, period: Period) -> pd.DataFrame:
    rows = not_removed(tables["member_survey"]).dropna(subset=["yes"])
    before = rows[rows["survey_on"] < pd.Timestamp(period.end)]
    asked_as_follower = before.loc[before["item"].str.startswith(OF_FOLLOWERS)]
    followers = pd.MultiIndex.from_frame(asked_as_follower[["survey_on", "respondent_id"]])
    whose = pd.MultiIndex.from_frame(before[["survey_on", "respondent_id"]])
    is_follower_sample = whose.isin(followers)
    is_follower_item = before["item"].str.startswith(OF_FOLLOWERS).to_numpy(dtype=bool)
    kept: pd.DataFrame = before[is_follower_sample == is_follower_item]
    return kept
