"""Builds small OpenDocument texts from snippets, for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import regex

from tests.word_files import zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{_ODF}office:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "style": f"{_ODF}style:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "meta": f"{_ODF}meta:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def odt_file(
    body: str = "",
    *,
    automatic: str = "",
    styles: str = "",
    masters: str = "",
    meta: str = "",
    files: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Build an .odt; `files` are put in as they are and win over what would stand."""
    contents: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": root(
            "document-content",
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "styles.xml": root(
            "document-styles",
            f"<office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles>",
        ),
        "meta.xml": root("document-meta", f"<office:meta>{meta}</office:meta>"),
    }
    return zipped(contents | dict(files or {}))


def root(tag: str, inside: str) -> str:
    """Write a part: its root element with every namespace."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    return f"<office:{tag} {spaces}>{inside}</office:{tag}>"


def paragraph(inside: str) -> str:
    """Write a paragraph; text without markup is escaped, its spaces and tabs kept."""
    if "<" not in inside:
        inside = escape(inside).replace("\t", "<text:tab/>")
        inside = regex.sub("(?:^| ) ", lambda m: m[0][1:] + "<text:s/>", inside)
    return f"<text:p>{inside}</text:p>"


def items(*paragraphs: str) -> str:
    """Write list items; what begins with < is put in as it is."""
    return "".join(
        f"<text:list-item>{p if p[0] == '<' else paragraph(p)}</text:list-item>"
        for p in paragraphs
    )


def numbers(name: str, *levels: str) -> str:
    """Write a list style; each level is the attributes of its number."""
    written = "".join(
        f'<text:list-level-style-number text:level="{level}" {attributes}/>'
        for level, attributes in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{written}</text:list-style>'


def cell(inside: str, attributes: str = "") -> str:
    """Write a table cell."""
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"
