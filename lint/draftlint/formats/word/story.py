"""One story of a Word file while it is read: the body, a header, a note …

A story is walked once, without recursion.  What each element means is said by small
functions, a module for each subject, which share the state kept here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import _Element

from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.formats.word.fields import Field
    from draftlint.formats.word.numbering import Numbering
    from draftlint.formats.word.sheet import Sheet
    from draftlint.formats.word.styles import Styles
    from draftlint.formats.word.tables import Grid


@dataclass
class Paragraph:
    """The paragraph being read; `label` counts the characters of its number."""

    start: int
    part: int
    kind: Kind
    level: int = 0
    label: int = 0
    contents: bool = False


@dataclass
class Revision:
    """A tracked change being read; what is taken away leaves its words in `text`."""

    kind: MarkKind
    author: str
    start: int
    text: list[str] = field(default_factory=list)


@dataclass
class Control:
    """A content control being read; `part` is which part of the sheet came first.

    `asking` is whether Word has it that the control shows its prompt, `prompts`
    whether anything in it looks like one.
    """

    start: int
    part: int
    asking: bool
    contents: bool
    name: str
    prompts: bool = False


@dataclass
class Story:
    """Where the reading of one story stands; `place` is None for the body.

    `carried` is whether the open paragraph goes on in the next one, `codes` in how
    many field codes (not results) the walk is, `contents` in how many tables of
    contents, `cells` for each open cell its index in the table (None: it only goes on
    a merged one), `hidden` whether the present run is, `base_hidden` its paragraph.
    """

    sheet: Sheet
    styles: Styles
    numbering: Numbering
    kind: Kind = Kind.PARAGRAPH
    place: Text | None = None
    counted: int = 0
    tables: int = 0
    paragraph: Paragraph | None = None
    carried: bool = False
    base_hidden: bool = False
    hidden: bool = False
    codes: int = 0
    contents: int = 0
    grids: list[Grid] = field(default_factory=list)
    cells: list[int | None] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    removed: list[Revision] = field(default_factory=list)
    inserted: list[Revision] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)

    @property
    def in_margin(self) -> bool:
        """Whether this is a header or footer."""
        return self.kind in (Kind.HEADER, Kind.FOOTER)

    @property
    def here(self) -> Span:
        """The place reached, as an empty span."""
        return Span(self.sheet.at, self.sheet.at)

    def write(self, text: str) -> None:
        """Write text where it belongs: onto the sheet, or to what was taken away."""
        if self.codes or not text:
            return
        if self.removed:
            self.removed[-1].text.append(text)
            return
        if self.paragraph is None:
            return
        start = self.sheet.at
        self.sheet.write(text)
        if self.hidden:
            self.sheet.mark(Mark(MarkKind.HIDDEN, Span(start, self.sheet.at)))

    def flush(self) -> None:
        """End the paragraph that is open, if one is."""
        paragraph, self.paragraph, self.carried = self.paragraph, None, False
        if paragraph is None:
            return
        if self.sheet.block(
            Span(paragraph.start, self.sheet.at),
            "".join(self.sheet.parts[paragraph.part :]),
            self._place(),
            paragraph,
        ):
            self.counted += not self.grids
        if paragraph.contents:
            span = Span(paragraph.start, self.sheet.at)
            self.sheet.mark(Mark(MarkKind.CONTENTS, span))
        self.sheet.write("\n")

    def _place(self) -> Text:
        if self.grids and not self.in_margin:
            return self.grids[-1].cell_place()
        if self.place is not None:
            return self.place
        number = self.counted + 1  # Text.format would take a tenth of the whole time
        return Text(f"第{number}段", f"paragraph {number}")


# Called where an element begins (True: leave out what is within) and where it ends.
Begin = Callable[[Story, _Element], bool]
End = Callable[[Story, _Element], None]


def leave_out(_: Story, __: _Element) -> bool:
    """Leave out an element and all that is within."""
    return True
