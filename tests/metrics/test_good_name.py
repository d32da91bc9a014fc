"""Net sentiment, its calibration, the queue, agreement, and ratings: worked examples."""

import random
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.calibrated_sentiment import calibrated_sentiment, two_phase
from metrics.coder_agreement import coder_agreement, krippendorff_alpha
from metrics.counted_mentions import counted_mentions
from metrics.example_tables import example_tables
from metrics.label_queue import label_queue
from metrics.labelled_sample import Stratum, in_queue_order
from metrics.net_sentiment import net_and_error, net_sentiment
from metrics.period import Period
from metrics.rating import bayesian_mean, rating
from metrics.tone_strata import tone_stratum, tone_words

QUARTER = Period(date(2026, 7, 1), date(2026, 10, 1))
TEXTS = {"negative": "gagal bayar", "neutral": "jam buka", "positive": "petugas ramah"}
NOON = pd.Timestamp("2026-08-03 05:00")


def mention(number, tone=None, **values):
    return {
        "mention_id": f"m{number}",
        "at": NOON,
        "author_hash": f"a{number}",
        "tone": tone,
    } | values


def labelled(**tones):
    return [tone for tone, count in tones.items() for _ in range(count)]


def mentions_of(tones, **values):
    return example_tables(mentions=[mention(i, tone, **values) for i, tone in enumerate(tones)])


def test_net_sentiment_of_the_worked_example():
    tables = mentions_of(labelled(positive=64, neutral=54, negative=22))
    figure = net_sentiment(tables, QUARTER)
    assert (figure.n, figure.n_expected) == (140, 140)
    assert round(figure.value, 1) == 30.0
    assert round(figure.details["error"], 2) == 6.12
    assert (round(figure.low, 1), round(figure.high, 1)) == (18.0, 42.0)
    # The variant without neutral ones, (64 - 22) / 86, would say +48,8.
    assert round(100 * (64 - 22) / (64 + 22), 1) == 48.8


def test_unlabelled_mentions_are_not_neutral_and_are_said():
    tables = mentions_of([*labelled(positive=30), *[None] * 20])
    figure = net_sentiment(tables, QUARTER)
    assert (figure.value, figure.n, figure.n_expected) == (100.0, 30, 50)
    assert "good_name.not_all_labelled" in figure.remarks
    # Thirty equal labels leave room for a thirty-first: 100 / 31 is the error.
    assert figure.low == pytest.approx(100 - 1.959964 * 100 / 31)


def test_below_thirty_labels_nothing_is_said():
    figure = net_sentiment(mentions_of(labelled(positive=29)), QUARTER)
    assert (figure.value, figure.reason, figure.n) == (None, "good_name.too_few_labels", 29)
    empty = net_sentiment(example_tables(), QUARTER)
    assert (empty.value, empty.reason, empty.n) == (None, "good_name.no_mentions", 0)


def test_copies_count_once_and_an_author_three_times_an_incident():
    long_text = "koperasi ini sudah lama sekali membantu usaha kecil kami"
    rows = [
        *[mention(i, author_hash="x", incident_id="I1", text=f"kata {i}") for i in range(5)],
        *[mention(i, author_hash="x", text="kata 0") for i in (10, 11)],
        mention(20, text=long_text), mention(21, text=long_text.upper() + "!", tone="positive"),
        mention(22, text="Mantap"), mention(23, text="mantap"),
    ]  # fmt: skip
    counted = counted_mentions(example_tables(mentions=rows), QUARTER)
    # "kata 0" three times is one mention; three of x's five remain; the long text counts once.
    assert (counted.copies, counted.capped) == (3, 2)
    assert set(counted.rows["mention_id"]) == {"m0", "m1", "m2", "m20", "m22", "m23"}
    kept = counted.rows.set_index("mention_id")["tone"]
    assert kept["m20"] == "positive"


def test_a_mention_belongs_to_the_day_of_the_coop():
    rows = [
        mention(1, at=pd.Timestamp("2026-06-30 17:30")),
        mention(2, at=pd.Timestamp("2026-09-30 17:00")),
    ]
    counted = counted_mentions(example_tables(mentions=rows), QUARTER)
    assert counted.rows["day"].tolist() == [pd.Timestamp("2026-07-01")]


def worked_two_phase():
    """22, 54 and 64 mentions by the list; all of the first labelled, 20 of each of the others."""
    rows = [
        mention(f"{stratum}{i}", text=f"{TEXTS[stratum]} {i}")
        for stratum, count in (("negative", 22), ("neutral", 54), ("positive", 64))
        for i in range(count)
    ]
    given_labels = {
        "negative": labelled(negative=16, neutral=5, positive=1),
        "neutral": labelled(negative=4, neutral=13, positive=3),
        "positive": labelled(negative=1, neutral=3, positive=16),
    }
    order = in_queue_order(example_tables(mentions=rows)["mentions"])
    labels = {}
    for stratum, tones in given_labels.items():
        ids = order.loc[order["stratum"].eq(stratum), "mention_id"]
        labels |= dict(zip(ids, tones, strict=False))
    return [{**row, "tone": labels.get(row["mention_id"])} for row in rows]


