"""E-mail campaigns: counts without their shares, ids that last, no address of any reader."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from canonical.raw_file import RawFile
from readers import read_file

GOLDEN = Path(__file__).parents[1] / "golden" / "email"
CAMPAIGNS, REPORT, AB, MAILERLITE, CONSTANT = (
    (GOLDEN / f"{name}.csv").read_text(encoding="utf-8-sig")
    for name in (
        *("campaigns", "campaign_report", "ab_test_report"),
        *("mailerlite_report", "constant_contact"),
    )
)


def read(content, name="laporan.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    return read_file(RawFile(name, data), {}, date(2026, 11, 21))


def campaigns(content):
    result = read(content)
    assert result.problems == ()
    assert result.is_ready
    return result.tables["email_campaigns"]


def codes(result):
    return [(p.code, p.row, p.column, p.value) for p in result.problems]


def only(*names, content=CAMPAIGNS):
    """The same export with these columns alone, as people trim it."""
    rows = list(csv.DictReader(io.StringIO(content)))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_a_trimmed_list_keeps_date_id_and_audience():
    frame = campaigns(only("Title", "Audience", "Send Date", "Unique Opens", "Unique Id"))
    assert frame["campaign_id"].tolist() == ["17671f6028", "6e3fb30c88"]
    assert frame["opens_unique"].tolist() == [480, 610]


def test_a_list_without_ids_has_one_of_name_and_moment():
    trimmed = only("Title", "Send Date", "Send Weekday", "Unique Opens")
    first, again = campaigns(trimmed), campaigns(trimmed.replace("480", "481"))
    assert first["campaign_id"].tolist() == again["campaign_id"].tolist()
    assert first["campaign_id"].nunique() == 2
    moved = campaigns(trimmed.replace("09:30 pm", "09:31 pm"))
    assert moved["campaign_id"].tolist() != first["campaign_id"].tolist()


def test_an_id_that_looks_like_an_exponent_is_whole():
    assert campaigns(CAMPAIGNS.replace("17671f6028", "1767146e28"))["campaign_id"][0] == (
        "1767146e28"
    )


def test_an_id_that_excel_rounded_is_refused():
    result = read(CAMPAIGNS.replace("17671f6028", "1.76714E+34"))
    assert codes(result) == [("scientific_id", 2, "Unique Id", "1.76714E+34")]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Jun 09, 2026 12:00 am", "2026-06-09 00:00"),
        ("Jun 9, 2026 12:05 pm", "2026-06-09 12:05"),
        ("Jun 30, 2026 11:59 pm", "2026-06-30 23:59"),
    ],
)
def test_the_clock_is_kept_as_mailchimp_wrote_it(written, moment):
    frame = campaigns(CAMPAIGNS.replace("Jun 09, 2026 09:30 pm", written))
    assert frame["sent_at_local"][0] == pd.Timestamp(moment)
    assert frame["sent_on"][0] == pd.Timestamp(moment).normalize()


def test_a_date_that_excel_rewrote_is_refused():
    result = read(CAMPAIGNS.replace("Jun 09, 2026 09:30 pm", "09/06/2026 21:30"))
    assert codes(result) == [("unreadable_date", 2, "Send Date", "09/06/2026 21:30")]


def test_a_campaign_that_counts_but_has_no_date_is_refused():
    result = read(CAMPAIGNS.replace("Jun 09, 2026 09:30 pm", ""))
    assert [(p.code, p.row) for p in result.problems] == [("required_cell", 2)]


def test_not_available_is_unknown():
    frame = campaigns(CAMPAIGNS.replace(",480,40.07%", ",n/a,n/a"))
    assert frame["opens_unique"].tolist() == [pd.NA, 610]


def test_drafts_alone_are_no_rows():
    lines = CAMPAIGNS.splitlines(keepends=True)
    assert codes(read(lines[0] + lines[3])) == [("no_rows", None, None, None)]


def test_a_workbook_means_the_same():
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(CAMPAIGNS)):
        book.active.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    file = io.BytesIO()
    book.save(file)
    pd.testing.assert_frame_equal(campaigns(file.getvalue()), campaigns(CAMPAIGNS))


@pytest.mark.parametrize("report", [REPORT, AB, MAILERLITE])
def test_a_report_means_the_same_however_it_was_saved(report):
    right = campaigns(report)
    for content in (
        b"\xef\xbb\xbf" + report.encode(),
        report.replace("\n", "\r\n").encode(),
        report.encode("utf-16"),
    ):
        pd.testing.assert_frame_equal(campaigns(content), right)


def test_a_report_of_one_campaign():
    frame = campaigns(REPORT)
    counts = ["recipients", "delivered", "bounces", "opens_unique", "clicks_unique"]
    assert frame[counts].to_numpy().tolist() == [[1210, 1198, 12, 480, 64]]


def test_each_combination_of_a_test_is_its_own_row():
    frame = campaigns(AB)
    assert frame["campaign_id"].is_unique
    assert frame["recipients"].tolist() == [1751, 1750]
    assert frame["subject"].tolist() == ["Menabung untuk Lebaran", "Lebaran tanpa utang"]
    assert frame["name"].tolist() == ["Simpanan hari raya"] * 2


def test_no_address_and_no_sender_is_stored():
    for report in (REPORT, AB, MAILERLITE):
        stored = campaigns(report).to_csv()
        assert "@" not in stored
        assert "https" not in stored
    note = next(n for n in read(AB).notes if n.code == "personal_columns_left_out")
    assert (note.count, note.detail) == (2, "From Name, From Email")


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (REPORT, "Total Recipients"),
        (REPORT, "Delivery Date/Time"),
        (REPORT, "Title"),
        (AB, "Recipients Who Opened"),
        (MAILERLITE, "Hard bounce"),
        (MAILERLITE, "Sent"),
        (MAILERLITE, "Subject"),
    ],
)
def test_a_missing_line_is_named(report, line):
    kept = [one for one in report.splitlines() if not one.startswith((f'"{line}:"', f'"{line}",'))]
    found = codes(read("\n".join(kept) + "\n"))
    assert ("missing_line", None, line, None) in found


def test_a_blank_value_is_no_title():
    result = read(REPORT.replace('"Subject Line:","Panen raya, harga baik"', '"Subject Line:",""'))
    assert result.problems == ()
    assert result.tables["email_campaigns"]["subject"].isna().all()


@pytest.mark.parametrize("value", ["1.210", "", "12%", "480 (40.07", "1,21", "9" * 19])
def test_a_count_that_is_none_is_refused(value):
    result = read(REPORT.replace('"1,210"', f'"{value}"'))
    assert result.problems
    assert result.tables == {}


def test_a_line_that_stands_twice_is_refused():
    line = '"Total Unsubs:","3"\n'
    assert codes(read(REPORT.replace(line, line * 2))) == [
        ("duplicate_rows", 19, "Total Unsubs:", "Total Unsubs:")
    ]


def test_links_may_repeat():
    line = '"https://koperasi.example/harga","21","14"\n'
    assert len(campaigns(REPORT.replace(line, line * 2))) == 1


def test_delivered_is_sent_less_bounces_where_the_tool_computes_so():
    assert campaigns(MAILERLITE)["delivered"].tolist() == [3902 - 21 - 54]
    assert campaigns(CONSTANT)["delivered"].tolist() == [486, 77]


def test_more_bounces_than_sends_is_refused():
    assert [p.code for p in read(CONSTANT.replace(",144,", ",1440,")).problems] == [
        "negative_number"
    ]


def test_months_come_first_at_constant_contact():
    assert campaigns(CONSTANT)["sent_on"][1] == pd.Timestamp("2026-01-02")
    result = read(CONSTANT.replace("12/31/25", "31/12/25"))
    assert codes(result) == [("unreadable_date", 2, "Time Sent", "31/12/25 14:01")]


def test_a_campaign_without_a_name_is_refused():
    result = read(CONSTANT.replace("Tutup buku/ Des/31/2025", ""))
    assert codes(result) == [("missing_cell", 2, "Campaign Name", None)]


@pytest.mark.parametrize(
    "content",
    [
        'Title,Send Date,Cost\nA,"Jun 09, 2018 09:30 pm",5\n',
        'Campaign report\n"Subject:","x"\n',
        'Email Campaign Report\n"Title:","x"\n',
        "uniqueClicks,clickers,complaints,delivered,sent\n1,2,3,4,5\n",
    ],
)
def test_what_only_resembles_a_report_is_not_taken(content):
    assert [p.code for p in read(content).problems] == ["unknown_export"]


def test_the_real_constant_contact(real_samples):
    path = real_samples / "other/email-constantcontact/email_campaigns_report_Contant_Contact.csv"
    frame = campaigns(path.read_bytes())
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert len(frame) == len(rows) == 21
    for column, header in {
        "recipients": "Sends",
        "opens_unique": "Opens",
        "clicks_unique": "Clicks",
        "bounces": "Bounces",
        "unsubscribes": "Unsubscribes",
    }.items():
        assert frame[column].tolist() == [int(row[header]) for row in rows]
    assert frame["sent_at_local"].tolist() == [
        datetime.strptime(row["Time Sent"], "%m/%d/%y %H:%M")  # noqa: DTZ007 - as written
        for row in rows
    ]
    sums = ["recipients", "delivered", "opens_unique", "clicks_unique", "unsubscribes", "bounces"]
    assert [int(frame[c].sum()) for c in sums] == [107_553, 83_299, 30_079, 527, 655, 24_254]
    # Their own open rate proves what delivered is.
    for row, delivered in zip(rows, frame["delivered"], strict=True):
        assert round(int(row["Opens"]) / delivered * 100, 1) == pytest.approx(
            float(row["Open Rate"][:-1]), abs=0.101
        )
