"""What the public talks about, how much of it the co-op shares, and how fast it answers."""

from datetime import date, timedelta

import pytest

from metrics.conversation_overview import conversation_overview
from metrics.example_tables import example_tables
from metrics.median_wait import median_wait
from metrics.period import Period
from metrics.response_lag import quick_post_payoff, response_lag
from metrics.rising_topics import rising_topics
from metrics.share_of_voice import share_of_voice
from metrics.topic_lift import chance, shrunken_lift
from metrics.topic_responses import topic_responses
from metrics.trend_overlap import public_interest, trend_overlap

MARCH = Period.month(2026, 3)
TODAY = date(2026, 4, 1)
LAST = date(2026, 3, 31)


def talk(topic, now, before, source="pantauan", authors=4, days=35):
    """`now` mentions over the last 7 days and `before` over the 28 before, as evenly as it goes."""
    rows = []
    for back in range(days):
        total, span, place = (now, 7, back) if back < 7 else (before, 28, back - 7)
        mentions = total // span + (place < total % span)
        rows.append({"topic": topic, "source": source, "date": LAST - timedelta(days=back),
                     "mentions": mentions, "own_mentions": 0,
                     "authors": min(mentions, authors) if authors else None})  # fmt: skip
    return rows


def rising(*topics, **tables):
    rows = [row for topic in topics for row in topic]
    found = rising_topics(example_tables(topic_days=rows, **tables), MARCH, TODAY)
    return {figure.details["kind"]: figure for figure in found}


def test_worked_example_of_a_rising_topic():
    assert round(chance(14, 12, 7, 28), 6) == 0.000135
    assert round(14 / 7 / (12 / 28), 2) == 4.67
    assert round(shrunken_lift(14, 7, 12 / 28), 2) == 3.20
    assert round(chance(3, 1, 7, 28), 4) == 0.0272
    assert round(3 / 7 / 0.05, 2) == 8.57
    assert round(shrunken_lift(3, 7, 0.05), 2) == 2.13
    assert chance(0, 0, 7, 28) == 1.0


def test_a_rising_topic_of_the_tables():
    figure = rising(talk("harga beras", 14, 12))["harga beras"]
    assert round(figure.details["p"], 6) == 0.000135
    assert round(figure.details["raw_lift"], 2) == 4.67
    assert round(figure.value, 2) == 3.20
    assert (figure.n, figure.as_of) == (26, LAST)


def test_three_people_make_a_rise_one_spammer_does_not():
    # Two authors a day write 14 posts: 14 author-days; of one author there are 7.
    assert rising(talk("a", 21, 12, authors=3))["a"].verdict == "up"
    two = rising(talk("a", 21, 12, authors=2))["a"]
    assert (two.details["now"], two.verdict) == (14, "uncertain")
    assert "topics.few_authors" in two.remarks
    unknown = rising(talk("a", 14, 12, authors=None))["a"]
    assert (unknown.details["now"], unknown.details["authors"]) == (14, None)
    assert (unknown.verdict, "topics.authors_unknown" in unknown.remarks) == ("uncertain", True)


def mention(number, author, day, topic="gempa", **more):
    return {"mention_id": str(number), "author_hash": author, "topic": topic, "channel": "facebook",
            "at": f"{day} 05:00", **more}  # fmt: skip


def test_mentions_count_people_a_day_and_a_quiet_day_is_a_day():
    first = mention(0, "z", date(2026, 2, 20), topic="lain")
    loud = [mention(n, "a", LAST) for n in range(1, 40)]
    found = rising(mentions=[first, *loud])
    assert (found["gempa"].details["now"], found["gempa"].details["authors"]) == (1, 1)
    # ten people, one each: 10 against 0, over 7 and 28 covered days
    many = [mention(n, f"p{n}", LAST - timedelta(days=n % 7)) for n in range(10)]
    first = mention(99, "z", date(2026, 2, 1), topic="lain")
    figure = rising(mentions=[first, *many])["gempa"]
    assert (figure.details["now"], figure.details["days_before"]) == (10, 28)
    assert (figure.details["authors"], figure.verdict) == (10, "up")
    assert figure.details["raw_lift"] is None  # nothing before: no percentage of nothing


def test_of_many_topics_small_numbers_die():
    alone = rising(talk("b", 3, 1, authors=3))["b"]
    assert round(alone.details["q"], 4) == 0.0272
    others = [talk(f"t{n}", 4, 16) for n in range(3)]
    among_four = rising(talk("b", 3, 1), *others)["b"]
    assert among_four.details["q"] == pytest.approx(4 * 0.0272)
    assert among_four.verdict == "uncertain"


