"""Where the co-op can be found, whether it lives there, how full its profiles are."""

from datetime import date, timedelta

import pandas as pd
import pytest

from metrics.channel_checks import channel_checks
from metrics.channel_settings import ARTICLE_CHANNELS
from metrics.example_tables import example_tables
from metrics.identical_captions import identical_captions
from metrics.period import Period
from metrics.presence import freshness, presence
from metrics.presence_overview import presence_overview
from metrics.profile_completeness import profile_completeness

MARCH = Period.month(2026, 3)
TODAY = date(2026, 3, 31)


def check(channel, age=None, **more):
    """Seen today; last own post `age` days ago at noon in Jakarta."""
    at = None if age is None else f"{TODAY - timedelta(days=age)} 05:00"
    return {"channel": channel, "checked_on": TODAY, "exists": True, "findable": True,
            "last_post_at": at, **more}  # fmt: skip


def worked():
    return [
        check("website", 45, weight=0.15, half_life_days=30),
        check("facebook", 2, weight=0.20, half_life_days=7),
        check("instagram", 1, weight=0.20, half_life_days=7),
        check("tiktok", 21, weight=0.15, half_life_days=7),
        check("youtube", 60, weight=0.15, half_life_days=30),
        check("x", weight=0.05, exists=False, findable=None),
        check("email", 0, weight=0.10, half_life_days=30),
    ]


def ledger(checks, **more):
    tables = example_tables(channels=checks, **more)
    return channel_checks(tables, MARCH, TODAY).set_index("channel")


def figures(checks, **more):
    tables = example_tables(channels=checks, **more)
    return presence(tables, MARCH, TODAY), freshness(tables, MARCH, TODAY)


def test_worked_example():
    channels = ledger(worked())
    assert {name: round(value, 4) for name, value in channels["freshness"].dropna().items()} == {
        "website": 0.3536, "facebook": 0.8203, "instagram": 0.9057, "tiktok": 0.125,
        "youtube": 0.25, "email": 1.0,
    }  # fmt: skip
    there, lives = figures(worked())
    assert (round(there.value, 1), there.n, there.n_expected) == (95.0, 7, 7)
    assert round(lives.value, 1) == 55.4
    assert round(lives.low, 1) == round(lives.high, 1) == 55.4
    assert there.details["stale"] == 3  # presence alone hides three dying channels
    assert (there.remarks, lives.remarks) == ((), ())


def test_a_channel_without_weight_changes_nothing():
    before = figures(worked())
    for empty in ({"weight": 0}, {"weight": 0, "exists": None, "findable": None}):
        after = figures([*worked(), check("whatsapp", **empty)])
        assert [f.value for f in after] == [f.value for f in before]
        assert [(f.low, f.high, f.n, f.n_expected) for f in after] == [
            (f.low, f.high, f.n, f.n_expected) for f in before
        ]


def test_the_order_of_rows_plays_no_part():
    turned = example_tables(channels=worked()[::-1])
    straight = example_tables(channels=worked())
    columns = ["import_id", "post_import_id"]
    pd.testing.assert_frame_equal(
        channel_checks(turned, MARCH, TODAY).drop(columns=columns),
        channel_checks(straight, MARCH, TODAY).drop(columns=columns),
    )


def test_nothing_checked_is_not_zero():
    for figure in figures([]):
        assert (figure.value, figure.reason, figure.n_expected) == (None, "presence.unchecked", 7)
    assert ledger([])["state"].to_dict() == dict.fromkeys(ARTICLE_CHANNELS, "unchecked")


def test_unchecked_channels_widen_the_range():
    there, lives = figures([check("facebook", 7), check("x", exists=False)])
    # two of seven equal channels checked, one there, its freshness 0.5
    assert (there.value, there.n) == (50, 2)
    assert (there.low, there.high) == (pytest.approx(100 / 7), pytest.approx(600 / 7))
    assert (lives.value, lives.n) == (25, 2)
    assert (lives.low, lives.high) == (pytest.approx(50 / 7), pytest.approx(550 / 7))
    assert there.remarks == ("presence.channels_unchecked", "presence.weights_assumed")
    assert "presence.half_lives_assumed" in lives.remarks