def test_calibrated_sentiment_of_the_worked_example():
    figure = calibrated_sentiment(example_tables(mentions=worked_two_phase()), QUARTER)
    assert round(figure.value, 1) == 21.6
    assert round(figure.details["error"], 1) == 6.2
    assert (round(figure.low, 1), round(figure.high, 1)) == (9.4, 33.9)
    assert (figure.n, figure.n_expected) == (62, 140)
    assert figure.details["mentions_neutral"] == 54
    assert figure.details["labels_needed"] == 0


def test_calibration_does_not_depend_on_the_order_of_rows():
    rows = worked_two_phase()
    first = calibrated_sentiment(example_tables(mentions=rows), QUARTER)
    random.Random(3).shuffle(rows)
    again = calibrated_sentiment(example_tables(mentions=rows), QUARTER)
    assert (again.value, again.low, again.high) == (first.value, first.low, first.high)


def test_labels_picked_out_of_turn_wait_for_the_queue():
    rows = worked_two_phase()
    whole = example_tables(mentions=rows)["mentions"]
    order = in_queue_order(whole)
    neutral = order.loc[order["stratum"].eq("neutral"), "mention_id"].tolist()
    # Someone marks the ten last neutral mentions as negative, because they caught the eye.
    picked = [
        {**row, "tone": "negative"} if row["mention_id"] in neutral[-10:] else row for row in rows
    ]
    figure = calibrated_sentiment(example_tables(mentions=picked), QUARTER)
    assert round(figure.value, 1) == 21.6
    # The first one of the queue loses its label: nothing after it is a random sample any more.
    gap = [{**row, "tone": None} if row["mention_id"] == neutral[0] else row for row in rows]
    figure = calibrated_sentiment(example_tables(mentions=gap), QUARTER)
    assert (figure.value, figure.reason) == (None, "good_name.label_the_queue")
    assert figure.details["labels_needed"] == 20
    assert label_queue(example_tables(mentions=gap), QUARTER)["mention_id"].iloc[0] == neutral[0]


def test_calibration_holds_the_truth_nineteen_times_in_twenty():
    chance = np.random.default_rng(5)
    shares = {"negative": (0.6, 0.3, 0.1), "neutral": (0.2, 0.5, 0.3), "positive": (0.1, 0.2, 0.7)}
    held = 0
    for _ in range(400):
        everyone = {
            name: chance.choice([-1.0, 0.0, 1.0], size=size, p=shares[name])
            for (name, size) in (("negative", 60), ("neutral", 150), ("positive", 90))
        }
        truth = 100 * np.concatenate(list(everyone.values())).mean()
        strata = [
            Stratum(name, len(signs), tuple(chance.permutation(signs)[:25]))
            for name, signs in everyone.items()
        ]
        value, error = two_phase(strata)
        held += abs(value - truth) <= 1.96 * error
    assert 0.92 <= held / 400 <= 0.98


def test_twenty_equal_labels_do_not_make_certain():
    value, error = two_phase([Stratum("neutral", 100, (1.0,) * 20)])
    # variance 1/21, /20, times 1 - 20/100
    assert (value, error) == (100.0, pytest.approx(100 * (1 / 21 / 20 * 0.8) ** 0.5))


def test_the_queue_fills_the_strata_first_and_takes_nothing_labelled():
    rows = [{**row, "tone": None} for row in worked_two_phase()]
    queue = label_queue(example_tables(mentions=rows), QUARTER, limit=60)
    assert queue["stratum"].value_counts().to_dict() == {
        "negative": 20,
        "neutral": 20,
        "positive": 20,
    }
    assert queue["position"].tolist() == list(range(1, 61))
    assert queue["for_second"].tolist()[:30] == [True] * 30
    assert queue["for_second"].tolist()[30:].count(True) == 3
    more = label_queue(example_tables(mentions=worked_two_phase()), QUARTER, limit=500)
    assert len(more) == 140 - 62
    # Of equal spread the larger stratum tells more.
    assert set(more["stratum"].head(3)) <= {"neutral", "positive"}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([*TEXTS.values(), "", "tidak ramah", None]), max_size=30), st.randoms()
)
def test_queue_order_depends_on_ids_alone(texts, chance):
    rows = [mention(i, text=text and f"{text} {i}") for i, text in enumerate(texts)]
    first = label_queue(example_tables(mentions=rows), QUARTER, limit=30)
    chance.shuffle(rows)
    pd.testing.assert_frame_equal(
        first, label_queue(example_tables(mentions=rows), QUARTER, limit=30)
    )


