"""OpenDocument texts: .odt, .ott."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format

if TYPE_CHECKING:
    from draftlint.document import Document


def read(path: str, content: bytes) -> Document:
    """Read an OpenDocument text; raises Unreadable."""
    from draftlint.formats.odt import reader  # lxml is slow to load: not for a .txt

    return reader.read(path, content)


ODT = Format("odt", (".odt", ".ott"), read)
