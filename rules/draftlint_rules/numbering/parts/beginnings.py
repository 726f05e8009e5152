"""What stands before the first member of a series, and whether it may begin late."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Span

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item, Series


def since_heading(document: Document, item: Item) -> Span:
    """The text from the last heading up to an item: twenty paragraphs, or its own."""
    back = 20 if item.head else 0
    start = document.blocks[max(0, item.block - back)].span.start
    starts = document.view(_heading_starts)
    at = bisect_right(starts, item.label.start - 1) - 1
    return Span(max(start, starts[at] if at >= 0 else 0), item.label.start)


def _heading_starts(document: Document) -> list[int]:
    return [heading.label.start for heading in document.outline]


def counts_on(document: Document, series: Series) -> bool:
    """Whether this style counts on from part to part, here and elsewhere.

    One part that counts on where others begin anew is a slip.
    """
    if not series.continues:
        return False
    habits = document.view(_habits)[series.style]
    if habits.on > 1:
        return True
    here = series.items[0].label.start
    return series.items[0].number > 2 and habits.anew < 2 and habits.last_anew < here


@dataclass
class _Habits:
    """How often the series of a style begin anew, and how often they count on."""

    anew: int = 0
    last_anew: int = 0
    on: int = 0


def _habits(document: Document) -> dict[str, _Habits]:
    habits: dict[str, _Habits] = {}
    for series in document.series:
        of_style = habits.setdefault(series.style, _Habits())
        if series.items[0].number == 1:
            of_style.anew += 1
            of_style.last_anew = series.items[0].label.start
        of_style.on += series.continues
    return habits
