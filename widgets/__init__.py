"""Streamlit pieces that several pages share. Data comes as figures and frames."""
