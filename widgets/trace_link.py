"""From a figure to the rows it rests on: the link that the pengawas follows."""

from __future__ import annotations

from access.session import Session
from metrics.figure import Figure
from metrics.figure_key import figure_key
from widgets.page_links import page_link

FIGURE_PARAMETER = "figure"


def trace_link(figure: Figure, session: Session) -> None:
    """Draw the link to Cara Hitung with this figure chosen; nothing when it rests on no rows."""
    if not figure.basis or not figure.imports:
        return
    page_link(
        session.t,
        "cara-hitung",
        label=session.t("figure.trace"),
        icon="account_tree",
        query={FIGURE_PARAMETER: figure_key(figure)},
    )
