"""The last door before the store: every broken promise of a table, with the rows of the file."""

import pandas as pd
import pytest

from canonical.check import check
from canonical.problem import Problem
from canonical.tables import DTYPES, TABLES

AGE = "instagram / a / 2026-06-21 / followers / age / 18-24"


def frame(table, **columns):
    """A frame with the canonical dtypes; `source_row` counts from 2."""
    size = len(next(iter(columns.values())))
    kinds = {column.name: DTYPES[column.kind] for column in TABLES[table].columns}
    made = {name: pd.Series(values, dtype=kinds[name]) for name, values in columns.items()}
    return pd.DataFrame({**made, "source_row": range(2, 2 + size)})


def audience(**changes):
    columns = {
        "platform": ["instagram", "instagram"],
        "account_id": ["a", "a"],
        "as_of": ["2026-06-21", "2026-06-21"],
        "base": ["followers", "followers"],
        "dimension": ["age", "age"],
        "band": ["18-24", "25-34"],
        "share": [0.4, 0.6],
    }
    return {"audience": frame("audience", **(columns | changes))}


def test_a_good_table_has_no_problems():
    assert check(audience()) == []
    assert check({}) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"band": [None, "25-34"]}, Problem("required_cell", 2, "band")),
        ({"platform": ["instagram", "friendster"]}, "not_allowed"),
        ({"share": [0.4, -0.1]}, Problem("negative_number", 3, "share", "-0.1", "0")),
        ({"share": [0.4, 1.2]}, Problem("share_out_of_range", 3, "share", "1.2", "1")),
        ({"share": [None, 1.0]}, None),
        ({"count": [-3, None]}, None),  # may be negative
        (
            {"band": ["18-24", "18-24"]},
            Problem("duplicate_rows", 3, "band", AGE, "2"),
        ),
    ],
)
def test_one_broken_promise(changes, problem):
    found = check(audience(**changes))
    if problem == "not_allowed":
        assert (found[0].code, found[0].row, found[0].value) == ("not_allowed", 3, "friendster")
        assert "instagram" in found[0].expected
    else:
        assert found == ([] if problem is None else [problem])


def test_all_broken_promises_at_once():
    found = check(audience(share=[-1.0, 2.0], base=["fans", None]))
    assert [problem.code for problem in found] == [
        "required_cell",
        "not_allowed",
        "negative_number",
        "share_out_of_range",
    ]


def test_faults_of_a_reader_are_raised():
    good = audience()["audience"]
    with pytest.raises(ValueError, match="no canonical table"):
        check({"fans": good})
    with pytest.raises(ValueError, match="unknown columns"):
        check({"audience": good.assign(mood="x")})
    with pytest.raises(ValueError, match="missing columns"):
        check({"audience": good.drop(columns="base")})
    with pytest.raises(ValueError, match="missing columns"):
        check({"audience": good.drop(columns="source_row")})
    with pytest.raises(TypeError, match=r"audience\.share is int64"):
        check({"audience": good.assign(share=1)})


@pytest.mark.parametrize("blank", [None, ""])
def test_a_column_that_an_open_question_will_fill_may_wait(blank):
    waiting = audience(platform=[blank, "instagram"])
    assert check(waiting, waiting={"platform"}) == []
    assert [problem.row for problem in check(waiting)] == [2]
    strange = audience(platform=[blank, "friendster"])
    (problem,) = check(strange, waiting={"platform"})
    assert (problem.code, problem.row) == ("not_allowed", 3)
