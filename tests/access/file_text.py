"""Every word and number of what is sent, also where it lies packed or as bytes of a column."""

import io
import zipfile

import pyarrow as pa
from google.protobuf.message import Message
from pypdf import PdfReader

_LEAST = 16  # shorter bytes hold no table


def text_of(body):
    """A file as text: the bytes, then members of archives, pages and unpacked streams of a PDF."""
    found = [body.decode("utf-8", "ignore")]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for member in archive.infolist():  # slides hold the workbook of each chart
                found += [member.filename, text_of(archive.read(member))]
    elif body.startswith(b"%PDF"):
        pdf = PdfReader(io.BytesIO(body))
        found += [str(pdf.metadata), *(page.extract_text() for page in pdf.pages)]
        objects = (pdf.get_object(number) for number in range(1, len(pdf.xref[0]) + 1))
        found += [one.get_data().decode("latin-1") for one in objects if hasattr(one, "get_data")]
    return "\n".join(found)


def words_of_tables(message):
    """The cells of every table inside a message of the websocket: a number there is no text."""
    found = []
    for kind, value in message.ListFields():
        several = value if kind.is_repeated else [value]
        for one in several if not isinstance(value, (str, bytes)) else [value]:
            if isinstance(one, Message):
                found.append(words_of_tables(one))
            elif isinstance(one, bytes) and len(one) >= _LEAST:
                found.append(_cells(one))
    return " ".join(filter(None, found))


def _cells(content):
    try:
        with pa.ipc.open_stream(content) as stream:
            return str(stream.read_all().to_pydict())
    except pa.ArrowInvalid:
        return ""
