"""Where each platform hides its export, as clicks, and our own template to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from access.session import Session
from widgets.downloads import XLSX_TYPE

_PLATFORMS = (
    *("instagram", "facebook", "meta_ads", "tiktok", "tiktok_ads", "youtube", "x", "website"),
    *("email", "linkedin", "google_business", "google_ads", "google_trends"),
    *("whatsapp_telegram_threads", "google_sheet"),
)
_PAGES = Path(__file__).parents[1] / "docs" / "platforms"


def show_download_help(session: Session, template: Callable[[], bytes] | None) -> None:
    """Draw the clicks platform by platform; each stays folded until it is wanted."""
    t = session.t
    st.subheader(t("download_help.title"), anchor=False)
    st.text(t("download_help.explained"))
    for platform in _PLATFORMS:
        entry = f"platform.{platform}"
        with st.expander(t(entry) if t.has(entry) else t(f"download_help.name.{platform}")):
            st.text(t(f"download_help.{platform}"))
            page = help_page(platform)
            if page:
                st.markdown(f"**{t('download_help.full_page')}**")
                st.markdown(page)
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


@cache
def help_page(platform: str) -> str:
    """The page of docs/platforms, its headings small enough to stand inside another page."""
    path = _PAGES / f"{platform}.md"
    if not path.is_file():
        return ""
    text = path.read_text("utf-8").partition("\n")[2]
    return re.sub(r"^## (.+)$", r"**\1**\n", text, flags=re.MULTILINE).strip()
