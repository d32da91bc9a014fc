"""Percakapan, Nama Baik, Anggota & Muda with 1, 3 and many rows: no claim below what it needs."""

import re

import pytest

from i18n import LANGUAGES
from tests.pages.heard import MANY, TEXTS, heard
from tests.pages.reading import card, charts_of, shown_text

PAGES = ("conversation", "reputation", "members")
CAUSES = r"\b(menyebabkan|karena|berkat|akibat|berhasil menaikkan|because|caused|thanks to)\b"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", [1, 3, MANY])
@pytest.mark.parametrize("page", PAGES)
def test_every_number_of_rows_is_drawn(draw, page, rows, language):
    at = draw(page, heard(rows), language)
    assert not at.exception
    text = shown_text(at)
    assert "None" not in text
    assert not re.search(r"\bnan\b|NaT|<NA>", text)
    for spec in charts_of(at):
        assert len(spec["description"]) > 20


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", PAGES)
def test_few_rows_make_no_claim(draw, page, rows):
    at = draw(page, heard(rows))
    for metric in at.metric:
        # Stars are held back by twenty assumed ones; a row of topics counts thirty mentions.
        counts = ("Semua ulasan", "Tanpa anggota dan pengurus", "Porsi percakapan")
        assert metric.value.startswith(("–", "≥")) or metric.label.startswith(counts)
        assert not metric.delta or "naik" not in metric.delta


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_of_the_answer_explains_a_cause(draw, page):
    for language in LANGUAGES:
        at = draw(page, heard(MANY), language)
        answer = at.markdown[0].value
        assert answer.startswith("#### ")
        assert not re.search(CAUSES, answer.casefold())


@pytest.mark.parametrize("page", PAGES)
def test_what_people_wrote_stands_in_text_cells_only(draw, page):
    at = draw(page, heard(MANY))
    for element in at.markdown:
        assert "contoh.id" not in element.value
        assert "*harga*" not in element.value.replace(r"\*harga\*", "")
        assert "*Antrean*" not in element.value.replace(r"\*Antrean\*", "")


def test_a_topic_beyond_chance_is_named_and_only_that(draw):
    at = draw("conversation", heard(MANY))
    said = at.markdown[0].value.replace("\\", "")
    # 7 x 30 mentions of 5 people each in the last week: capped at 5 a day, as usual is 5 a day.
    assert "belum ada yang pasti lebih ramai" in said
    louder = heard(MANY)
    days = louder["topic_days"]
    days["authors"] = days["mentions"]
    said = draw("conversation", louder).markdown[0].value.replace("\\", "")
    assert said.endswith("1 topik pasti lebih ramai dari biasanya: *harga* beras.")


def test_a_topic_nobody_judged_waits_in_the_list(draw):
    at = draw("conversation", heard(MANY))
    (choices,) = [f.value for f in at.dataframe if "is_relevant" in f.value.columns]
    assert choices["topic"].tolist() == ["*harga* beras", "pupuk"]


def test_the_answer_about_members_names_the_survey(draw):
    at = draw("members", heard(MANY))
    # 45 of 90 asked, of 1,000 members: n (N - 1) / (N - n) = 98.8; Wilson 40.3 % to 59.7 %.
    said = at.markdown[0].value.replace("\\", "")
    assert said == (
        "#### Menurut survei 20 Mar 2026, 50% anggota melihat atau mendengar kita dalam 30 hari, "
        "antara 40,3% dan 59,7%."
    )
    # 72 of 90 threads answered.
    assert card(at, "Percakapan yang dijawab").value == "80%"


def test_without_a_survey_the_answers_speak_and_say_so(draw):
    tables = heard(MANY)
    tables["member_survey"] = tables["member_survey"].iloc[:0]
    said = draw("members", tables).markdown[0].value
    assert "80%" in said
    assert "belum disurvei" in said


def test_the_young_are_held_against_the_local_share_as_set(draw):
    tables = heard(3)
    text = shown_text(draw("members", tables))
    # 18 to 24 and 25 to 34 together, exact; no local share is set.
    assert "60%" in text
    assert "Bagian penduduk muda setempat belum diisi" in text


def test_a_campaign_that_nobody_noted_has_no_effect_to_tell(draw):
    text = shown_text(draw("members", heard(MANY)))
    assert "Tidak ada program promosi yang menyentuh periode ini" in text


def test_an_index_below_sixty_percent_of_the_weight_is_none(draw):
    at = draw("reputation", heard(MANY))
    assert card(at, "Indeks reputasi").value == "–"
    assert "kurang dari 60% bobot" in shown_text(at)


def test_stars_are_drawn_as_they_were_given(draw):
    at = draw("reputation", heard(MANY))
    # 30 reviews of four stars: (20 x 4.3 + 120) / 50 = 4.12.
    assert card(at, "Semua ulasan").value == "± 4,12"
    assert any("bintang" in spec["description"] for spec in charts_of(at))


def test_an_open_incident_is_said_to_be_open(draw):
    text = shown_text(draw("reputation", heard(3)))
    assert "*Antrean* 2" in text
    assert "belum ditutup" in text


def test_the_label_queue_shows_texts_and_no_label(draw):
    tables = heard(MANY)
    tables["mentions"]["tone"] = None
    at = draw("reputation", tables)
    (queue,) = [f.value for f in at.dataframe if "label" in f.value.columns]
    assert len(queue) == 20
    assert queue["label"].isna().all()
    assert set(queue["text"]) <= set(TEXTS)


def test_the_second_reader_never_sees_the_first_label(draw):
    at = draw("reputation", heard(MANY))
    at = at.radio(key="label-reader").set_value("second").run()
    (queue,) = [f.value for f in at.dataframe if "label" in f.value.columns]
    assert queue["label"].isna().all()
    assert "tone" not in queue.columns
