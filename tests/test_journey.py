"""The whole way in a real browser: drop a zip, answer, keep, read, share the address, undo."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, server, settle

PATIENCE = 40_000  # milliseconds; a busy machine is no failure
expect.set_options(timeout=PATIENCE)
VIEW = "?sample=false&dates=2026-10-01&dates=2026-10-31"


def meta_daily(title, values):
    """As Meta writes it: UTF-16, `sep=,`, the title, the days."""
    lines = ["sep=,", f'"{title}"', '"Date","Primary"']
    lines += [f'"2026-10-{day:02d}T00:00:00","{value}"' for day, value in enumerate(values, 1)]
    return b"\xff\xfe" + ("\n".join(lines) + "\n\n\n").encode("utf-16-le")


def download():
    """Three files as a manager has them: 4,386 - 4,120 = 266 new followers; 3,900 people."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        days = [1_200, 900, 1_100, 1_500, 1_000, 800, 1_300]
        archive.writestr("Reach.csv", meta_daily("Reach", days))
        archive.writestr(
            "Pengikut.csv",
            "Tanggal;Kanal;Akun;Jumlah pengikut\r\n"
            "30/09/2026;Instagram;kopmaju;4.120\r\n"
            "31/10/2026;Instagram;kopmaju;4.386\r\n",
        )
        archive.writestr(
            "Jangkauan.csv",
            "Kanal;Akun;Hari pertama;Hari terakhir;Jangkauan di layar\r\n"
            "Instagram;kopmaju;01/10/2026;31/10/2026;3.900\r\n",
        )
    return {"name": "unduhan.zip", "mimeType": "application/zip", "buffer": buffer.getvalue()}


@pytest.fixture
def address(tmp_path):
    with server(data=tmp_path) as running:
        yield running


@pytest.fixture
def browser():
    with chromium() as running:
        yield running


def person(browser):
    page = browser.new_context(locale="id-ID", viewport={"width": 1300, "height": 1400}).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def choose(page, question, word):
    page.get_by_role("combobox", name=re.compile(question)).click()
    page.get_by_role("option", name=word).click()


def cards(page):
    """The figures on the screen, by the label of their card."""
    settle(page)
    metrics = page.locator("[data-testid=stMetric]").all()
    texts = [metric.inner_text().split("\n") for metric in metrics]
    return {lines[0]: next(line for line in lines[1:] if line) for lines in texts}


def test_from_the_dropped_zip_to_the_shared_view_and_back(address, browser):
    manager = person(browser)
    manager.goto(f"{address}/tambah-data?sample=false")
    settle(manager)

    manager.set_input_files("input[type=file]", [download()])
    expect(manager.get_by_text("3 berkas: 2 siap disimpan, 1 perlu jawaban.")).to_be_visible()
    choose(manager, "dari Facebook atau Instagram", "Instagram")
    choose(manager, "[Aa]kun", "kopmaju")
    expect(manager.get_by_text("3 berkas: 3 siap disimpan")).to_be_visible()
    manager.get_by_role("button", name="Simpan semua yang siap").click()
    expect(manager.get_by_role("button", name="Simpan semua yang siap")).to_have_count(0)

    manager.goto(f"{address}/{VIEW}")
    seen = cards(manager)
    assert seen["Jangkauan"] == "3.900"
    assert seen["Pertumbuhan pengikut"] == "+266"
    assert seen["Penghematan biaya promosi"] == "–"

    member = person(browser)
    member.goto(manager.url)
    assert cards(member) == seen

    manager.goto(f"{address}/riwayat-data?sample=false")
    settle(manager)
    for name in ("Jangkauan.csv", "Pengikut.csv", "Reach.csv"):
        choose(manager, "Pilih satu impor", re.compile(name))
        manager.get_by_role("button", name="Batalkan impor").click()
        manager.get_by_role("button", name="Ya, lanjutkan").click()
        expect(manager.get_by_text(f"{name} dibatalkan.")).to_be_visible()

    member.reload()
    settle(member)
    assert "266" not in member.inner_text("[data-testid=stMain]")
    assert "3.900" not in member.inner_text("[data-testid=stMain]")


def test_the_first_page_has_an_address_of_its_own(address, browser):
    """ "/ringkasan" is what a person types or finds in an old message; "/" is the same page."""
    reader = person(browser)
    reader.goto(f"{address}/ringkasan?lang=en")
    by_name = cards(reader)
    assert reader.get_by_text("Page not found").count() == 0
    assert "Follower growth" in by_name
    reader.goto(f"{address}/?lang=en")
    assert cards(reader) == by_name
