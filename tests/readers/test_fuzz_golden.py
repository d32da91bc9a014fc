"""Every sample of every reader, damaged: read exactly where it is whole, or refused; never raised.

The yardstick is the sample itself: after a mutation every number of a row that the mutation does
not touch is the number of the sample, and a file that was only saved again (encoding, line ends,
order of columns) means the same or is refused. FUZZ_CASES is the number of damaged files over all
samples.
"""

import random
from collections import Counter

import pandas as pd
import pytest

from canonical.tables import TABLES
from tests.damage import EVERY_ROW, WAYS, TextFile
from tests.golden_samples import samples

SAMPLES = [one for one in samples() if TextFile(one.raw).sheet is not None]
WORKBOOKS = [one for one in samples() if TextFile(one.raw).sheet is None]
NUMBERS = {"count", "money", "number", "share"}
DEPENDENT = {"same_name_rows", "zero_days_filled"}
"""Notes of a reader that makes a row from several rows, or from a row that is not there."""


def numbers(result, kept):
    """Every number by table, row of the file, place within that row's rows, and column."""
    found = {}
    for name, frame in result.tables.items():
        columns = [c.name for c in TABLES[name].columns if c.kind in NUMBERS and c.name in frame]
        named = [k for k in TABLES[name].key if k in frame and k not in ("download", *columns)]
        ordered = frame.sort_values(["source_row", *named], kind="stable")
        seen = Counter()
        for cells in ordered[["source_row", *columns]].to_dict("records"):
            row = kept.get(int(cells["source_row"]), int(cells["source_row"]))
            for column in columns:
                value = cells[column]
                found[name, row, seen[row], column] = None if pd.isna(value) else float(value)
            seen[row] += 1
    return found


def touched_rows(damage, truth, data_rows):
    """Rows that may mean something else: a changed name of columns changes them all."""
    if DEPENDENT & {note.code for note in truth.notes}:
        return EVERY_ROW
    if isinstance(damage.touched, range):
        return damage.touched
    first = min(data_rows, default=0)
    names = {row for row in damage.touched if row not in data_rows}
    is_name = names if damage.how == "cells swapped" else {row for row in names if row > first}
    return EVERY_ROW if is_name and damage.how != "lines cut" else damage.touched


def check(sample, damage, truth):
    """Whether the damaged file was read."""
    result = sample.read(damage.content)
    assert not (result.problems and result.tables)
    if not result.tables:
        return False
    found, right = numbers(result, damage.kept), numbers(truth, {})
    if damage.is_same:
        assert found == right, damage
        return True
    touched = touched_rows(damage, truth, {key[1] for key in right})
    wrong = {k: v for k, v in found.items() if k[1] not in touched and right.get(k, "none") != v}
    assert wrong == {}, damage
    return True


@pytest.fixture(scope="session")
def cases(fuzz_cases):
    """Damaged files for each sample and way."""
    return max(1, fuzz_cases // (len(SAMPLES) * len(WAYS)))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_what_is_not_touched_is_read_exactly(sample, cases):
    file, truth = TextFile(sample.raw), sample.read()
    for way in WAYS:
        dice = random.Random(f"{sample.name} {way.__name__}")
        for _ in range(cases):
            check(sample, way(file, dice), truth)


@pytest.mark.parametrize("sample", WORKBOOKS, ids=lambda one: one.name)
def test_a_damaged_workbook_is_read_exactly_or_refused(sample, cases):
    truth, dice = numbers(sample.read(), {}), random.Random(sample.name)
    read = refused = 0
    for _ in range(max(3, cases // 4)):  # each starts a process that may die in our place
        content = bytearray(sample.raw.content)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        result = sample.read(bytes(content))
        assert not (result.problems and result.tables)
        read += bool(result.tables)
        refused += bool(result.problems)
        found = numbers(result, {})
        # One bit sits in one cell; in a binary .xls, without checksums, it can hide a whole sheet.
        assert len({key[:2] for key, value in found.items() if truth.get(key) != value}) <= 1
    assert read + refused


def test_every_way_of_saving_a_file_again_is_mostly_read():
    """The other half of the promise: not everything is refused."""
    read = Counter()
    for sample in SAMPLES:
        file, truth = TextFile(sample.raw), sample.read()
        if not truth.tables:
            continue
        for way in WAYS[-2:]:
            dice = random.Random(sample.name)
            read[way.__name__, check(sample, way(file, dice), truth)] += 1
    for way in WAYS[-2:]:
        assert read[way.__name__, True] > 4 * read[way.__name__, False]
