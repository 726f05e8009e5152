"""Rows that stand twice in one table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document
    from draftlint.document import Table

# Figures, dates and marks alone say nothing that is not often said twice.
_NAME = patterns.plain(r"[\u4e00-\u9fff]{4}|[A-Za-z]{3,} [A-Za-z]{3,}")
_INDEX = patterns.plain(r"[（(]?[\d一二三四五六七八九十①-⑳]{1,4}[）).、]?")
_LEAST_CELLS = 2


def repeated(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield the row that stands again, by its first cell with a name, and the first."""
    for table in document.tables:
        yield from _in_table(document, table)


def _in_table(document: Document, table: Table) -> Iterator[tuple[Span, Span]]:
    rows: dict[int, list[Span]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell.span)
    seen: dict[tuple[str, ...], Span] = {}
    header = [document.text(span).strip() for span in rows[min(rows, default=0)]]
    for cells in rows.values():
        spans, words = cells, [document.text(span).strip() for span in cells]
        if words == header:  # it may stand again on the next page
            continue
        if _INDEX.fullmatch(words[0]):
            spans, words = spans[1:], words[1:]
        named = _named(spans, words)
        if named is None or sum(map(bool, words)) < _LEAST_CELLS:
            continue
        key = tuple(words)
        if key in seen:
            yield named, seen[key]
        seen.setdefault(key, named)


def _named(spans: list[Span], words: list[str]) -> Span | None:
    """Give the first cell that holds a name, which no other row should have."""
    for span, said in zip(spans, words, strict=True):
        if _NAME.search(said):
            return span
    return None
