"""Tables: rows, columns, merged and repeated cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats.odt.names import TABLE, number
from draftlint.formats.odt.story import leave_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.odt.story import Begin, End, Story


def _table(story: Story, _: _Element) -> bool:
    story.assembly.begin_table()
    return False


def _end_table(story: Story, _: _Element) -> None:
    story.assembly.end_table()


def _row(story: Story, _: _Element) -> bool:
    if story.assembly.grids:
        story.assembly.grids[-1].begin_row()
    return False


def _end_row(story: Story, element: _Element) -> None:
    more = number(element, TABLE + "number-rows-repeated", 1) - 1
    if story.assembly.grids:
        story.assembly.grids[-1].row += max(more, 0)


def _cell(story: Story, element: _Element) -> bool:
    row = element.getparent()
    rows = None if row is None else row.getparent()
    story.assembly.begin_cell(
        number(element, TABLE + "number-rows-spanned", 1),
        number(element, TABLE + "number-columns-spanned", 1),
        header=rows is not None and rows.tag == TABLE + "table-header-rows",
    )
    story.lists.items.append(None)
    return False


def _end_cell(story: Story, element: _Element) -> None:
    story.lists.items.pop()
    story.assembly.end_cell()
    more = number(element, TABLE + "number-columns-repeated", 1) - 1
    if story.assembly.grids:
        story.assembly.grids[-1].column += max(more, 0)


BEGIN: dict[str, Begin] = {
    TABLE + "table": _table,
    TABLE + "table-row": _row,
    TABLE + "table-cell": _cell,
    TABLE + "covered-table-cell": leave_out,
}
END: dict[str, End] = {
    TABLE + "table": _end_table,
    TABLE + "table-row": _end_row,
    TABLE + "table-cell": _end_cell,
}
