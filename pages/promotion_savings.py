"""Penghematan: cash saved, own cost, equivalent value — in this order, never added."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from access.session import Session
from charts import figure_sentences, figure_words
from charts import promotion_savings as savings_charts
from charts.palette import platform_name
from i18n import Translator
from metrics.figure import Figure
from metrics.price_list import default_rates
from metrics.savings_overview import SavingsOverview, savings_overview
from metrics.target_progress import target_progress
from widgets.assumption_list import assumption_list
from widgets.card_grid import card_grid, grid
from widgets.chart import show_chart
from widgets.empty_state import drew_empty_state
from widgets.figure_card import figure_card
from widgets.figure_sentence import answer, figure_sentence
from widgets.figure_table import figure_table_section
from widgets.filters import filters
from widgets.how_section import how_section
from widgets.plain_text import plain
from widgets.price_tables import medium_name, price_list, prices_used, word_of, year_of
from widgets.table_section import table_section
from widgets.target_section import target_section


def show(session: Session) -> None:
    """Question, answer, the three numbers, then what each rests on."""
    chosen = filters(session)
    if drew_empty_state(session):
        return
    t = session.t
    found = session.figures(savings_overview, period=chosen.period, platforms=chosen.platforms)
    period = figure_words.period_text(found.period, t)
    answer(t("promotion_savings.question"), savings_sentence(found.cash, t, period=period))
    if found.period != chosen.period:
        st.markdown(t("promotion_savings.book_year_so_far", period=period))
    _three_numbers(session, found)
    _equivalent(session, found)
    _replaced(session, found)
    _break_even(session, found)
    _budget(session, found)
    targets = target_progress(session.tables(), session.today, (found.cash,))
    target_section(session, targets, name="target-penghematan")
    how_section(session, (*found.figures, *targets), name="penghematan-berkas")


def savings_sentence(cash: Figure, t: Translator, *, period: str) -> str:
    """The answer: "menghemat" only where every baseline year says so, else less or more cost."""
    if cash.value is None or cash.verdict == "up":
        return figure_sentences.answer_text("promotion_savings", cash, t, period=period)
    if cash.value >= 0:
        bounds = figure_words.range_text(cash, t)
        value = figure_words.value_text(cash, t)
        branch = "less_range" if bounds else "less"
        return t(f"promotion_savings.answer.{branch}", value=value, range=bounds, period=period)
    return figure_sentences.overspent_text("promotion_savings", cash, t, period=period)


def _three_numbers(session: Session, found: SavingsOverview) -> None:
    t = session.t
    st.markdown(t("promotion_savings.three_numbers"))
    with grid("three-numbers"):
        figure_card(found.cash, session, label=t("promotion_savings.first"))
        figure_card(found.own_cost, session, label=t("promotion_savings.second"), good="down")
        label = t("promotion_savings.third")
        figure_card(found.equivalent, session, label=label, good="neither", range_first=True)
    st.markdown(t("promotion_savings.beside"))
    figure_sentence(found.reach, t)


def _equivalent(session: Session, found: SavingsOverview) -> None:
    t = session.t
    st.subheader(t("promotion_savings.equivalent_heading"))
    st.markdown(t("promotion_savings.equivalent_note"))
    chart, beside = st.columns([3, 2])
    with chart:
        rows = _platform_figures(found.by_platform, t)
        if rows:
            cost = found.equivalent.details.get("cost")
            known_cost = float(cost) if isinstance(cost, (int, float)) else None
            drawn = [*rows, (t("reach.together"), found.equivalent)]
            ranges = savings_charts.value_ranges(drawn, t, cost=known_cost)
            show_chart(ranges)
            if known_cost is not None:
                said = t("promotion_savings.cost_rule", value=t.compact_money(known_cost))
                st.markdown(f":small[{said}]")
        else:
            st.markdown(t("promotion_savings.no_prices"))
    with beside:
        st.markdown(f"**{t('promotion_savings.assumptions_heading')}**")
        assumption_list(found.assumptions, session)
    if rows:
        prices = prices_used(found.by_platform, t)
        heading = t("promotion_savings.prices_table")
        narrow = prices.iloc[:, :4]  # platform, views, price, value
        table_section(prices, t, heading=heading, name="harga-per-seribu", drawn=narrow)
        _price_sources(found, t)


def _price_sources(found: SavingsOverview, t: Translator) -> None:
    """Where each price comes from, below the table: a source is too long for a cell of a phone."""
    lines = [
        t(
            "promotion_savings.price_source",
            platform=platform_name(row["platform"], t),
            source=str(row["source"] or word_of("option.grade", row["grade"], t)),
            year=year_of(row["year"], t),
        )
        for row in found.by_platform.dropna(subset=["cpm_base"]).to_dict("records")
    ]
    if lines:
        st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))


def _platform_figures(by_platform: pd.DataFrame, t: Translator) -> list[tuple[str, Figure]]:
    priced = by_platform.dropna(subset=["low", "base", "high"])
    return [
        (
            platform_name(row["platform"], t),
            Figure(
                "equivalent_value",
                float(row["base"]),
                "idr",
                low=float(row["low"]),
                high=float(row["high"]),
                is_estimate=True,
            ),
        )
        for row in priced.to_dict("records")
    ]


def _replaced(session: Session, found: SavingsOverview) -> None:
    t = session.t
    st.subheader(t("promotion_savings.replaced_heading"))
    st.markdown(t("promotion_savings.replaced_note"))
    if not found.replaced:
        st.markdown(t("promotion_savings.no_replaced"))
    else:
        rows = [(medium_name(figure.details.get("medium"), t), figure) for figure in found.replaced]
        figure_table_section(
            rows,
            t,
            scope=t("promotion_savings.column.medium"),
            heading=t("promotion_savings.replaced_table"),
            name="promosi-digantikan",
        )
    with st.expander(t("promotion_savings.price_list"), icon=":material/sell:"):
        st.markdown(t("promotion_savings.price_list_note"))
        prices = price_list(_price_list(session), t)
        narrow = prices.iloc[:, :5]  # medium, unit, price, year, place
        heading = t("promotion_savings.price_list")
        table_section(prices, t, heading=heading, name="daftar-harga", drawn=narrow)


def _price_list(session: Session) -> pd.DataFrame:
    """The co-op's own prices first, then the list that ships with the product."""
    rates = session.tables()["rates"]
    own = rates[~rates["removed"].fillna(False).astype(bool)]
    return pd.concat([own, default_rates()])


def _break_even(session: Session, found: SavingsOverview) -> None:
    t = session.t
    st.subheader(t("promotion_savings.break_even_heading"))
    cards = [
        ("", found.break_even),
        ("", found.cost_per_reached),
        (t("promotion_savings.roi_heading"), found.return_on_cost),
    ]
    card_grid(cards, session, name="costs", good="neither")


def _budget(session: Session, found: SavingsOverview) -> None:
    t = session.t
    st.subheader(t("promotion_savings.budget_heading"))
    st.markdown(t("promotion_savings.budget_note"))
    rows = [(figure_words.label_text(figure, t), figure) for figure in found.budget]
    amounts = [row for row in rows if row[1].metric in savings_charts.COMPARABLE]
    if any(figure.is_known for _, figure in amounts):
        show_chart(savings_charts.amount_bars(amounts, t))
    figure_table_section(
        rows,
        t,
        scope=t("promotion_savings.column.item"),
        heading=t("promotion_savings.budget_table"),
        name="baris-rapb",
    )


if __name__ == "__main__":  # Streamlit ran this file before app.py: docs/decisions/0002
    st.switch_page("app.py", query_params=st.query_params.to_dict())
