"""The front door: language, whose data, the list of pages; then the page draws itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import streamlit as st

from access.session import Session
from access.streamlit_session import Sample, find_door, freeze_what_stays, open_session
from pages import (
    add_data,
    follower_growth,
    how_computed,
    import_history,
    promotion_savings,
    reach,
    settings,
    summary,
)
from widgets import page_header
from widgets.page_links import remember_pages

try:
    from sample_data import SAMPLE_TODAY
except ImportError:
    from datetime import date

    SAMPLE_TODAY = date(2026, 11, 15)

if TYPE_CHECKING:
    from store import Store

# Address of each page under its section; the addresses are Indonesian in both languages, so that
# a link stays good whoever opens it.
PAGES: dict[str, dict[str, ModuleType]] = {
    "results": {
        "ringkasan": summary,
        "jangkauan": reach,
        "pengikut": follower_growth,
        "penghematan": promotion_savings,
    },
    "data": {"tambah-data": add_data, "riwayat-data": import_history},
    "about": {"cara-hitung": how_computed, "pengaturan": settings},
}
ICONS = {
    "ringkasan": "dashboard",
    "jangkauan": "visibility",
    "pengikut": "group_add",
    "penghematan": "savings",
    "tambah-data": "upload_file",
    "riwayat-data": "history",
    "cara-hitung": "function",
    "pengaturan": "settings",
}


def open_sample_store(folder: Path) -> Store:
    """The sample's ledger; its files go through the same readers as everybody's."""
    from access.sample_coop import open_sample

    try:
        from readers import read_file
        from sample_data import sample_answers, sample_files
    except ImportError:
        return open_sample(folder, [], read=None, answers=None, today=SAMPLE_TODAY)

    return open_sample(
        folder, sample_files(), read=read_file, answers=sample_answers, today=SAMPLE_TODAY
    )


def navigation(session: Session) -> dict[str, list[st.Page]]:
    """Every page under its section, bound to the session."""
    t = session.t
    return {
        t(f"app.section.{section}"): [
            st.Page(
                partial(module.show, session),
                title=t(f"app.page.{address}"),
                icon=f":material/{ICONS[address]}:",
                url_path=address,
                default=address == "ringkasan",
            )
            for address, module in modules.items()
        ]
        for section, modules in PAGES.items()
    }


def main() -> None:
    """One run: header, navigation, page."""
    st.set_page_config(page_title="Jejak", page_icon=":material/footprint:", layout="wide")
    door = find_door()
    header = page_header.place()
    language = page_header.language_switch(header)
    show_sample = page_header.sample_switch(door.is_local, door.has_own_data, language)
    session = open_session(
        language, door, Sample(open_sample_store, SAMPLE_TODAY), show_sample=show_sample
    )
    sections = navigation(session)
    remember_pages(page for pages in sections.values() for page in pages)
    page = st.navigation(sections)
    page_header.show(header, session, is_local=door.is_local)
    page.run()
    freeze_what_stays()


main()
