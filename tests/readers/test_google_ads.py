"""Google Ads: overlapping totals, UTF-16 with tabs, thousands in English and Indonesian."""

from __future__ import annotations

from datetime import date

import pytest

from canonical.problem import Note, Problem, Question
from canonical.raw_file import RawFile
from readers import read_file

RECEIVED = date(2026, 11, 21)
RANGE = '"July 8, 2026 - July 31, 2026"'
HEADER = "Campaign status,Campaign,Currency code,Impr.,Clicks,Cost"
ROW = 'Enabled,Kopi,IDR,"25,881","1,934",1661670.50'
TOTAL = 'Total: Account, --,IDR,"25,881","1,934",1661670.50'


def read(*lines, encoding="utf-8", **answers):
    text = "\n".join(["Campaign report", *lines]) + "\n"
    return read_file(
        RawFile("r.csv", text.encode(encoding)), {"account": "Kopi", **answers}, RECEIVED
    )


def spend(result):
    return result.tables["ad_spend"].to_dict("records")


def test_rows_are_added_and_totals_are_not():
    result = read(RANGE, HEADER, ROW, TOTAL.replace("Account", "Campaigns"), TOTAL)
    (row,) = spend(result)
    assert (row["campaign"], row["impressions"], row["clicks"]) == ("Kopi", 25881, 1934)
    assert (row["amount"], row["currency"]) == (1661670.5, "IDR")
    assert (str(row["start"].date()), str(row["end"].date())) == ("2026-07-08", "2026-08-01")
    (total,) = result.tables["ad_totals"].to_dict("records")
    assert (total["amount"], total["source_row"]) == (1661670.5, 6)
    assert result.notes == (Note("ad_total_row", 2),)


def test_csv_for_excel_is_the_same_file():
    lines = [RANGE, HEADER, ROW, TOTAL]
    tabs = [line.replace('"25,881"', "25.881").replace('"1,934"', "1.934") for line in lines[1:]]
    tabs = [line.replace(",", "\t").replace("25.881", "25,881").replace("1.934", "1,934")
            for line in tabs]  # fmt: skip
    one, other = read(*lines), read(RANGE.strip('"'), *tabs, encoding="utf-16")
    assert one.tables["ad_spend"].equals(other.tables["ad_spend"])
    assert one.tables["ad_totals"].equals(other.tables["ad_totals"])


def test_a_double_hyphen_is_not_zero():
    (row,) = spend(read(RANGE, HEADER, "Enabled,Kopi,IDR, --, --,0.00"))
    assert (row["impressions"], row["clicks"], row["amount"]) == (None, None, 0)


@pytest.mark.parametrize(
    "written",
    ["27 January 2026 - 23 February 2026", "27 Januari 2026 - 23 Februari 2026",
     '"January 27, 2026 - February 23, 2026"', "January 27, 2026 - February 23, 2026"],
)  # fmt: skip
def test_the_window_in_the_second_line(written):
    (row,) = spend(read(written, HEADER, ROW))
    assert (str(row["start"].date()), str(row["end"].date())) == ("2026-01-27", "2026-02-24")


def test_a_window_that_is_not_stated_is_asked_for():
    assert read("All time", HEADER, ROW).questions == (Question("period", detail="r.csv"),)
    assert read("All time", HEADER, ROW, period="2026-01-01/2026-01-31").is_ready


def test_days_are_days():
    header = "Day,Campaign,Currency code,Impr.,Cost"
    result = read(RANGE, header, "2026-07-08,Kopi,IDR,10,5.00", "2026-07-09,Kopi,IDR,11,6.00")
    assert [str(row["start"].date()) for row in spend(result)] == ["2026-07-08", "2026-07-09"]
    assert [str(row["end"].date()) for row in spend(result)] == ["2026-07-09", "2026-07-10"]


