"""A table nobody knows: offered with its values, read as it was matched, never guessed."""

from datetime import date

import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file
from readers.column_match import Match
from readers.unknown_table import unknown_table

TODAY = date(2026, 11, 21)
MAIL = """Laporan Brevo,,,,,
,,,,,
Nama kampanye,Tanggal kirim,Penerima,Unique opens,uniqueClicks,Email
Kabar Mei,05/06/2026 09:00,"1,200",300,-,budi@contoh.id
Kabar Juni,06/06/2026 09:00,"1,300",310,41,siti@contoh.id
Total,,"2,500",610,41,
"""
DAYS = "Tanggal;Pengikut;Jangkauan;Catatan\n13/05/2026;4.120;1.200;a\n14/05/2026;4.131;990;b\n"
POSTS = (
    "Waktu,Link,Judul,Reach,Plays\n"
    "2026-05-13T09:30:00,https://t.me/kop/1,Satu,40,50\n"
    "2026-05-14T23:30:00,https://t.me/kop/2,Dua,60,\n"
)
ADS = 'Hari,Kampanye,Biaya,Tayang\n2026-05-13,Lebaran,"10,000.5",1000\n2026-05-13,Lebaran,5,500\n'


def raw(text, name="data.csv"):
    return RawFile(name, text.encode())


def read(text, match, **answers):
    return read_file(raw(text), {"matched_columns": match.text(), **answers}, TODAY)


def days(**ways):
    columns = {"day": "Tanggal", "followers_total": "Pengikut", "reach_1d": "Jangkauan"}
    return Match("account_days", columns, **{"dates": "%-d/%-m/%Y", "numbers": "comma", **ways})


MAILS = Match(
    "email_campaigns",
    {
        "name": "Nama kampanye",
        "sent": "Tanggal kirim",
        "recipients": "Penerima",
        "opens_unique": "Unique opens",
        "clicks_unique": "uniqueClicks",
    },
    "%-d/%-m/%Y %-H:%M",
    "dot",
    "skip",
)


def test_the_header_is_found_under_a_preamble_and_shown_with_values():
    table = unknown_table(raw(MAIL))
    assert table.header_row == 3
    assert table.samples("Penerima") == ("1,200", "1,300", "2,500")


def test_columns_are_suggested_by_name_each_meaning_once():
    found = unknown_table(raw(MAIL)).suggested("email_campaigns")
    assert found == {header: field for field, header in MAILS.columns.items()}
    # a rate is no number of people, however alike the name
    text = "Date,Reach rate,Reachs,Followers\n2026-05-13,3,4,5\n"
    found = unknown_table(raw(text)).suggested("account_days")
    assert found == {"Date": "day", "Reachs": "reach_1d", "Followers": "followers_total"}


def test_day_and_month_that_could_be_swapped_are_both_offered_and_never_chosen():
    table = unknown_table(raw(MAIL))
    layouts = table.date_layouts("email_campaigns", MAILS.columns)
    assert layouts == {
        "%-d/%-m/%Y %-H:%M": ("D/M/YYYY h:mm", "2026-06-05"),
        "%-m/%-d/%Y %-H:%M": ("M/D/YYYY h:mm", "2026-05-06"),
    }
    proven = unknown_table(raw(DAYS)).date_layouts("account_days", days().columns)
    assert list(proven) == ["%-d/%-m/%Y"]


def test_only_ways_of_writing_numbers_that_read_every_cell_are_offered():
    table = unknown_table(raw(MAIL))
    assert table.number_styles("email_campaigns", MAILS.columns) == ("dot",)
    assert unknown_table(raw(DAYS)).number_styles("account_days", days().columns) == ("comma",)
    plain = unknown_table(raw("Date,Reach\n2026-05-13,12\n"))
    assert plain.number_styles("account_days", {"day": "Date", "reach_1d": "Reach"}) == ("plain",)
    either = unknown_table(raw("Date,Cost\n2026-05-13,1.234\n"))
    assert either.number_styles("ad_spend", {"day": "Date", "amount": "Cost"}) == ("dot", "comma")


