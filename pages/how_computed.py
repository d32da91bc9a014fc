"""Cara Hitung: every metric with its formula, and any figure traced to file and row."""

from __future__ import annotations

import inspect

import streamlit as st

from access.session import Session
from metrics import CHANGED_ON, METRICS
from metrics.content_overview import content_overview
from metrics.conversation_overview import conversation_overview
from metrics.figure import Basis, Figure
from metrics.figure_key import figure_key, find_figures
from metrics.good_name_overview import good_name_overview
from metrics.growth_overview import growth_overview
from metrics.members_overview import members_overview
from metrics.metric import Metric
from metrics.plan_overview import plan_overview
from metrics.presence_overview import presence_overview
from metrics.reach_overview import reach_overview
from metrics.reputation_overview import reputation_overview
from metrics.savings_overview import savings_overview
from widgets.figure_card import figure_card
from widgets.figure_kind import named
from widgets.figure_label import scope_label
from widgets.filters import Filters, filters
from widgets.plain_text import plain
from widgets.trace import show_trace
from widgets.trace_link import FIGURE_PARAMETER


def show(session: Session) -> None:
    """The trace of one figure, then the catalogue."""
    chosen = filters(session)
    t = session.t
    st.subheader(t("how_computed.question"))
    st.markdown(t("how_computed.intro"))
    _trace(session, chosen)
    _catalogue(session)


def _figures(session: Session, chosen: Filters) -> list[Figure]:
    """Every figure of the result pages for these filters that rests on rows."""
    reach = session.figures(
        reach_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    growth = session.figures(
        growth_overview,
        period=chosen.period,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    content = session.figures(
        content_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
        platforms=chosen.platforms,
        account=chosen.account,
    )
    savings = session.figures(savings_overview, period=chosen.period, platforms=chosen.platforms)
    plan = session.figures(
        plan_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    presence = session.figures(
        presence_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    heard = session.figures(
        conversation_overview,
        period=chosen.period,
        today=session.today,
        platforms=chosen.platforms,
    )
    index = session.figures(
        reputation_overview,
        period=chosen.period,
        today=session.today,
        comparison=chosen.comparison,
    )
    name = session.figures(
        good_name_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    members = session.figures(
        members_overview, period=chosen.period, today=session.today, platforms=chosen.platforms
    )
    pages = (reach, growth, savings, content, plan, presence, heard, index, name, members)
    found = [figure for page in pages for figure in page.figures]
    return [figure for figure in found if figure.basis and figure.imports]


def _trace(session: Session, chosen: Filters) -> None:
    t = session.t
    st.subheader(t("how_computed.trace_heading"))
    figures = _figures(session, chosen)
    if not figures:
        st.markdown(t("how_computed.trace_none"))
        return
    keys = list(dict.fromkeys(figure_key(figure) for figure in figures))
    asked = st.query_params.get(FIGURE_PARAMETER, "")
    if asked and asked not in keys:
        st.warning(t("how_computed.trace_lost"), icon=":material/link_off:")
    labels = {key: _label(session, find_figures(key, figures)[0]) for key in keys}
    key = st.selectbox(
        t("how_computed.trace_choose"),
        keys,
        index=keys.index(asked) if asked in keys else None,
        format_func=labels.__getitem__,
        placeholder=t("how_computed.trace_placeholder"),
    )
    for number, figure in enumerate(find_figures(key, figures) if key else []):
        _traced(session, figure, key=f"trace-{number}")


def _label(session: Session, figure: Figure) -> str:
    parts = [named(figure, session.t)]
    if any(figure.details.get(name) for name in ("platform", "account_id")):
        parts.append(scope_label(figure, session))
    version = figure.details.get("metric_version")
    parts += [session.t(f"reach.version.{version}")] if version else []
    if figure.metric == "repeat_posts":
        parts.append(session.t("unit.posts", value=figure.details.get("posts"), n=2))
    return " · ".join(parts)


def _traced(session: Session, figure: Figure, *, key: str) -> None:
    """The card of the figure, then the cells of each table it rests on."""
    t = session.t
    figure_card(figure, session, label=_label(session, figure))
    for number, basis in enumerate(figure.basis):
        st.markdown(f"**{plain(_source(session, basis))}**")
        if not session.can_trace:
            st.markdown(t("how_computed.no_store"))
            continue
        cells = session.trace(
            basis.table,
            basis.columns,
            platforms=basis.platforms,
            accounts=basis.accounts,
            start=basis.start,
            end=basis.end,
        )
        show_trace(session, cells, key=f"{key}-{number}")


def _source(session: Session, basis: Basis) -> str:
    t = session.t
    table = t(f"table.{basis.table}") if t.has(f"table.{basis.table}") else basis.table
    columns = ", ".join(
        t(f"column.{name}") if t.has(f"column.{name}") else name for name in basis.columns
    )
    said = t("how_computed.trace_source", table=table, columns=columns)
    if basis.start is None or basis.end is None:
        return said
    return f"{said} · {t.days(basis.start, basis.end)}"


def _catalogue(session: Session) -> None:
    t = session.t
    st.subheader(t("how_computed.catalogue_heading"))
    st.markdown(t("how_computed.changed_on", day=t.date(CHANGED_ON)))
    wanted = st.text_input(t("how_computed.search"), key="metric_search").casefold().strip()
    matches = [metric for metric in METRICS.values() if wanted in _words(session, metric)]
    if not matches:
        st.markdown(t("how_computed.no_match"))
    families: dict[str, list[Metric]] = {}
    for metric in matches:
        families.setdefault(metric.chapter.partition(".")[0], []).append(metric)
    for family, metrics in families.items():
        count = t("how_computed.measures", n=len(metrics), count=t.number(len(metrics)))
        label = f"{t(f'how_computed.family.{family}')} · {count}"
        with st.expander(plain(label), expanded=bool(wanted)):
            for metric in metrics:
                _metric(session, metric)


def _words(session: Session, metric: Metric) -> str:
    t = session.t
    names = ("title", "sentence", "formula")
    said = [t(f"metric.{metric.name}.{name}") for name in names]
    return " ".join([metric.name, metric.chapter, *said]).casefold()


def _metric(session: Session, metric: Metric) -> None:
    """What it says, how it is computed, what it needs; the definition itself behind a button."""
    t = session.t
    chapter = t("how_computed.chapter", chapter=metric.chapter)
    needs = ", ".join(t(f"table.{n}") if t.has(f"table.{n}") else n for n in metric.needs)
    unit = t("how_computed.unit", unit=t(f"unit.name.{metric.unit}"))
    lines = (
        f"**{plain(t(f'metric.{metric.name}.title'))}** · :small[{plain(chapter)}]",
        t(f"metric.{metric.name}.sentence"),
        f"**{t('figure.formula')}:** {t(f'metric.{metric.name}.formula')}",
        f":small[{plain(t('how_computed.needs', needs=needs))} · {plain(unit)}]",
    )
    st.markdown("\n\n".join(lines))
    with st.popover(t("how_computed.definition"), icon=":material/code:", type="tertiary"):
        st.code(inspect.getdoc(metric.function) or "", language=None, wrap_lines=True)


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
