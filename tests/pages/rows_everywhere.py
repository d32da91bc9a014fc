"""So many rows in every table that a figure may rest on, in March 2026 and just before it."""

import pandas as pd

from metrics.example_tables import example_tables
from tests.pages.heard import heard

LAST = pd.Timestamp(2026, 3, 31)
MANY = 120


def rows_everywhere(count):
    """Every canonical table with `count` rows (some kinds of row have fewer different keys)."""
    own = example_tables(
        posts=[_post(k) for k in range(count)],
        account_days=[_day(k) for k in range(count)],
        account_windows=[_window(k) for k in range(min(count, 12))],
        audience=[_audience(k) for k in range(min(count, 6))],
        ad_spend=[_spend(k) for k in range(count)],
        web_days=[_web_day(k) for k in range(count)],
        trends=[_trend(k) for k in range(count)],
        plan=[_plan(k) for k in range(count)],
        plan_matches=[_match(k) for k in range(min(count, 3))],
        costs=[_cost(k) for k in range(count)],
        channels=[_check(name) for name in ("instagram", "facebook", "website")[:count]],
        events=[_campaign(k) for k in range(min(count, 1))],
        targets=[_target(name) for name in ("followers", "plan_realisation", "presence")[:count]],
        coop_profile=[
            {"setting": name, "value": value}
            for name, value in (
                ("target_public", "40000"), ("baseline_years", "2025"), ("hours_per_week", "8"),
            )[:count]
        ],
    )  # fmt: skip
    return {name: own[name] if len(own[name]) else frame for name, frame in heard(count).items()}


def _back(number):
    return LAST - pd.Timedelta(days=number)


def _post(number):
    return {
        "platform": "instagram", "account_id": "kopwan", "post_id": f"P{number}",
        "as_of": pd.Timestamp(2026, 4, 14), "format": "video_short" if number % 2 else "photo",
        "published_at": LAST - pd.Timedelta(hours=9 * number + 200), "metric_version": "views",
        "caption": f"Panen {number} harga beras", "reach": 1_000 + 40 * (number % 9),
        "views": 2_000, "likes": 90 if number % 2 else 20, "comments": 4, "shares": 3, "saves": 2,
        "followers_at_publish": 3_000,
    }  # fmt: skip


def _day(number):
    return {
        "platform": "instagram", "account_id": "kopwan", "date": _back(number),
        "followers_total": 4_000 - 10 * number - number % 3, "net_follows": 10, "follows_lost": 1,
        "follows_gained": 11, "reach_1d": 100 + number % 7, "views": 250, "metric_version": "views",
    }  # fmt: skip


def _window(number):
    end = pd.Timestamp(2026, 4, 1) - pd.DateOffset(months=number)
    return {"platform": "instagram", "account_id": "kopwan", "start": end - pd.DateOffset(months=1),
            "end": end, "reach": 900}  # fmt: skip


def _audience(number):
    base, band = ("followers", "viewers")[number // 3], ("18-24", "25-34", "35-44")[number % 3]
    return {"platform": "instagram", "account_id": "kopwan", "as_of": LAST, "base": base,
            "dimension": "age", "band": band, "share": (0.3, 0.3, 0.4)[number % 3]}  # fmt: skip


def _spend(number):
    return {"platform": "instagram", "account_id": "iklan", "start": _back(number),
            "end": _back(number - 1), "breakdown": "", "band": "", "campaign": "Beras",
            "ad_set": "", "ad": "", "amount": 10_000.0, "currency": "IDR",
            "impressions": 900}  # fmt: skip


def _web_day(number):
    return {"platform": "website", "source": "ga4", "account_id": "kopwan.id",
            "date": _back(number), "users_1d": 20, "sessions": 30, "views": 60}  # fmt: skip


def _trend(number):
    return {"download": "f", "term": "harga beras", "place": "Jawa Tengah", "dimension": "time",
            "band": "", "at": _back(number), "index": 40 + number % 9}  # fmt: skip


def _plan(number):
    planned = LAST - pd.Timedelta(hours=9 * number + 200)
    return {
        "plan_id": f"R{number}", "platform": "instagram", "planned_at": planned,
        "title": f"Panen {number} harga beras" if number % 4 else "Rapat pengurus",
        "created_at": planned - pd.Timedelta(days=3), "pillar": ("Edukasi", "Produk")[number % 2],
        "objective": ("Kepercayaan", "Penjualan")[number % 2], "owner": "Admin",
        "audience": ("members", "public")[number % 2], "person_shown": number % 2 == 0,
    }  # fmt: skip


def _match(number):
    return {"platform": "instagram", "post_id": f"P{4 * number}", "plan_id": "",
            "purpose": "Tanggap isu",
            "decided_at": LAST - pd.Timedelta(hours=36 * number + 199)}  # fmt: skip


def _cost(number):
    return {
        "cost_id": f"K{number}", "category": ("brochure", "content")[number % 2],
        "date": pd.Timestamp(2025 + number % 2, 3, 1 + number % 28), "amount_idr": 2_000_000,
        "objective": "Kepercayaan", "hours": 4.0,
    }  # fmt: skip


def _check(name):
    return {"channel": name, "checked_on": _back(1), "exists": True, "findable": True,
            "complete": 0.5}  # fmt: skip


def _campaign(number):
    return {"event_id": f"E{number}", "name": "Beras", "kind": "campaign", "platform": "instagram",
            "start": pd.Timestamp(2026, 3, 8), "end": pd.Timestamp(2026, 3, 16)}  # fmt: skip


def _target(name):
    return {"metric": name, "scope": "", "due": pd.Timestamp(2026, 12, 31), "value": 90.0}
