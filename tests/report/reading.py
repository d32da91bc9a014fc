"""Every format read back as a person or another program would."""

import io
import re

from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader


def joined(text):
    """Words without the line breaks of a layout."""
    return re.sub(r"\s+", " ", text)


def pdf_pages(content):
    return [joined(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def slides(content):
    """(everything on the slide, its notes) of each slide."""
    pages = []
    for slide in Presentation(io.BytesIO(content)).slides:
        said = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
        pages.append((joined(" ".join(said)), slide.notes_slide.notes_text_frame.text))
    return pages


def charts(content):
    """{series name: values} of each chart of the deck, with its categories."""
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                series = {one.name: list(one.values) for one in plot.series}
                found.append((list(plot.categories), series))
    return found


def sheets(content):
    """{sheet: rows of values}."""
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[c.value for c in row] for row in sheet.rows] for sheet in book}
