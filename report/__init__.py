"""The same figures on paper: PDF, slides, workbook, message, spoken text, JSON.

Data leaves the house as files for a meeting. Nothing here knows Streamlit, pages or the store:
tables and facts come in, `contents` says what is printed, and each format draws it.
"""

VERSION = "0.1.0"
"""Of the product, as pyproject.toml has it; it stands in the footer of every report."""
