"""Looking over a workbook before calamine reads it: what it cannot bear ends Python.

calamine keeps a sheet as a full grid from its first cell to its last, makes room for as
many things as a count says, and memory that is not there ends the whole process.  So
each sheet is measured first, and calamine is given those members only that were looked
over, in a zip written anew.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import regex
from lxml import etree

from draftlint.formats import Unreadable
from draftlint.formats.archive import Archive
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CELLS = 4_000_000  # of all grids together, empty ones too
_MOST_UNPACKED = 400 * 2**20
_READ = regex.compile(r"(?i)\[Content_Types\]\.xml|_rels/.*\.rels|xl/.*\.(?:xml|rels)")
_WHERE = regex.compile("([A-Z]{1,3})([0-9]{1,7})")
_COUNT = regex.compile(rb"""(?i)count\s*=\s*["']([^"']*)["']""")
_VALUES = ("v", "is", "f")

_DAMAGED = Text(
    zh="文件已损坏：{member} 读不出来（{error}）",
    en="the file is damaged: {member} cannot be read ({error})",
)
_FOREIGN = Text(
    zh="{member} 带有 DOCTYPE 声明，这种文件里不该有，不予读取",
    en="{member} has a DOCTYPE, which no such file has; it is not read",
)
_TOO_LARGE = Text(
    zh="表格大得反常（{size}），不予读取",
    en="an abnormally large workbook ({size}); it is not read",
)


def checked(content: bytes) -> bytes:
    """Give a workbook that can be read without harm; raises Unreadable."""
    archive = Archive(content, ".xlsx")
    unpacked = cells = 0
    packed = BytesIO()
    with ZipFile(packed, "w") as sound:
        for name in filter(_READ.fullmatch, archive.names()):
            pieces = []
            for piece in archive.pieces(name):
                unpacked += len(piece)
                if unpacked > _MOST_UNPACKED:
                    raise _too_large(f"> {_MOST_UNPACKED >> 20} MB")
                pieces.append(piece)
            member = b"".join(pieces)
            if any(
                _is_false(count[1], len(member)) for count in _COUNT.finditer(member)
            ):
                raise _too_large(name)
            grid = _Grid(name)
            grid.measure(pieces)
            cells += grid.rows * grid.columns
            if cells > _MOST_CELLS:
                raise _too_large(f"{grid.rows:,} × {grid.columns:,}")
            sound.writestr(name, member)
    return packed.getvalue()


def _is_false(count: bytes, size: int) -> bool:
    """Whether a count is no number, or of more things than the member has bytes."""
    return not count.isdigit() or len(count) > 12 or int(count) > size


def _too_large(size: str) -> Unreadable:
    return Unreadable(_TOO_LARGE.format(size=size))


class _Grid:
    """How many rows and columns a member needs, if it is a sheet; rather too many."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = 0
        self.columns = 0
        self._row = 0
        self._column = 0

    def measure(self, pieces: list[bytes]) -> None:
        """Read the XML of a member; raises Unreadable for what is no sound XML."""
        if any(b"<!DOCTYPE" in piece for piece in pieces):
            raise Unreadable(_FOREIGN.format(member=self.name))
        parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=("{*}row", "{*}c"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            collect_ids=False,
        )
        try:
            for piece in pieces:
                parser.feed(piece)
                self._take(parser)
            parser.close()
            self._take(parser)
        except (etree.XMLSyntaxError, LookupError, ValueError) as error:
            raise self._damaged(error) from error

    def _take(self, parser: etree.XMLPullParser) -> None:
        for event, element in parser.read_events():
            if not isinstance(element, etree._Element):  # noqa: SLF001 - its only name
                continue
            is_cell = str(element.tag).rpartition("}")[2] == "c"
            if event == "end" and is_cell:
                self._end_cell(element)
            elif event == "end":
                element.clear()
            elif not is_cell:
                self._begin_row(element)

    def _begin_row(self, row: _Element) -> None:
        number = (row.get("r") or "").strip()
        if number and not (number.isdecimal() and len(number) < 8):
            raise self._damaged(f"row {number[:20]}")
        self._row = int(number) if number else self._row + 1
        self._column = 0

    def _end_cell(self, cell: _Element) -> None:
        where = cell.get("r")
        if where is None:
            self._column += 1
        else:
            found = _WHERE.fullmatch(where)
            if found is None:
                raise self._damaged(f"cell {where[:20]}")
            self._column = _number(found[1])
            self._row = int(found[2])
        if any(str(child.tag).endswith(_VALUES) for child in cell):
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)
        cell.clear()

    def _damaged(self, error: object) -> Unreadable:
        return Unreadable(_DAMAGED.format(member=self.name, error=error))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
