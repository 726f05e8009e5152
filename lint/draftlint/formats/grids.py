"""Tables while they are read: where each cell stands, whatever reaches into its row."""

from __future__ import annotations

from dataclasses import dataclass, field

from draftlint.document import Cell, Span, Table
from draftlint.wording import Text

_MOST_COLUMNS = 1000  # as browsers have it
_MOST_ROWS = 65536


@dataclass
class Grid:
    """One table while it is read; rows and columns count from 0.

    `taken` maps the first column of a tall cell to the row that is free again below
    it, and to its width; `patience` is how many more of them are stepped over; `open`
    is the index of the cell being read.
    """

    place: Text
    start: int
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    taken: dict[int, tuple[int, int]] = field(default_factory=dict)
    patience: int = 1_000_000
    open: int | None = None

    def cell_place(self) -> Text:
        """Say where the present cell is, counted from 1."""
        column = self.column if self.open is None else self.cells[self.open].column
        row, column = max(self.row, 0) + 1, column + 1
        return Text(
            f"{self.place.zh} 第{row}行第{column}列",
            f"{self.place.en}, row {row}, column {column}",
        )

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row, self.column, self.open = self.row + 1, 0, None

    def begin_cell(self, at: int, rows: int, columns: int, *, header: bool) -> None:
        """Begin a cell in the next column that no tall cell reaches down into."""
        self.row = max(self.row, 0)
        while self.column in self.taken:
            until, width = self.taken[self.column]
            if until <= self.row:
                break
            self.column += width
            self.patience -= 1
        if self.patience < 0:
            self.taken.clear()
        rows = min(max(rows, 1), _MOST_ROWS)
        columns = min(max(columns, 1), _MOST_COLUMNS)
        if rows > 1:
            self.taken[self.column] = self.row + rows, columns
        self.open = len(self.cells)
        span = Span(at, at)
        self.cells.append(Cell(span, self.row, self.column, rows, columns, header))
        self.column += columns

    def end_cell(self, at: int) -> None:
        """End a cell; what it held ends at `at`."""
        if self.open is None:
            return
        cell = self.cells[self.open]
        span = Span(cell.span.start, max(cell.span.start, at))
        self.cells[self.open] = Cell(
            span, cell.row, cell.column, cell.row_span, cell.column_span, cell.header
        )
        self.open = None

    def table(self, end: int) -> Table:
        """Give the finished table."""
        span = Span(self.start, max(self.start, end))
        return Table(span, tuple(self.cells), self.place)
