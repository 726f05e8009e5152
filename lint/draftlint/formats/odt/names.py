"""The names of OpenDocument: namespaces, and how its values are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_ODF}office:1.0}}"
TEXT = f"{{{_ODF}text:1.0}}"
TABLE = f"{{{_ODF}table:1.0}}"
STYLE = f"{{{_ODF}style:1.0}}"
DRAW = f"{{{_ODF}drawing:1.0}}"
META = f"{{{_ODF}meta:1.0}}"
MANIFEST = f"{{{_ODF}manifest:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# What LibreOffice adds to the standard.
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"


def number(element: _Element, name: str, otherwise: int, most: int = 999_999) -> int:
    """Read an attribute that is a whole number from 0 to `most`."""
    written = (element.get(name) or "").strip()
    if not written.isdecimal() or len(written) > 9:
        return otherwise
    return min(int(written), most)


def local(element: _Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
