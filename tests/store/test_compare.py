"""What the preview says a file would change."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from store import Lowered
from tests.store.invented_files import COOP, costs, days, posts


def compared(store, result):
    ((_, one),) = store.compare(COOP, result).tables.items()
    return one


def test_new_changed_and_same_are_counted_by_key(store, keeper):
    keeper.keep(days(reach_1d=[10, 20, None]))
    one = compared(store, days(reach_1d=[10, 25, 30, 40]))
    assert (one.rows, one.new, one.changed, one.same, one.removed) == (4, 1, 2, 1, 0)
    assert (one.first, one.last) == (date(2026, 10, 1), date(2026, 10, 4))
    assert store.imports(COOP)[-1].rows == 3  # comparing keeps nothing


def test_a_first_file_is_all_new(store):
    whole = store.compare(COOP, days(reach_1d=[1, 2]))
    assert compared(store, days(reach_1d=[1, 2])).new == 2
    assert not whole.needs_yes
    assert not whole.changes_nothing


def test_an_empty_cell_changes_nothing(store, keeper):
    keeper.keep(days(reach_1d=[10, 20]))
    whole = store.compare(COOP, days(reach_1d=[10, None]))
    assert whole.changes_nothing


@pytest.mark.parametrize(("read_on", "conflicts"), [(2, 0), (3, 0), (4, 1), (30, 1)])
def test_a_settled_number_that_differs_is_a_conflict(store, keeper, read_on, conflicts):
    # 1 October, read on the given day of October at 05.00 in Jakarta, still the day before in UTC
    at = datetime(2026, 10, read_on - 1, 22, tzinfo=UTC)
    keeper.keep(days(reach_1d=[10]), at=at)
    whole = store.compare(COOP, days(reach_1d=[12]))
    assert whole.tables["account_days"].conflicts == conflicts
    assert whole.needs_yes is bool(conflicts)


def test_each_value_settles_by_the_import_it_stands_in(store, keeper):
    keeper.keep(days(reach_1d=[10]), at=datetime(2026, 10, 2, tzinfo=UTC))
    keeper.keep(days(followers_total=[500]), at=datetime(2026, 10, 30, tzinfo=UTC))
    assert compared(store, days(reach_1d=[12])).conflicts == 0
    assert compared(store, days(followers_total=[501])).conflicts == 1


def test_a_value_that_was_unknown_is_no_conflict(store, keeper):
    keeper.keep(days(reach_1d=[10]))
    one = compared(store, days(views=[12]))
    assert (one.changed, one.conflicts) == (1, 0)


def test_a_cut_file_is_seen_by_its_rows_and_totals(store, keeper):
    keeper.keep(days(views=[10, 20, 30]))
    whole = days(views=[10, 20, 30]).tables["account_days"]
    cut = type(days(views=[1]))("days", tables={"account_days": whole.iloc[[0, 2]]})
    assert compared(store, cut).lowered == (
        Lowered("", 3, 2, "instagram", "kopma.id"),
        Lowered("views", 60, 40, "instagram", "kopma.id"),
    )


def test_a_shorter_period_or_another_account_is_no_loss(store, keeper):
    keeper.keep(days(views=[10, 20, 30]))
    assert compared(store, days(views=[10, 20])).lowered == ()
    assert compared(store, days(account="toko", views=[1, 1, 1])).lowered == ()


def test_uniques_are_never_added_up(store, keeper):
    keeper.keep(days(reach_1d=[10, 20]), at=datetime(2026, 10, 1, tzinfo=UTC))
    assert compared(store, days(reach_1d=[10, 5])).lowered == ()


def test_a_file_of_other_columns_is_not_held_against_them(store, keeper):
    keeper.keep(days(views=[10, 20, 30]))
    sparse = days(followers_total=[500, None, 502]).tables["account_days"]
    file = type(days(views=[1]))("days", tables={"account_days": sparse.iloc[[0, 2]]})
    assert compared(store, file).lowered == ()


def test_posts_are_compared_by_their_last_snapshot(store, keeper):
    keeper.keep(posts("2026-10-08", p1=100, p2=50))
    keeper.keep(posts("2026-11-08", p1=180, p2=70))
    assert compared(store, posts("2026-11-20", p1=190, p2=70)).lowered == ()
    fewer = compared(store, posts("2026-11-20", p1=190))
    assert [(one.column, one.before, one.after) for one in fewer.lowered] == [
        ("", 2, 1),
        ("views", 250, 190),
    ]


def test_an_export_that_begins_in_the_middle_of_a_day_misses_nothing(store, keeper):
    october = posts("2026-11-08", p1=100)
    tables = october.tables["posts"]
    early = tables.assign(post_id="p0", published_at=tables["published_at"] - pd.Timedelta("1h"))
    keeper.keep(type(october)("posts", tables={"posts": early}))
    keeper.keep(october)
    assert compared(store, posts("2026-11-20", p1=100)).lowered == ()


def test_a_typed_change_is_a_wish_and_never_a_conflict(store, keeper):
    keeper.keep(costs(("B1", 100), ("B2", 200), ("B3", 300), note=("str", ["a", "b", "c"])))
    edited = costs(("B1", 50), ("B2", 200, True), ("B3", 300), note=("str", ["a", "b", None]))
    one = compared(store, edited)
    assert (one.rows, one.changed, one.removed, one.same) == (3, 2, 1, 0)
    assert (one.conflicts, one.lowered) == (0, ())


def test_removing_what_is_not_there_is_nothing(store):
    whole = store.compare(COOP, costs(("B9", 1, True)))
    assert whole.changes_nothing
    assert whole.tables["costs"].same == 1


def test_no_reading_is_needed_for_a_file_without_rows(store):
    empty = days(reach_1d=[1]).tables["account_days"].iloc[:0]
    one = compared(store, type(days(views=[1]))("days", tables={"account_days": empty}))
    assert (one.rows, one.new, one.first) == (0, 0, None)
