"""Tables as sheets of figures, for the arithmetic of their rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftlint.document import Document, Span, Table

MOST_COLUMNS = 8  # that a figure may be made of
_TOTAL = patterns.compile(r"(?i)合\s*计|总\s*计|总\s*数|\btotal\b")
_NUMBER = patterns.compile(
    r"\s*(?P<figure>[-−－+＋]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*(?P<percent>[%％])?\s*"
)


class Figure(NamedTuple):
    """A figure in a cell of its own."""

    digits: str
    span: Span

    @property
    def value(self) -> Decimal:
        """Its value, as it stands in the cell."""
        return Decimal(self.digits)

    @property
    def decimals(self) -> int:
        """How many decimals it is written with."""
        return len(self.digits.partition(".")[2])

    @property
    def blur(self) -> Decimal:
        """How far it may be from what it was rounded from; a whole one is exact."""
        return Decimal("0.5").scaleb(-self.decimals) if self.decimals else Decimal(0)


class Sheet(NamedTuple):
    """The figures of a table by (row, column), and the words over each column."""

    figures: Mapping[tuple[int, int], Figure]
    headings: Mapping[int, str]
    total_rows: tuple[int, ...]
    percents: frozenset[int]

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold amounts, as far as there are not too many."""
        known = sorted({column for _, column in self.figures})
        amounts = [c for c in known if c not in self.percents and not self.is_share(c)]
        return tuple(amounts[: MOST_COLUMNS + 1])

    def is_share(self, column: int) -> bool:
        """Whether a column is headed as one of percentages."""
        heading = self.headings.get(column, "")
        return "%" in heading or "％" in heading

    def rows(self, column: int) -> list[int]:
        """Give the rows that have a figure in a column."""
        return [r for r, c in sorted(self.figures) if c == column]


def read(document: Document, table: Table) -> Sheet:
    """Read the figures that have a cell of their own; merged cells are left out."""
    figures: dict[tuple[int, int], Figure] = {}
    headings: dict[int, str] = {}
    totals: list[int] = []
    percents: set[int] = set()
    for cell in table.cells:
        text = document.narrow[cell.span.start : cell.span.end]
        found = _NUMBER.fullmatch(text)
        if cell.row_span > 1 or cell.column_span > 1:
            continue
        if found and cell.row and not cell.header:
            digits = found["figure"].replace(",", "").replace("，", "")
            digits = digits.replace("−", "-").replace("－", "-").lstrip("+＋")
            figures[cell.row, cell.column] = Figure(digits, cell.span)
            percents |= {cell.column} if found["percent"] else set()
        elif cell.header or not cell.row:
            headings[cell.column] = headings.get(cell.column, "") + text.strip()
        elif _TOTAL.search(text):
            totals.append(cell.row)
    return Sheet(figures, headings, tuple(totals), frozenset(percents))
