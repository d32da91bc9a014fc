"""Tables to take home: CSV and Excel files in which no text can act as a formula."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import streamlit as st

from i18n.translator import Translator

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
# What XML 1.0 cannot hold: a workbook with one of these cannot be opened again.
_XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def neutral(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would run it.

    >>> neutral("=1+1"), neutral("Rp5"), neutral("@koperasi")
    ("'=1+1", 'Rp5', "'@koperasi")
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def neutral_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Every text column and every heading neutral; numbers, days and flags untouched."""
    safe = frame.copy()
    for name in safe.columns:
        if pd.api.types.is_string_dtype(safe[name]) or safe[name].dtype == object:
            safe[name] = safe[name].map(_neutral_cell)
    return safe.rename(columns=lambda name: neutral(str(name)))


def _neutral_cell(value: object) -> object:
    return neutral(value) if isinstance(value, str) else value


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8 with its mark, every cell quoted, an empty cell for unknown."""
    text = neutral_frame(frame).to_csv(index=False, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    return text.encode("utf-8-sig", errors="replace")


def xlsx_bytes(frame: pd.DataFrame) -> bytes:
    """The table as a workbook; a sign that XML cannot hold becomes the replacement sign."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    safe = neutral_frame(frame)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("data")
    rows = [list(safe.columns), *safe.astype(object).where(safe.notna(), None).to_numpy().tolist()]
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, _xml_safe(value))
            if isinstance(value, str):
                cell.data_type = "s"  # text, whatever it begins with
            cells.append(cell)
        sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _xml_safe(value: object) -> object:
    if isinstance(value, str):
        return _XML_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value)
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def download_buttons(t: Translator, frame: pd.DataFrame, *, name: str, key: str) -> None:
    """Two buttons; a file is made only when one is pressed."""
    with st.container(horizontal=True):
        st.download_button(
            t("downloads.xlsx"),
            lambda: xlsx_bytes(frame),
            file_name=f"{name}.xlsx",
            mime=XLSX_TYPE,
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key=f"{key}-xlsx",
        )
        st.download_button(
            t("downloads.csv"),
            lambda: csv_bytes(frame),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key=f"{key}-csv",
        )
