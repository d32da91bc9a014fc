"""Links from one page to another by address; the pages do not know each other."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from i18n.translator import Translator

_KEY = "pages-of-this-run"


def remember_pages(pages: Iterable[st.Page]) -> None:
    """Keep the pages of this run, so that widgets can link to them."""
    st.session_state[_KEY] = {page.url_path or "ringkasan": page for page in pages}


def page_link(t: Translator, address: str, *, icon: str) -> None:
    """A link to that page; nothing where a page is drawn outside the front door."""
    page = st.session_state.get(_KEY, {}).get(address)
    if page is not None:
        st.page_link(page, label=t(f"app.page.{address}"), icon=f":material/{icon}:")
