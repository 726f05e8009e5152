"""Where the text cites a table, by its number or its place: 见表1, 如下表所示."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from draftlint.document import Document, Span, Table

_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,3}(?:[-–—.]\d{1,3})?"
# 见表1, 如下表所示, 详见附表2, Table 3 shows
_CITES = patterns.compile(
    rf"""(?x)
    [见如据由从按照]\s?(?:以?(?P<next>下)|(?P<last>上))?附?表\s?(?P<number>{_NUMBER})?
    | (?P<next>下)表 | (?P<last>上)表 | (?P<next>如下|以下)[：:。]?\s*$
    | 附?表\s?(?P<number>{_NUMBER})(?=所[示列]|[中可]|显示|反映|列)
    | \b[Tt]able\s(?P<number>\d{{1,3}})\b | \b(?P<next>(?:following\ table|table\ below))\b
    """
)
_CAPTION = patterns.compile(
    rf"\s*(?:附?表|[Tt]able)\s?(?P<number>{_NUMBER})(?![\d年月])"
)
_LONGEST_CAPTION = 80  # characters
_NEAR, _RIGHT_BELOW = 120, 60
_LINES_ABOVE = 3  # a caption, and the unit under it


class Citation(NamedTuple):
    """A place that cites a table, and the block it is in."""

    at: int
    block: Span
    table: Table


def read(document: Document) -> Iterator[Citation]:
    """Yield the citations outside of tables, in reading order."""
    tables = document.tables
    starts = [table.span.start for table in tables]
    numbered = _by_number(document)
    for block in document.blocks:
        index = bisect_right(starts, block.span.start) - 1
        if index >= 0 and block.span in tables[index].span:
            continue
        for cites in document.find(_CITES, block.span):
            table = _cited(cites, block.span, tables, starts, numbered)
            if table is not None:
                yield Citation(cites.start(), block.span, table)


def _cited(
    cites: regex.Match[str],
    block: Span,
    tables: Sequence[Table],
    starts: Sequence[int],
    numbered: Mapping[str, list[Table]],
) -> Table | None:
    """Find the table that is cited; none where two have its number."""
    if cites["number"]:
        same = numbered.get(cites["number"], [])
        return same[0] if len(same) == 1 else None
    index = bisect_left(starts, cites.end())
    if cites["last"]:
        return tables[index - 1] if index else None
    table = tables[index] if index < len(tables) else None
    below = cites["next"] in ("如下", "以下")
    if table and below and table.span.start - block.end > _RIGHT_BELOW:
        return None
    return table


def _by_number(document: Document) -> dict[str, list[Table]]:
    """Sort the tables by the number in the caption above them."""
    ends = [block.span.end for block in document.blocks]
    found: dict[str, list[Table]] = {}
    for table in document.tables:
        last = bisect_right(ends, table.span.start)
        for block in reversed(document.blocks[max(0, last - _LINES_ABOVE) : last]):
            start, end = block.span.start, block.span.end
            if end < table.span.start - _NEAR or end - start > _LONGEST_CAPTION:
                break
            caption = _CAPTION.match(document.narrow, start, end)
            if caption:
                found.setdefault(caption["number"], []).append(table)
                break
    return found
