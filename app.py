"""The front door: language, whose data, the list of pages; then the page draws itself."""

from __future__ import annotations

import gc
import logging
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.starlette import App

from access.session import Session
from sample_data import SAMPLE_TODAY
from widgets import filter_address, page_header
from widgets.filters import draw_shared_filters
from widgets.page_links import remember_pages
from widgets.script_failure import tell_of_failure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from canonical.raw_file import RawFile
    from canonical.read_result import ReadResult
    from store import Store

# Address of each page and its module in `pages`, by section. The addresses are Indonesian in both
# languages, so that a link stays good whoever opens it.
PAGES: dict[str, dict[str, str]] = {
    "results": {
        "ringkasan": "summary",
        "jangkauan": "reach",
        "pengikut": "follower_growth",
        "penghematan": "promotion_savings",
        "konten": "content",
        "rencana": "content_plan",
        "kehadiran": "presence",
    },
    "data": {"tambah-data": "add_data", "riwayat-data": "import_history"},
    "about": {"cara-hitung": "how_computed", "pengaturan": "settings"},
}
ICON = Path(__file__).parent / "widgets/icon.png"  # our own: a named icon is fetched from Google
HOME = "ringkasan"
FILTERED = tuple(PAGES["results"])
ICONS = {
    "ringkasan": "dashboard",
    "jangkauan": "visibility",
    "pengikut": "group_add",
    "penghematan": "savings",
    "konten": "movie",
    "rencana": "event_note",
    "kehadiran": "public",
    "tambah-data": "upload_file",
    "riwayat-data": "history",
    "cara-hitung": "function",
    "pengaturan": "settings",
}


def open_sample_store(folder: Path) -> Store:
    """The sample's ledger; its files go through the same readers as everybody's."""
    from access.sample_coop import open_sample
    from sample_data import sample_answers, sample_files

    return open_sample(
        folder, sample_files(), read=_read, answers=sample_answers, today=SAMPLE_TODAY
    )


def _read(raw: RawFile, answers: Mapping[str, str], day: date) -> ReadResult:
    from readers import read_file  # some hundred modules, wanted only while the sample is built

    return read_file(raw, answers, day)


def draw_page(name: str, session: Session) -> None:
    """Draw one page; its module is loaded when somebody first wants it."""
    import_module(f"pages.{name}").show(session)


@st.cache_resource(show_spinner=False)
def warm_up() -> int:
    """After the first page is on the screen: load the other pages, then freeze what stays.

    Streamlit collects garbage after every run; most of that time went over modules that never die.
    """
    for modules in PAGES.values():
        for name in modules.values():
            import_module(f"pages.{name}")
    gc.collect()
    gc.freeze()
    return gc.get_freeze_count()


def navigation(session: Session) -> dict[str, list[st.Page]]:
    """Every page under its section, bound to the session."""
    t = session.t
    return {
        t(f"app.section.{section}"): [
            st.Page(
                partial(draw_page, module, session),
                title=t(f"app.page.{address}"),
                icon=f":material/{ICONS[address]}:",
                url_path=address,
                default=address == HOME,
            )
            for address, module in modules.items()
        ]
        for section, modules in PAGES.items()
    }


def main() -> None:
    """One run: header, navigation, page."""
    from access.streamlit_session import Sample, find_door, open_session

    st.set_page_config(page_title="Jejak", page_icon=str(ICON), layout="wide")
    asked = filter_address.what_is_asked()
    door = find_door()
    header, corner = page_header.places()
    language = page_header.language_switch(corner)
    show_sample = page_header.sample_switch(door.is_local, door.has_own_data, language)
    session = open_session(
        language, door, Sample(open_sample_store, SAMPLE_TODAY), show_sample=show_sample
    )
    sections = navigation(session)
    remember_pages(page for pages in sections.values() for page in pages)
    page = st.navigation(sections)
    page_header.show(header, session, is_local=door.is_local)
    filter_address.tell_what_is_lost(session, asked)
    if (page.url_path or HOME) in FILTERED:
        draw_shared_filters(session)
    page.run()
    warm_up()


if __name__ == "__main__":  # a visitor's run
    main()
else:  # the server, once, before anybody comes: docs/decisions/0002
    # Streamlit takes a folder `pages` for its older way of building pages until somebody has
    # called st.navigation; called here, no deep link of a fresh server goes round this file.
    logging.disable(logging.WARNING)  # it warns that nobody is there yet
    st.navigation([main])
    logging.disable(logging.NOTSET)
    app = App(Path(__file__), on_script_error=tell_of_failure)
