"""What the filters offer is said once: a name that is the id is not followed by the id."""

import pandas as pd

from metrics.example_tables import example_tables
from widgets.filter_choices import account_options


def day(platform, account, name):
    return {
        "platform": platform,
        "account_id": account,
        "account_name": name,
        "date": pd.Timestamp(2026, 3, 1),
        "reach_1d": 5,
    }


def test_only_the_account_that_hides_behind_a_shared_name_is_followed_by_its_id():
    tables = example_tables(
        account_days=[
            day("facebook", "Koperasi Padi", "Koperasi Padi"),
            day("instagram", "kopadi", "Koperasi Padi"),
            day("tiktok", "kopadi.id", "Kopadi"),
        ]
    )
    assert account_options(tables) == {
        "Koperasi Padi": "Koperasi Padi",
        "kopadi": "Koperasi Padi (kopadi)",
        "kopadi.id": "Kopadi",
    }
