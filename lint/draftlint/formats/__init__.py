"""File formats: bytes in, Document out.  Each is a plugin like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from draftlint.document import Document
    from draftlint.finding import Edit
    from draftlint.wording import Text

    Write = Callable[[bytes, Document, Sequence[Edit]], bytes]


class Unreadable(Exception):
    """A file that cannot be read; the message says why, in words for its author."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason

    def __reduce__(self) -> tuple[type[Unreadable], tuple[Text]]:
        return type(self), (self.reason,)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, its file name endings, and how it is read.

    `read(path, content)` is a module-level function that gives the Document or raises
    Unreadable; it runs in worker processes, so it depends on its arguments alone.
    `write(content, document, edits)` gives the file's new bytes; without edits it gives
    `content` back to the byte.  It is None for a format that cannot be written.
    `track` writes the same as tracked changes, for the author to accept or reject.
    `depends()` says what else decides what is read, and is slow: the version of a
    program that converts the file.  It is None for a format that reads by itself.
    `editable(content)` gives the test whether an edit can be made; it is None for a
    format in which every one can.
    `missing()` says what a machine lacks to read it, None where nothing is missing;
    it is None for a format that needs nothing beside draftlint.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], Document]
    write: Write | None = None
    track: Write | None = None
    editable: Callable[[bytes], Callable[[Edit], bool]] | None = None
    depends: Callable[[], str] | None = None
    missing: Callable[[], Text | None] | None = None
