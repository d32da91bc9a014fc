"""Cash saved on promotion against the co-op's own baseline years: alone called savings."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from metrics.communication_cost import CommunicationCost, Tables, communication_cost
from metrics.figure import Figure, Verdict, verdict_of
from metrics.metric import Metric
from metrics.period import Period
from metrics.savings_assumptions import SavingsAssumptions

WHOLE_YEAR_DAYS = 365


def saved(baseline: float, cost: float, *, inflation: float, activity: float) -> float:
    """S = B (1 + inflation) a - C, rupiah.

    >>> round(saved(48.0, 31.5, inflation=0.025, activity=1.0), 1)
    17.7
    """
    return baseline * (1 + inflation) * activity - cost


def cash_saved(
    tables: Tables,
    period: Period,
    *,
    assumptions: SavingsAssumptions,
    reach_now: Figure | None = None,
    reach_then: Figure | None = None,
) -> Figure:
    """Baseline cost at today's prices and activity minus the cost of the period, rupiah.

    Formula: S = B (1 + inflation) a - C. B is the median over the baseline years of the cost on
    the same dates, C the cost of the period, both by `communication_cost`; a is the activity
    factor. The rate is S / (B (1 + inflation) a). Low and high are S with the cheapest and the
    dearest baseline year; with a single year there is no range, because one year can be abnormal,
    and without a range no verdict: the two amounts stand as they are booked.
    Needs: costs of the period and of one to three baseline years. Unit: rupiah.
    Cost that fell together with results is no saving: `reach_now` and `reach_then` are printed
    beside it, and when reach fell for certain the verdict stays open.
    Undefined without baseline years (savings.no_baseline), without vouchers in all of them
    (savings.baseline_without_costs) or in the period (savings.no_costs).
    """
    years = baseline_periods(period, assumptions)
    if not years:
        return _missing("savings.no_baseline", assumptions, period)
    now = communication_cost(tables, period, assumptions)
    then = [communication_cost(tables, year, assumptions) for year in years]
    known = [cost for cost in then if cost.amount is not None]
    evidence = (now, *then)
    if now.amount is None or not known:
        reason = "savings.no_costs" if now.amount is None else "savings.baseline_without_costs"
        return _missing(reason, assumptions, period, evidence, n=len(known))
    figure = _figure(now, known, period, assumptions, evidence)
    return _with_results_beside(
        figure.with_remarks(*_remarks(now, known, period, assumptions)), reach_now, reach_then
    )


def baseline_periods(period: Period, assumptions: SavingsAssumptions) -> list[Period]:
    """The same dates in each baseline book year; years not before the period do not count."""
    book_year = Period.book_year_of(period.start, assumptions.first_month).start.year
    return [
        _years_before(period, book_year - year)
        for year in assumptions.baseline_years
        if year < book_year
    ]


def _years_before(period: Period, years: int) -> Period:
    for _ in range(years):
        period = period.year_before()
    return period


def _figure(
    now: CommunicationCost,
    known: list[CommunicationCost],
    period: Period,
    assumptions: SavingsAssumptions,
    evidence: tuple[CommunicationCost, ...],
) -> Figure:
    cost = now.amount or 0.0
    amounts = [one.amount for one in known if one.amount is not None]
    value, low, high = (
        saved(b, cost, inflation=assumptions.inflation, activity=assumptions.activity_factor)
        for b in (median(amounts), min(amounts), max(amounts))
    )
    expected = value + cost
    several = len(amounts) > 1
    return Figure(
        metric="cash_saved",
        value=value,
        unit="idr",
        low=low if several else None,
        high=high if several else None,
        n=len(amounts),
        n_expected=len(assumptions.baseline_years),
        verdict=verdict_of(low, high) if several else None,
        method="savings.median_of_baseline" if several else "savings.one_baseline",
        details={
            "baseline": median(amounts),
            **_days(period),
            "expected": expected,
            "cost": cost,
            "rate": value / expected if expected > 0 else None,
            "without_inflation": saved(
                median(amounts), cost, inflation=0.0, activity=assumptions.activity_factor
            ),
            "inflation": assumptions.inflation,
            "activity_factor": assumptions.activity_factor,
            "foreign": now.foreign,
        },
        basis=tuple(basis for one in evidence for basis in one.basis),
        imports=_imports(evidence),
    )


def _remarks(
    now: CommunicationCost,
    known: list[CommunicationCost],
    period: Period,
    assumptions: SavingsAssumptions,
) -> list[str]:
    remarks = list(now.remarks)
    if len(known) == 1:
        remarks.append("savings.one_baseline_year")
    if len(known) < len(assumptions.baseline_years):
        remarks.append("savings.baseline_years_missing")
    if period.days < WHOLE_YEAR_DAYS:
        remarks.append("savings.part_of_year")
    if bool(now.labour) != all(bool(one.labour) for one in known):
        remarks.append("savings.labour_on_one_side")
    if assumptions.assumed & {"inflation", "activity_factor"}:
        remarks.append("savings.settings_assumed")
    return remarks


def _with_results_beside(figure: Figure, now: Figure | None, then: Figure | None) -> Figure:
    """The figure with the reach of both periods; a certain fall of reach opens the verdict."""
    beside = {
        "reach_now": None if now is None else now.value,
        "reach_then": None if then is None else then.value,
    }
    figure = replace(figure, details={**figure.details, **beside})
    most_now = (
        None if now is None or now.open_above else (now.value if now.high is None else now.high)
    )
    least_then = None if then is None else (then.value if then.low is None else then.low)
    if most_now is None or least_then is None:
        return figure.with_remarks("savings.results_unknown")
    if most_now < least_then:
        verdict: Verdict = "uncertain"
        return replace(figure, verdict=verdict).with_remarks("savings.results_fell")
    return figure


def _missing(
    reason: str,
    assumptions: SavingsAssumptions,
    period: Period,
    evidence: tuple[CommunicationCost, ...] = (),
    *,
    n: int = 0,
) -> Figure:
    return Figure.missing(
        "cash_saved",
        "idr",
        reason,
        n=n,
        n_expected=len(assumptions.baseline_years) or 1,
        details=_days(period),
        basis=tuple(basis for one in evidence for basis in one.basis),
        imports=_imports(evidence),
    )


def _days(period: Period) -> dict[str, float | str | None]:
    """The days judged: money is not always judged over the period of the page."""
    return {"from_day": period.start.isoformat(), "until_day": period.end.isoformat()}


def _imports(evidence: tuple[CommunicationCost, ...]) -> tuple[int, ...]:
    return tuple(sorted({number for one in evidence for number in one.imports}))


CATALOGUE: tuple[Metric, ...] = (
    Metric("cash_saved", "3.4", "idr", ("costs", "ad_spend", "coop_profile"), cash_saved),
)
