"""Tables: rows, columns, merged cells, tables within tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from draftlint.document import Cell, Mark, MarkKind, Span, Table
from draftlint.formats.word.names import VAL, W, has, number, value
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

_TABLE = Text(zh="表{number}", en="table {number}")
_INNER = Text(zh="{outer}内的表", en="{outer}, inner table")


@dataclass
class Grid:
    """One table while it is read; rows and columns count from 0.

    `merges` maps a column to the cell that reaches down into it.
    """

    place: Text
    start: int
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    header: bool = False
    merges: dict[int, int] = field(default_factory=dict)

    def begin_row(self, row: _Element) -> None:
        """Go to the next row."""
        properties = row.find(W + "trPr")
        self.row += 1
        self.column = max(0, number(properties, "gridBefore") or 0)
        self.header = has(properties, "tblHeader")

    def begin_cell(self, cell: _Element, at: int) -> int | None:
        """Begin a cell and give its index; None where it only goes on a merged one."""
        properties = cell.find(W + "tcPr")
        width = max(1, number(properties, "gridSpan") or 1)
        column = self.column
        merge = None if properties is None else properties.find(W + "vMerge")
        if merge is not None and merge.get(VAL) != "restart" and column in self.merges:
            above = self.cells[self.merges[column]]
            rows = self.row - above.row + 1
            self.cells[self.merges[column]] = replace(above, row_span=rows)
            self.column += width
            return None
        last = self.cells[-1] if self.cells else None
        if value(properties, "hMerge") == "continue" and last and last.row == self.row:
            self.cells[-1] = replace(last, column_span=last.column_span + width)
            self.column += width
            return None
        self.merges.pop(column, None)
        if merge is not None:
            self.merges[column] = len(self.cells)
        span = Span(at, at)
        self.cells.append(Cell(span, self.row, column, 1, width, self.header))
        return len(self.cells) - 1

    def end_cell(self, index: int, at: int) -> None:
        """End a cell; what it held ends at `at`."""
        cell = self.cells[index]
        end = max(cell.span.start, at)
        self.cells[index] = Cell(
            Span(cell.span.start, end),
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.header,
        )
        self.column = cell.column + cell.column_span

    def cell_place(self) -> Text:
        """Say where the present cell is, counted from 1."""
        table, row, column = self.place, self.row + 1, self.column + 1
        return Text(
            f"{table.zh} 第{row}行第{column}列",
            f"{table.en}, row {row}, column {column}",
        )

    def table(self, end: int) -> Table:
        """Give the finished table."""
        return Table(
            Span(self.start, max(self.start, end)), tuple(self.cells), self.place
        )


def _begin_table(story: Story, _: _Element) -> bool:
    story.flush()
    if story.grids:
        # Named after the outermost: a chain of names would grow with the depth.
        place = _INNER.format(outer=story.grids[0].cell_place())
    else:
        story.tables += 1
        place = _TABLE.format(number=story.tables)
        if story.place is not None:
            place = story.place + Text(" ", ", ") + place
    story.grids.append(Grid(place, story.sheet.at))
    return False


def _end_table(story: Story, _: _Element) -> None:
    story.flush()
    grid = story.grids.pop()
    if grid.cells:
        story.sheet.tables.append(grid.table(story.sheet.at - 1))


def _begin_row(story: Story, element: _Element) -> bool:
    if not story.grids:
        return False
    properties = element.find(W + "trPr")
    gone = None if properties is None else properties.find(W + "del")
    if gone is not None:
        words = element.iter(W + "t", W + "delText")
        text = "".join(word.text or "" for word in words)
        author = gone.get(W + "author") or ""
        story.sheet.mark(Mark(MarkKind.DELETION, story.here, text, author))
        return True
    story.grids[-1].begin_row(element)
    return False


def _begin_cell(story: Story, element: _Element) -> bool:
    if not story.grids:
        return False
    story.flush()
    story.cells.append(story.grids[-1].begin_cell(element, story.sheet.at))
    return story.cells[-1] is None


def _end_cell(story: Story, _: _Element) -> None:
    story.flush()
    index = story.cells.pop() if story.grids and story.cells else None
    if index is not None:
        story.grids[-1].end_cell(index, story.sheet.at - 1)


BEGIN: dict[str, Begin] = {
    W + "tbl": _begin_table,
    W + "tr": _begin_row,
    W + "tc": _begin_cell,
}
END: dict[str, End] = {W + "tbl": _end_table, W + "tc": _end_cell}
