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
from tests.damage import WAYS, TextFile
from tests.golden_samples import samples

SAMPLES = [one for one in samples() if TextFile(one.raw).sheet is not None]
WORKBOOKS = [one for one in samples() if TextFile(one.raw).sheet is None]
NUMBERS = {"count", "money", "number", "share"}
DEPENDENT = {"same_name_rows", "zero_days_filled"}
"""Notes of a reader that makes a row from several rows, or from a row that is not there."""
NO_KEY = {"account_id", "account_name", "download"}
"""Parts of a key that every row of a file shares."""


def numbers(result, *, by_key=False, kept=None):
    """Every number by table, place and column.

    The place is the row of the file and the how manieth row of the table came from it; or the key,
    where rows move.
    """
    found = {}
    # Shares of the file's own total change with it; the counts beside them do not.
    derived = {"share"} if any(note.code == "total_row" for note in result.notes) else set()
    for name, frame in result.tables.items():
        kinds = {c.name: c.kind for c in TABLES[name].columns if c.name in frame}
        columns = [c for c, kind in kinds.items() if kind in NUMBERS and c not in derived]
        key = [k for k in TABLES[name].key if k in frame and k not in NO_KEY]
        seen = Counter()
        for cells in frame.to_dict("records"):
            row = (kept or {}).get(int(cells["source_row"]), int(cells["source_row"]))
            place = tuple(str(cells[k]) for k in key) if by_key else (row, seen[row])
            seen[row] += 1
            for column in columns:
                value = cells[column]
                found[name, place, column] = None if pd.isna(value) else float(value)
    return found


def keys_of_rows(result, rows):
    """The keys of the rows of a table that came from these rows of the file."""
    keys = set()
    for name, frame in result.tables.items():
        key = [k for k in TABLES[name].key if k in frame and k not in NO_KEY]
        for cells in frame[frame["source_row"].isin(rows)].to_dict("records"):
            keys.add((name, tuple(str(cells[k]) for k in key)))
    return keys


def check(sample, damage, truth):
    """Whether the damaged file was read."""
    result = sample.read(damage.content)
    assert not (result.problems and result.tables)
    if not result.tables:
        return False
    if damage.is_same:
        assert numbers(result, by_key=True) == numbers(truth, by_key=True), damage
    elif not DEPENDENT & {note.code for note in (*truth.notes, *result.notes)}:
        moved = damage.how == "lines cut"
        wrong = (wrong_by_row_and_key if moved else wrong_by_row)(result, damage, truth)
        assert wrong == {}, damage
    return True


def wrong_by_row(result, damage, truth):
    """Numbers of untouched rows that are others now. Where a header was hit, one may be unknown."""
    right = numbers(truth)
    data_rows = {place[0] for _, place, _ in right}
    first = min(data_rows, default=0)
    names = isinstance(damage.touched, frozenset) and damage.touched - data_rows
    if names and (damage.how == "cells swapped" or max(names) > first):
        return {}  # a column got another name, or a block of rows another head
    return {
        key: (right.get(key, "none"), value)
        for key, value in numbers(result).items()
        if key[1][0] not in damage.touched
        and right.get(key, "none") != value
        and not (names and value is None)
    }


def wrong_by_row_and_key(result, damage, truth):
    """Where rows were cut out, what is left is unknown or the same, by its row or by its key.

    A row that is made of several is named after the first of them, and a key can depend on other
    rows (the year of a file that writes 29 February, two cities of one name).
    """
    by_row, by_key = numbers(truth), numbers(truth, by_key=True)
    touched = keys_of_rows(truth, damage.touched)
    rows, keys = numbers(result, kept=damage.kept), numbers(result, by_key=True)
    return {
        (row, key): value
        for (row, value), key in zip(rows.items(), keys, strict=True)
        if key[:2] not in touched
        and value is not None
        and value not in (by_row.get(row), by_key.get(key))
    }


@pytest.fixture(scope="session")
def cases(fuzz_cases):
    """Damaged files for each sample and way."""
    return max(1, fuzz_cases // (len(SAMPLES) * len(WAYS)))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_what_is_not_touched_is_read_exactly(sample, cases):
    file, truth = TextFile(sample.raw), sample.read()
    read = 0
    for way in WAYS:
        dice = random.Random(f"{sample.name} {way.__name__}")
        read += sum(check(sample, way(file, dice), truth) for _ in range(cases))
    assert read or not truth.tables  # refusing everything would be exact too


@pytest.mark.parametrize("sample", WORKBOOKS, ids=lambda one: one.name)
def test_a_damaged_workbook_is_read_exactly_or_refused(sample, cases):
    truth, dice = numbers(sample.read()), random.Random(sample.name)
    read = refused = 0
    for _ in range(max(3, cases // 4)):  # each starts a process that may die in our place
        content = bytearray(sample.raw.content)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        result = sample.read(bytes(content))
        assert not (result.problems and result.tables)
        read += bool(result.tables)
        refused += bool(result.problems)
        found = numbers(result)
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