def test_weeks_of_events_are_no_baseline():
    # 25 February is a Wednesday: Monday 23 February to Sunday 1 March leave 21 of 28 days.
    event = {"event_id": "1", "name": "RAT", "kind": "rat", "start": "2026-03-04",
             "end": "2026-03-05"}  # fmt: skip
    figure = rising(talk("a", 14, 28), events=[event])["a"]
    assert (figure.details["days_before"], figure.details["before"]) == (21, 21)
    purge = rising(talk("a", 14, 28), events=[event | {"kind": "purge"}])["a"]
    assert purge.details["days_before"] == 28
    now = rising(talk("a", 14, 28), events=[event | {"start": "2026-03-30", "end": "2026-03-31"}])
    assert "topics.event_now" in now["a"].remarks


def test_a_source_that_did_not_listen_is_silent():
    short = rising(talk("a", 14, 12, days=20))
    assert (short[""].reason, short[""].n, short[""].n_expected) == ("topics.too_few_days", 13, 14)
    rows = [row for row in talk("a", 14, 12) if not 1 <= (LAST - row["date"]).days <= 3]
    holes = rising(rows)
    assert (holes[""].reason, holes[""].n) == ("topics.too_few_days_now", 4)
    assert rising_topics(example_tables(), MARCH, TODAY) == []
    assert (
        rising_topics(example_tables(topic_days=talk("a", 9, 9)), Period.month(2025, 3), TODAY)
        == []
    )


def test_ticks_synonyms_and_sources():
    choices = [{"topic": "harga beras", "synonyms": "Beras Naik, HET", "is_relevant": True},
               {"topic": "banjir", "is_relevant": False}]  # fmt: skip
    found = rising(
        talk("#HargaBeras", 7, 6), talk("beras naik", 7, 6), talk("banjir", 14, 12),
        talk("lain", 14, 12, source="alat lain"), topic_choices=choices,
    )  # fmt: skip
    assert found["harga beras"].details["now"] == 14
    ticks = {kind: figure.details["is_relevant"] for kind, figure in found.items()}
    assert ticks == {"harga beras": "yes", "banjir": "no", "lain": ""}
    assert found["lain"].details["medium"] == "alat lain"
    assert "topics.not_ticked" in found["lain"].remarks


def post(number, day=10, caption="", hour=5, **more):
    return {"platform": "instagram", "post_id": str(number), "caption": caption,
            "published_at": f"2026-03-{day:02} {hour:02}:00", "as_of": date(2026, 4, 1),
            **more}  # fmt: skip


def test_worked_example_of_overlap():
    own = "#satu #dua #tiga #empat #lima #enam #tujuh #delapan"
    public = ["satu", "DUA", "#Tiga", *(f"lain {n}" for n in range(7))]
    rows = [{"topic": name, "source": "s", "date": "2026-03-09", "mentions": 3, "own_mentions": 1}
            for name in public]  # fmt: skip
    figure = trend_overlap(
        example_tables(posts=[post(1, caption=own)], topic_days=rows), MARCH, TODAY
    )
    assert (figure.details["own"], figure.details["public"]) == (8, 10)
    assert figure.details["common"] == 3
    assert figure.value == 0.375
    assert figure.details["jaccard"] == 0.20


def test_synonyms_related_queries_and_ticks():
    tags = "#a1 #a2 #a3 #a4 Kenapa HET naik?"
    choices = [{"topic": "harga beras", "synonyms": "het,beras naik", "is_relevant": True},
               {"topic": "a1", "is_relevant": False}]  # fmt: skip
    query = {"download": "f", "term": "beras", "place": "ID", "dimension": "related_rising",
             "band": "beras naik", "at": "2026-03-01"}  # fmt: skip
    days = [
        {"topic": "a1", "source": "s", "date": "2026-03-09", "mentions": 3},
        {"topic": "a2", "source": "s", "date": "2026-03-09", "mentions": 3},
        {"topic": "a3", "source": "s", "date": "2026-03-09", "mentions": 3, "own_mentions": 3},
    ]
    tables = example_tables(
        posts=[post(1, caption=tags), post(2, caption="#a5")], topic_choices=choices,
        trends=[query], topic_days=days,
    )  # fmt: skip
    figure = trend_overlap(tables, MARCH, TODAY)
    # own: harga beras, a2, a3, a4, a5 (a1 does not fit); public: harga beras, a2 (a3 is only ours)
    assert (figure.value, figure.details["common_topics"]) == (0.4, "a2, harga beras")
    assert (figure.details["unticked"], figure.remarks) == (1, ("topics.common_not_ticked",))
    four = trend_overlap(tables, MARCH, TODAY, platforms=["tiktok"])
    assert (four.reason, four.n) == ("topics.too_few_own_topics", 0)
    nothing = trend_overlap(example_tables(posts=[post(1, caption=tags)]), MARCH, TODAY)
    assert nothing.reason == "topics.no_public_topics"


