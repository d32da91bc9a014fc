"""The annex for the accountability report (LPJ): what stands behind the page for the board."""

from __future__ import annotations

import pandas as pd

from charts.palette import platform_name
from i18n import Translator
from metrics.eight_returns import RETURNS
from metrics.figure import Figure
from report.board_page import account_rows, over_days
from report.contents import Chart, Section, Table, row_of, scope_of
from report.facts import Facts, fingerprint, sources_of
from report.figures import ReportFigures, part_of
from report.safe_text import printable


def annex(
    found: ReportFigures, facts: Facts, t: Translator, *, with_equivalent: bool
) -> tuple[Section, ...]:
    """Savings in their form, the eight returns, accounts, coverage, decisions, files, formulas."""
    equivalent = (_equivalent(found, t),) if with_equivalent else ()
    before = (
        _member_benefit(found, t),
        *equivalent,
        _returns(found, t),
        _accounts(found, t),
        _followers(found, t),
        _coverage(found, t),
    )
    figures = [row.figure for section in before for row in section.rows]
    figures += [found.reach, found.growth, found.post_change, found.growth_change, found.own_cost]
    figures += found.budget
    decisions = (_decisions(facts, t),) if facts.decisions else ()
    return (*before, *decisions, _definitions(figures, t), _sources(figures, facts, t))


def _member_benefit(found: ReportFigures, t: Translator) -> Section:
    """Comparator, own cost and their difference: the three lines of that form."""
    rows = [
        row_of(part_of(found.savings, "expected"), t, label=t("report.pea_expected")),
        row_of(part_of(found.savings, "cost"), t, label=t("report.pea_cost")),
        row_of(found.savings, t, label=t("report.pea_benefit")),
    ]
    rows += [
        row_of(one, t, label=t("report.pea_replaced", medium=_medium(one, t)))
        for one in found.replaced
    ]
    note = t("report.pea_note")
    heading = over_days(t("report.pea"), found, t)
    return Section("pea", heading, (_comparator(found, t),), rows=tuple(rows), notes=(note,))


def _comparator(found: ReportFigures, t: Translator) -> str:
    assumed = found.assumptions
    if not assumed.baseline_years:
        return t("report.pea_no_comparator")
    years = ", ".join(t("report.pea_year", year=year) for year in assumed.baseline_years)
    return t(
        "report.pea_comparator",
        years=years,
        inflation=t.percent(assumed.inflation),
        activity=t.number(assumed.activity_factor, digits=2),
    )


def _medium(figure: Figure, t: Translator) -> str:
    code = str(figure.details.get("medium") or "")
    key = f"option.cost.{code}"
    return (t(key) if t.has(key) else code).lower()


def _equivalent(found: ReportFigures, t: Translator) -> Section:
    row = row_of(found.equivalent, t, as_range=True)
    notes = (t("report.equivalent_note"),)
    heading = over_days(t("report.equivalent"), found, t)
    return Section("equivalent", heading, rows=(row,), notes=notes)


def _returns(found: ReportFigures, t: Translator) -> Section:
    names = dict(found.names)
    rows = [
        row_of(figure, t, label=_return_label(code, figure, names, t))
        for code in RETURNS
        for figure in found.returns[code]
    ]
    return Section(
        "returns", t("report.returns"), rows=tuple(rows), notes=(t("report.returns_note"),)
    )


def _return_label(
    code: str, figure: Figure, names: dict[tuple[str, str], str], t: Translator
) -> str:
    """The return, then the metric, then whose it is where a metric has several figures."""
    title = f"metric.{figure.metric}.title"
    parts = [t(f"report.return.{code}"), t(title) if t.has(title) else ""]
    if figure.details.get("platform"):
        parts.append(scope_of(figure, t, names))
    name = figure.details.get("name")
    parts.append(str(name) if name else "")
    return " – ".join(part for part in parts if part)


