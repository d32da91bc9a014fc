"""Weights and goalposts of the reputation index, as the board sets them from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from access.session import Session
from access.typed_rows import Row
from metrics.reputation_scale import Goalpost
from metrics.reputation_setup import COMPONENTS, INDICATORS, ReputationSetup, setting_rows
from widgets.kept_rows import keep_rows
from widgets.main_action import emphasis

_FIXED = frozenset(name for name, one in INDICATORS.items() if one.goalpost.scale == "as_is")


def setup_form(session: Session, setup: ReputationSetup) -> None:
    """Draw the form; Save keeps weights and goalposts as settings that hold from that day on.

    Who only reads sees the weights in the table of components.
    """
    if not (session.may("import") or session.is_sample):
        return
    t = session.t
    with st.expander(t("reputation.setup_heading"), icon=":material/balance:"):
        st.markdown(t("reputation.setup_note"))
        with st.form(f"reputation-setup-{session.position}", border=False):
            weights = _weights(session, setup)
            goalposts = _goalposts(session, setup)
            since = st.date_input(
                t("reputation.valid_from"),
                session.today,
                format="DD/MM/YYYY",
                disabled=not session.may_write,
                help=t("reputation.valid_from_help"),
            )
            saved = st.form_submit_button(
                t("settings.save"),
                type=emphasis(),
                icon=":material/save:",
                disabled=not session.may_write,
                key="save-reputation-setup",
            )
        if not saved or not isinstance(since, date):
            return
        rows = typed_setup(setup, weights, goalposts, since)
        if rows is None:
            st.warning(t("reputation.setup_wrong"), icon=":material/warning:")
            return
        keep_rows(session, "coop_profile", rows)


def _weights(session: Session, setup: ReputationSetup) -> dict[str, float]:
    t = session.t
    st.markdown(f"**{t('reputation.weights')}**")
    found: dict[str, float] = {}
    columns = st.columns(4)
    for number, name in enumerate(COMPONENTS):
        with columns[number % len(columns)]:
            typed = st.number_input(
                t(f"reputation_index.component.{name}"),
                min_value=0.0,
                max_value=100.0,
                value=round(100 * setup.weights[name], 2),
                step=0.5,
                disabled=not session.may_write,
                key=f"weight-{name}-{session.position}",
            )
            found[name] = float(typed)
    return found


def _goalposts(session: Session, setup: ReputationSetup) -> pd.DataFrame:
    t = session.t
    st.markdown(f"**{t('reputation.goalposts')}**")
    shown = goalpost_table(setup)
    shown["indicator"] = [t(f"reputation_index.indicator.{name}") for name in shown["name"]]
    shown["unit"] = [t(f"unit.name.{INDICATORS[name].unit}") for name in shown["name"]]
    return st.data_editor(
        shown,
        num_rows="fixed",
        disabled=True if not session.may_write else ["indicator", "unit"],
        column_config={
            "name": None,
            "indicator": st.column_config.TextColumn(
                t("reputation.column.indicator"), width="large"
            ),
            "unit": st.column_config.TextColumn(t("reputation.column.unit")),
            "zero": st.column_config.NumberColumn(t("reputation.column.zero"), required=True),
            "hundred": st.column_config.NumberColumn(t("reputation.column.hundred"), required=True),
        },
        column_order=("indicator", "zero", "hundred", "unit"),
        hide_index=True,
        width="stretch",
        key=f"goalposts-{session.position}",
    )


def goalpost_table(setup: ReputationSetup) -> pd.DataFrame:
    """Rows (name, zero, hundred) of the goalposts that are a choice; shares in percent."""
    rows = [
        (name, *(round(_scale(name) * end, 6) for end in (one.zero, one.hundred)))
        for name, one in setup.goalposts.items()
        if name not in _FIXED
    ]
    return pd.DataFrame(rows, columns=["name", "zero", "hundred"])


def typed_setup(
    setup: ReputationSetup, weights: Mapping[str, float], goalposts: pd.DataFrame, since: date
) -> list[Row] | None:
    """The settings to keep, weights scaled to the sum 1; None where they cannot be used."""
    total = sum(weights.values())
    if total <= 0:
        return None
    try:
        typed = {
            str(name): Goalpost(
                float(zero) / _scale(str(name)),
                float(hundred) / _scale(str(name)),
                setup.goalposts[str(name)].scale,
            )
            for name, zero, hundred in goalposts[["name", "zero", "hundred"]].itertuples(
                index=False, name=None
            )
        }
    except ValueError:
        return None
    chosen = ReputationSetup(
        goalposts={**setup.goalposts, **typed},
        weights={name: round(weight / total, 6) for name, weight in weights.items()},
    )
    return [
        {"setting": setting, "value": value}
        for setting, value in setting_rows(chosen, since).items()
    ]


def _scale(name: str) -> float:
    return 100.0 if INDICATORS[name].unit == "share" else 1.0
