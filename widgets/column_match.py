"""What the columns of an unknown table mean: looked at beside their values, said by a person."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from access.earlier_answers import Earlier, earlier_match
from access.incoming import Incoming, UnknownTable
from access.session import Session
from i18n.translator import Translator
from widgets.plain_text import plain

_SAID, _CHANGED = "column-matches", "column-matches-changed"
_SAMPLE_LENGTH = 40


def matches() -> dict[str, str]:
    """The matches that the person has confirmed, by the fingerprint of the table."""
    said: dict[str, str] = st.session_state.get(_SAID, {})
    return said


def forget_matches() -> None:
    """Nothing is matched any more."""
    for key in (_SAID, _CHANGED):
        st.session_state.pop(key, None)


def match_columns(session: Session, files: Sequence[Incoming]) -> None:
    """Draw the match of each unknown table once, for all files with the same columns."""
    tables: dict[str, list[Incoming]] = {}
    for file in files:
        if file.unknown is not None:
            tables.setdefault(file.unknown.fingerprint, []).append(file)
    if tables:
        st.subheader(session.t("column_match.title"), anchor=False)
    for fingerprint, same in tables.items():
        with st.container(border=True):
            if fingerprint in matches():
                _show_match(session.t, fingerprint, same)
            elif same[0].unknown is not None:
                _Form(session, same[0].unknown, same).draw()


def _show_match(t: Translator, fingerprint: str, files: Sequence[Incoming]) -> None:
    said = json.loads(matches()[fingerprint])
    columns = (f"{header} → {_field(t, name)}" for name, header in said["columns"].items())
    st.text(", ".join(file.raw.name for file in files))
    st.text(t("column_match.matched", columns=", ".join(columns)))
    st.button(
        t("column_match.change"),
        icon=":material/edit:",
        key=f"change-{fingerprint}",
        on_click=_change,
        args=(fingerprint,),
    )


def _change(fingerprint: str) -> None:
    changed = st.session_state.get(_CHANGED, {})
    st.session_state[_CHANGED] = {**changed, fingerprint: matches()[fingerprint]}
    st.session_state[_SAID] = {k: v for k, v in matches().items() if k != fingerprint}


def _use(table: UnknownTable, said: str) -> None:
    st.session_state[_SAID] = {**matches(), table.fingerprint: said}


def _field(t: Translator, name: str) -> str:
    own = f"column_match.field.{name}"
    return t(own) if t.has(own) else t(f"column.{name}")


@dataclass
class _Form:
    """The choices about one table; `before` are those of the last time, if any."""

    session: Session
    table: UnknownTable
    files: Sequence[Incoming]
    earlier: Earlier | None = field(init=False)
    before: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        """What was said the last time, as plain values."""
        self.earlier = earlier_match(self.session, self.table.fingerprint)
        said = st.session_state.get(_CHANGED, {}).get(self.table.fingerprint)
        last = said or (self.earlier.answer if self.earlier else "{}")
        self.before = json.loads(last)

    def draw(self) -> None:
        """The kind, the columns, how they are written, and the button that says yes."""
        t = self.session.t
        names = ", ".join(file.raw.name for file in self.files)
        st.text(t("column_match.explained", files=names))
        if self.earlier is not None:
            moment = t.moment(self.earlier.at, self.session.zone)
            sentence = t("column_match.as_last_time", file=self.earlier.file, moment=moment)
            st.info(plain(sentence), icon=":material/history:")
        kind = self._one_of("kind", self.table.kinds, lambda k: t(f"column_match.kind_name.{k}"))
        if kind is None:
            st.text("\n".join(self._column(header) for header in self.table.headers))
            return
        columns = self._columns(kind)
        said = self._said(kind, columns) if columns else None
        st.button(
            t("column_match.use"),
            icon=":material/check:",
            disabled=said is None,
            key=f"match-{self.table.fingerprint}-use",
            on_click=_use,
            args=(self.table, said or ""),
        )

    def _column(self, header: str) -> str:
        """A column with some of its values."""
        t = self.session.t
        samples = " · ".join(one[:_SAMPLE_LENGTH] for one in self.table.samples(header))
        if not samples:
            return t("column_match.column_empty", header=header)
        return t("column_match.column", header=header, samples=samples)

    def _columns(self, kind: str) -> dict[str, str] | None:
        """Field -> header; None, with the reason drawn, while it is not whole."""
        t = self.session.t
        options = ["", *self.table.fields(kind)]
        known = self.before.get("columns", {}) if self.before.get("kind") == kind else None
        suggested = (
            self.table.suggested(kind) if known is None else {h: f for f, h in known.items()}
        )
        chosen: dict[str, list[str]] = {}
        left, right = st.columns(2)
        for number, header in enumerate(self.table.headers):
            with (left, right)[number % 2]:
                name = st.selectbox(
                    plain(self._column(header)),
                    options,
                    index=options.index(suggested.get(header, "")),
                    format_func=lambda f: _field(t, f) if f else t("column_match.not_used"),
                    key=f"match-{self.table.fingerprint}-{kind}-{number}",
                )
            if name:
                chosen.setdefault(name, []).append(header)
        twice = {name: headers for name, headers in chosen.items() if len(headers) > 1}
        for name, headers in twice.items():
            shown = t("column_match.twice", field=_field(t, name), headers=", ".join(headers))
            st.warning(plain(shown), icon=":material/warning:")
        columns = {name: headers[0] for name, headers in chosen.items()}
        lacking = self.table.missing(kind, columns)
        if lacking:
            st.warning(plain(self._missing(lacking)), icon=":material/help:")
        return None if twice or lacking else columns

    def _missing(self, lacking: Sequence[Sequence[str]]) -> str:
        """What must still be matched; of a long group its first fields are named."""
        t = self.session.t
        groups = []
        for group in lacking:
            names = [_field(t, name) for name in group[:4]]
            rest = ", ".join(names[:-1])
            both = t("column_match.or", first=rest, last=names[-1]) if rest else names[-1]
            groups.append(f"{both} …" if len(group) > 4 else both)
        return t("column_match.missing", fields="; ".join(groups))

    def _said(self, kind: str, columns: Mapping[str, str]) -> str | None:
        """The whole answer; None while a date, a number or a sum is not yet explained."""
        t = self.session.t
        layouts = self.table.date_layouts(kind, columns)
        styles = self.table.number_styles(kind, columns)
        dated = {"published", "day", "start", "end", "sent"} & set(columns)
        if dated and not layouts:
            headers = ", ".join(columns[name] for name in sorted(dated))
            st.warning(plain(t("column_match.no_date", headers=headers)), icon=":material/warning:")
        if not styles:
            st.warning(t("column_match.no_number"), icon=":material/warning:")
        if (dated and not layouts) or not styles:
            return None
        ways = {}
        if dated:
            ways["dates"] = self._one_of("dates", list(layouts), lambda x: self._layout(layouts[x]))
        ways["numbers"] = self._one_of(
            "numbers", styles, lambda style: t(f"column_match.number_style.{style}")
        )
        sums = self.table.sum_rows(kind, columns)
        if sums:
            rows = ", ".join(t.number(row) for row in sums[:5]) + (" …" if len(sums) > 5 else "")
            ways["totals"] = self._one_of(
                "totals", ("skip", "keep"), lambda x: t(f"column_match.total.{x}"), rows=rows
            )
        said = {name: way for name, way in ways.items() if way is not None}
        return self.table.said(kind, columns, **said) if len(said) == len(ways) else None

    def _layout(self, layout: tuple[str, str]) -> str:
        written, first = layout
        day = self.session.t.date(date.fromisoformat(first))
        return self.session.t("column_match.date_layout", layout=written, day=day)

    def _one_of(
        self, name: str, options: Sequence[str], word: Callable[[str], str], **said: str
    ) -> str | None:
        """One of these; chosen beforehand only when it is the only one, or was chosen last time."""
        before = self.before.get(name)
        index = options.index(before) if before in options else None
        if len(options) == 1:
            index = 0
        return st.radio(
            self.session.t(f"column_match.{name}", **said),
            options,
            index=index,
            format_func=lambda option: plain(word(option)),
            key=f"match-{self.table.fingerprint}-{name}-{'-'.join(options)}",
        )
