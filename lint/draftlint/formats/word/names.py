"""The names of Office Open XML: namespaces, and how its values are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - its usual prefix
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# ISO 29500 strict says the same things under other names.
STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_TEXT = STRICT + "wordprocessingml/main"
_TRANSITIONAL = {
    f"{{{_STRICT_TEXT}}}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
    "{http://purl.oclc.org/ooxml/drawingml/main}": A,
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}": WP,
}

VAL = W + "val"


def make_transitional(root: _Element) -> None:
    """Rename strict elements and attributes to their transitional twins, in place."""
    _rename(root, _TRANSITIONAL)


def make_strict(root: _Element) -> None:
    """Give elements and attributes their strict names back, in place."""
    back = {new: old for old, new in _TRANSITIONAL.items()}
    _rename(root, back)
    # What mc:Ignorable names must stay declared, used or not.
    kept = [key for key, uri in root.nsmap.items() if key and f"{{{uri}}}" not in back]
    etree.cleanup_namespaces(root, keep_ns_prefixes=kept)


def is_strict(root: _Element) -> bool:
    """Whether a part was strict before it was made transitional."""
    return _STRICT_TEXT in root.nsmap.values()


def _rename(root: _Element, spaces: dict[str, str]) -> None:
    for element in root.iter("*"):
        space, _, name = str(element.tag).rpartition("}")
        if space + "}" in spaces:
            element.tag = spaces[space + "}"] + name
        for attribute, value in element.items():
            space, _, name = str(attribute).rpartition("}")
            if space + "}" in spaces:
                del element.attrib[attribute]
                element.set(spaces[space + "}"] + name, value)


def value(element: _Element | None, name: str) -> str:
    """Give the w:val of a child element, or an empty string."""
    child = None if element is None else element.find(W + name)
    return "" if child is None else child.get(VAL) or ""


def number(element: _Element | None, name: str) -> int | None:
    """Give the w:val of a child element as a number; None where there is none."""
    return as_number(value(element, name))


def as_number(written: str | None) -> int | None:
    """Read an integer of at most nine digits; None for anything else."""
    digits = (written or "").strip()
    if len(digits) > 10 or not digits.lstrip("+-").isdecimal():
        return None
    try:
        return int(digits)
    except ValueError:  # +-1
        return None


def is_on(element: _Element | None) -> bool:
    """Whether an on/off element is there and not switched off."""
    if element is None:
        return False
    return (element.get(VAL) or "true") not in ("0", "false", "off", "none")


def has(element: _Element | None, name: str) -> bool:
    """Whether a child on/off element is switched on."""
    return element is not None and is_on(element.find(W + name))
