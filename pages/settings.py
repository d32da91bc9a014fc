"""Pengaturan: what only the co-op knows about itself, kept in the ledger like any import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from access.session import Session
from access.typed_rows import Row
from canonical.tables import COST_CATEGORIES, EVENT_KINDS, PLATFORMS, RATES
from metrics.price_list import default_rates
from metrics.target_progress import PAGE_TARGETS
from widgets.kept_rows import keep_rows, tell_kept
from widgets.people import show_people
from widgets.profile_form import (
    ASSUMPTIONS,
    COMPARED_WITH,
    PROFILE,
    complaint,
    profile_form,
)
from widgets.table_editor import Sheet, table_editor

_TARGETS = ("followers", "reach_across_platforms", "cash_saved", *PAGE_TARGETS)
_RATE_COLUMNS = (
    "medium",
    "unit",
    "year",
    "place",
    "low",
    "base",
    "high",
    "currency",
    "source",
    "grade",
)


def show(session: Session) -> None:
    """Draw the page."""
    t = session.t
    st.title(t("settings.title"), anchor=False)
    st.text(t("settings.question"))
    if not session.may_write:
        st.info(t("settings.read_only"), icon=":material/lock:")
    tell_kept(session)
    sections = {
        "profile": _show_profile,
        "assumptions": _show_assumptions,
        "compared": _show_compared,
        "prices": _show_prices,
        "events": _show_events,
        "targets": _show_targets,
    }
    if session.may("manage_people") and session.store is not None:
        sections["people"] = show_people
    tabs = st.tabs([t(f"settings.section.{name}") for name in sections])
    for tab, (name, draw) in zip(tabs, sections.items(), strict=True):
        with tab:
            st.text(t(f"settings.explained.{name}"))
            draw(session)


def _show_profile(session: Session) -> None:
    _keep_profile(session, profile_form(session, PROFILE, key="profile"))


def _show_assumptions(session: Session) -> None:
    _keep_profile(session, profile_form(session, ASSUMPTIONS, key="assumptions"))


def _show_compared(session: Session) -> None:
    _keep_profile(session, profile_form(session, COMPARED_WITH, key="compared"))


def _show_prices(session: Session) -> None:
    own, shipped = session.tables()["rates"], default_rates()
    together = price_rows(own, shipped)
    sheet = Sheet("rates", _RATE_COLUMNS, _price_words(session, together))
    changed = table_editor(session, sheet, together)
    keep_rows(session, "rates", None if changed is None else own_prices(changed, own, shipped))


def price_rows(own: pd.DataFrame, shipped: pd.DataFrame) -> pd.DataFrame:
    """The co-op's own prices, then the shipped ones that it has not replaced (same key)."""
    key = list(RATES.key)
    own_keys = set(own[key].itertuples(index=False, name=None))
    kept = [row not in own_keys for row in shipped[key].itertuples(index=False, name=None)]
    return pd.concat([own[list(shipped.columns)], shipped[kept]], ignore_index=True)


def own_prices(changed: Sequence[Row], own: pd.DataFrame, shipped: pd.DataFrame) -> list[Row]:
    """The changed prices as the co-op's own: graded "own", without the source they no longer have.

    A shipped row cannot be taken off the list, only replaced.
    """
    own_keys = set(own[list(RATES.key)].itertuples(index=False, name=None))
    sources = set(shipped["source"].dropna())
    rows: list[Row] = []
    for row in changed:
        if row.get("removed"):
            if tuple(row[name] for name in RATES.key) in own_keys:
                rows.append(row)
            continue
        source = None if row["source"] in sources else row["source"]
        place, currency = row["place"] or "national", row["currency"] or "IDR"
        said = {"source": source, "grade": "own", "place": place, "currency": currency}
        rows.append({**row, **said})
    return rows


def _price_words(session: Session, rows: pd.DataFrame) -> Mapping[str, Mapping[str, str]]:
    t = session.t

    def words(codes: Sequence[str], *sections: str) -> dict[str, str]:
        keys = {code: [f"{s}.{code}" for s in sections if t.has(f"{s}.{code}")] for code in codes}
        return {code: t(found[0]) if found else code for code, found in keys.items()}

    media = list(dict.fromkeys([*rows["medium"].dropna(), *COST_CATEGORIES]))
    units = list(dict.fromkeys(rows["unit"].dropna()))
    return {
        "medium": words(media, "option.medium", "option.cost", "platform"),
        "unit": words(units, "option.price_unit"),
        "currency": {"IDR": "IDR", "USD": "USD"},
        "grade": words(("A", "B", "C", "D", "own"), "option.grade"),
    }


def _show_events(session: Session) -> None:
    t = session.t
    kinds = {kind: t(f"option.event_kind.{kind}") for kind in EVENT_KINDS}
    columns = ("name", "kind", "start", "end", "platform")
    words = {"kind": kinds, "platform": _platforms(session)}
    sheet = Sheet("events", columns, words, last_day="end")
    keep_rows(session, "events", table_editor(session, sheet, session.tables()["events"]))


def _show_targets(session: Session) -> None:
    t = session.t
    words = {
        "metric": {metric: t(f"option.target.{metric}") for metric in _TARGETS},
        "scope": {"": t("settings.all_platforms"), **_platforms(session)},
    }
    sheet = Sheet("targets", ("metric", "scope", "due", "value"), words)
    changed = table_editor(session, sheet, session.tables()["targets"])
    whole = None if changed is None else [{**row, "scope": row["scope"] or ""} for row in changed]
    keep_rows(session, "targets", whole)


def _platforms(session: Session) -> dict[str, str]:
    return {platform: session.t(f"platform.{platform}") for platform in PLATFORMS}


def _keep_profile(session: Session, rows: Sequence[Row] | None) -> None:
    """Keep the settings, unless they contradict each other."""
    wrong = complaint(rows) if rows else ""
    if wrong:
        st.warning(session.t(f"settings.complaint.{wrong}"), icon=":material/warning:")
        return
    keep_rows(session, "coop_profile", rows)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