def test_search_interest_stays_as_downloaded():
    def step(download, day, index):
        return {"download": download, "term": "koperasi", "place": "ID", "dimension": "time",
                "band": "", "at": f"2026-03-{day:02}", "grain": "week", "index": index}  # fmt: skip

    rows = [
        step("b", 1, 100),
        step("a", 8, 0),
        step("a", 1, 40),
        step("a", 8, 1) | {"at": "2026-04-05"},
    ]
    found = public_interest(example_tables(trends=rows), MARCH)
    assert list(found[["download", "index"]].itertuples(index=False, name=None)) == [
        ("a", 40), ("a", 0), ("b", 100),
    ]  # fmt: skip


def test_worked_example_of_waiting():
    hours = [5, 12, 26, 40, 72, 72, 72]
    wait = median_wait(hours, [True] * 4 + [False] * 3)
    assert wait.median == 40
    assert wait.low == 5
    assert wait.high is None
    assert median_wait([72], [False]).median is None
    assert median_wait([1, 2, 9, 9, 9], [True, True, False, False, False]).median is None
    assert median_wait([4, 9], [True, True]).median == 4  # exactly half is half


def answered(**more):
    """Seven topics from 1 March noon: answered after 5, 12, 26, 40 hours, three never."""
    choices = [{"topic": f"topik {n}", "is_relevant": True, "started_at": "2026-03-01 05:00"}
               for n in range(7)]  # fmt: skip
    read = {"as_of": date(2026, 3, 4)}
    posts = [
        post(0, 1, "Tentang Topik 0!", 10, **read),
        post(1, 1, "Tentang Topik 1!", 17, **read),
        post(2, 2, "Tentang #topik2", 7, **read),
        post(3, 2, "Tentang Topik 3!", 21, **read),
        post(90, 3, "lain", **read),
    ]
    return example_tables(posts=posts, topic_choices=choices, **more)


def test_response_lag_of_the_tables():
    figure = response_lag(answered(), MARCH, TODAY)
    assert (figure.value, figure.n, figure.details["answered"]) == (40, 7, 4)
    assert figure.details["naive_median"] == 19
    assert (figure.low, figure.open_above) == (5, True)
    rows = topic_responses(answered(), MARCH, TODAY).set_index("topic")
    assert rows["hours"].to_list()[:4] == [5, 12, 26, 40]
    assert rows.loc["topik 6", "hours"] == 60  # watched until the posts were read: 4 March 00:00
    assert not rows.loc["topik 6", "is_answered"]
    assert rows.loc["topik 0", "start_from"] == "person"
    elsewhere = topic_responses(answered(), MARCH, TODAY, platforms=["tiktok"])
    assert elsewhere["hours"].isna().all()  # no posts are known there: not "never answered"
    unticked = answered()
    unticked["topic_choices"]["is_relevant"] = unticked["topic_choices"]["is_relevant"].mask(
        [True] * 7
    )
    assert topic_responses(unticked, MARCH, TODAY)["is_relevant"].isna().all()


def test_lag_needs_a_human_tick_and_enough_topics():
    tables = answered()
    choices = tables["topic_choices"]
    none = {**tables, "topic_choices": choices.assign(is_relevant=False)}
    assert response_lag(none, MARCH, TODAY).reason == "topics.no_topic_chosen"
    assert quick_post_payoff(none, MARCH, TODAY).reason == "topics.no_topic_chosen"
    few = {**tables, "topic_choices": choices.head(4)}
    assert response_lag(few, MARCH, TODAY).reason == "topics.too_few_topics"
    silent = {**tables, "posts": tables["posts"][tables["posts"]["post_id"].isin(["0", "90"])]}
    assert response_lag(silent, MARCH, TODAY).reason == "topics.most_never_answered"
    assert response_lag(example_tables(), MARCH, TODAY).reason == "topics.no_topic_chosen"


