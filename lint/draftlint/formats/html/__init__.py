"""Web pages: .html, .htm, .xhtml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format

if TYPE_CHECKING:
    from draftlint.document import Document


def read(path: str, content: bytes) -> Document:
    """Read a web page; raises Unreadable."""
    from draftlint.formats.html import reader  # lxml is slow to load: not for a .txt

    return reader.read(path, content)


HTML = Format("html", (".html", ".htm", ".xhtml"), read)
