"""The cells of an .xlsx whose formula failed: the reader of workbooks gives them as blank.

Looked at only where a person fills in cells (our own template): a platform's export has none. The
workbook was opened within limits before; here its XML is searched, not built.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=\"e\"[^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ADDRESS = re.compile(rb"\br=\"([A-Z]{1,3}[0-9]{1,7})\"")
_SHOWN = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def error_cells(content: bytes) -> dict[str, list[tuple[str, str]]]:
    """Address and shown text of each failed cell, by tab; {} for other files than .xlsx."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            return {
                name: found
                for name, part in _tabs(members).items()
                if (found := _errors(members.read(part)))
            }
    except (zipfile.BadZipFile, KeyError, ParseError, ValueError):
        return {}


def _tabs(members: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each tab."""
    workbook = fromstring(members.read("xl/workbook.xml"))
    relations = fromstring(members.read("xl/_rels/workbook.xml.rels"))
    parts = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = [element for element in workbook.iter() if element.tag.endswith("}sheet")]
    return {
        sheet.get("name", ""): posixpath.join("/xl", parts[sheet.get(_RELATION)]).lstrip("/")
        for sheet in sheets
    }


def _errors(part: bytes) -> list[tuple[str, str]]:
    found = []
    for attributes, inside in _CELL.findall(part):
        address, shown = _ADDRESS.search(attributes), _SHOWN.search(inside)
        if address is not None:
            text = shown[1].decode("utf-8", "replace") if shown else ""
            found.append((address[1].decode(), text))
    return found
