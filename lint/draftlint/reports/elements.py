"""XML elements out of any text, written so that every parser takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from xml.etree import ElementTree as ET

from draftlint import patterns

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What XML 1.0 has no way to write, not even as a reference.
_FORBIDDEN = patterns.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def element(
    tag: str, /, *inside: Element, text: str | None = None, **attributes: object
) -> Element:
    """Make an element; an attribute that is None is left out."""
    made = ET.Element(
        tag,
        {key: _clean(str(v)) for key, v in attributes.items() if v is not None},
    )
    made.text = None if text is None else _clean(text)
    made.extend(inside)
    return made


def write(root: Element, stream: TextIO) -> None:
    """Write a document in UTF-8."""
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n')


def _clean(text: str) -> str:
    """Replace what XML forbids; the rest of a name that is no Unicode is escaped."""
    unicode = text.encode("utf-8", "backslashreplace").decode()
    return _FORBIDDEN.sub(_REPLACEMENT, unicode)
