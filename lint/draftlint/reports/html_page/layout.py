"""How a document is laid out: its text cut into paragraphs and tables, nothing lost."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Block, Document, Table
    from draftlint.wording import Text

_LINE_END = patterns.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
_REST = patterns.compile(
    r"[^\r\n\x0b\x0c\x85\u2028\u2029]*+(?:\s*[\r\n\x0b\x0c\x85\u2028\u2029])?"
)
_SENTENCE = patterns.compile(r"[。！？；\n]+[”’）》]*|[.!?;]\s+")
_SHORTEST, _LONGEST = 500, 1500  # characters of a piece, where a chunk is cut
# A table with more in a cell is there for the layout of a page; one with fewer
# columns is a list.
_LONGEST_CELL = 2000
# Cells that are not there have to be written all the same.
_MOST_EMPTY = 30
_ALWAYS_EMPTY = 10_000
_MAYBE_HEADINGS = (Kind.HEADING, Kind.PARAGRAPH)
_LONGEST_HEADING = 40
_SENTENCE_MARKS = "。；，：.;,:"


class Chunk(NamedTuple):
    """A piece of the text, as whole lines: a block, a table, or what is between.

    Chunks follow each other without a gap.  `block` is None for a table and for what
    belongs to no block (markup, code); `level` is that of a heading, or 0; a chunk
    that is `continued` goes on with the paragraph of the one before.
    """

    span: Span
    block: Block | None = None
    table: Table | None = None
    level: int = 0
    continued: bool = False

    @property
    def kind(self) -> Kind | None:
        """What the block is; a heading that only its number shows is one, too."""
        if self.block is None:
            return None
        return Kind.HEADING if self.level else self.block.kind

    @property
    def place(self) -> Text | None:
        """Where a person looks for it."""
        if self.table is not None:
            return self.table.place
        return self.block.place if self.block else None


def chunks(document: Document) -> Iterator[Chunk]:
    """Cut the whole text of a document into chunks, in order."""
    for chunk in _whole_lines(document):
        if chunk.table is not None or len(chunk.span) <= _LONGEST:
            yield chunk
        else:
            yield from _cut(chunk, document.source)


def _cut(chunk: Chunk, source: str) -> Iterator[Chunk]:
    """Cut what is too long behind sentences: notes are to stand near their places."""
    start, end = chunk.span.start, chunk.span.end
    while start < end:
        stop = min(start + _LONGEST, end)
        ends = list(_SENTENCE.finditer(source, start + _SHORTEST, stop))
        if ends and stop < end:
            stop = ends[-1].end()
        continued = start > chunk.span.start
        yield Chunk(Span(start, stop), block=chunk.block, continued=continued)
        start = stop


def _whole_lines(document: Document) -> Iterator[Chunk]:
    source, end = document.source, len(document.source)
    waiting: Chunk | None = None
    reached = 0
    for item in _items(document):
        within = item.span
        if waiting is not None and within.start < reached:
            # Another block on the same line, or a table with a crooked edge.
            reached = max(reached, _line_end(source, within.end))
            waiting = waiting._replace(span=Span(waiting.span.start, reached))
            continue
        start = _line_start(source, reached, within.start)
        if waiting is not None:
            yield waiting
        if start > reached:
            yield Chunk(Span(reached, start))
        reached = _line_end(source, within.end)
        waiting = item._replace(span=Span(start, reached))
    if waiting is not None:
        yield waiting
    if reached < end or waiting is None:
        yield Chunk(Span(reached, end))


def _items(document: Document) -> Iterator[Chunk]:
    """Yield blocks and the tables that are drawn, by where they begin."""
    tables = list(_drawn(document))
    starts = [table.span.start for table in tables]
    items = [Chunk(table.span, table=table) for table in tables]
    headings = _headings(document)
    for block in document.blocks:
        above = bisect_right(starts, block.span.start) - 1
        if above >= 0 and block.span.start < tables[above].span.end:
            continue
        level = headings.get(block.span, 0) if block.kind in _MAYBE_HEADINGS else 0
        items.append(Chunk(block.span, block=block, level=level))
    items.sort(key=lambda item: item.span)
    yield from items


def _headings(document: Document) -> dict[Span, int]:
    """Give the levels of headings: styled ones, and short lines with a number."""
    levels = {
        heading.block.span: heading.level
        for heading in document.outline
        if heading.title.end == heading.block.span.end
        and len(heading.block.span) <= _LONGEST_HEADING
        and document.source[heading.title.end - 1] not in _SENTENCE_MARKS
    }
    levels |= {
        block.span: max(block.level, 1)
        for block in document.blocks
        if block.kind is Kind.HEADING
    }
    return levels


def _drawn(document: Document) -> Iterator[Table]:
    """Yield the tables that can be drawn as such; they do not overlap."""
    reached = 0
    following = [table.span.start for table in document.tables[1:]]
    following.append(len(document.source) + 1)
    for table, next_start in zip(document.tables, following, strict=False):
        span = table.span
        if span.start >= reached and next_start >= span.end and _is_plain(table):
            yield table
            reached = span.end


def _is_plain(table: Table) -> bool:
    """Whether the cells follow each other, in rows, and hold no more than a cell."""
    cells = table.cells
    rows = len({cell.row for cell in cells})
    columns = len({cell.column for cell in cells})
    spread = sum(min(cell.row_span, rows) * cell.column_span for cell in cells)
    room = max(_ALWAYS_EMPTY, _MOST_EMPTY * len(cells))
    return (
        columns > 1
        and max(rows * columns, spread) <= room
        and all(cell.span in table.span for cell in cells)
        and all(len(cell.span) <= _LONGEST_CELL for cell in cells)
        and all(
            one.span.end <= other.span.start
            and (one.row, one.column) < (other.row, other.column)
            for one, other in pairwise(cells)
        )
    )


def _line_start(source: str, reached: int, start: int) -> int:
    """Give where the line begins that holds `start`, but not before `reached`."""
    return start - len(_LINE_END.split(source[reached:start])[-1])


def _line_end(source: str, end: int) -> int:
    """Give where the next line with something on it begins."""
    rest = _REST.match(source, end)
    return rest.end() if rest else end
