"""Every kind of file is read exactly, or refused with its reason: tests/import_matrix.py."""

import pytest

from readers import READERS
from tests.import_matrix import lines, matrix

REFUSES = {"meta_facebook_video", "website_bing", "x_video_overview", "youtube_api_file"}
"""Readers whose only work is to say why a file cannot be used."""


@pytest.fixture(scope="module")
def kinds():
    return matrix()


def test_every_reader_reads_a_sample_exactly_or_says_why_not(kinds):
    names = {reader.name for reader in READERS} | {"matched_columns"}
    assert {name for name in names if kinds[name].exact} == names - REFUSES
    assert {name for name in names if kinds[name].refused} >= REFUSES


def test_every_sample_means_what_is_written_beside_it(kinds):
    assert {name: kind.wrong for name, kind in kinds.items() if kind.wrong} == {}


def test_what_the_file_does_not_say_is_asked(kinds):
    assert kinds["meta_daily_insights"].asked.keys() == {"platform", "account"}
    assert "account" in kinds["x_days"].asked
    assert kinds["matched_columns"].asked.keys() == {"matched_columns"}
    assert not kinds["meta_instagram_content"].asked


def test_no_real_file_is_left_without_a_verdict(real_samples):
    kinds = matrix(real_samples)
    found = sum((kind.real.total() for kind in kinds.values()), 0)
    assert found > 40
    assert kinds["meta_instagram_content"].real["read"]


def test_the_table_has_a_line_for_every_kind(kinds):
    table = list(lines(kinds))
    assert len(table) == len(kinds) + 2
    assert "| website_bing | 0 | – | look_alike_bing | – |" in table
