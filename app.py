"""The front door: language, whose data, the list of pages; then the page draws itself."""

from __future__ import annotations

import gc
import logging
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.starlette import App

from access.door import Door
from access.session import Session
from i18n.translator import Language, Translator
from sample_data import SAMPLE_TODAY
from widgets import filter_address, page_header
from widgets.account_box import choose_coop, show_account
from widgets.filters import draw_shared_filters
from widgets.page_links import remember_pages
from widgets.page_style import page_style
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
        "percakapan": "conversation",
        "nama-baik": "reputation",
        "anggota-muda": "members",
    },
    "meeting": {"rapat": "meeting"},
    "data": {"tambah-data": "add_data", "riwayat-data": "import_history"},
    "about": {"cara-hitung": "how_computed", "pengaturan": "settings"},
}
ICON = Path(__file__).parent / "widgets/icon.png"  # our own: a named icon is fetched from Google
HOME = "ringkasan"
AT_ROOT = "awal"  # never seen: the first page stands at "/", and its own address stays free
FILTERED = tuple(PAGES["results"])
ICONS = {
    "ringkasan": "dashboard",
    "jangkauan": "visibility",
    "pengikut": "group_add",
    "penghematan": "savings",
    "konten": "movie",
    "rencana": "event_note",
    "kehadiran": "public",
    "percakapan": "forum",
    "nama-baik": "thumb_up",
    "anggota-muda": "groups",
    "rapat": "groups",
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


def load_first_page() -> None:
    """Load what Ringkasan needs while the first visitor's browser still loads Streamlit's files."""
    import_module(f"pages.{PAGES['results'][HOME]}")


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Once, when the first page is on the screen; it goes on beside whatever the visitor does."""
    Thread(target=load_and_freeze, daemon=True).start()


def load_and_freeze() -> None:
    """Load the other pages, then freeze what stays: no collection needs to look at it again."""
    for modules in PAGES.values():
        for name in modules.values():
            import_module(f"pages.{name}")
    gc.collect()
    gc.freeze()


def collect_garbage() -> None:
    """Once a second, for all who came meanwhile, as soon as what stays is frozen.

    Streamlit does so after every run: with many people a quarter of all processor time
    (`postScriptGC` in .streamlit/config.toml). The counts of Python tell whether anybody came.
    """
    while not gc.get_freeze_count():  # later it would count all that is frozen, one by one
        sleep(1)
    while True:
        sleep(1)
        if any(gc.get_count()[1:]):
            gc.collect()


def home_of(session: Session) -> str:
    """The first page that this person may open: Ringkasan, but for some share links."""
    everything = [HOME, *(address for modules in PAGES.values() for address in modules)]
    return next(address for address in everything if session.may_open(address))


def address_of_home(session: Session, home: str) -> st.Page:
    """The first page under its own address: Streamlit knows it only as "/"."""
    modules = {address: name for pages in PAGES.values() for address, name in pages.items()}
    draw = partial(draw_page, modules[home], session)
    title = session.t(f"app.page.{home}")
    return st.Page(draw, title=title, url_path=home, visibility="hidden")


def navigation(session: Session, home: str) -> dict[str, list[st.Page]]:
    """Every page that this person may open, under its section, bound to the session."""
    t = session.t
    sections = {
        t(f"app.section.{section}"): [
            st.Page(
                partial(draw_page, module, session),
                title=t(f"app.page.{address}"),
                icon=f":material/{ICONS[address]}:",
                url_path=address if address != home else AT_ROOT,
                default=address == home,
            )
            for address, module in modules.items()
            if session.may_open(address)
        ]
        for section, modules in PAGES.items()
    }
    return {title: pages for title, pages in sections.items() if pages}


def turn_away(door: Door, language: Language) -> None:
    """Every address leads to the same sentence; signing in leads back to the address."""
    from access.streamlit_session import has_oidc
    from widgets.door_page import show_door

    draw = partial(show_door, door, language, has_oidc=has_oidc())
    title = Translator(language)(f"door.{door.kind}.title")
    addresses = [address for modules in PAGES.values() for address in modules]
    pages = [st.Page(draw, title=title, url_path=a, default=a == HOME) for a in addresses]
    st.navigation(pages, position="hidden").run()


def main() -> None:
    """One run: who is here, header, navigation, page."""
    from access.streamlit_session import Sample, door_now, has_own_data, open_session

    st.set_page_config(page_title="Jejak", page_icon=str(ICON), layout="wide")
    asked = filter_address.what_is_asked()
    door = door_now()
    header, corner = page_header.places()
    language = page_header.language_switch(corner)
    if not door.lets_in:
        turn_away(door, language)
        return
    show_sample = page_header.sample_switch(door, has_own_data(door), language)
    coop = choose_coop(door, language)
    sample = Sample(open_sample_store, SAMPLE_TODAY)
    session = open_session(language, door, sample, show_sample=show_sample, coop=coop)
    home = home_of(session)
    sections = navigation(session, home)
    remember_pages((page for pages in sections.values() for page in pages), home=home)
    page = st.navigation({**sections, "": [address_of_home(session, home)]}, expanded=True)
    st.set_page_config(page_title=f"{page.title} · Jejak")  # several tabs are told apart
    page_style()
    page_header.show(header, session, door)
    show_account(door, session)
    filter_address.tell_what_is_lost(session, asked)
    if (page.url_path or home) in FILTERED:
        draw_shared_filters(session)
    page.run()
    warm_up()


if __name__ == "__main__":  # a visitor's run
    main()
else:  # the server, once, before anybody comes: docs/decisions/0002
    # Streamlit takes a folder `pages` for its older way of building pages until somebody has
    # called st.navigation; called here, no deep link of a fresh server goes round this file.
    logging.disable(logging.WARNING)  # it and st.cache_data warn that nobody is there yet
    st.navigation([main])
    from access.streamlit_session import front

    logging.disable(logging.NOTSET)
    before = front()
    for work in (load_first_page, collect_garbage):
        Thread(target=work, daemon=True).start()
    app = App(
        Path(__file__),
        on_script_error=tell_of_failure,
        routes=before.routes(),
        middleware=before.middleware(),
    )
