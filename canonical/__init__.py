"""The tables, problems and files that every other stage relies on. Data is named here, once."""
