"""Tables of a draft as tables of the page; the notes stand below the row they are of."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from draftlint.reports.html_page.markup import attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Cell, Document, Span, Table
    from draftlint.reports.html_page.marks import Marker
    from draftlint.reports.html_page.notes import Notes


class _Drawn(NamedTuple):
    """A cell as it is drawn: with the text up to the next one, rows counted anew."""

    cell: Cell
    end: int
    row: int
    row_span: int
    column: int
    column_span: int


def table(
    drawn: Table, span: Span, document: Document, marker: Marker, notes: Notes
) -> Iterator[str]:
    """Yield a table with all of the text of `span`, which holds it."""
    cells = _cells(drawn, span)
    width = max(cell.column + cell.column_span for cell in cells)
    writer = _Writer(document, marker)
    place = drawn.place.to(notes.language)
    group = attributes(role="group", tabindex=0, aria_label=place, data_place=place)
    yield f'<div class="scroll"{group}><table>'
    yield from writer.caption(span.start, cells[0].cell.span.start)
    taken: dict[int, tuple[int, int]] = {}
    for row, own in groupby(cells, lambda cell: cell.row):
        yield f"<tr>{''.join(_row(list(own), row, width, taken, writer))}</tr>"
        if all(until <= row + 1 for until, _ in taken.values()):
            found = "".join(notes.before(writer.reached))
            if found:
                yield f'<tr class="under"><td colspan="{width}">{found}</td></tr>'
    yield "</table></div>"


def _row(
    cells: Sequence[_Drawn],
    row: int,
    width: int,
    taken: dict[int, tuple[int, int]],
    writer: _Writer,
) -> Iterator[str]:
    """Yield the cells of a row, and empty ones where a column has none here.

    `taken` maps the first column of a tall cell to the row below it and its width.
    """
    for column in [first for first, (until, _) in taken.items() if until <= row]:
        del taken[column]
    reached = 0
    for cell in (*cells, None):
        stop = cell.column if cell else width
        while reached < stop:
            if reached in taken:
                reached += taken[reached][1]
                continue
            tall = [column for column in taken if reached < column < stop]
            until = min([stop, *tall])
            yield f"<td{_spans(1, until - reached)}></td>"
            reached = until
        if cell:
            yield writer.cell(cell)
            reached = cell.column + cell.column_span
    for cell in cells:
        if cell.row_span > 1:
            taken[cell.column] = cell.row + cell.row_span, cell.column_span


class _Writer:
    """Writes the text of cells in order, and what stands between them."""

    def __init__(self, document: Document, marker: Marker) -> None:
        self._document = document
        self._marker = marker
        self.reached = 0

    def caption(self, start: int, end: int) -> Iterator[str]:
        """Yield what stands before the first cell: a caption, or nothing to see."""
        self.reached = end
        if start == end:
            return
        hidden = attributes(class_="syntax" if self._is_markup(start, end) else None)
        yield f"<caption{hidden}>{''.join(self._marker.text(start, end))}</caption>"

    def cell(self, drawn: _Drawn) -> str:
        span = drawn.cell.span
        text = "".join(self._marker.text(span.start, span.end))
        between = "".join(self._between(span.end, drawn.end))
        self.reached = drawn.end
        # A heading of nothing says nothing.
        header = drawn.cell.header and text.strip()
        tag, scope = ("th", ' scope="col"') if header else ("td", "")
        spans = _spans(drawn.row_span, drawn.column_span)
        return f"<{tag}{scope}{spans}>{text}{between}</{tag}>"

    def _between(self, start: int, end: int) -> Iterator[str]:
        """Yield what is between cells: shown where it is more than markup."""
        if start == end:
            return
        hidden = self._is_markup(start, end)
        written = "".join(self._marker.text(start, end))
        yield f'<span class="syntax">{written}</span>' if hidden else written

    def _is_markup(self, start: int, end: int) -> bool:
        """Whether a stretch draws the table, and nobody has anything to say of it."""
        return not self._marker.begins_within(start, end) and not _has_block(
            self._document, start, end
        )


def _has_block(document: Document, start: int, end: int) -> bool:
    block = document.block_at(max(start, end - 1))
    return block is not None and block.span.end > start and block.span.start >= start


def _cells(table: Table, span: Span) -> list[_Drawn]:
    """Prepare the cells: without the rows and columns in which none begins."""
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    ends = [*(cell.span.start for cell in table.cells[1:]), span.end]
    return [
        _Drawn(
            cell,
            end,
            *_extent(rows, cell.row, cell.row_span),
            *_extent(columns, cell.column, cell.column_span),
        )
        for cell, end in zip(table.cells, ends, strict=True)
    ]


def _extent(lines: list[int], first: int, count: int) -> tuple[int, int]:
    """Count anew which row or column a cell begins in, and how many it takes."""
    begin = bisect_left(lines, first)
    return begin, bisect_left(lines, first + count) - begin


def _spans(rows: int, columns: int) -> str:
    return attributes(
        rowspan=rows if rows > 1 else None, colspan=columns if columns > 1 else None
    )