def test_states():
    channels = ledger([
        check("facebook", 7),
        check("instagram", 8),
        check("tiktok", 1, findable=False),
        check("x", exists=False),
        check("website", exists=False, should_exist=False, note="Anggota kami tidak memakainya"),
        check("email", exists=False, should_exist=False),
        check("youtube"),
        check("whatsapp", 1, findable=None),
        check("telegram", exists=None),
    ])  # fmt: skip
    assert channels["state"].to_dict() == {
        "facebook": "fresh", "instagram": "stale", "tiktok": "not_findable", "x": "absent",
        "website": "left_out", "email": "absent", "youtube": "unknown", "whatsapp": "unknown",
        "telegram": "unknown",
    }  # fmt: skip
    assert channels.loc["website", "weight"] == 0  # a choice with a written reason is legal
    assert channels.loc["email", "weight"] == 1
    assert channels["presence"].fillna(-1).to_dict()["whatsapp"] == -1


def test_weights_and_half_lives_that_are_not_set():
    channels = ledger([check("facebook", weight=0.4), check("x", weight=0.2), check("google_maps")])
    assert channels.loc["google_maps", "weight"] == pytest.approx(0.3)  # the mean of the others
    assert channels["weight_assumed"].to_dict()["facebook"] == False  # noqa: E712
    assert channels.loc["x", "half_life_days"] == 7
    assert channels.loc["google_maps", "half_life_days"] == 30
    kept = [check("x", weight=0.2, half_life_days=9, checked_on="2026-02-01"), check("x", 1)]
    again = ledger(kept)
    assert (again.loc["x", "weight"], again.loc["x", "half_life_days"]) == (0.2, 9)


def post(platform, day, as_of=TODAY, **more):
    return {"platform": platform, "post_id": f"{platform}{day}", "as_of": as_of,
            "published_at": f"2026-03-{day:02} 05:00", **more}  # fmt: skip


def test_the_newer_of_check_and_files():
    checks = [check(name, 10) for name in ("facebook", "tiktok", "instagram")]
    days = [
        {"platform": "tiktok", "date": "2026-03-25", "posts_published": 1, "import_id": 7},
        {"platform": "tiktok", "date": "2026-03-31", "posts_published": 0},
    ]
    channels = ledger(
        checks, posts=[post("facebook", 28, import_id=5), post("instagram", 2)], account_days=days
    )
    last = channels["last_post_on"].dt.day.dropna().astype(int).to_dict()
    assert last == {"facebook": 28, "tiktok": 25, "instagram": 21}
    assert channels["last_post_from"].dropna().to_dict() == {
        "facebook": "posts", "tiktok": "account_days", "instagram": "check",
    }  # fmt: skip
    assert channels.loc["tiktok", "age_days"] == 6
    lives = freshness(
        example_tables(channels=checks, posts=[post("facebook", 28, import_id=5)]), MARCH, TODAY
    )
    assert lives.imports == (1, 5)


def test_posts_after_a_check_show_that_the_channel_exists():
    checks = [check("facebook", exists=False, findable=False, checked_on="2026-03-01"),
              check("tiktok", exists=False, checked_on="2026-03-30")]  # fmt: skip
    channels = ledger(checks, posts=[post("facebook", 20), post("tiktok", 20), post("youtube", 20)])
    assert channels.loc["facebook", "exists"]
    assert not channels.loc["tiktok", "exists"]
    assert channels.loc["youtube", "exists"]
    assert channels.loc["youtube", "state"] == "unchecked"  # nobody knows whether it can be found


def test_what_was_not_read_since_is_a_range():
    # Read 14 days ago, the last post 7 days before that: then 0.5, now 1/8 or, after a post, 1.
    checks = [check("facebook", 21, checked_on=TODAY - timedelta(days=14))]
    lives = freshness(example_tables(channels=checks), MARCH, TODAY, platforms=["facebook"])
    assert (lives.value, lives.low, lives.high) == (50, 12.5, 100)
    assert "presence.not_read_since" in lives.remarks
    old = [check("facebook", 40, checked_on=TODAY - timedelta(days=32))]
    gone = freshness(example_tables(channels=old), MARCH, TODAY, platforms=["facebook"])
    assert (gone.value, gone.n) == (None, 0)


