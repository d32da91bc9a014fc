"""The report as a workbook: every figure with its range, n, method and formula, and its rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from charts import figure_words
from i18n import Translator
from i18n.translator import Language
from report.contents import Contents, Row
from report.facts import Facts, sources_of
from report.provenance import Origin, Trace, origins
from report.safe_text import printable

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_000  # a cell of a workbook holds 32,767 characters
Cell = str | int | float | date | None


def xlsx_bytes(
    contents: Contents, facts: Facts, *, language: Language, trace: Trace | None = None
) -> bytes:
    """Sheets: about, figures, provenance, files, decisions. No text can act as a formula."""
    from openpyxl import Workbook

    t = Translator(language)
    book = Workbook(write_only=True)
    book.properties.title = f"{contents.title} · {contents.period}"
    book.properties.creator = contents.coop
    _sheet(book, t("report.workbook.about"), _about(contents), (110,))
    rows = contents.rows
    figures = [_figure_head(t), *(_figure(n, row, t) for n, row in enumerate(rows, start=1))]
    widths = (5, 44, 24, 14, 14, 14, 10, 12, 8, 8, 26, 26, 10, 40, 40, 60, 50, 16)
    _sheet(book, t("report.workbook.figures"), figures, widths)
    if trace is not None:
        lines = _provenance(rows, trace, t)
        _sheet(book, t("report.workbook.provenance"), lines, (5, 44, 16, 30, 8, 44, 60, 10))
    _sheet(book, t("report.workbook.files"), _files(contents, facts, t), (8, 50, 22, 68))
    _sheet(book, t("report.workbook.decisions"), _decisions(facts, t), (14, 40, 40, 20, 14, 16))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _sheet(
    book: Workbook, name: str, rows: Sequence[Sequence[Cell]], widths: Sequence[int]
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(rows):
        cells = []
        for value in row:
            text = printable(value, limit=_LONGEST) if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, text)
            if isinstance(text, str):
                cell.data_type = "s"  # text, whatever it begins with
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)


def _about(contents: Contents) -> list[tuple[Cell, ...]]:
    lines = [contents.title, contents.coop, contents.period, contents.banner, contents.answer]
    return [(line,) for line in (*lines, contents.stamp) if line]


_HEAD = (
    "label", "text", "value", "low", "high", "open_above", "unit", "n", "n_expected", "verdict",
    "reason", "estimate", "method", "remarks", "formula", "code", "imports",
)  # fmt: skip


def _figure_head(t: Translator) -> tuple[Cell, ...]:
    return (t("report.number"), *(t(f"report.workbook.{name}") for name in _HEAD))


def _figure(number: int, row: Row, t: Translator) -> tuple[Cell, ...]:
    figure = row.figure
    yes = t("report.workbook.yes")
    formula = f"metric.{figure.metric}.formula"
    return (
        number,
        row.label,
        row.value,
        figure.value,
        figure.low,
        figure.high,
        yes if figure.open_above else None,
        t(f"unit.name.{figure.unit}"),
        figure.n,
        figure.n_expected,
        row.verdict or None,
        row.note or None,
        yes if figure.is_estimate else None,
        figure_words.method_text(figure, t) or None,
        " ".join(figure_words.remark_texts(figure, t)) or None,
        t(formula) if t.has(formula) else None,
        figure.metric,
        ", ".join(str(one) for one in figure.imports) or None,
    )


def _provenance(rows: Sequence[Row], trace: Trace, t: Translator) -> list[tuple[Cell, ...]]:
    names = ("label", "table", "columns")
    head: tuple[Cell, ...] = (
        t("report.number"),
        *(t(f"report.workbook.{name}") for name in names),
        t("report.workbook.imports"),
        t("report.file"),
        t("report.workbook.rows"),
        t("report.workbook.cells"),
    )
    found = origins(rows, trace)
    return [
        head,
        *(
            (
                one.number, one.label, t(f"table.{one.table}"), _columns(one, t), one.import_id,
                one.file_name, one.rows, one.cells,
            )
            for one in found
        ),
    ]  # fmt: skip


def _columns(one: Origin, t: Translator) -> str:
    """The columns as people call them, as on the page Cara Hitung."""
    return ", ".join(
        t(f"column.{name}") if t.has(f"column.{name}") else name for name in one.columns
    )


def _files(contents: Contents, facts: Facts, t: Translator) -> list[tuple[Cell, ...]]:
    head = (t("report.number"), t("report.file"), t("report.kept_at"), "SHA-256")
    if facts.sources is None:
        return [(t("report.sources_hidden"),)]
    return [
        head,
        *(
            (one.import_id, one.name, t.moment(one.kept_at, facts.zone), one.sha256)
            for one in sources_of(facts, contents.imports)
        ),
    ]


def _decisions(facts: Facts, t: Translator) -> list[tuple[Cell, ...]]:
    names = ("meeting_on", "question", "decision", "owner", "due", "status")
    head = tuple(t(f"column.{name}") for name in names)
    return [
        head,
        *(
            (
                one.meeting_on, one.question, one.decision, one.owner, one.due,
                t(f"option.decision_state.{one.status}"),
            )
            for one in facts.decisions or ()
        ),
    ]  # fmt: skip