def _accounts(found: ReportFigures, t: Translator) -> Section:
    names = dict(found.names)
    growth = tuple(
        row_of(one, t, label=f"{t('report.followers_gained')} – {scope_of(one, t, names)}")
        for one in found.account_growth
    )
    return Section(
        "all_accounts", t("report.reach_by_account"), rows=(*account_rows(found, t), *growth)
    )


def _followers(found: ReportFigures, t: Translator) -> Section:
    chart = followers_chart(found, t)
    said = () if chart else (t("report.coverage_none"),)
    return Section("followers", t("report.followers"), said, chart=chart)


def followers_chart(found: ReportFigures, t: Translator) -> Chart | None:
    """Followers of each account day by day; None when not one day is known."""
    days = found.followers
    if days.empty or not days["followers"].notna().any():
        return None
    names = dict(found.names)
    pairs = zip(days["platform"], days["account_id"], strict=True)
    labels = [f"{platform_name(p, t)} · {names.get((p, a), a)}" for p, a in pairs]
    lines = pd.DataFrame(
        {
            "series": [printable(label) for label in labels],
            "platform": days["platform"],
            "day": days["date"],
            "value": days["followers"],
        }
    )
    title, axis = t("report.followers_chart"), t("report.followers_axis")
    return Chart("followers", title, axis, lines=lines)


def _coverage(found: ReportFigures, t: Translator) -> Section:
    if not found.coverage:
        return Section("coverage", t("report.coverage"), (t("report.coverage_none"),))
    names = dict(found.names)
    rows = []
    for row in found.coverage:
        pair = (row.platform, row.account_id)
        label = f"{platform_name(pair[0], t)} · {names.get(pair, pair[1])}"
        hole = t("report.no_holes")
        if row.first_hole and row.last_hole:
            first, last = t.date(row.first_hole), t.date(row.last_hole)
            hole = t("report.hole", first=first, last=last)
        days = f"{t.number(row.days)} / {t.number(row.expected)}"
        rows.append((printable(label), days, hole))
    head = (t("report.account"), t("report.days"), t("report.holes"))
    table = Table(head, tuple(rows), (0.45, 0.2, 0.35))
    return Section("coverage", t("report.coverage"), table=table)


def _decisions(facts: Facts, t: Translator) -> Section:
    head = tuple(
        t(f"report.decision.{name}") for name in ("meeting_on", "what", "owner", "due", "status")
    )
    rows = tuple(
        (
            t.date(one.meeting_on),
            printable(" – ".join(part for part in (one.question, one.decision) if part)),
            printable(one.owner) or "–",
            t.date(one.due) if one.due else "–",
            t(f"option.decision_state.{one.status}"),
        )
        for one in facts.decisions or ()
    )
    table = Table(head, rows, (0.14, 0.4, 0.18, 0.14, 0.14))
    return Section("decisions", t("report.decisions"), table=table)


def _definitions(figures: list[Figure], t: Translator) -> Section:
    metrics = [m for m in dict.fromkeys(f.metric for f in figures) if t.has(f"metric.{m}.title")]
    rows = tuple((t(f"metric.{m}.title"), t(f"metric.{m}.formula")) for m in metrics)
    table = Table((t("report.metric"), t("report.definition")), rows, (0.25, 0.75))
    return Section("definitions", t("report.definitions"), table=table)


def _sources(figures: list[Figure], facts: Facts, t: Translator) -> Section:
    if facts.sources is None:
        return Section("sources", t("report.sources"), (t("report.sources_hidden"),))
    used = sources_of(facts, (number for figure in figures for number in figure.imports))
    if not used:
        return Section("sources", t("report.sources"), (t("report.sources_none"),))
    rows = tuple(
        (
            t.number(one.import_id),
            printable(one.name),
            t.moment(one.kept_at, facts.zone),
            one.sha256[:16],
        )
        for one in used
    )
    head = (t("report.number"), t("report.file"), t("report.kept_at"), t("report.hash"))
    said = t("report.sources_note", fingerprint=fingerprint(used))
    table = Table(head, rows, (0.07, 0.48, 0.2, 0.25))
    return Section("sources", t("report.sources"), (said,), table=table)
