"""Word files: .docx, .docm, .dotx, .dotm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from draftlint.document import Document
    from draftlint.finding import Edit


def read(path: str, content: bytes) -> Document:
    """Read a Word file; raises Unreadable."""
    from draftlint.formats.word import reader  # lxml is slow to load: not for a .txt

    return reader.read(path, content)


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Make edits; raises Unreadable."""
    from draftlint.formats.word import rewrite

    return rewrite.write(content, document, edits)


def track(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Make edits as tracked changes; raises Unreadable."""
    from draftlint.formats.word import rewrite

    return rewrite.track(content, document, edits)


def editable(content: bytes) -> Callable[[Edit], bool]:
    """Give the test whether an edit can be made; raises Unreadable."""
    from draftlint.formats.word import rewrite

    return rewrite.editable(content)


WORD = Format(
    "docx", (".docx", ".docm", ".dotx", ".dotm"), read, write, track, editable
)