def test_a_matched_mailing_is_read_asked_for_its_service_and_its_sum_left_out():
    assert unknown_table(raw(MAIL)).sum_rows("email_campaigns", MAILS.columns) == (6,)
    waiting = read(MAIL, MAILS)
    assert [question.code for question in waiting.questions] == ["provider"]
    assert waiting.tables == {}
    result = read(MAIL, MAILS, provider="brevo")
    rows = result.tables["email_campaigns"]
    assert rows["recipients"].tolist() == [1200, 1300]
    assert rows["clicks_unique"].isna().tolist() == [True, False]
    assert rows["sent_at_local"].tolist() == [pd.Timestamp(2026, 6, d, 9) for d in (5, 6)]
    assert rows["source_row"].tolist() == [4, 5]
    assert [(n.code, n.detail) for n in result.notes] == [("personal_columns_left_out", "Email")]


def test_a_sum_is_data_only_when_a_person_says_so():
    unsaid = Match(MAILS.kind, MAILS.columns, MAILS.dates, MAILS.numbers)
    (problem,) = read(MAIL, unsaid, provider="brevo").problems
    assert (problem.code, problem.row) == ("total_rows_unsaid", 6)
    kept = Match(MAILS.kind, MAILS.columns, MAILS.dates, MAILS.numbers, "keep")
    (problem,) = read(MAIL, kept, provider="brevo").problems
    assert (problem.code, problem.row) == ("missing_cell", 6)


def test_days_are_read_with_channel_and_account_as_answered():
    first = read(DAYS, days())
    assert [(q.code, "telegram" in q.options) for q in first.questions] == [
        ("platform", True),
        ("account", False),
    ]
    result = read(DAYS, days(), platform="telegram", account="kopmaju")
    rows = result.tables["account_days"]
    assert rows["date"].tolist() == [pd.Timestamp(2026, 5, 13), pd.Timestamp(2026, 5, 14)]
    assert rows["followers_total"].tolist() == [4120, 4131]
    assert rows["reach_1d"].tolist() == [1200, 990]
    assert set(rows["platform"]) == {"telegram"}
    assert set(rows["account_id"]) == {"kopmaju"}
    assert [(n.code, n.detail) for n in result.notes] == [("columns_ignored", "Catatan")]
    assert (result.reader, result.is_ready) == ("matched_columns", True)


def test_a_platform_that_was_never_offered_is_asked_again():
    result = read(DAYS, days(), platform="myspace", account="kopmaju")
    assert [question.code for question in result.questions] == ["platform"]
    assert not result.is_ready


def test_posts_without_an_id_bear_their_address_and_their_zone_is_asked():
    columns = {"published": "Waktu", "permalink": "Link", "reach": "Reach", "views": "Plays"}
    match = Match("posts", columns, "%Y-%m-%dT%H:%M:%S")
    said = {"platform": "telegram", "account": "kop"}
    assert [question.code for question in read(POSTS, match, **said).questions] == ["zone"]
    rows = read(POSTS, match, **said, zone="Asia/Jakarta").tables["posts"]
    assert rows["post_id"].tolist() == ["https://t.me/kop/1", "https://t.me/kop/2"]
    assert rows["published_at"].tolist() == [
        pd.Timestamp(2026, 5, 13, 2, 30),
        pd.Timestamp(2026, 5, 14, 16, 30),
    ]
    assert rows["views"].tolist() == [50, pd.NA]
    assert rows["metric_version"].fillna("").tolist() == ["views", ""]
    assert set(rows["as_of"]) == {pd.Timestamp(TODAY)}


def test_more_people_than_views_proves_a_wrong_match():
    columns = {"published": "Waktu", "permalink": "Link", "reach": "Plays", "views": "Reach"}
    match = Match("posts", columns, "%Y-%m-%dT%H:%M:%S")
    (problem,) = read(POSTS, match, platform="telegram", account="kop", zone="UTC").problems
    assert (problem.code, problem.row) == ("reach_above_views", 2)


