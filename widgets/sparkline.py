"""The small line of a card, turned into its final form once for all who look at it."""

from __future__ import annotations

import json
from functools import lru_cache

import pandas as pd
import streamlit as st

from charts.sparkline import sparkline
from i18n import Translator
from i18n.translator import Language

Points = tuple[tuple[pd.Timestamp, float | None], ...]


def show_sparkline(points: pd.DataFrame, t: Translator, *, label: str) -> None:
    """Draw rows (day, value)."""
    values = (None if pd.isna(value) else float(value) for value in points["value"])
    rows = tuple(zip(points["day"], values, strict=True))
    st.vega_lite_chart(json.loads(_specification(rows, t.language, label)), width="stretch")


@lru_cache(maxsize=1_000)
def _specification(rows: Points, language: Language, label: str) -> str:
    """Vega-Lite of the line as JSON; all that it shows is in the key, so it is nobody else's.

    Building and checking a line takes Altair 20 ms, half the processor time of a whole page.
    """
    points = pd.DataFrame(rows, columns=["day", "value"]).astype({"value": "Float64"})
    said = sparkline(points, Translator(language), label=label).to_dict()
    datasets = said.pop("datasets")  # Streamlit would turn each into an Arrow table at every run
    for layer in said["layer"]:
        layer["data"] = {"values": datasets[layer["data"]["name"]]}
    return json.dumps(said)
