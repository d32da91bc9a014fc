"""A link to another page of ours that keeps the filters of this one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from i18n import Translator


def page_link(
    address: str,
    t: Translator,
    *,
    label: str = "",
    icon: str = ":material/arrow_forward:",
    query: Mapping[str, str] | None = None,
) -> None:
    """Draw a link to the page at that address (`app.PAGES`), with this page's query and `query`.

    Streamlit finds a page by its address alone, so the page itself need not be known here.
    """
    title = t(f"app.page.{address}")
    page = st.Page(_elsewhere, title=title, url_path=address)
    kept = st.query_params.to_dict()
    st.page_link(page, label=label or title, icon=icon, query_params={**kept, **(query or {})})


def _elsewhere() -> None:
    """Stands for a page that the front door registers; never run."""
