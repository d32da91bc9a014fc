"""What a report says, and what it does not."""

from datetime import UTC, date, datetime

import pytest

from i18n import Translator
from metrics.example_tables import example_tables
from metrics.period import Period
from report import VERSION
from report.facts import Decision, Source, decisions_in, fingerprint
from report.period_code import period_of
from report.safe_text import printable
from report.speech import MINUTES, WORDS_A_MINUTE


def texts_of(contents):
    sections = [
        text
        for s in contents.sections
        for text in (s.heading, *s.sentences, *s.notes, *(r.label for r in s.rows))
    ]
    return " ".join([*sections, *contents.speech, contents.message])


def section(contents, code):
    return next(one for one in contents.sections if one.code == code)


def test_an_empty_ledger_gives_an_honest_report(made, empty):
    contents = made(empty, sources=(), decisions=(), data_until=None)
    assert [row.value for row in contents.headlines] == ["–", "–", "–"]
    assert all(row.note for row in contents.headlines)
    assert contents.imports == ()
    assert "belum ada data" in contents.stamp
    assert "tidak ada berkas" in contents.stamp
    assert section(contents, "sources").sentences == (Translator()("report.sources_none"),)
    assert "tidak ada data" in contents.message
    assert not [c for c in contents.message.split("sidik")[0] if c.isdigit() and c not in "2026"]
    assert "kita tidak mengarangnya" in " ".join(contents.speech)


def test_savings_stand_in_their_form_with_the_comparator_named(made, filled, empty):
    # Baseline: median of 4 and 5 million = 4.5; own cost 2; benefit 2.5 million.
    pea = section(made(filled), "pea")
    assert [row.value for row in pea.rows[:3]] == ["Rp4,5 juta", "Rp2 juta", "Rp2,5 juta"]
    assert "tahun buku 2024, tahun buku 2025" in pea.sentences[0]
    assert "bukan SHU" in pea.notes[0]
    assert "Pembanding belum dipilih" in section(made(empty), "pea").sentences[0]


def test_the_budget_line_holds_budget_realised_and_last_year(made, filled):
    rows = section(made(filled), "budget").rows
    assert [row.value for row in rows[:3]] == ["Rp30 juta", "Rp2 juta", "Rp5 juta"]


def test_all_eight_returns_stand_there_and_say_where_evidence_is_missing(made, empty):
    rows = section(made(empty), "returns").rows
    for number in range(1, 9):
        own = [row for row in rows if row.label.startswith(f"{number}. ")]
        assert own
        assert all(row.value == "–" and row.note for row in own)


def test_the_equivalent_value_is_off_by_default_and_then_a_range(made, filled):
    assert "Nilai setara iklan (kisaran" not in texts_of(made(filled))
    row = section(made(filled, with_equivalent=True), "equivalent").rows[0]
    assert row.bounds == ""
    assert row.value == "–" or "–" in row.value


def test_open_decisions_stand_on_the_page_and_all_in_the_annex(made, filled):
    contents = made(filled)
    said = section(contents, "open_decisions").sentences
    assert said == ("• Uji 8 video (Humas; paling lambat 30 Apr 2026; Belum selesai)",)
    assert len(section(contents, "decisions").table.rows) == 2
    assert "Uji 8 video" in contents.slides[-1].details[0]


def test_more_decisions_than_fit_are_counted(made, filled):
    many = tuple(
        Decision(date(2026, 3, n), "", f"Kerja {n}", "", date(2026, 5, n), "open")
        for n in range(1, 8)
    )
    said = section(made(filled, decisions=many), "open_decisions").sentences
    assert len(said) == 5
    assert said[0].startswith("• Kerja 1 ")
    assert said[-1] == "dan 3 keputusan lain; lihat lampiran."


def test_decisions_are_read_without_the_removed_and_the_empty():
    day = "2026-03-01"
    rows = [
        {"decision_id": "1", "meeting_on": day, "decision": "Jadi", "status": "done"},
        {"decision_id": "2", "meeting_on": day, "decision": "Dihapus", "removed": True},
        {"decision_id": "3", "meeting_on": day, "owner": "Ketua"},
        {"decision_id": "4", "meeting_on": "2026-04-01", "question": "Apa?"},
    ]
    found = decisions_in(example_tables(decisions=rows)["decisions"])
    assert [(one.question, one.decision, one.status) for one in found] == [
        ("Apa?", "", "open"),
        ("", "Jadi", "done"),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_speech_takes_at_most_three_minutes(made, filled, language):
    words = sum(len(p.split()) for p in made(filled, language).speech)
    assert 120 < words <= MINUTES * WORDS_A_MINUTE


def test_more_spent_is_never_called_a_negative_saving(made, filled):
    costs = filled["costs"].assign(amount_idr=[1_000_000, 1_200_000, 9_000_000])
    said = " ".join(made({**filled, "costs": costs}).speech)
    assert "lebih besar daripada periode dasar" in said
    assert "menghemat" not in said


def test_an_invented_coop_is_called_so(made, filled):
    contents = made(filled, is_sample=True)
    assert "CONTOH" in contents.banner
    assert contents.banner in contents.message
    assert contents.banner in contents.slides[0].details


def test_the_fingerprint_follows_the_imports_and_not_their_order():
    at = datetime(2026, 4, 1, tzinfo=UTC)
    one, two = Source(1, "a", "0" * 64, at), Source(2, "b", "1" * 64, at)
    assert fingerprint([one, two]) == fingerprint([two, one])
    assert fingerprint([one]) != fingerprint([two])
    assert len(fingerprint([one])) == 16
    assert fingerprint([]) == ""


def test_a_link_without_files_says_so(made, filled):
    contents = made(filled, sources=None)
    assert "tidak dibagikan" in contents.stamp
    assert "tidak dibagikan" in section(contents, "sources").sentences[0]


def test_periods_of_the_command_line():
    zone = "Asia/Makassar"
    assert period_of("2026-10", first_month=1, zone=zone) == Period.month(2026, 10, zone)
    assert period_of("2025", first_month=7, zone=zone) == Period.book_year(2025, 7, zone)
    days = period_of("2026-10-01..2026-10-14", first_month=1, zone=zone)
    assert (days.days, days.last_day) == (14, date(2026, 10, 14))
    for wrong in ("", "2026-13", "Oktober", "2026-10-14..2026-10-01", "26-10"):
        with pytest.raises(ValueError, match=r".*"):
            period_of(wrong, first_month=1, zone=zone)


def test_printable_text_keeps_words_and_drops_what_xml_cannot_hold():
    assert printable("a\x00b\ud800c\u202ed\te") == "abcd e"
    assert printable("😀é漢") == "😀é漢"
    assert printable("x" * 50, limit=10) == "x" * 9 + "…"


def test_the_version_is_that_of_the_project():
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
