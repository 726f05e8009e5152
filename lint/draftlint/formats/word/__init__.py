"""Word files: .docx, .docm, .dotx, .dotm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format

if TYPE_CHECKING:
    from draftlint.document import Document


def read(path: str, content: bytes) -> Document:
    """Read a Word file; raises Unreadable."""
    from draftlint.formats.word import reader  # lxml is slow to load: not for a .txt

    return reader.read(path, content)


WORD = Format("docx", (".docx", ".docm", ".dotx", ".dotm"), read)
