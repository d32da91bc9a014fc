"""Tambah Data with a table nobody knows: matched by a person, kept, and offered the next time."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.session import OWN_COOP
from access.settings import local_urls
from canonical.raw_file import RawFile
from readers import read_file
from store import Store

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
MAY = "Tanggal;Pengikut;Jangkauan;Catatan\n13/05/2026;4.120;1.200;a\n14/05/2026;4.131;990;b\n"
JUNE = "Tanggal;Pengikut;Jangkauan;Catatan\n13/06/2026;4.200;1.100;c\n14/06/2026;4.205;880;d\n"
KNOWN = (
    "Tanggal;Kanal;Akun;Jumlah pengikut\n"
    "30/04/2026;Telegram;kopmaju;4.100\n30/04/2026;Telegram;kopbaru;10\n"
)
SWAPPED = "Tanggal;Pengikut;Jangkauan;Catatan\n05/06/2026;4.300;1.300;e\n"


@pytest.fixture
def store(tmp_path):
    opened = Store.open(*local_urls(tmp_path))
    opened.create_coop(OWN_COOP, OWN_COOP, by="manager", at=NOON)
    # AppTest can only choose an account that is known.
    raw = RawFile("Pengikut.csv", KNOWN.encode())
    opened.add_import(OWN_COOP, raw, read_file(raw, {}, NOON.date()), by="manager", at=NOON)
    yield opened
    opened.close()


def _show(store, language):
    from datetime import date

    from access.session import OWN_COOP, Session
    from i18n import Translator
    from pages import add_data

    session = Session(
        t=Translator(language),
        coop=OWN_COOP,
        today=date(2026, 11, 21),
        load_tables=lambda name, position: store.tables(name, as_of=position),
        position=store.position(OWN_COOP),
        store=store,
    )
    add_data.show(session)


def page(store, language="id"):
    arguments = {"store": store, "language": language}
    return AppTest.from_function(_show, kwargs=arguments, default_timeout=60).run()


def drop(at, **files):
    uploads = [(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()]
    return at.file_uploader[0].set_value(uploads).run()


def said(at):
    kinds = (at.text, at.subheader, at.success, at.info, at.warning, at.markdown)
    return "\n".join(str(e.value) for kind in kinds for e in kind).replace("\\", "")


def choice(at, beginning):
    (found,) = [box for box in at.radio if box.label.startswith(beginning)]
    return found


def column(at, header):
    (found,) = [
        box for box in at.selectbox if box.label.replace("\\", "").startswith(f'"{header}"')
    ]
    return found


def button(at, label):
    (found,) = [one for one in at.button if one.label == label]
    return found


def matched(at):
    at = choice(at, "Tabel ini berisi").set_value("account_days").run()
    return button(at, "Pakai pencocokan ini").click().run()


def answered(at, *, account="kopmaju"):
    (box,) = [box for box in at.selectbox if "kanal mana" in box.label]
    at = box.set_value("telegram").run()
    (box,) = [box for box in at.selectbox if box.label.startswith("Akun mana")]
    return box.set_value(account).run()


def test_the_columns_are_shown_with_values_before_anything_is_chosen(store):
    at = drop(page(store), mei=MAY)
    assert not at.exception
    assert "1 berkas: 1 perlu dicocokkan kolomnya." in said(at)
    assert '"Pengikut" · misalnya 4.120 · 4.131' in said(at)
    assert choice(at, "Tabel ini berisi").value is None
    assert at.button(key="keep").disabled


def test_a_match_is_suggested_confirmed_and_kept_with_its_answers(store):
    at = drop(page(store), mei=MAY)
    at = choice(at, "Tabel ini berisi").set_value("account_days").run()
    assert column(at, "Pengikut").value == "followers_total"
    assert column(at, "Jangkauan").value == "reach_1d"
    assert column(at, "Catatan").value == ""
    assert choice(at, "Tanggal").options == ["D/M/YYYY · tanggal pertama dibaca 13 Mei 2026"]
    assert choice(at, "Angka").value == "comma"
    at = answered(button(at, "Pakai pencocokan ini").click().run())
    assert "1 berkas: 1 siap disimpan." in said(at)
    at = at.button(key="keep").click().run()
    assert not at.exception
    days = store.tables(OWN_COOP)["account_days"].dropna(subset=["reach_1d"])
    assert days["followers_total"].tolist() == [4120, 4131]
    kept = store.imports(OWN_COOP)[-1]
    assert (kept.reader, kept.platform, kept.account) == ("matched_columns", "telegram", "kopmaju")


def test_next_time_the_match_and_the_answers_are_offered_and_marked_never_taken_unseen(store):
    answered(matched(drop(page(store), mei=MAY))).button(key="keep").click().run()
    at = drop(page(store), juni=JUNE)
    assert "Kolom yang sama sudah pernah dicocokkan (mei.csv, " in said(at)
    assert "1 perlu dicocokkan kolomnya" in said(at)
    at = button(at, "Pakai pencocokan ini").click().run()
    assert "1 berkas: 1 siap disimpan." in said(at)
    assert said(at).count("Seperti terakhir kali (mei.csv") == 2  # channel and account
    (box,) = [box for box in at.selectbox if box.label.startswith("Akun mana")]
    at = box.set_value("kopbaru").run()
    assert said(at).count("Seperti terakhir kali (mei.csv") == 1
    at.button(key="keep").click().run()
    assert store.imports(OWN_COOP)[-1].account == "kopbaru"


def test_a_layout_remembered_from_last_time_is_chosen_only_where_it_reads_every_date(store):
    answered(matched(drop(page(store), mei=MAY))).button(key="keep").click().run()
    at = drop(page(store), tukar=SWAPPED)
    assert len(choice(at, "Tanggal").options) == 2
    assert choice(at, "Tanggal").value == "%-d/%-m/%Y"  # as last time, beside the other reading
    fresh = drop(page(store), asing=SWAPPED.replace("Catatan", "Lain"))
    fresh = choice(fresh, "Tabel ini berisi").set_value("account_days").run()
    assert choice(fresh, "Tanggal").value is None
    assert button(fresh, "Pakai pencocokan ini").disabled


def test_files_with_the_same_columns_are_matched_once(store):
    at = drop(page(store), mei=MAY, juni=JUNE)
    assert "2 berkas: 2 perlu dicocokkan kolomnya." in said(at)
    at = answered(matched(at))
    assert "2 berkas: 2 siap disimpan." in said(at)


def test_a_match_can_be_changed_and_one_meaning_goes_to_one_column(store):
    at = matched(drop(page(store), mei=MAY))
    at = button(at, "Ubah pencocokan").click().run()
    assert column(at, "Pengikut").value == "followers_total"
    at = column(at, "Jangkauan").set_value("followers_total").run()
    assert '"Jumlah pengikut" dipilih untuk dua kolom: Pengikut, Jangkauan' in said(at)
    assert button(at, "Pakai pencocokan ini").disabled
    at = column(at, "Pengikut").set_value("").run()
    at = column(at, "Tanggal").set_value("").run()
    assert "Masih perlu: Tanggal." in said(at)


def test_cancel_forgets_the_match(store):
    at = matched(drop(page(store), mei=MAY))
    at = at.button(key="cancel").click().run()
    at = drop(at, mei=MAY)
    assert "1 perlu dicocokkan kolomnya" in said(at)


def test_in_english_too(store):
    at = drop(page(store, "en"), mei=MAY)
    assert not at.exception
    assert "1 file: 1 to be matched." in said(at)
    at = choice(at, "What does this table hold").set_value("posts").run()
    assert not at.exception
    assert "Still needed: Post number or Address of the post" in said(at)


def test_a_look_alike_is_refused_with_its_reason_and_not_offered(store):
    at = drop(page(store), bing="Date,Clicks,Impressions,Avg. CTR\n2026-01-01,1,2,3%\n")
    assert "1 berkas: 1 ditolak." in said(at)
    assert "dari Bing Webmaster" in said(at)
    assert not at.radio