def test_a_wrong_column_is_refused_cell_by_cell_as_in_every_export():
    columns = {"day": "Tanggal", "followers_total": "Catatan"}
    problems = read(DAYS, Match("account_days", columns, "%-d/%-m/%Y")).problems
    assert [(p.code, p.row, p.column, p.value) for p in problems] == [
        ("unreadable_cell", 2, "Catatan", "a"),
        ("unreadable_cell", 3, "Catatan", "b"),
    ]


def test_ads_of_one_name_are_added_and_the_currency_is_asked():
    columns = {"day": "Hari", "campaign": "Kampanye", "amount": "Biaya", "impressions": "Tayang"}
    match = Match("ad_spend", columns, "%Y-%m-%d", "dot")
    said = {"platform": "x", "account": "kop"}
    assert [question.code for question in read(ADS, match, **said).questions] == ["currency"]
    result = read(ADS, match, **said, currency="IDR")
    (row,) = result.tables["ad_spend"].to_dict("records")
    assert (row["amount"], row["impressions"], row["currency"]) == (10005.5, 1500, "IDR")
    assert (row["start"], row["end"]) == (pd.Timestamp(2026, 5, 13), pd.Timestamp(2026, 5, 14))
    assert [(note.code, note.count) for note in result.notes] == [("same_name_rows", 1)]


def test_ads_without_days_ask_for_their_period():
    match = Match("ad_spend", {"campaign": "Kampanye", "amount": "Biaya"}, "", "dot")
    said = {"platform": "x", "account": "kop", "currency": "IDR"}
    assert [question.code for question in read(ADS, match, **said).questions] == ["period"]
    rows = read(ADS, match, **said, period="2026-05-01/2026-05-31").tables["ad_spend"]
    assert rows["end"].tolist() == [pd.Timestamp(2026, 6, 1)]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        '{"kind":"posts"}',
        days(dates="").text(),
        days(numbers="roman").text(),
        Match("account_days", {"day": "Tanggal"}, "%Y").text(),
        Match("account_days", {"day": "Tanggal", "reach_1d": "tanggal"}, "%Y").text(),
        days(dates="%Q").text(),
        days(dates="%Y").text(),
    ],
)
def test_what_is_no_match_is_refused(said):
    (problem,) = read_file(raw(DAYS), {"matched_columns": said}, TODAY).problems
    assert problem.code == "bad_column_match"


def test_a_match_of_other_columns_is_refused():
    (problem,) = read("A,B\n1,2\n", days()).problems
    assert problem.code == "matched_columns_missing"


def test_a_known_export_is_never_read_by_a_match(sample="Date,Clicks,Impressions,Avg. CTR\n"):
    text = sample + "2026-01-01,1,2,3%\n"
    assert unknown_table(raw(text)) is None
    assert read(text, days()).reader == "website_bing"


@pytest.mark.parametrize(
    "text",
    ["Halo semua, apa kabar\nSalam, Budi\n", "satu\n1\n2\n", "1,2\n3,4\n", "a,b\n\n1,2\n", ""],
)
def test_what_is_no_table_is_not_offered(text):
    assert unknown_table(raw(text)) is None


def test_a_column_that_stands_twice_cannot_be_matched():
    table = unknown_table(raw("Date,Reach,reach,Likes\n2026-05-13,1,2,3\n"))
    assert table.headers == ("Date", "Likes")


def test_the_same_columns_are_known_again_in_any_order():
    first = unknown_table(raw(DAYS)).fingerprint
    shuffled = "Catatan;Pengikut;jangkauan;Tanggal\na;4.120;1.200;13/05/2026\n"
    assert unknown_table(raw(shuffled)).fingerprint == first
    assert unknown_table(raw(DAYS.replace("Catatan", "Lain"))).fingerprint != first
