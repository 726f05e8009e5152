"""Puts a document together: paragraphs, tables and marks, as a reader comes upon them.

It writes onto the same sheet as the Word reader, so that both say things alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from typing import TYPE_CHECKING

from draftlint.document import Document, Kind, Mark, MarkKind, Span
from draftlint.formats.grids import Grid
from draftlint.formats.word.sheet import Sheet
from draftlint.formats.word.story import Paragraph, Revision
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Text(zh="表{number}", en="table {number}")
INNER_TABLE = Text(zh="{outer}内的表", en="{outer}, inner table")


@dataclass
class Assembly:
    """A document that grows: text is written to its end, into the open paragraph.

    `kind` and `place` are those of what stands beside the body (a note, a header);
    `place` is None for the body.  While `hidden` or `removed` is set, text is hidden,
    or goes to the deletion and not into the document.
    """

    sheet: Sheet = field(default_factory=Sheet)
    kind: Kind = Kind.PARAGRAPH
    place: Text | None = None
    counted: int = 0
    counted_tables: int = 0
    paragraph: Paragraph | None = None
    grids: list[Grid] = field(default_factory=list)
    hidden: int = 0
    removed: list[Revision] = field(default_factory=list)

    @property
    def at(self) -> int:
        """The offset that comes next."""
        return self.sheet.at

    @property
    def here(self) -> Span:
        """The place reached, as an empty span."""
        return Span(self.sheet.at, self.sheet.at)

    @property
    def in_cell(self) -> bool:
        """Whether a table cell is open; a caption stands in the table, not in a cell."""
        return bool(self.grids) and self.grids[-1].open is not None

    def begin(self, kind: Kind = Kind.PARAGRAPH, level: int = 0) -> None:
        """Begin a paragraph; in a cell it is the cell's, beside the body the story's."""
        self.flush()
        if self.in_cell:
            kind, level = Kind.TABLE_CELL, 0
        elif self.place is not None or self.kind is not Kind.PARAGRAPH:
            kind, level = self.kind, 0
        sheet = self.sheet
        self.paragraph = Paragraph(sheet.at, len(sheet.parts), kind, level)

    def label(self, text: str, separator: str) -> None:
        """Write the number that the format gives the paragraph just begun."""
        if self.paragraph is None or self.removed:
            return
        self.paragraph.label = len(text)
        self.sheet.write(text)
        self.sheet.write(separator)

    def write(self, text: str) -> None:
        """Write into the open paragraph; outside one, text is lost."""
        if not text:
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
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return
        span = Span(paragraph.start, self.sheet.at)
        text = "".join(self.sheet.parts[paragraph.part :])
        if self.sheet.block(span, text, self._place(), paragraph):
            self.counted += paragraph.kind is not Kind.TABLE_CELL
        if paragraph.contents:
            self.sheet.mark(Mark(MarkKind.CONTENTS, span))
        self.sheet.write("\n")

    def _place(self) -> Text:
        if self.in_cell:
            return self.grids[-1].cell_place()
        if self.place is not None:
            return self.place
        number = self.counted + 1
        return Text(f"第{number}段", f"paragraph {number}")

    def begin_table(self) -> None:
        """Begin a table, in the body or in a cell of another."""
        self.flush()
        if self.grids:
            # Named after the outermost: a chain of names would grow with the depth.
            place = INNER_TABLE.format(outer=self.grids[0].cell_place())
        else:
            self.counted_tables += 1
            place = TABLE.format(number=self.counted_tables)
            if self.place is not None:
                place = self.place + Text(" ", ", ") + place
        self.grids.append(Grid(place, self.sheet.at))

    def end_table(self) -> None:
        """End the innermost table."""
        self.end_cell()
        if not self.grids:
            return
        grid = self.grids.pop()
        if grid.cells:
            self.sheet.tables.append(grid.table(self.sheet.at - 1))

    def begin_cell(self, rows: int = 1, columns: int = 1, *, header: bool) -> None:
        """Begin a cell of the innermost table."""
        self.end_cell()
        if self.grids:
            at = self.sheet.at
            self.grids[-1].begin_cell(at, rows, columns, header=header)

    def end_cell(self) -> None:
        """End the cell that is open, if one is."""
        self.flush()
        if self.grids:
            self.grids[-1].end_cell(self.sheet.at - 1)

    def line(self, words: str, kind: Kind, place: Text) -> Span:
        """Write one line that stands by itself, such as a watermark's words."""
        self.flush()
        start, part = self.sheet.at, len(self.sheet.parts)
        self.sheet.write(words)
        span = Span(start, self.sheet.at)
        self.sheet.block(span, words, place, Paragraph(start, part, kind))
        self.sheet.write("\n")
        return span

    def document(self, path: str, format_name: str) -> Document:
        """Give the finished document."""
        self.flush()
        sheet = self.sheet
        return Document(
            path=path,
            format=format_name,
            source="".join(sheet.parts),
            prose=sheet.prose(),
            blocks=tuple(sheet.blocks),
            # A table within a cell is read to its end before the one around it.
            tables=tuple(
                sorted(
                    sheet.tables, key=lambda table: (table.span.start, -table.span.end)
                )
            ),
            marks=tuple(_ordered(sheet.marks)),
            extracted=True,
        )


def _ordered(marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks in reading order; the lines of one table of contents are one."""
    ordered = sorted(marks, key=_where)
    contents = [mark for mark in ordered if mark.kind is MarkKind.CONTENTS]
    whole: list[Mark] = []
    for mark in contents:
        last = whole[-1] if whole else None
        if last is not None and mark.span.start <= last.span.end + 1:
            end = max(last.span.end, mark.span.end)
            whole[-1] = Mark(MarkKind.CONTENTS, Span(last.span.start, end))
        else:
            whole.append(mark)
    others = (mark for mark in ordered if mark.kind is not MarkKind.CONTENTS)
    yield from merge(others, whole, key=_where)


def _where(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end
