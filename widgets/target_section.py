"""The targets that a page's figures measure: how far, and how long there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from access.session import Session
from charts.amounts import amount, with_unit
from metrics.figure import Figure, Unit
from widgets.figure_label import account_label
from widgets.figure_table import figure_table_section
from widgets.page_links import page_link


def target_section(session: Session, targets: Sequence[Figure], *, name: str) -> None:
    """A row a target; without one, the way to where it is set."""
    t = session.t
    st.subheader(t("targets.heading"))
    if not targets:
        st.markdown(t("targets.none"))
        if session.may_write:
            page_link(t, "pengaturan", icon="flag")
        return
    figure_table_section(
        [(_label(session, one), one) for one in targets],
        t,
        scope=t("targets.column.target"),
        heading=t("targets.progress"),
        name=name,
        value=t("targets.column.progress"),
        further={
            t(f"targets.column.{part}"): [_part(session, one, part) for one in targets]
            for part in ("now", "due")
        },
    )


def _label(session: Session, figure: Figure) -> str:
    metric = session.t(f"metric.{figure.details['kind']}.title")
    platform = str(figure.details["platform"])
    return f"{metric} · {account_label(session, platform, '')}" if platform else metric


def _part(session: Session, figure: Figure, part: str) -> str:
    t, details = session.t, figure.details
    if part == "due":
        left = int(float(details["days_left"] or 0))
        key = "targets.days_left" if left >= 0 else "targets.days_over"
        due = t.date(date.fromisoformat(str(details["due"])))
        return t(key, day=due, n=abs(left), count=t.number(abs(left)))
    now, target = (_amount(session, figure, name) for name in ("now", "target"))
    standing = t(f"targets.standing.{details['standing']}")
    return t("targets.now_of_target", now=now, target=target, standing=standing)


def _amount(session: Session, figure: Figure, name: str) -> str:
    t, details = session.t, figure.details
    value = details[name]
    if not isinstance(value, (int, float)):
        return t("figure.unknown")
    unit: Unit = details["unit"]  # type: ignore[assignment]
    return with_unit(amount(value, unit, t), unit, t, metric=str(details["kind"]))
