"""Reach drawn: what is possible and what is likely, posts by quartiles, days with their holes."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts.line_series import Markings, line_series
from charts.range_rows import figure_rows, range_rows
from i18n import Translator
from metrics.figure import Figure

Labelled = Sequence[tuple[str, Figure]]


def reach_ranges(figures: Labelled, t: Translator) -> alt.LayerChart:
    """Accounts and all platforms together: floor to ceiling a band, the estimate a diamond."""
    return range_rows(
        figure_rows(figures, t),
        t,
        axis_title=t("unit.name.accounts"),
        description=t("reach.ranges_description"),
    )


def post_quartiles(figures: Labelled, t: Translator) -> alt.LayerChart:
    """Reach of a post by platform: the middle half as a band, the median as a diamond."""
    return range_rows(
        figure_rows(figures, t),
        t,
        axis_title=t("reach.accounts_per_post"),
        description=t("reach.quartiles_description"),
    )


def daily_reach(series: pd.DataFrame, t: Translator, *, markings: Markings) -> alt.LayerChart:
    """Rows (day, series, platform, value): accounts reached each day; never added up."""
    return line_series(
        series,
        t,
        axis_title=t("reach.accounts_per_day"),
        description=t("reach.daily_description"),
        markings=markings,
    )


def views_over_time(series: pd.DataFrame, t: Translator, *, markings: Markings) -> alt.LayerChart:
    """Rows (day, series, platform, value) of ONE definition of a view: one line a platform."""
    return line_series(
        series,
        t,
        axis_title=t("unit.name.views"),
        description=t("reach.views_description"),
        markings=markings,
    )
