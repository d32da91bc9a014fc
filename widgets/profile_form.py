"""The co-op's own settings as a form: each empty field stays unknown and is never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from access.session import Session
from access.typed_rows import Row
from canonical.tables import COST_CATEGORIES
from metrics.period import ZONES
from widgets.main_action import emphasis

Kind = Literal["text", "story", "choice", "number", "percent", "years", "codes"]
COOP_KINDS = ("consumer", "producer", "savings_loan", "services", "marketing", "multi", "secondary")
MONTHS = tuple(str(month) for month in range(1, 13))
_YEARS_BACK = 12


@dataclass(frozen=True)
class Field:
    """One setting: its name in `coop_profile`, how it is asked, and its limits."""

    name: str
    kind: Kind
    options: tuple[str, ...] = ()
    low: float = 0.0
    high: float | None = None
    step: float = 1.0


PROFILE = (
    Field("name", "text"),
    Field("kind", "choice", COOP_KINDS),
    Field("book_year_month", "choice", MONTHS),
    Field("zone", "choice", ZONES),
    Field("members", "number"),
    Field("target_public", "number", low=1, step=100),
    Field("local_share", "percent", high=100),
)
ASSUMPTIONS = (
    Field("budget_idr", "number", step=100_000),
    Field("baseline_years", "years"),
    Field("inflation", "percent", low=-50, high=500),
    Field("activity_factor", "number", low=0.01, high=100, step=0.1),
    Field("hourly_cost_idr", "number", step=1_000),
    Field("comparability_low", "number", low=0.01, high=10, step=0.05),
    Field("comparability_base", "number", low=0.01, high=10, step=0.05),
    Field("comparability_high", "number", low=0.01, high=10, step=0.05),
    Field("replaced_confirmed", "codes", COST_CATEGORIES),
)
COMPARED_WITH = (
    Field("local_share_18_34", "percent", high=100),
    Field("local_share_gen_z", "percent", high=100),
    Field("local_share_pemuda", "percent", high=100),
    Field("rating_class_mean", "number", low=1, high=5, step=0.1),
)
"""What the audience's ages and the stars are held against."""
FOUNDATIONS = (Field("big_narrative", "story"), Field("hours_per_week", "number", low=1))
"""What the four foundations need and no file holds."""
_WORDS = {"kind": "coop_kind", "zone": "zone", "replaced_confirmed": "cost"}
_PARTS = ("comparability_low", "comparability_base", "comparability_high")


def profile_form(session: Session, fields: Sequence[Field], *, key: str) -> list[Row] | None:
    """Draw the form; the changed settings when Save was pressed, else None."""
    t = session.t
    kept = spread(session.profile.said)
    typed: dict[str, str] = {}
    with st.form(f"{key}-{session.position}", border=True):
        for field in fields:
            typed[field.name] = _ask(session, field, kept.get(field.name, ""))
        saved = st.form_submit_button(
            t("settings.save"),
            type=emphasis(),
            icon=":material/save:",
            disabled=not session.may_write,
            key=f"save-{key}",
        )
    return changed_rows(kept, typed) if saved else None


def spread(values: Mapping[str, str]) -> dict[str, str]:
    """The kept settings with the three parts of `comparability` apart, as the form asks them.

    >>> spread({"comparability": "0.5,0.75,1"})["comparability_base"]
    '0.75'
    """
    parts = [part.strip() for part in values.get("comparability", "").split(",")]
    apart = dict(zip(_PARTS, parts, strict=True)) if len(parts) == len(_PARTS) else {}
    return {**values, **apart}


def changed_rows(kept: Mapping[str, str], typed: Mapping[str, str]) -> list[Row]:
    """A profile row for each setting that differs; an emptied one becomes unknown again.

    >>> changed_rows({"name": "A", "members": "5"}, {"name": "A", "members": ""})
    [{'setting': 'members', 'value': None}]
    """
    changed = {name: text for name, text in typed.items() if text != kept.get(name, "")}
    if changed.keys() & set(_PARTS):
        parts = [typed[name] for name in _PARTS]
        changed["comparability"] = ",".join(parts) if all(parts) else ""
    names = [name for name in changed if name not in _PARTS]
    return [{"setting": name, "value": changed[name] or None} for name in names]


def complaint(rows: Sequence[Row]) -> str:
    """The code of what is wrong with these rows; empty when they may be kept."""
    for row in rows:
        if row["setting"] == "comparability" and row["value"]:
            low, base, high = (float(part) for part in str(row["value"]).split(","))
            if not low <= base <= high:
                return "comparability_order"
    return ""


def _ask(session: Session, field: Field, kept: str) -> str:
    t = session.t
    label = t(f"settings.field.{field.name}")
    help_text = t(f"settings.help.{field.name}")
    key = f"{field.name}-{session.position}"
    off = not session.may_write
    if field.kind == "text":
        said = st.text_input(label, kept, help=help_text, key=key, max_chars=200, disabled=off)
        return said.strip()
    if field.kind == "story":
        said = st.text_area(label, kept, help=help_text, key=key, max_chars=600, disabled=off)
        return said.strip()
    if field.kind == "choice":
        return _choice(session, field, kept, (label, help_text, key))
    if field.kind in ("years", "codes"):
        return _several(session, field, kept, (label, help_text, key))
    scale = 100.0 if field.kind == "percent" else 1.0
    whole = field.step >= 1 and field.kind == "number"
    number = st.number_input(
        label,
        min_value=float(field.low),
        max_value=None if field.high is None else float(field.high),
        value=_number(kept, scale),
        step=float(field.step),
        format="%.0f" if whole else "%.2f",
        help=help_text,
        key=key,
        placeholder=t("settings.not_set"),
        disabled=off,
    )
    return "" if number is None else f"{round(number / scale, 6):.12g}"


def _number(text: str, scale: float) -> float | None:
    try:
        return round(float(text) * scale, 6)
    except ValueError:
        return None


def _choice(session: Session, field: Field, kept: str, words: tuple[str, str, str]) -> str:
    label, help_text, key = words
    chosen = st.selectbox(
        label,
        field.options,
        index=field.options.index(kept) if kept in field.options else None,
        format_func=lambda code: _word(session, field.name, code),
        placeholder=session.t("settings.not_set"),
        help=help_text,
        key=key,
        disabled=not session.may_write,
    )
    return chosen or ""


def _several(session: Session, field: Field, kept: str, words: tuple[str, str, str]) -> str:
    label, help_text, key = words
    this_year = session.today.year
    years = tuple(str(year) for year in range(this_year, this_year - _YEARS_BACK, -1))
    options = field.options or years
    known = [part.strip() for part in kept.split(",") if part.strip() in options]
    chosen = st.multiselect(
        label,
        options,
        default=known,
        format_func=lambda code: _word(session, field.name, code),
        max_selections=3 if field.kind == "years" else None,
        placeholder=session.t("settings.not_set"),
        help=help_text,
        key=key,
        disabled=not session.may_write,
    )
    return ",".join(sorted(chosen))


def _word(session: Session, name: str, code: str) -> str:
    if name == "book_year_month":
        return session.t.month(session.today.replace(month=int(code), day=1)).split(" ")[0]
    group = _WORDS.get(name)
    return session.t(f"option.{group}.{code}") if group else code