@pytest.mark.parametrize(
    ("text", "stratum"),
    [
        ("Pelayanannya ramaaah banget", "positive"),
        ("SHU telat lagi", "negative"),
        ("belum cair sampai sekarang", "negative"),
        ("tidak pernah macet", "positive"),
        ("gak ribet sama sekali", "positive"),
        ("bukan penipu", "positive"),
        ("kurang ramah, tapi cepat cair dan murah", "positive"),
        ("Kapan RAT?", "neutral"),
        ("", "neutral"),
    ],
)
def test_words_sort_mentions(text, stratum):
    assert tone_stratum(text) == stratum


def test_the_word_list_holds_each_word_once_and_no_phrase_too_long():
    words = pd.read_csv("metrics/tone_words.csv")["word"]
    assert words.is_unique
    assert words.str.split().str.len().max() <= 3
    assert len(tone_words()) == len(words)


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [
        # Krippendorff 2011, two observers, binary and nominal data
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbcccedda"[:11] + "d", 0.692),
        ("abc", "abc", 1.0),
    ],
)
def test_krippendorff_alpha_of_published_examples(first, second, alpha):
    assert round(krippendorff_alpha(list(first), list(second)), 3) == alpha


def test_agreement_needs_thirty_and_more_than_one_label():
    pairs = (
        [("positive", "positive")] * 18
        + [("negative", "negative")] * 9
        + [("neutral", "positive")] * 3
    )
    rows = [mention(i, one, tone_second=other) for i, (one, other) in enumerate(pairs)]
    figure = coder_agreement(example_tables(mentions=rows), QUARTER)
    # counts 39, 18, 3 of 60: expected 1 - (39*38 + 18*17 + 3*2) / (60*59); observed 3/30
    expected = 1 - (39 * 38 + 18 * 17 + 3 * 2) / (60 * 59)
    assert figure.value == pytest.approx(1 - 0.1 / expected)
    assert figure.low < figure.value < figure.high
    assert figure.remarks == ("good_name.agree_enough",)
    few = coder_agreement(example_tables(mentions=rows[:29]), QUARTER)
    assert (few.value, few.reason, few.n) == (None, "good_name.few_by_both", 29)
    same = [mention(i, "neutral", tone_second="neutral") for i in range(40)]
    assert (
        coder_agreement(example_tables(mentions=same), QUARTER).reason == "good_name.one_label_only"
    )


def test_rating_of_the_worked_example():
    assert round(bayesian_mean([4.8] * 6, 4.3), 3) == 4.415


def test_rating_shows_its_histogram_and_sets_members_apart():
    stars = [5, 5, 5, 4, 1]
    rows = [mention(i, rating=s, is_member=i < 2) for i, s in enumerate(stars)]
    everyone, public = rating(example_tables(mentions=rows), QUARTER)
    assert everyone.value == pytest.approx((20 * 4.3 + 20) / 25)
    assert [everyone.details[f"stars_{k}"] for k in range(1, 6)] == [1, 0, 0, 1, 3]
    assert everyone.details["plain_mean"] == 4.0
    assert "good_name.members_among_reviews" in everyone.remarks
    assert "good_name.mean_is_assumed" in everyone.remarks
    assert (public.n, public.value) == (3, pytest.approx((20 * 4.3 + 10) / 23))
    assert everyone.low < everyone.value < everyone.high <= 5


def test_rating_takes_the_mean_that_is_set_and_refuses_nonsense():
    rows = [mention(1, rating=5)]
    for said, mean in (("4", 4.0), ("9", 4.3), ("empat", 4.3), ("nan", 4.3)):
        profile = [{"setting": "rating_class_mean", "value": said}]
        figure = rating(example_tables(mentions=rows, coop_profile=profile), QUARTER)[0]
        assert figure.details["assumed_mean"] == mean
    none = rating(example_tables(), QUARTER)[0]
    assert (none.value, none.reason) == (None, "good_name.no_reviews")


def test_net_sentiment_holds_the_truth_nineteen_times_in_twenty():
    chance = np.random.default_rng(7)
    held = 0
    for _ in range(1_000):
        positive, neutral, negative = chance.multinomial(80, [0.5, 0.3, 0.2])
        value, error = net_and_error(int(positive), int(neutral), int(negative))
        held += abs(value - 30) <= 1.96 * error
    assert 0.93 <= held / 1_000 <= 0.97


def test_period_ends_are_half_open_in_time():
    rows = [
        mention(1, at=pd.Timestamp(QUARTER.end_utc)),
        mention(2, at=pd.Timestamp(QUARTER.end_utc - timedelta(seconds=1))),
    ]
    assert counted_mentions(example_tables(mentions=rows), QUARTER).rows["mention_id"].tolist() == [
        "m2"
    ]


def test_chosen_channels_alone_are_counted():
    rows = [mention(1, channel="instagram"), mention(2, channel="facebook")]
    kept = counted_mentions(example_tables(mentions=rows), QUARTER, platforms=["facebook"]).rows
    assert kept["mention_id"].tolist() == ["m2"]
