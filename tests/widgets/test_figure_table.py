"""A table of figures: a row fits on a phone, notes stand below, the download keeps all columns."""

from streamlit.testing.v1 import AppTest


def _draw():
    from i18n import Translator
    from metrics.figure import Figure
    from widgets.figure_table import figure_table_section

    known = Figure("account_reach", 1_670, "accounts", low=999, high=2_280, n=29, n_expected=31)
    bounded = Figure.missing(
        "account_reach", "accounts", "reach.only_bounds", low=1_500, high=7_800, n=7, n_expected=31
    )
    rows = [("Toko *Tani*", known.with_remarks("reach.platform_days")), ("Kopwan", bounded)]
    figure_table_section(rows, Translator("id"), scope="Akun", heading="Jangkauan", name="x")


def test_number_with_its_range_and_notes_below():
    at = AppTest.from_function(_draw, default_timeout=60).run()
    assert not at.exception
    (table,) = [one.value.map(lambda text: text.replace("\\", "")) for one in at.table]
    assert list(table.columns) == ["Akun", "Angka", r"Dasar \(n\)"]
    assert table["Angka"].tolist() == ["1.670 akun (999–2.280)", "1.500–7.800"]
    assert at.table[0].value["Akun"].iloc[0] == r"Toko \*Tani\*"  # people's text formats nothing
    notes = at.markdown[-1].value.replace("\\", "")
    assert "Toko *Tani*: Hari menurut zona waktu platform" in notes
    assert "Kopwan: Hanya kisarannya yang diketahui" in notes
