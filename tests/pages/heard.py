"""What a co-op heard in March 2026, in so many rows: the same tables with 1, 3 and many."""

import pandas as pd

from metrics.example_tables import example_tables

TEXTS = ("ramah =1+1 [klik](https://contoh.id)", "jam buka?", "antre lama, kecewa")
TONES = ("positive", "neutral", "negative")
MANY = 90


def heard(rows):
    """Every table the three pages speak of, with so many rows each."""
    return example_tables(
        mentions=[mention(k) for k in range(rows)],
        incidents=[incident(k) for k in range(min(rows, 3))],
        messages=[message(k) for k in range(rows)],
        topic_days=[topic_day(k) for k in range(rows)],
        topic_choices=[{"topic": "*harga* beras", "is_relevant": True}][:rows],
        members=[count(k) for k in range(min(rows, 20))],
        member_survey=[answer(k) for k in range(rows)],
        member_ages=[ages(k) for k in range(min(rows, 3))],
        audience=[audience(k) for k in range(min(rows, 3))],
    )


def mention(number, **values):
    return {
        "mention_id": f"m{number}",
        "channel": "instagram",
        "kind": "review" if number % 3 == 0 else "comment",
        "at": pd.Timestamp(2026, 3, 1, 5) + pd.Timedelta(hours=8 * number),
        "author_hash": f"a{number}",
        "text": TEXTS[number % 3],
        "tone": TONES[number % 3],
        "rating": 4 if number % 3 == 0 else None,
        "topic": "*harga* beras",
        "asks": number % 3 == 1,
    } | values


def incident(number):
    return {
        "incident_id": f"I{number}",
        "name": f"*Antrean* {number}",
        "started_on": pd.Timestamp(2026, 3, 10 + number),
    }


def message(number):
    begun = pd.Timestamp(2026, 3, 2, 2) + pd.Timedelta(hours=5 * number)
    return {
        "thread_id": f"t{number}",
        "channel": "whatsapp",
        "first_in_at": begun,
        "first_reply_at": begun + pd.Timedelta(hours=3) if number % 5 else None,
    }


def topic_day(number):
    day = pd.Timestamp(2026, 3, 31) - pd.Timedelta(days=number // 2)
    return {
        "topic": ("*harga* beras", "pupuk")[number % 2],
        "date": day,
        "source": "Pantauan",
        "mentions": 30 if number < 14 and number % 2 == 0 else 6,
        "own_mentions": 1,
        "authors": 5,
    }


def count(number):
    return {"as_of": pd.Timestamp(2026, 3, 28) - pd.Timedelta(weeks=number), "joined": 2,
            "members_total": 1_000}  # fmt: skip


def answer(number):
    return {
        "survey_on": pd.Timestamp(2026, 3, 20),
        "respondent_id": str(number),
        "item": "saw_30d",
        "yes": number % 2 == 0,
    }


def ages(number):
    band = ("17-34", "35-54", "55+")[number]
    return {"as_of": pd.Timestamp(2026, 3, 1), "band": band, "members": 100}


def audience(number):
    return {
        "platform": "instagram",
        "account_id": "kopwan",
        "as_of": pd.Timestamp(2026, 3, 30),
        "base": "followers",
        "dimension": "age",
        "band": ("18-24", "25-34", "35-44")[number],
        "share": (0.3, 0.3, 0.4)[number],
    }
