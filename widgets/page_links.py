"""Links from one page to another by address; the pages do not know each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from i18n.translator import Translator

_KEY = "pages-of-this-run"


def remember_pages(pages: Iterable[st.Page], *, home: str) -> None:
    """Keep the pages of this run, so that widgets can link to them; `home` has no address."""
    st.session_state[_KEY] = {page.url_path or home: page for page in pages}


def page_link(
    t: Translator,
    address: str,
    *,
    icon: str,
    label: str = "",
    query: Mapping[str, str] | None = None,
) -> None:
    """A link to that page; nothing where a page is drawn outside the front door.

    The bound filters of the address come along by themselves, `query` is added to them.
    """
    page = st.session_state.get(_KEY, {}).get(address)
    if page is not None:
        title = label or t(f"app.page.{address}")
        st.page_link(page, label=title, icon=f":material/{icon}:", query_params=query)
