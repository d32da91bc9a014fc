"""The blank template: one tab a table, ready to be filled in Excel, LibreOffice or Google Sheets.

All cells are text, so that no program turns 12/08/2025 or 1.500 into something else by the
language it happens to run in.
"""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from readers.coop_template import GUIDE_TAB, LISTS_TAB
from readers.coop_template_table import TemplateColumn, TemplateTable
from readers.coop_template_tables import TEMPLATE_TABLES
from readers.coop_template_values import FLAG
from readers.coop_template_words import YES_NO, Words, offered

ROWS = 500
"""Rows that are prepared as text, with drop-down lists."""

_GUIDE = (
    "Isi satu baris untuk satu hal. Kolom berwarna wajib diisi, kolom lain boleh kosong.",
    "Tanggal: hari dulu, misalnya 31/12/2025 atau 31 Des 2025.",
    "Angka: titik untuk ribuan, koma untuk desimal, misalnya 1.500.000 atau 1,5.",
    "Kolom dengan daftar pilihan: pilih salah satu kata dari daftarnya.",
    "Kolom Nomor: isi nomor nota atau nomor urut yang tidak berubah. Baris dengan nomor yang sama "
    "dianggap perbaikan dari baris itu.",
    "Jam tayang dalam WIB, kecuali kolom Zona waktu menyebut WITA atau WIT.",
    "Lembar Tujuan unggahan: untuk unggahan yang tidak ada di rencana. ID unggahan ada di ekspor "
    "platform; tujuan yang disebut dalam 24 jam sesudah tayang dihitung tanggap isu.",
    "Lembar Percakapan: nama di kolom Penulis tidak masuk tabel; yang dipakai hanya nomor samaran.",
    "Lembar Survei anggota: satu baris satu jawaban; responden diberi nomor, bukan nama.",
    "Lembar yang tidak dipakai boleh dibiarkan kosong. Unggah kembali berkas ini di Tambah Data.",
)
_REQUIRED = PatternFill("solid", fgColor="FFE7A3")


def blank_template() -> bytes:
    """The workbook: guide, one tab a table with headers and drop-down lists, and the lists."""
    workbook = Workbook()
    guide = workbook.active
    guide.title = GUIDE_TAB
    for line in _GUIDE:
        guide.append([line])
    guide.column_dimensions["A"].width = 110
    lists = workbook.create_sheet(LISTS_TAB)
    for table in TEMPLATE_TABLES:
        _add_tab(workbook.create_sheet(table.tab), table, lists)
    lists.sheet_state = "hidden"
    workbook.move_sheet(lists, offset=len(TEMPLATE_TABLES))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _add_tab(sheet: Worksheet, table: TemplateTable, lists: Worksheet) -> None:
    sheet.append([column.headers[0] for column in table.columns])
    sheet.freeze_panes = "A2"
    for position, column in enumerate(table.columns, start=1):
        letter = get_column_letter(position)
        header = sheet.cell(1, position)
        header.font = Font(bold=True)
        header.alignment = Alignment(wrap_text=True, vertical="top")
        if column.required:
            header.fill = _REQUIRED
        sheet.column_dimensions[letter].width = max(14, len(column.headers[0]) + 2)
        for row in range(2, ROWS + 2):
            sheet.cell(row, position).number_format = "@"
        words = _words(column)
        if words is not None:
            area = _list_area(lists, words)
            rule = DataValidation("list", formula1=area, allow_blank=True, showErrorMessage=False)
            rule.add(f"{letter}2:{letter}{ROWS + 1}")
            sheet.add_data_validation(rule)


def _words(column: TemplateColumn) -> Words | None:
    return YES_NO if column.written is FLAG else column.offers


def _list_area(lists: Worksheet, words: Words) -> str:
    """The cells that hold the words: a list typed into the rule may have no more than 255 signs."""
    entries = offered(words)
    column = 1
    while (first := lists.cell(1, column).value) is not None:
        known = [lists.cell(row, column).value for row in range(1, len(entries) + 1)]
        if first == entries[0] and known == [*entries]:
            break
        column += 1
    for row, word in enumerate(entries, start=1):
        lists.cell(row, column).value = word
    letter = get_column_letter(column)
    return f"={LISTS_TAB}!${letter}$1:${letter}${len(entries)}"
