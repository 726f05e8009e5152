"""The 序号 column of a table: which numbers its rows bear, count by count."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns
from draftlint.language import numerals
from draftlint_rules.numbering.parts import flaws
from draftlint_rules.numbering.parts.flaws import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint import Document
    from draftlint.document import Cell, Table
    from draftlint_rules.numbering.parts.flaws import Flaw

# A title and a line of units may stand above the headings, in a sheet more.
_HEADING_ROWS = 4
_HEADED = frozenset({"序号", "序列号", "序", "项次"})
_HEADED_IN_FRONT = frozenset(
    {"no.", "no", "№", "#", "s/n", "sn", "itemno.", "itemno", "serialno.", "row"}
)
_FEWEST = 3
_CODES = 100  # a count does not begin there
_NUMBER = patterns.compile(
    rf"""(?x)
    \s* (?P<before> [（(\[【第]? )
    (?: (?P<prefix> (?:\d{{1,3}}[.\-–—])* ) (?P<arabic>\d{{1,4}})
      | (?P<han>[{numerals.HAN}]{{1,4}})
      | (?P<single>[{"".join(numerals.SINGLE)}]) )
    [）)\]】.、]* \s*
    """
)


class Row(NamedTuple):
    """One number in the column; `blanks` rows without one stand before it.

    `manner` is what numbers of one count share: the kind of figure, the 1. of 1.2.
    `again` is whether the row goes on with what the row above began.
    """

    number: int
    manner: str
    label: Span
    figure: Span
    place: int
    blanks: int
    again: bool


class Count(NamedTuple):
    """The rows that are counted together, and what is wrong with their numbers."""

    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...]


def counts(document: Document, table: Table) -> tuple[Count, ...]:
    """Read the counts of a table; none if it has no such column."""
    columns = _columns(document, table)
    if not columns:
        return ()
    rows = [_rows(document, table, *column) for column in sorted(columns.items())]
    if sum(map(len, rows)) < _FEWEST:
        return ()
    # Two columns side by side run down one after the other, or across.
    readings = [[*chain.from_iterable(rows)]]
    if len(rows) > 1:
        readings.append(sorted(readings[0], key=lambda row: (row.place, row.figure)))
    read = [tuple(_counted(reading)) for reading in readings]
    fewest = min(read, key=lambda found: sum(len(count.flaws) for count in found))
    return tuple(count for count in fewest if _is_count(count))


def _columns(document: Document, table: Table) -> dict[int, int]:
    """Give the columns that are headed 序号, each with the row below its heading."""
    columns: dict[int, int] = {}
    for cell in table.cells:
        if cell.row >= _HEADING_ROWS:
            break
        if len(cell.span) > 12 or cell.column_span > 1:
            continue
        heading = "".join(document.narrow[cell.span.start : cell.span.end].split())
        front = cell.column == 0 and heading.lower() in _HEADED_IN_FRONT
        if front or heading in _HEADED:
            columns.setdefault(cell.column, cell.row + cell.row_span)
    return columns


def _rows(document: Document, table: Table, column: int, first: int) -> list[Row]:
    beside = {
        cell.row: document.text(cell.span).strip()
        for cell in table.cells
        if cell.column == column + 1
    }
    rows: list[Row] = []
    blanks = 0
    for cell in table.cells:
        if cell.column != column or cell.row < first:
            continue
        row = _row(document, cell, blanks, beside)
        blanks = 0 if row else blanks + 1
        if row:
            rows.append(row)
    return rows


def _row(
    document: Document, cell: Cell, blanks: int, beside: dict[int, str]
) -> Row | None:
    if cell.column_span > 1 or len(cell.span) > 12:
        return None
    text = document.narrow[cell.span.start : cell.span.end]
    match = _NUMBER.fullmatch(text)
    kind = match.lastgroup if match else None
    number = numerals.read(match[kind]) if match and kind else None
    if match is None or kind is None or not number:
        return None
    start = match.start("prefix") if match["prefix"] else match.start(kind)
    end = match.end(kind)
    name = beside.get(cell.row, "")
    return Row(
        number=number,
        manner=f"{match['before']}{match['prefix'] or ''}{kind}",
        label=Span(cell.span.start + start, cell.span.start + end),
        figure=Span(cell.span.start + match.start(kind), cell.span.start + end),
        place=cell.row,
        blanks=blanks,
        again=not name or name == beside.get(cell.row - 1),
    )


def _counted(rows: Sequence[Row]) -> Iterator[Count]:
    """Yield the counts: one a manner, and a new one where 1 comes again."""
    runs: list[list[Row]] = []
    latest: dict[str, list[Row]] = {}
    firsts = Counter(row.manner for row in rows if row.number == 1)
    for row in rows:
        run = latest.get(row.manner)
        if run and _goes_on(run[-1], row):
            continue
        # 1 1 2 3 is a slip, unless the table begins anew further on as well.
        slip = run and len(run) == 1 and firsts[row.manner] == 2 and not row.blanks
        anew = row.number == 1 and not slip
        if run is None or (anew and not _is_tenth(run[-1], row)):
            latest[row.manner] = run = []
            runs.append(run)
        run.append(row)
    for run in runs:
        found = flaws.find(_numbers(run))
        yield Count(
            tuple(run), tuple(flaw for flaw in found if not _is_right(run, flaw))
        )


def _is_count(count: Count) -> bool:
    """Whether these numbers count: codes and ranks leave most out, or begin high."""
    numbers = _numbers(count.rows)
    far = sum(after - before > 2 for before, after in pairwise(sorted(numbers)))
    slips = 1 + len(numbers) // 5
    enough = len(numbers) >= _FEWEST and numbers[0] < _CODES
    return enough and max(far, len(count.flaws)) <= slips


def _numbers(run: Sequence[Row]) -> list[int]:
    """Read 1.1 behind 1.9 as 1.10: a sheet drops the nought."""
    numbers: list[int] = []
    for row in run:
        tenth = numbers and "." in row.manner and numbers[-1] + 1 == row.number * 10
        numbers.append(row.number * 10 if tenth else row.number)
    return numbers


def _is_tenth(before: Row, row: Row) -> bool:
    return "." in row.manner and before.number == 9 and row.number == 1


def _goes_on(before: Row, row: Row) -> bool:
    """Whether the number is only said once more: a merged cell taken apart."""
    return row.number == before.number and row.again and row.place == before.place + 1


def _is_right(run: Sequence[Row], flaw: Flaw) -> bool:
    row = run[flaw.at]
    if flaw.slip is Slip.START:
        return row.number != 2 or row.blanks > 0
    if flaw.slip in (Slip.SWAPPED, Slip.TWIN):  # the second half of one story
        return flaw.other < flaw.at
    # The rows without a number may be those that are missing.
    return flaw.slip is Slip.GAP and 0 < row.number - flaw.expected <= row.blanks
