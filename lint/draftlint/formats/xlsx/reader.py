"""From the bytes of a workbook to a Document: each sheet is a table."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import python_calamine as calamine

from draftlint.document import Block, Cell, Document, Kind, Mark, MarkKind, Span, Table
from draftlint.formats import Unreadable
from draftlint.formats.xlsx.checking import checked
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    Value = float | str | dt.time | dt.date | dt.datetime | dt.timedelta

_DAMAGED = Text(
    zh="不是 .xlsx 文件，或文件已损坏（{error}）",
    en="not an .xlsx file, or a damaged one ({error})",
)
_LOCKED = Text(
    zh="文件已加密，要密码才能打开；请取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it first",
)
_SHEET = Text(zh="工作表“{name}”", en="sheet “{name}”")


def read(path: str, content: bytes) -> Document:
    """Read a workbook; raises Unreadable."""
    sound = BytesIO(checked(content))
    try:
        with calamine.CalamineWorkbook.from_filelike(sound) as workbook:
            return _document(path, workbook)
    except calamine.PasswordError as error:
        raise Unreadable(_LOCKED) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable(_DAMAGED.format(error=_short(error))) from error
    except BaseException as error:
        # A panic in Rust is no Exception, and has no name that could be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(_DAMAGED.format(error=_short(error))) from error


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _document(path: str, workbook: CalamineWorkbook) -> Document:
    writer = _Writer()
    for index, about in enumerate(workbook.sheets_metadata):
        if str(about.typ).rpartition(".")[2] == "WorkSheet":
            visible = str(about.visible).rpartition(".")[2] == "Visible"
            sheet = workbook.get_sheet_by_index(index)
            writer.add(sheet, about.name, visible=visible)
    source = "".join(writer.parts)
    return Document(
        path=path,
        format="xlsx",
        source=source,
        prose=writer.prose(source),
        blocks=tuple(writer.blocks),
        tables=tuple(writer.tables),
        marks=tuple(writer.marks),
        extracted=True,
    )


class _Writer:
    """The workbook as text: one cell after the other, each on its line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []

    def add(self, sheet: CalamineSheet, name: str, *, visible: bool) -> None:
        """Write the cells of a sheet that hold something."""
        start, place = self.at, _SHEET.format(name=name)
        rows = sheet.to_python(skip_empty_area=True)
        first_row, first_column = sheet.start or (0, 0)
        merged = _merged(sheet)
        heading = _heading_row(rows)
        cells: list[Cell] = []
        for row_index, values in enumerate(rows):
            row = first_row + row_index
            for column, value in enumerate(values, first_column):
                text = written(value)
                if not text.strip():
                    continue
                span = self._write(text)
                where = Text(
                    f"{place.zh} 第{row + 1}行第{column + 1}列",
                    f"{place.en}, row {row + 1}, column {column + 1}",
                )
                self.blocks.append(Block(Kind.TABLE_CELL, span, where))
                high, wide = merged.get((row, column), (1, 1))
                header = row_index == heading
                cells.append(Cell(span, row, column, high, wide, header))
        if not cells:
            return
        span = Span(start, self.at - 1)
        self.tables.append(Table(span, tuple(cells), place))
        if not visible:
            self.marks.append(Mark(MarkKind.HIDDEN, span, name=name))

    def _write(self, text: str) -> Span:
        span = Span(self.at, self.at + len(text))
        self.parts += [text, "\n"]
        self.at = span.end + 1
        return span

    def prose(self, source: str) -> str:
        """Give the source with hidden sheets blanked by spaces; line ends stay."""
        pieces, reached = [], 0
        for mark in self.marks:
            words = source[mark.span.start : mark.span.end]
            blank = "\n".join(" " * len(line) for line in words.split("\n"))
            pieces += [source[reached : mark.span.start], blank]
            reached = mark.span.end
        return "".join((*pieces, source[reached:]))


def _merged(sheet: CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Give the extent of merged cells by their first row and column."""
    return {
        (top, left): (bottom - top + 1, right - left + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    }


def _heading_row(rows: Sequence[Sequence[Value]]) -> int | None:
    """Find the row that heads the columns: the first of several words and no figure."""
    for index, values in enumerate(rows[:10]):
        filled = [value for value in values if written(value).strip()]
        if len(filled) > 1:
            words = all(isinstance(value, str) for value in filled)
            return index if words else None
    return None


def written(value: Value) -> str:
    """Write a value as a cell shows it where no number format says otherwise."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return _figure(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, dt.timedelta):
        return str(value)
    return value.isoformat()


def _figure(value: float) -> str:
    """Write a number with the fifteen digits that Excel keeps: 0.3, not 0.30…04."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g")