def test_a_later_reading_tells_of_earlier_days():
    checks = [check("facebook", checked_on=date(2026, 3, 1))]
    posts = [post("facebook", 20, as_of=date(2026, 3, 21)), post("facebook", 30, date(2026, 4, 9))]
    tables = example_tables(channels=checks, posts=posts)
    channels = channel_checks(tables, Period(date(2026, 3, 1), date(2026, 3, 28)), date(2026, 5, 1))
    facebook = channels.set_index("channel").loc["facebook"]
    assert (facebook["known_on"], facebook["age_days"]) == (pd.Timestamp("2026-03-27"), 7)


def test_a_mailbox_lives_while_its_test_mail_was_answered():
    assert ledger([check("email", 30)]).loc["email", "freshness"] == 1
    assert ledger([check("email", 60)]).loc["email", "freshness"] == 0.5
    mails = [{"provider": "brevo", "campaign_id": "1", "sent_on": "2026-03-30"}]
    email = ledger([check("email", 60)], email_campaigns=mails).loc["email"]
    assert (email["last_post_from"], email["freshness"]) == ("newsletter", 1)


def test_deleted_and_later_checks_do_not_count():
    checks = [check("facebook", exists=False, checked_on="2026-02-01"),
              check("facebook", 1, checked_on="2026-03-02", removed=True),
              check("facebook", 1, checked_on="2026-04-02")]  # fmt: skip
    assert ledger(checks).loc["facebook", "state"] == "absent"


def test_without_a_check_so_far_the_first_later_one_counts():
    checks = [check("facebook", 0, checked_on="2026-04-02"),
              check("facebook", exists=False, checked_on="2026-04-09")]  # fmt: skip
    tables = example_tables(channels=checks)
    there = presence(tables, MARCH, date(2026, 4, 20), platforms=["facebook"])
    assert (there.value, "presence.checked_afterwards" in there.remarks) == (100, True)
    lives = freshness(tables, MARCH, date(2026, 4, 20), platforms=["facebook"])
    assert (lives.value, lives.low, lives.high) == (100, 100, 100)
    later = [check("facebook", 0, checked_on="2026-04-02", last_post_at="2026-04-01 05:00")]
    posted_later = example_tables(channels=later)
    assert freshness(posted_later, MARCH, date(2026, 4, 20), platforms=["facebook"]).n == 0
    assert presence(tables, MARCH, TODAY, platforms=["facebook"]).reason == "presence.unchecked"


def test_profiles():
    checks = [check("facebook", complete=5 / 6), check("x", exists=False, complete=0),
              check("youtube")]  # fmt: skip
    found = profile_completeness(example_tables(channels=checks), MARCH, TODAY)
    assert [(f.details["platform"], f.value, f.reason) for f in found] == [
        ("facebook", 5 / 6, ""),
        ("youtube", None, "presence.profile_unchecked"),
    ]


def test_the_same_text_on_several_channels():
    posts = [
        post("facebook", 2, caption="Panen melon! 🍈 #melon"),
        post("instagram", 3, caption="panen MELON https://kop.id"),
        post("instagram", 4, caption="Rapat anggota"),
        post("instagram", 5, caption="Rapat anggota"),  # twice on one channel is not this
        post("tiktok", 6, caption="#fyp"),
        post("tiktok", 7, caption=None),
    ]
    figure = identical_captions(example_tables(posts=posts), MARCH, TODAY)
    assert (figure.value, figure.n, figure.details["same"]) == (0.5, 4, 2)
    one = identical_captions(example_tables(posts=posts), MARCH, TODAY, platforms=["instagram"])
    assert (one.value, one.reason) == (None, "presence.one_channel_with_captions")
    assert identical_captions(example_tables(), MARCH, TODAY).n == 0


def test_overview_holds_every_figure():
    found = presence_overview(example_tables(channels=worked()), MARCH, TODAY)
    assert found.figures[:2] == (found.presence, found.freshness)
    assert len(found.channels) == 7
