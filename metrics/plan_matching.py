"""Which post came from which row of the plan: every match can be seen and corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from metrics.evidence import not_removed
from metrics.own_posts import POST, hours, local_moments, own_posts, published_in
from metrics.period import Period
from metrics.plan_assignment import assigned, candidates
from metrics.text_likeness import title_likeness

Tables = Mapping[str, pd.DataFrame]

MATCHED = "matched_posts"
"""Where `with_matches` puts what it found, beside the canonical tables."""

COLUMNS = (
    "platform",
    "account_id",
    "post_id",
    "published",
    "caption",
    "permalink",
    "plan_id",
    "title",
    "planned",
    "created",
    "hours_off",
    "score",
    "kind",
    "is_planned",
    "purpose",
    "purpose_hours",
)


def plan_matching(
    tables: Tables, period: Period, today: date, *, platforms: Sequence[str] = ()
) -> pd.DataFrame:
    """One row a post of the period (COLUMNS), latest first.

    kind: "person" (somebody chose the row), "person_none" (somebody said there is none), "plan_id"
    (the post names its row), "similar" (found by channel, time and title), "none". score: title
    similarity 0 to 1. `published`, `planned`, `created` in the co-op's own time; hours_off is
    published - planned. is_planned: the row was written before the post appeared. purpose_hours:
    hours from publication to the moment somebody said why it appeared; null when nobody knows.
    """
    matches = all_matches(tables, period.zone)
    if platforms:
        matches = matches[matches["platform"].isin(list(platforms))]
    shown = published_in(matches, period, today)
    order = ["published", *POST]
    shown = shown.sort_values(order, ascending=[False, True, True, True])
    return shown[list(COLUMNS)].reset_index(drop=True)


def with_matches(tables: Tables, zone: str) -> Tables:
    """The tables and the matches of all posts, for many figures of one view in that zone."""
    return {**tables, MATCHED: all_matches(tables, zone)}


def all_matches(tables: Tables, zone: str) -> pd.DataFrame:
    """The same for every post ever made: a match must not depend on the period that is shown.

    First a person's choice, then the plan_id of the post, then the rest one to one: same channel,
    at most 48 hours apart, title similarity at least 0.6, so that the likeness of all pairs
    together is greatest; of equal titles the nearer in time.
    """
    if MATCHED in tables:
        return tables[MATCHED]
    posts = own_posts(tables, zone)
    plan = plan_with_local_times(tables, zone)
    chosen = _with_choices(posts, tables)
    plan_ids, kinds = _stated(chosen, set(plan["plan_id"]))
    free_posts = posts[kinds.eq("none")]
    free_plan = plan[~plan["plan_id"].isin(set(plan_ids.dropna()))]
    for post, row in assigned(candidates(free_posts, free_plan)):
        plan_ids[post], kinds[post] = plan.loc[row, "plan_id"], "similar"
    columns = ["plan_id", "title", "planned", "created"]
    own = chosen.drop(columns=["plan_id"]).assign(plan_id=plan_ids, kind=kinds)
    return _measured(own.merge(plan[columns], on="plan_id", how="left"), zone)


def plan_with_local_times(tables: Tables, zone: str) -> pd.DataFrame:
    """The plan with `planned`, `created`, `deleted` in the co-op's own time, sorted by number.

    Rows that somebody deleted stay: a plan that shrinks afterwards would always be fulfilled.
    """
    plan = tables["plan"].sort_values("plan_id").reset_index(drop=True)
    is_deleted = plan["removed"].fillna(value=False).astype(bool)
    return plan.assign(
        planned=local_moments(plan["planned_at"], zone),
        created=local_moments(plan["created_at"], zone),
        is_deleted=is_deleted,
        deleted=local_moments(plan["removed_at"].where(is_deleted), zone),
    )


def _with_choices(posts: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    columns = ["platform", "post_id", "plan_id", "purpose", "decided_at"]
    choices = not_removed(tables["plan_matches"])[columns]
    choices = choices.rename(columns={"plan_id": "chosen"})
    return posts.merge(choices, on=["platform", "post_id"], how="left")


def _stated(posts: pd.DataFrame, known: set[str]) -> tuple[pd.Series, pd.Series]:
    """The plan rows that a person or the post itself names, and who named them."""
    plan_ids = pd.Series(pd.NA, index=posts.index, dtype="str")
    kinds = pd.Series("none", index=posts.index, dtype="str")
    by_post = posts["plan_id"].isin(known)
    plan_ids[by_post], kinds[by_post] = posts.loc[by_post, "plan_id"], "plan_id"
    by_person = posts["chosen"].isin(known)
    plan_ids[by_person], kinds[by_person] = posts.loc[by_person, "chosen"], "person"
    denied = posts["chosen"].eq("").fillna(value=False).astype(bool)
    plan_ids[denied], kinds[denied] = pd.NA, "person_none"
    return plan_ids, kinds


def _measured(matched: pd.DataFrame, zone: str) -> pd.DataFrame:
    """How well each pair fits; likeness of the titles also where a person chose."""
    decided = local_moments(matched["decided_at"], zone)
    texts = matched[["title", "caption"]].fillna("")
    likeness = [title_likeness(*pair) for pair in texts.itertuples(index=False, name=None)]
    has_row = matched["plan_id"].notna()
    has_time = matched["published_at"].notna()
    after_the_fact = matched["created"].gt(matched["published"]) | (
        matched["created"].eq(matched["published"]) & has_time
    )
    return matched.assign(
        hours_off=hours(matched["published"] - matched["planned"]),
        score=pd.Series(likeness, index=matched.index).where(has_row),
        is_planned=has_row & ~after_the_fact,
        purpose=matched["purpose"].where(matched["purpose"].ne("")),
        purpose_hours=hours(decided - matched["published"]),
    )
