"""Where each platform hides its export, as clicks, and our own template to fill in."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from access.session import Session
from widgets.downloads import XLSX_TYPE

_PLATFORMS = ("instagram", "facebook", "meta_ads", "tiktok", "youtube", "x", "google_sheet")


def show_download_help(session: Session, template: Callable[[], bytes] | None) -> None:
    """Draw the clicks platform by platform; each stays folded until it is wanted."""
    t = session.t
    st.subheader(t("download_help.title"), anchor=False)
    st.text(t("download_help.explained"))
    for platform in _PLATFORMS:
        entry = f"platform.{platform}"
        with st.expander(t(entry) if t.has(entry) else t(f"download_help.name.{platform}")):
            st.text(t(f"download_help.{platform}"))
    if template is not None:
        st.text(t("download_help.template"))
        st.download_button(
            t("downloads.template"),
            template,
            file_name="templat-koperasi.xlsx",
            mime=XLSX_TYPE,
            icon=":material/table:",
            on_click="ignore",
            key="template",
        )
