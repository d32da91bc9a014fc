from canonical.problem import Note, Problem
from i18n import Translator
from widgets.problem_list import note_lines, problem_lines

ID, EN = Translator("id"), Translator("en")


def broken(row, value="x"):
    return Problem("required_cell", row=row, column="Date", value=value)


def test_the_same_problem_four_hundred_times_is_one_line():
    (line,) = problem_lines(ID, [broken(row) for row in range(4, 404)])
    assert line.endswith("(dan 399 baris lain)")
    assert "4" in line
    assert "Date" in line
    (line,) = problem_lines(EN, [broken(4), broken(5)])
    assert line.endswith("(and 1 other row)")


def test_problems_of_two_columns_are_two_lines():
    other = Problem("required_cell", row=4, column="Reach", value="")
    assert len(problem_lines(ID, [broken(4), other, broken(5)])) == 2


def test_a_tab_is_named_when_the_sentence_does_not():
    problem = Problem("required_cell", row=4, column="Date", value="", sheet="Biaya 2026")
    (line,) = problem_lines(ID, [problem])
    assert "Biaya 2026" in line


def test_a_long_value_is_cut_and_never_formats():
    (line,) = problem_lines(ID, [Problem("unknown_export", value="{row}" + "*" * 500)])
    assert "{row}" in line
    assert len(line) < 400


def test_days_in_notes_are_written_as_people_write_them():
    (line,) = note_lines(ID, [Note("follows_lag", detail="2026-06-13")])
    assert "13 Jun 2026" in line


def test_members_of_a_zip_are_named_one_by_one():
    problems = [Problem("unsafe_path", value="../a.csv"), Problem("unsafe_path", value="/b.csv")]
    first, second = problem_lines(ID, problems)
    assert "../a.csv" in first
    assert "/b.csv" in second


def test_a_column_with_our_own_name_is_called_as_people_call_it():
    (line,) = problem_lines(ID, [Problem("required_cell", row=4, column="account_id")])
    assert '"Akun"' in line
    (line,) = problem_lines(EN, [Problem("required_cell", row=4, column="Page ID")])
    assert '"Page ID"' in line
