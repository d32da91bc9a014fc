"""What a savings figure assumes, each line marked: set by the co-op, or our default."""

from __future__ import annotations

import streamlit as st

from access.session import Session
from i18n import Translator
from metrics.savings_assumptions import SavingsAssumptions
from widgets.plain_text import plain

LISTED = (
    "comparability",
    "inflation",
    "baseline_years",
    "activity_factor",
    "hourly_cost_idr",
    "target_public",
    "budget_idr",
)


def assumption_list(assumptions: SavingsAssumptions, session: Session) -> None:
    """Draw every assumption with its value and who set it."""
    t = session.t
    lines = []
    for name in LISTED:
        said = t(f"promotion_savings.assumption.{name}", value=_value(name, assumptions, t))
        mark = "assumed_mark" if name in assumptions.assumed else "set_mark"
        lines.append(f"- {plain(said)} — *{t(f'promotion_savings.{mark}')}*")
    st.markdown("\n".join(lines))


def _value(name: str, assumptions: SavingsAssumptions, t: Translator) -> str:
    value = getattr(assumptions, name)
    if value is None or value == ():
        return t("promotion_savings.assumption.unset")
    if name == "inflation":
        return t.percent(value)
    if name in ("hourly_cost_idr", "budget_idr"):
        return t.money(value)
    if name == "baseline_years":
        return ", ".join(str(year) for year in value)
    if name == "comparability":
        return " / ".join(t.number(part, digits=2) for part in value)
    return t.number(value, digits=2)
