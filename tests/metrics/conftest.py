"""Canonical tables from a few rows, typed as the store hands them out."""

from collections.abc import Callable

import pandas as pd
import pytest

from metrics.example_tables import example_tables


@pytest.fixture
def make_tables() -> Callable[..., dict[str, pd.DataFrame]]:
    """Every canonical table; those named get the rows, the others are empty."""
    return example_tables
