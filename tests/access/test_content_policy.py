"""Every page works under the Content-Security-Policy; people's words stay words in a browser."""

import pytest
from playwright.sync_api import expect

from access.session import OWN_COOP
from app import PAGES as SECTIONS
from tests.access.two_coops import PASSWORD, build
from tests.browser import chromium, server, settle

PATIENCE = 40_000
EVERY_PAGE = [address for modules in SECTIONS.values() for address in modules]
WATCH = (
    "window.broken = []; document.addEventListener('securitypolicyviolation',"
    " e => window.broken.push(e.violatedDirective + ' ' + e.blockedURI));"
)
STILL = "() => document.getAnimations().length == 0"  # a moving button loses its click
NAME = 'RAT <img src="https://evil.example/x"> **[klik](https://evil.example)**'


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def page_of(browser, asked):
    page = browser.new_context(locale="id-ID", accept_downloads=True).new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(request.url))
    return page


def test_no_page_of_the_sample_breaks_the_policy(browser, tmp_path):
    with server(data=tmp_path) as address:
        asked = []
        page = page_of(browser, asked)
        for name in EVERY_PAGE:
            page.goto(f"{address}/{name}")
            settle(page)
            assert page.evaluate("window.broken") == [], name
        page.evaluate("fetch('https://evil.example/').catch(() => 0)")
        page.wait_for_function("window.broken.length > 0")  # the control: it would be noticed
    inside = (address, "data:", "blob:", "https://evil.example/")
    assert [url for url in asked if not url.startswith(inside)] == []


def test_a_link_is_made_shown_as_qr_opened_and_revoked(browser, tmp_path):
    world = build(tmp_path, password=True)
    with server(data=world.folder) as address:
        asked = []
        manager = page_of(browser, asked)
        manager.goto(f"{address}/rapat")
        manager.get_by_label("Kata sandi").fill(PASSWORD)
        manager.get_by_role("button", name="Masuk").click()
        settle(manager)
        assert manager.url == f"{address}/rapat"
        manager.get_by_text("Buat tautan").first.click()
        manager.wait_for_function(STILL)
        manager.get_by_label("Nama tautan").fill(NAME)
        manager.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
        shown = manager.locator("[data-testid=stCode]").filter(has_text=f"{address}/s/")
        link = shown.inner_text().strip()
        expect(manager.get_by_role("img", name="Kode QR")).to_be_visible()
        with manager.expect_download() as picture:
            manager.get_by_role("button", name="Unduh QR (PNG)").click()
        assert picture.value.path().read_bytes().startswith(b"\x89PNG")
        assert manager.evaluate("window.broken") == []

        board = page_of(browser, asked)
        board.goto(link)
        settle(board)
        assert board.url == f"{address}/"
        expect(board.get_by_text("Anda membuka tautan bersama")).to_be_visible()
        expect(board.get_by_text("<b>Kanari</b>").first).to_be_visible()  # words, no markup
        manager.get_by_role("button", name="Cabut tautan").click()
        manager.get_by_role("button", name="Ya, cabut").click()
        expect(manager.get_by_role("button", name="Ya, cabut")).to_have_count(0)
        assert world.store.links.of_coop(OWN_COOP)[0].revoked_at is not None
        board.get_by_text("en", exact=True).click()  # any click at all
        expect(board.get_by_text("This link is not valid")).to_be_visible()
        assert board.get_by_test_id("stMetric").count() == 0
        manager.get_by_role("button", name="Keluar").click()
        expect(manager.get_by_text("Masuk untuk melihat data")).to_be_visible()
    token = link.rpartition("/")[2]
    assert [url for url in asked if token in url] == [link]
    assert [url for url in asked if "evil.example" in url] == []
