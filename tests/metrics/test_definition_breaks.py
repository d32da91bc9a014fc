"""Where a number changed its meaning."""

from datetime import date

from metrics.definition_breaks import definition_breaks, is_broken_between
from metrics.example_tables import example_tables
from metrics.period import Period

MARCH = Period.month(2026, 3)


def day(text, version, platform="instagram"):
    return {"platform": platform, "date": text, "views": 1, "metric_version": version}


def test_the_data_show_their_own_break():
    tables = example_tables(
        account_days=[day("2026-03-09", "impressions"), day("2026-03-10", "views")]
    )
    found = definition_breaks(tables, MARCH)
    assert found.drop(columns="date").to_dict("records") == [
        {
            "platform": "instagram",
            "column": "views",
            "from_version": "impressions",
            "to_version": "views",
            "kind": "data",
            "source": "account_days",
        }
    ]
    assert found["date"].dt.date.tolist() == [date(2026, 3, 10)]
    assert definition_breaks(tables, MARCH, platforms=["x"]).empty
    assert definition_breaks(tables, Period.month(2026, 4)).empty


def test_versions_side_by_side_are_two_series():
    post = {"platform": "youtube", "as_of": "2026-04-01", "views": 1}
    tables = example_tables(
        posts=[
            {**post, "post_id": "1", "published_on": "2026-03-01", "metric_version": "views"},
            {**post, "post_id": "2", "published_on": "2026-03-02",
             "metric_version": "engaged_views"},
            {**post, "post_id": "3", "published_on": "2026-03-03", "metric_version": "views"},
        ]
    )  # fmt: skip
    assert definition_breaks(tables, MARCH).empty


def test_announced_breaks():
    def broken(platform, year, month, column="views"):
        now = Period.month(year, month)
        return is_broken_between(
            {}, platform=platform, column=column, before=now.previous(), now=now
        )

    assert broken("instagram", 2025, 4)
    assert broken("instagram", 2025, 5)  # April holds both definitions
    assert not broken("instagram", 2025, 6)
    assert not broken("tiktok", 2025, 4)
    assert not broken("facebook", 2025, 11, "reach")
    year = Period(date(2025, 1, 1), date(2026, 1, 1))
    found = definition_breaks(example_tables(), year)
    assert found["platform"].tolist() == ["youtube", "instagram", "facebook"]


def test_what_the_co_op_wrote_down():
    event = {"event_id": "1", "kind": "definition_change", "name": "Meta mengganti jangkauan",
             "start": "2026-03-10", "end": "2026-03-11"}  # fmt: skip
    gone = {**event, "event_id": "2", "start": "2026-03-20", "removed": True}
    other = {**event, "event_id": "3", "kind": "campaign"}
    tables = example_tables(events=[event, gone, other])
    found = definition_breaks(tables, MARCH, platforms=["facebook"])
    assert found["source"].tolist() == ["Meta mengganti jangkauan"]
    assert found["platform"].tolist() == [""]
    assert is_broken_between(
        tables, platform="x", column="reach", before=MARCH.previous(), now=MARCH
    )
