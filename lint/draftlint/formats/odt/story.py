"""One story of an OpenDocument text while it is read: the body, a header, a note …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex
from lxml.etree import _Element

from draftlint.formats.odt.lists import Lists

if TYPE_CHECKING:
    from draftlint.document import Kind, Span
    from draftlint.formats.assembling import Assembly
    from draftlint.formats.odt.changes import Change
    from draftlint.formats.odt.list_styles import ListStyle
    from draftlint.wording import Text

_SPACES = regex.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Aside:
    """What is read after the story that holds it: a note, a comment, a text box."""

    element: _Element
    name: str = ""
    at: int = 0
    place: Text | None = None


@dataclass
class Story:
    """Where the reading stands; one object reads all stories, one after the other.

    `hidden` are the names of styles that hide text; `starts` where the open insertions,
    indexes, placeholders and references began; `boxes`, `notes`, `comments` and
    `watermarks` wait to be read; `ends` where commented text ends.
    """

    assembly: Assembly
    hidden: frozenset[str]
    changes: dict[str, Change]
    styles: dict[str, ListStyle]
    boxes: list[Aside] = field(default_factory=list)
    notes: list[Aside] = field(default_factory=list)
    comments: list[Aside] = field(default_factory=list)
    watermarks: list[str] = field(default_factory=list)
    references: list[tuple[str, Span]] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    inserted: dict[str, int] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.styles)

    def begin(self, kind: Kind, place: Text | None) -> None:
        """Begin the body (`place` is None), or what stands beside it."""
        self.assembly.flush()
        self.assembly.kind, self.assembly.place = kind, place
        self.lists = Lists(self.styles)

    def write(self, text: str) -> None:
        """Write text of the file: white space in a row counts as one space."""
        if not text or self.assembly.paragraph is None:
            return
        text = _SPACES.sub(" ", text)
        if text[0] == " " and self._follows_space():
            text = text[1:]
        self.assembly.write(text)

    def _follows_space(self) -> bool:
        paragraph, sheet = self.assembly.paragraph, self.assembly.sheet
        assert paragraph is not None
        if sheet.at == paragraph.start + paragraph.label or not sheet.parts:
            return True
        return sheet.parts[-1].endswith((" ", "\n", "\t"))


# Called where an element begins (True: leave out what is within) and where it ends.
Begin = Callable[[Story, _Element], bool]
End = Callable[[Story, _Element], None]


def leave_out(_: Story, __: _Element) -> bool:
    """Leave out an element and all that is within."""
    return True
