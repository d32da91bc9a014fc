"""A format described as data: headers as whole words, every problem at once, rows as in Excel."""

import pytest

from canonical.problem import Problem
from canonical.raw_file import RawFile
from readers.columns import Count, Identifier, Text
from readers.decode import decode
from readers.sheet import Document
from readers.spreadsheet import GridSheet
from readers.tabular_export import Extract, Field, TabularExport

EXPORT = TabularExport(
    fields=(
        Field("post_id", ("Post ID", "ID Postingan"), Identifier(), identifies=True),
        Field("comments", ("Comments", "Komentar"), Count(), required=True),
        Field("reach", ("Reach", "Jangkauan"), Count()),
        Field("views", ("Views",), Count(), repeats=True),
        Field("remark", ("Data comment", "Komentar data"), Text()),
    ),
    excludes=("Page ID",),
)


def document(text):
    found = decode(RawFile("x.csv", text.encode()))
    assert isinstance(found, Document), found
    return found


def values(text, export=EXPORT):
    extract = export.read(document(text))
    assert isinstance(extract, Extract), extract
    return extract.frame.astype(object).where(extract.frame.notna(), None).to_dict("list")


@pytest.mark.parametrize(
    ("header", "recognised"),
    [
        ("Post ID,Comments", True),
        ("komentar,ID POSTINGAN", True),
        ("Comments,Post  ID ", True),
        ("Comments,Post\u00a0ID", True),
        ("Comments,My Post ID", False),
        ("Post,ID,Comments", False),
        ("Page ID,Post ID,Comments", False),
        ("Comments,Reach", False),
    ],
)
def test_recognised_by_whole_header_names(header, recognised):
    assert EXPORT.recognises(document(header + "\n")) is recognised


def test_a_header_that_contains_another_is_another_column():
    text = "Komentar data,ID Postingan,Komentar\nx,1,5\n"
    assert values(text) == {"remark": ["x"], "post_id": ["1"], "comments": [5], "source_row": [2]}


def test_preamble_blank_lines_and_unknown_columns_do_not_move_the_rows():
    text = 'Report,,\n\n"2026, June",,\nExtra,Post ID,Comments\n\na,1,5\n"b\nb",2,6\n,,\n'
    assert values(text) == {"post_id": ["1", "2"], "comments": [5, 6], "source_row": [6, 7]}


def test_every_bad_cell_is_named_at_once_with_the_column_as_written():
    text = "ID Postingan,Komentar,Jangkauan\n1,x,5\n2.5E+17,3,y\n"
    assert EXPORT.read(document(text)) == (
        Problem("unreadable_cell", 2, "Komentar", "x", "count"),
        Problem("scientific_id", 3, "ID Postingan", "2.5E+17", "id"),
        Problem("unreadable_cell", 3, "Jangkauan", "y", "count"),
    )


def test_a_missing_column_names_what_was_wanted_and_what_was_there():
    found = EXPORT.read(document("Title\nPost ID,Reach\n1,2\n"))
    assert found == (Problem("missing_column", 2, "Comments", "Post ID, Reach", "Comments"),)


def test_one_meaning_twice_is_refused_unless_the_format_repeats_it():
    found = EXPORT.read(document("Post ID,Comments,Komentar\n1,2,3\n"))
    assert found == (Problem("duplicate_column", 1, "Komentar", value="Comments"),)
    twice = values("Post ID,Comments,Views,Views\n1,2,0,7\n")
    assert (twice["views"], twice["views_2"]) == ([0], [7])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1,2,3,4", Problem("long_row", 3, value="4", expected="3")),
        ("1,2", Problem("short_row", 3, expected="3")),
        ('"1,""x"",3"', Problem("wrapped_rows", 3)),
    ],
)
def test_ragged_rows_are_refused(row, problem):
    assert EXPORT.read(document(f"Post ID,Comments,Reach\n5,6,7\n{row}\n")) == (problem,)


def test_short_rows_are_filled_where_the_platform_writes_them():
    export = TabularExport(fields=EXPORT.fields, short_rows="fill")
    assert values("Post ID,Comments,Reach\n1,2\n", export)["reach"] == [None]


def test_empty_cells_beyond_the_header_are_excels_padding():
    assert values("Post ID,Comments,,\n1,2,,\n")["comments"] == [2]


def test_a_file_without_its_last_line_end_was_cut_off():
    export = TabularExport(fields=EXPORT.fields, final_newline=True)
    assert export.read(document("Post ID,Comments\n1,2\n3,12")) == (Problem("cut_off", 3),)
    assert values("Post ID,Comments\n1,2\n", export)["comments"] == [2]


def test_two_tabs_with_the_same_table_are_refused():
    cells = [["Post ID", "Comments"], ["1", "2"]]
    both = Document(RawFile("x", b""), (GridSheet("A", cells), GridSheet("B", cells)))
    assert EXPORT.read(both) == (Problem("several_sheets", value="A, B"),)
    one = Document(RawFile("x", b""), (GridSheet("A", [["note"]]), GridSheet("B", [[], *cells])))
    extract = EXPORT.read(one)
    assert (extract.sheet.name, extract.frame["source_row"].tolist()) == ("B", [3])


def test_one_spelling_for_two_columns_is_a_program_error():
    with pytest.raises(ValueError, match="names two columns"):
        TabularExport(fields=(Field("a", ("X",), Text()), Field("b", ("x ",), Text())))
