"""From a number to the file and the row."""

from datetime import date

from tests.store.invented_files import COOP, NOON, days, posts


def test_only_the_value_that_holds_is_listed_with_its_place(store, keeper):
    keeper.keep(days(reach_1d=[10, 20], views=[1, 2]), "satu.csv")
    second = keeper.keep(days(reach_1d=[None, 25]), "dua.csv")
    cells = store.trace(COOP, "account_days", ("reach_1d", "views"))
    seen = cells[["day", "column", "value", "file_name", "source_row"]]
    assert [(d.day, c, v, f, r) for d, c, v, f, r in seen.itertuples(index=False)] == [
        (1, "reach_1d", 10, "satu.csv", 2),
        (2, "reach_1d", 25, "dua.csv", 3),
        (1, "views", 1, "satu.csv", 2),
        (2, "views", 2, "satu.csv", 3),
    ]
    assert cells["import_id"].tolist()[1] == second.import_id
    assert cells["account_id"].tolist() == ["kopma.id"] * 4
    assert cells["container"].tolist() == [""] * 4


def test_the_selection_is_that_of_the_figure(store, keeper):
    keeper.keep(days(views=[1, 2, 4, 8]))
    keeper.keep(days(account="toko", views=[16, 32]))

    def total(**selection):
        return store.trace(COOP, "account_days", ("views",), **selection)["value"].sum()

    assert total() == 63
    assert total(accounts=("toko",)) == 48
    assert total(platforms=("tiktok",)) == 0
    assert total(start=date(2026, 10, 2), end=date(2026, 10, 4)) == 2 + 4 + 32
    assert total(start=date(2026, 10, 2), end=date(2026, 10, 4), accounts=("kopma.id",)) == 6


def test_a_moment_belongs_to_the_day_in_jakarta(store, keeper):
    keeper.keep(posts("2026-10-08", p1=100))  # 1 October 23.30 UTC
    october_first = {"start": date(2026, 10, 1), "end": date(2026, 10, 2)}
    assert len(store.trace(COOP, "posts", ("views",), **october_first)) == 0
    october_second = {"start": date(2026, 10, 2), "end": date(2026, 10, 3)}
    cells = store.trace(COOP, "posts", ("views",), **october_second)
    assert cells["post_id"].tolist() == ["p1"]


def test_a_frozen_trace_shows_what_was_in_force(store, keeper):
    first = keeper.keep(days(views=[1]), "satu.csv")
    position = store.position(COOP)
    keeper.keep(days(views=[2]), "dua.csv")
    store.undo_import(first.import_id, by="a", at=NOON)
    now = store.trace(COOP, "account_days", ("views",))
    then = store.trace(COOP, "account_days", ("views",), as_of=position)
    assert (now["value"].tolist(), now["file_name"].tolist()) == ([2], ["dua.csv"])
    assert (then["value"].tolist(), then["file_name"].tolist()) == ([1], ["satu.csv"])


def test_text_is_traced_as_text(store, keeper):
    keeper.keep(posts("2026-10-08", p1=100, p2=200))
    cells = store.trace(COOP, "posts", ("post_id", "views"))
    assert cells["value"].tolist() == ["p1", "p2", "100", "200"]


def test_nothing_kept_traces_to_nothing(store):
    cells = store.trace(COOP, "account_days", ("views",))
    assert len(cells) == 0
    assert {"day", "column", "value", "import_id", "file_name"} <= set(cells.columns)