def test_starts_late_answers_and_posts_without_a_time():
    choices = [{"topic": name, "is_relevant": True} for name in ("gempa", "pupuk", "pasar")]
    days = [voice("pupuk", 1, 1, day="2026-03-02"), voice("pupuk", 1, 2, day="2026-03-03"),
            voice("pasar", 0, 2, day="2026-02-03")]  # fmt: skip
    posts = [
        post(1, 1, "pupuk"),  # before the topic
        post(2, 3, "pupuk", published_at=None, published_on=date(2026, 3, 3)),
        post(3, 25, "gempa"),  # more than 14 days later: no answer any more
    ]
    tables = example_tables(
        posts=posts, topic_choices=choices, topic_days=days,
        mentions=[mention(1, "a", "2026-03-05")],
    )  # fmt: skip
    rows = topic_responses(tables, MARCH, TODAY).set_index("topic")
    assert list(rows.index) == ["pupuk", "gempa"]  # "pasar" began in February
    assert rows["start_from"].to_list() == ["topic_days", "mentions"]
    assert (rows.loc["pupuk", "post_id"], rows.loc["pupuk", "hours"]) == ("2", 24)
    assert not rows.loc["gempa", "is_answered"]
    assert rows.loc["gempa", "hours"] == 14 * 24


def test_did_the_quick_post_pay():
    choices = [{"topic": f"topik {n}", "is_relevant": True, "started_at": f"2026-03-{10 + n} 01:00"}
               for n in range(5)]  # fmt: skip
    quick = [post(n, 10 + n, f"topik {n}", reach=reach, as_of=date(2026, 4, 1))
             for n, reach in enumerate((100, 150, 200, 300, 400))]  # fmt: skip
    usual = [post(50 + n, 1 + n, "lain", reach=100) for n in range(9)]
    tables = example_tables(posts=[*quick, *usual], topic_choices=choices)
    figure = quick_post_payoff(tables, MARCH, TODAY)
    # the usual posts are 9 of 100 each; the earlier quick posts do not move that median
    assert (figure.value, figure.low, figure.high) == (2.0, 1.5, 3.0)
    assert figure.remarks == ("topics.beside_not_because",)
    rows = topic_responses(tables, MARCH, TODAY)
    assert rows["usual_reach"].to_list() == [100] * 5
    fewer = {**tables, "topic_choices": tables["topic_choices"].head(4)}
    assert quick_post_payoff(fewer, MARCH, TODAY).reason == "topics.too_few_answers"
    bare = example_tables(posts=[*quick, *usual[:3]], topic_choices=choices)
    assert topic_responses(bare, MARCH, TODAY)["usual_reach"].isna().all()


def voice(topic, own, mentions, source="pantauan", day="2026-03-09"):
    return {"topic": topic, "source": source, "date": day, "mentions": mentions,
            "own_mentions": own}  # fmt: skip


def test_share_of_voice_by_source():
    rows = [voice("beras", 4, 20), voice("beras", 1, 20, day="2026-03-10"),
            voice("gosip", 0, 500), voice("beras", 3, 6, source="lain")]  # fmt: skip
    choices = [{"topic": "beras", "is_relevant": True}]
    tables = example_tables(topic_days=rows, topic_choices=choices)
    other, first = share_of_voice(tables, MARCH, TODAY)
    assert (first.value, first.n, first.details["kind"]) == (5 / 40, 40, "pantauan")
    # Wilson 5 of 40
    assert (round(first.low, 4), round(first.high, 4)) == (0.0546, 0.2611)
    assert (other.reason, other.n) == ("topics.too_few_mentions", 6)


def test_share_of_voice_without_ticks_with_blanks_and_with_another_tool():
    rows = [voice("beras", 4, 20), voice("gosip", None, 500), voice("aneh", 9, 8),
            voice("beras", 1, 9, source="lama", day="2026-02-09")]  # fmt: skip
    choices = [{"topic": "gosip", "is_relevant": False}]
    (figure,) = share_of_voice(example_tables(topic_days=rows, topic_choices=choices), MARCH, TODAY)
    assert (figure.value, figure.n) == (0.2, 20)
    assert "topics.no_topic_ticked" in figure.remarks
    assert "topics.sources_changed" in figure.remarks
    assert share_of_voice(example_tables(), MARCH, TODAY) == []


def test_overview_and_the_order_of_rows():
    choices = [{"topic": "topik 1", "is_relevant": True, "started_at": "2026-03-01 05:00"}]
    tables = example_tables(
        posts=[post(n, 2, f"#topik{n}") for n in range(9)], topic_choices=choices,
        topic_days=[*talk("topik 1", 14, 12), *talk("topik 2", 9, 30)],
        mentions=[mention(n, f"p{n}", LAST) for n in range(9)],
    )  # fmt: skip
    found = conversation_overview(tables, MARCH, TODAY)
    shuffled = {name: frame.sample(frac=1, random_state=3) for name, frame in tables.items()}
    assert conversation_overview(shuffled, MARCH, TODAY).figures == found.figures
    assert len(found.figures) == len(found.rising) + 3 + len(found.voice)
