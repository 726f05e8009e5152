"""Announced numbers of points beside the points: 三个方面：一是…, 甲、乙、丙三项措施."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span
from draftlint.language import listed_counts
from draftlint.language.announcement_patterns import ANNOUNCEMENT, ENDS
from draftlint.language.enumerations import count
from draftlint.language.labels import ORDINALS
from draftlint.language.listed_counts import Announced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Document
    from draftlint.language.series import Series

_FEWEST = 2  # points


def read(document: Document) -> tuple[Announced, ...]:
    """Read the announced numbers, those of numbered points first."""
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Announced]:
    told = set()
    for series in document.series:
        if series.items[0].number == 1 and len(series.items) > 1:
            for announced in _numbered(document, series):
                told.add(announced.span)
                yield announced
    for announced in listed_counts.read(document):
        if announced.span not in told:
            yield announced


def _numbered(document: Document, series: Series) -> Iterator[Announced]:
    """Compare the number of points with the announcement right before the first."""
    first = series.items[0]
    # A list within a paragraph ends with it, whatever number comes in the next.
    items = [i for i in series.items if first.head or i.block == first.block]
    last, size = items[-1], len(items)
    if size < _FEWEST:
        return
    block = document.blocks[first.block]
    before = Span(max(block.span.start, first.label.start - 60), first.label.start)
    across = first.head
    if across:
        if first.block == 0:
            return
        end = document.blocks[first.block - 1].span
        before = Span(max(end.start, end.end - 60), end.end)
    if document.narrow[before.start : before.end].rstrip()[-1:] not in ENDS:
        return
    # 围绕三项任务提出五条措施：either number may be the one that counts the points.
    matches = list(
        ANNOUNCEMENT.finditer(
            document.narrow, before.start, before.end, overlapped=True
        )
    )
    numbers = [listed_counts.number(match) for match in matches]
    if not any(numbers):
        return
    labels = tuple(item.label for item in items)
    if {size, last.number} & set(numbers):
        if size in numbers and last.number == size:
            match = matches[numbers.index(size)]
            yield Announced(Span(*match.span("announced")), size, size, labels)
        return
    match = matches[-1]
    announces = match["mark"] in "：:" or match["below"]
    if not announces and (across or series.style not in ORDINALS):
        return
    # 从收入和支出两方面采取措施: the number sums up what stands before it.
    own = count(listed_counts.clause_before(document, match.start()))
    if own.most > 1 and own.least <= numbers[-1] <= own.most:
        return
    yield Announced(Span(*match.span("announced")), numbers[-1], size, labels)