def test_days_need_no_window_but_a_total_does():
    header = "Day,Campaign,Currency code,Impr.,Cost"
    result = read("All time", header, "2026-07-08,Kopi,IDR,10,5.00", "Total: Account, --,IDR,10,5")
    assert (len(spend(result)), "ad_totals" in result.tables, result.is_ready) == (1, False, True)


def test_a_total_that_cannot_be_read_is_no_total():
    result = read(RANGE, HEADER, ROW, TOTAL.replace("1661670.50", "1.661.670"))
    assert "ad_totals" not in result.tables
    assert len(spend(result)) == 1


def test_indonesian_words_and_numbers():
    header = "Status kampanye,Kampanye,Kode mata uang,Tayangan,Klik,Biaya"
    rows = ['Aktif,Kopi,IDR,25.881,1.934,"1.661.670,50"', "Aktif,Beras,IDR,120,3,9.380"]
    result = read("1 Agustus 2026 - 31 Agustus 2026", header, *rows)
    assert [row["amount"] for row in spend(result)] == [1661670.5, 9380]
    assert [row["impressions"] for row in spend(result)] == [25881, 120]
    unclear = read("1 Agustus 2026 - 31 Agustus 2026", header, "Aktif,Beras,IDR,120,3,9.380")
    assert unclear.problems == (Problem("ambiguous_number", 4, "Biaya", "9.380", "number"),)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((RANGE, HEADER.replace("Currency code", "Labels"), ROW), "missing_column"),
        ((RANGE, HEADER, ROW.replace("IDR", " --")), "required_cell"),
        ((RANGE, HEADER, ROW, ROW), "unknown_breakdown"),
        ((RANGE, "Week," + HEADER, "2026-07-06," + ROW), "ads_not_daily"),
        ((RANGE, HEADER), "no_rows"),
        ((RANGE, HEADER, TOTAL), "no_rows"),
        ((RANGE, HEADER, ROW.replace("1661670.50", "1.661.670")), "unreadable_cell"),
    ],
)
def test_what_cannot_be_trusted_is_refused(lines, code):
    assert [problem.code for problem in read(*lines).problems] == [code]


def test_the_cards_of_the_overview_are_refused():
    card = b'Date,Clicks,Impressions,Avg. CPC,Cost\n"Thu, 5 Feb 2026",3,120,US$0.64,US$1.92'
    result = read_file(RawFile("Time_series.csv", card), {}, RECEIVED)
    assert result.problems == (Problem("ads_overview_card", value="Time_series.csv"),)


def test_the_account_is_asked_for():
    assert read(RANGE, HEADER, ROW, account="").questions == (Question("account", detail="r.csv"),)


# Numbers as read by eye from the real files.
REAL = {
    "googleads-eur": (3, 0.0, 0, "EUR", ("2026-03-27", "2026-04-24"), 3),
    "googleads-inr": (2, 1661.67 + 904.26, 25881 + 20287, "INR", ("2025-07-08", "2025-08-01"), 4),
}


@pytest.mark.parametrize("folder", REAL)
def test_the_real_files(real_samples, folder):
    rows, amount, impressions, currency, window, totals = REAL[folder]
    path = real_samples / "other" / folder / "Campaign report.csv"
    result = read_file(RawFile(path.name, path.read_bytes()), {"account": "a"}, RECEIVED)
    frame = result.tables["ad_spend"]
    assert result.is_ready
    assert len(frame) == rows
    assert float(frame["amount"].sum()) == pytest.approx(amount)
    assert int(frame["impressions"].sum()) == impressions
    assert set(frame["currency"]) == {currency}
    assert (str(frame["start"].iloc[0].date()), str(frame["end"].iloc[0].date())) == window
    assert result.notes == (Note("ad_total_row", totals),)
    (total,) = result.tables["ad_totals"].to_dict("records")
    assert float(total["amount"]) == pytest.approx(amount, abs=0.011)  # Google rounds each row
    assert total["impressions"] == impressions
