"""What was written: a document, its blocks and tables, all in one coordinate system."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from draftlint.language import widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import regex

    from draftlint.language.outline import Heading
    from draftlint.language.quantities import Quantity
    from draftlint.language.sentences import Sentence
    from draftlint.language.series import Series
    from draftlint.wording import Text

View = TypeVar("View")


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A stretch of `Document.source`: code points from `start` up to, not with, `end`."""

    start: int
    end: int

    # A frozen dataclass sets its fields in a roundabout way, and travels in another;
    # and spans are made by the thousand.
    def __init__(self, start: int, end: int) -> None:
        _set_start(self, start)
        _set_end(self, end)

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span shares its place."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    @staticmethod
    def of(match: regex.Match[str], group: int | str = 0) -> Span:
        """Where a match, or one group of it, stands."""
        return Span(*match.span(group))


_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXT_BOX = "text-box"
    COMMENT = "comment"
    WATERMARK = "watermark"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table cell, header, note …

    Blocks are in reading order and do not overlap.  `span` leaves out the line end;
    it holds line ends only where a paragraph is wrapped over several lines.
    `level` is the heading level where the format knows it (1 is the highest), else 0.
    `label` is the part of the span that the format generated: Word's automatic number.
    """

    kind: Kind
    span: Span
    place: Text
    level: int = 0
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0, `header` is a heading cell."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in reading order (a merged cell once), and its extent."""

    span: Span
    cells: tuple[Cell, ...]
    place: Text


class MarkKind(StrEnum):
    """What a format knows about a stretch of text beyond its words."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    COMMENT = "comment"
    HIDDEN = "hidden"
    UNFILLED = "unfilled"
    BROKEN_FIELD = "broken-field"
    CONTENTS = "contents"
    PROPERTY = "property"
    ALTERNATIVE = "alternative"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch with a meaning of its own: a tracked insertion, hidden text …

    What is not part of the text (a deletion, a comment, a property) stands at an
    empty span where it belongs, with its own words in `text`; `author` is who made
    it, where the format says so; `name` is what the format calls it: which property,
    the title of a form field, the code of a broken reference.
    """

    kind: MarkKind
    span: Span
    text: str = ""
    author: str = ""
    name: str = ""


@dataclass(frozen=True)
class Document:
    """A draft as rules see it.

    `source` is the text that every offset indexes, in code points: for .txt and .md
    the decoded file, for .docx the extracted text with automatic numbers.  `prose` is
    the source with markup and code blanked in place by spaces: the same length, line
    ends kept, so that an offset in one is the offset in the other.
    `encoding` is None where the format has none; `extracted` says that the source is
    text taken out of the file, so that its lines and columns are not the file's.

    The views below are computed on first use and kept; they never travel between
    processes.
    """

    path: str
    format: str
    source: str
    prose: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    encoding: str | None = None
    extracted: bool = False

    def __post_init__(self) -> None:
        if len(self.prose) != len(self.source):
            raise ValueError(f"{self.path}: prose and source differ in length")

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def text(self, span: Span) -> str:
        """Give the source text of a span."""
        return self.source[span.start : span.end]

    def find(
        self, pattern: regex.Pattern[str], within: Span | None = None
    ) -> Iterator[regex.Match[str]]:
        """Yield the matches in `narrow`; their offsets are source offsets."""
        if within is None:
            return pattern.finditer(self.narrow)
        return pattern.finditer(self.narrow, within.start, within.end)

    def block_at(self, offset: int) -> Block | None:
        """Give the block that holds an offset, or the last one before it."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 else None

    def view(self, read: Callable[[Document], View]) -> View:
        """Compute something of the whole document once and share it among rules.

        `read` must be a module-level function of the document alone.
        """
        if read not in self._views:
            self._views[read] = read(self)
        found: View = self._views[read]
        return found

    @cached_property
    def _views(self) -> dict[Callable[[Document], Any], Any]:
        return {}

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def narrow(self) -> str:
        """The prose with full-width letters and digits made narrow, at equal length."""
        return widths.narrow(self.prose)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether the draft is written in Chinese."""
        return widths.is_chinese(self.prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every block, in reading order."""
        from draftlint.language.sentences import split

        return tuple(split(self))

    @cached_property
    def outline(self) -> tuple[Heading, ...]:
        """The numbered headings, in reading order, each with its section."""
        from draftlint.language.outline import read

        return read(self)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every counted series: headings of one level, 一是/二是, （1）, ①, First …"""
        from draftlint.language.series import read

        return read(self)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure with its unit, in reading order."""
        from draftlint.language.quantities import read

        return read(self)
