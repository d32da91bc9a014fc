"""Our own fill-in tables: every spelling the template allows, and what it refuses."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from canonical.problem import Note, Problem
from canonical.raw_file import RawFile
from canonical.tables import TABLES
from readers import coop_template_words, read_file
from readers.coop_template_blank import blank_template
from readers.coop_template_tables import TEMPLATE_TABLES
from readers.spreadsheet_errors import error_cells

RECEIVED = date(2026, 11, 21)


def read(text, name="Biaya.csv"):
    content = text.encode() if isinstance(text, str) else text
    return read_file(RawFile(name, content), {}, RECEIVED)


def costs(*rows, header="Tanggal;Kategori;Jumlah (Rp)"):
    return read("\n".join([header, *rows]) + "\n")


def workbook(**tabs):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tabs.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [
        ("1.234.567", 1234567),
        ("1234567", 1234567),
        ("Rp1.234.567", 1234567),
        ("Rp. 1.234.567,-", 1234567),
        ("IDR 1.234.567,00", 1234567),
        ("Rp\u00a050.000", 50000),
        ("1.500", 1500),
        ("0", 0),
    ],
)
def test_rupiah(written, rupiah):
    result = costs(f"12/08/2025;Brosur;{written}")
    assert result.tables["costs"]["amount_idr"].tolist() == [rupiah]


@pytest.mark.parametrize(
    "written", ["1,500", "1.5", "1,234,567", "12.50", "1,5 juta", "Rp", "1e6", "9" * 20]
)
def test_amounts_that_are_refused(written):
    (problem,) = costs(f"12/08/2025;Brosur;{written}").problems
    assert (problem.code, problem.row, problem.value) == ("unreadable_rupiah", 2, written)


def test_a_negative_amount_is_refused():
    (problem,) = costs("12/08/2025;Brosur;-5.000").problems
    assert (problem.code, problem.row) == ("negative_number", 2)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("5/8/2025", "2025-08-05"),
        ("05-08-2025", "2025-08-05"),
        ("05.08.2025", "2025-08-05"),
        ("5 Agu 2025", "2025-08-05"),
        ("5 Agustus 2025", "2025-08-05"),
        ("5-Agt-2025", "2025-08-05"),
        ("5 August 2025", "2025-08-05"),
        ("2025-08-05", "2025-08-05"),
        ("2025-08-05 00:00:00", "2025-08-05"),
    ],
)
def test_days(written, iso):
    result = costs(f"{written};Brosur;1")
    assert result.tables["costs"]["date"].dt.strftime("%Y-%m-%d").tolist() == [iso]


@pytest.mark.parametrize(
    "written", ["8/25/2025", "30/2/2025", "5/8/25", "August 5", "45874", "0205-08-05", "kemarin"]
)
def test_days_that_are_refused(written):
    (problem,) = costs(f"{written};Brosur;1").problems
    assert (problem.code, problem.value) == ("unreadable_day_first_date", written)


@pytest.mark.parametrize(
    ("written", "quantity"),
    [("2.500", 2500), ("7,5", 7.5), ("7.5", 7.5), ("0,125", 0.125), ("1.1250", 1.125), ("-", None)],
)
def test_numbers(written, quantity):
    header = "Tanggal;Kategori;Jumlah (Rp);Banyaknya"
    (found,) = costs(f"12/08/2025;Brosur;1;{written}", header=header).tables["costs"]["quantity"]
    assert (None if pd.isna(found) else found) == quantity


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_english_headers_and_words_mean_the_same(delimiter):
    header = delimiter.join(["Date", "Category", "Amount (Rp)", "Unit", "Number"])
    row = delimiter.join(["12 Aug 2025", "brochure", "Rp1.000", "piece", "7"])
    english = read(f"{header}\n{row}\n")
    header = delimiter.join(["Tanggal", "Kategori", "Jumlah (Rp)", "Satuan", "Nomor"])
    row = delimiter.join(["12/08/2025", "BROSUR ", "1.000", "Lembar", "7"])
    assert english.tables["costs"].equals(read(f"{header}\n{row}\n").tables["costs"])


def test_a_half_filled_row_names_the_row_and_the_missing_column():
    result = costs("12/08/2025;Brosur;", ";;", ";Spanduk;5.000")
    assert result.problems == (
        Problem("missing_cell", 2, "Jumlah (Rp)"),
        Problem("missing_cell", 4, "Tanggal"),
    )


def test_a_word_outside_the_list_is_named_with_the_list():
    (problem,) = costs("12/08/2025;Pulsa;1").problems
    assert (problem.code, problem.column, problem.value) == ("unknown_word", "Kategori", "Pulsa")
    assert "Brosur, Spanduk" in problem.expected


@pytest.mark.parametrize("text", ["#REF!", "Loading...", "#N/A", "#DIV/0!"])
def test_a_failed_formula_is_named_with_its_cell(text):
    header = "Tanggal;Kategori;Jumlah (Rp);Catatan"
    result = costs(f"12/08/2025;Brosur;1;{text}", header=header)
    assert result.problems == (Problem("cell_error", 2, "D2", text),)


def test_rows_have_the_same_number_again_and_equal_rows_stay_two():
    rows = ["12/08/2025;Brosur;1.000", "12/08/2025;Brosur;1.000"]
    first = costs(*rows).tables["costs"]["cost_id"].tolist()
    longer = costs(*rows, "13/08/2025;Radio;5").tables["costs"]["cost_id"].tolist()
    assert first[0] != first[1]
    assert longer[:2] == first
    header = "Catatan;Tanggal;Kategori;Jumlah (Rp);Satuan"
    turned = costs("baru;12 Agu 2025;brochure;Rp1.000;", header=header)
    assert turned.tables["costs"]["cost_id"].tolist() == first[:1]


def test_two_rows_with_one_number_are_refused():
    header = "Tanggal;Kategori;Jumlah (Rp);Nomor"
    result = costs("12/08/2025;Brosur;1;A", "13/08/2025;Radio;2;A", header=header)
    assert [(p.code, p.row) for p in result.problems] == [("duplicate_rows", 3)]


def test_a_workbook_brings_every_tab_and_notes_the_others():
    content = workbook(
        Petunjuk=[["Isi satu baris"]],
        Belanja=[["Tanggal", "Kategori", "Jumlah (Rp)"], [date(2025, 8, 12), "Radio", 1500000]],
        Pengikut=[
            ["Tanggal", "Kanal", "Akun", "Jumlah pengikut"],
            [datetime.fromisoformat("2025-08-12"), "WA", "kita", 1204],
        ],
        Target=[["Ukuran", "Kanal", "Batas waktu", "Target"]],
        Kas=[["Saldo", 5]],
    )
    result = read(content, "Templat.xlsx")
    assert result.is_ready
    assert {name: len(frame) for name, frame in result.tables.items()} == {
        "costs": 1, "account_days": 1,
    }  # fmt: skip
    assert Note("tab_not_ours", detail="Kas") in result.notes
    assert result.tables["costs"]["date"].dt.strftime("%Y-%m-%d").tolist() == ["2025-08-12"]


def test_two_tabs_of_one_table_are_added():
    header = ["Tanggal", "Kategori", "Jumlah (Rp)"]
    tabs = {
        "2024": [header, ["1/2/2024", "Radio", "5"]],
        "2025": [header, ["1/2/2025", "Acara", "7"]],
    }
    result = read(workbook(**tabs), "Biaya.xlsx")
    assert result.tables["costs"]["amount_idr"].tolist() == [5, 7]


def test_a_fault_in_one_tab_refuses_the_workbook_and_names_the_tab():
    header = ["Tanggal", "Kategori", "Jumlah (Rp)"]
    content = workbook(Lama=[header, ["1/2/2024", "Radio", "5"]], Baru=[header, ["", "Radio", "5"]])
    result = read(content, "Biaya.xlsx")
    assert result.problems == (Problem("missing_cell", 2, "Tanggal", sheet="Baru"),)
    assert result.tables == {}


def test_one_group_of_thousands_in_a_workbook_can_mean_two_things():
    header = ["Tanggal", "Kategori", "Jumlah (Rp)", "Banyaknya"]
    row = ["1/2/2024", "Radio", "1.500", "2.500"]
    (problem,) = read(workbook(Biaya=[header, row]), "b.xlsx").problems
    assert (problem.code, problem.value) == ("unreadable_local_number", "2.500")
    # Rupiah and people are whole: there it can only be the thousands.
    result = read(workbook(Biaya=[header, [*row[:3], "2500"]]), "b.xlsx")
    assert result.tables["costs"]["amount_idr"].tolist() == [1500]


def test_the_plan_is_kept_in_utc_and_a_day_without_time_stays_that_day_in_every_zone():
    text = (
        "Tanggal tayang;Jam tayang;Zona waktu;Kanal;Judul\n"
        "1/1/2026;06.30;WIB;IG;a\n1/1/2026;06:30;WITA;IG;b\n1/1/2026;;;IG;c\n1/1/2026;;WIT;IG;d\n"
    )
    moments = read(text).tables["plan"]["planned_at"].dt.strftime("%Y-%m-%d %H:%M").tolist()
    assert moments == [
        "2025-12-31 23:30", "2025-12-31 22:30", "2025-12-31 17:00", "2025-12-31 15:00",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["25.00", "7", "7:5", "siang"])
def test_times_that_are_refused(written):
    text = f"Tanggal tayang;Jam tayang;Kanal;Judul\n1/1/2026;{written};IG;a\n"
    (problem,) = read(text).problems
    assert (problem.code, problem.value) == ("unreadable_time", written)


@pytest.mark.parametrize("written", ["0,8", "1", "delapan"])
def test_percentages_that_are_refused(written):
    text = f"Kanal;Tanggal diperiksa;Ada;Kelengkapan (%)\nWA;1/1/2026;ya;{written}\n"
    (problem,) = read(text).problems
    assert (problem.code, problem.value) == ("unreadable_percent", written)


def test_a_table_that_lacks_a_required_column_is_not_ours():
    assert [p.code for p in read("Tanggal;Kategori\n1/1/2026;Radio\n").problems] == [
        "unknown_export"
    ]


def test_the_reach_of_a_window_is_typed_from_the_platforms_screen():
    headers = "Kanal;Akun;Hari pertama;Hari terakhir;Jangkauan di layar"
    windows = read(f"{headers}\nIG;@tani;1/10/2026;31/10/2026;3.900\n").tables["account_windows"]
    row = windows.iloc[0]
    assert (row["platform"], row["account_id"], row["reach"]) == ("instagram", "tani", 3900)
    assert (str(row["start"].date()), str(row["end"].date())) == ("2026-10-01", "2026-11-01")


def test_each_setting_of_the_co_op_becomes_a_row_of_its_own():
    text = (
        "Nama koperasi;Jumlah anggota;Kenaikan harga (%);Tahun dasar\nTani;1.312;5;2024 dan 2023\n"
    )
    profile = read(text).tables["coop_profile"]
    assert dict(zip(profile["setting"], profile["value"], strict=True)) == {
        "name": "Tani",
        "members": "1312",
        "inflation": "0.05",
        "baseline_years": "2023,2024",
    }
    assert set(profile["source_row"]) == {2}


# The columns of coop_profile are settings: the test above.
@pytest.mark.parametrize(
    "table",
    [table for table in TEMPLATE_TABLES if table.table != "coop_profile"],
    ids=lambda table: table.tab,
)
def test_every_table_knows_its_canonical_columns(table):
    known = {column.name for column in TABLES[table.table].columns}
    helpers = {"planned_on", "time", "zone", "created_on", "last_post_on", "last_day"}
    helpers |= {"said_on", "answered_on", "answered_time", "first_in_on", "started_on", "author"}
    helpers |= {"stated_on", "stated_time", "decided_on", "decided_time"}
    assert {column.name for column in table.columns} - helpers <= known
    assert not (set(table.identity) - {column.name for column in table.columns})


def test_the_purpose_of_a_post_and_its_row_of_the_plan():
    header = "Kanal;ID unggahan;Nomor rencana;Tujuan unggahan;Tanggal disebut;Jam disebut\n"
    text = header + (
        "IG;18000000000001584;Tidak ada;Tanggap isu: harga beras;5/10/2026;19.30\n"
        "YouTube;-abc;r7;;;\n"
        "FB;9;;Ucapan duka;5/10/2026;\n"
    )
    (frame,) = read(text).tables.values()
    assert frame["platform"].tolist() == ["instagram", "youtube", "facebook"]
    assert frame["post_id"].tolist() == ["18000000000001584", "-abc", "9"]
    assert frame["plan_id"].tolist()[:2] == ["", "r7"]  # none, and a row; the third says nothing
    assert pd.isna(frame["plan_id"][2])
    # 19.30 in Jakarta; a day without a time ends at 23.59, so that nobody looks too quick.
    said = [pd.Timestamp("2026-10-05 12:30"), pd.NaT, pd.Timestamp("2026-10-05 16:59")]
    assert frame["decided_at"].equals(pd.Series(said).astype("datetime64[us]"))


def test_a_number_that_a_spreadsheet_rounded_is_refused():
    text = "Kanal;ID unggahan;Tujuan unggahan\nIG;1,8E+16;Tanggap isu\n"
    assert [(p.code, p.row, p.column) for p in read(text).problems] == [
        ("scientific_id", 2, "ID unggahan")
    ]


HEARD = "Tanggal;Jam;Kanal;Jenis;Isi;Penulis\n"


def test_an_author_is_kept_as_a_keyed_hash_or_not_at_all():
    text = HEARD + "1/10/2026;19.30;IG;Komentar;a;@Budi\n2/10/2026;;IG;Komentar;b; budi\n"
    raw = RawFile("p.csv", text.encode())
    by_key = {
        key: read_file(raw, {"author_key": key} if key else {}, RECEIVED)
        for key in ("", "one", "two")
    }
    hidden = {key: result.tables["mentions"] for key, result in by_key.items()}
    assert "author_hash" not in hidden[""] or hidden[""]["author_hash"].isna().all()
    assert Note("authors_dropped", 2) in by_key[""].notes
    first, second = hidden["one"]["author_hash"]
    assert first == second
    assert first not in set(hidden["two"]["author_hash"])
    assert "budi" not in hidden["one"].to_csv().casefold()
    # The number of a row does not depend on the name either.
    assert hidden["one"]["mention_id"].equals(hidden[""]["mention_id"])


def test_a_comment_counts_from_the_start_of_its_day_and_an_answer_from_the_end():
    header = "Tanggal;Kanal;Jenis;Isi;Zona waktu;Tanggal dijawab\n"
    (row,) = (
        read(header + "1/10/2026;WA;Sebutan;a;WITA;1/10/2026\n")
        .tables["mentions"]
        .to_dict("records")
    )
    assert (str(row["at"]), str(row["answered_at"])) == (
        "2026-09-30 16:00:00",
        "2026-10-01 15:59:00",
    )


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [("Bintang", "6", "unreadable_stars"), ("Nada", "senang", "unknown_word")],
)
def test_stars_and_tones_outside_their_range_are_refused(column, cell, code):
    text = f"Tanggal;Kanal;Jenis;Isi;{column}\n1/10/2026;WA;Ulasan;a;{cell}\n"
    (problem,) = read(text).problems
    assert (problem.code, problem.column, problem.value) == (code, column, cell)


def test_ages_are_bands():
    text = "Tanggal hitung;Kelompok usia;Banyak anggota\n1/10/2026;18–34;12\n1/10/2026;muda;1\n"
    (problem,) = read(text).problems
    assert (problem.code, problem.row, problem.value) == ("unreadable_ages", 3, "muda")


def test_answers_of_a_survey_are_codes_and_a_blank_answer_is_none():
    text = (
        "Tanggal survei;Nomor responden;Pertanyaan;Jawaban\n"
        "1/10/2026;7;Mengikuti kita di Instagram;ya\n"
        "1/10/2026;7;Tahu kita dari teman atau keluarga;\n"
    )
    rows = read(text).tables["member_survey"]
    assert rows["item"].tolist() == ["follows:instagram", "heard_from:friend"]
    assert rows["yes"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("words", "table", "column"),
    [
        (coop_template_words.COST_CATEGORIES, "costs", "category"),
        (coop_template_words.PLATFORMS, "plan", "platform"),
        (coop_template_words.FORMATS, "plan", "format"),
        (coop_template_words.AUDIENCES, "plan", "audience"),
        (coop_template_words.PLAN_STATUS, "plan", "status"),
        (coop_template_words.EVENT_KINDS, "events", "kind"),
        (coop_template_words.GRADES, "rates", "grade"),
        (coop_template_words.CHANNELS, "channels", "channel"),
        (coop_template_words.LISTENED, "mentions", "channel"),
        (coop_template_words.MENTION_KINDS, "mentions", "kind"),
        (coop_template_words.TONES, "mentions", "tone"),
    ],
)
def test_words_lead_to_allowed_codes_and_none_means_two_things(words, table, column):
    assert set(words) <= set(TABLES[table].column(column).allowed)
    spellings = [s.casefold() for code in words for s in {*words[code]}]
    assert len(spellings) == len(set(spellings))


def test_every_code_of_costs_events_and_formats_can_be_written():
    assert set(coop_template_words.COST_CATEGORIES) == set(
        TABLES["costs"].column("category").allowed
    )
    assert set(coop_template_words.EVENT_KINDS) == set(TABLES["events"].column("kind").allowed)
    assert set(coop_template_words.FORMATS) == set(TABLES["plan"].column("format").allowed)


def test_the_blank_template_has_no_rows_until_it_is_filled():
    content = blank_template()
    assert [p.code for p in read(content, "Templat.xlsx").problems] == ["no_rows"]
    book = openpyxl.load_workbook(io.BytesIO(content))
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert visible == ["Petunjuk", *(table.tab for table in TEMPLATE_TABLES)]
    first = {
        "Biaya": ["12/08/2025", "Brosur", "1.500.000"],
        "Peristiwa": ["RAT", "RAT", "1/3/2026"],
    }
    for tab, row in first.items():
        for position, value in enumerate(row, start=1):
            book[tab].cell(2, position).value = value
    out = io.BytesIO()
    book.save(out)
    result = read(out.getvalue(), "Templat.xlsx")
    assert result.is_ready
    assert {name: len(frame) for name, frame in result.tables.items()} == {"costs": 1, "events": 1}
    assert not [note for note in result.notes if note.code == "tab_not_ours"]


def test_the_lists_of_the_blank_template_offer_words_that_are_understood():
    book = openpyxl.load_workbook(io.BytesIO(blank_template()))
    rules = book["Biaya"].data_validations.dataValidation
    by_column = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in rules}
    tab, area = by_column["B"].lstrip("=").split("!")
    offered = [cell.value for (cell,) in book[tab][area.replace("$", "")]]
    assert offered[:3] == ["Konten", "Alat", "Tenaga"]
    for word in offered:
        assert coop_template_words.code_of(word, coop_template_words.COST_CATEGORIES)


def test_a_failed_formula_of_a_workbook_is_named_although_it_reads_as_blank():
    header = ["Tanggal", "Kategori", "Jumlah (Rp)", "Banyaknya"]
    content = workbook(
        Kas=[["#REF!"]],
        Biaya=[header, ["1/2/2024", "Radio", 5, "#REF!"], ["1/2/2024", "Radio", "#N/A", 7]],
    )
    result = read(content, "Biaya.xlsx")
    assert [p for p in result.problems if p.code == "cell_error"] == [
        Problem("cell_error", 2, "D2", "#REF!", sheet="Biaya"),
        Problem("cell_error", 3, "C3", "#N/A", sheet="Biaya"),
    ]


@pytest.mark.parametrize("content", [b"", b"Tanggal", b"PK\x03\x04", workbook(A=[["x"]])])
def test_a_file_without_failed_formulas_has_none(content):
    assert error_cells(content) == {}
