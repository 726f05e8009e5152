"""Which series are counts of the report's own, to be counted along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item, Series
    from draftlint_rules.numbering.parts.flaws import Flaw

LETTERS = frozenset({"A.", "（a）", "I.", "（i）"})
# In characters: an article of law is not quoted at greater length.
_LONGEST_QUOTATION = 800


def is_count(series: Series, found: list[Flaw]) -> bool:
    """Whether this is a count at all: quoted articles and stray numbers are none."""
    numbers = [item.number for item in series.items]
    if series.style == "第一条":
        begins = numbers[:2] == [1, 2] and len(numbers) > 3
        return begins and len(found) <= max(1, len(numbers) // 4)
    if series.style in LETTERS and numbers[:2] != [1, 2]:
        # A. Smith and C. Jones; a, c, b and d are a count in disorder.
        return len(numbers) > 3 and sorted(numbers) == [*range(1, len(numbers) + 1)]
    return len(found) <= max(2, len(numbers) // 3)


def is_excerpt(document: Document, item: Item) -> bool:
    """Whether a quotation that an earlier paragraph opened is still open here."""
    if not item.head:
        return False
    start = max(0, item.label.start - _LONGEST_QUOTATION)
    opened = document.source.rfind("“", start, item.label.start)
    closed = document.source.rfind("”", start, item.label.start)
    closes = document.source.find("”", item.label.end, item.label.end + 1_000)
    return closed < opened < document.blocks[item.block].span.start and closes >= 0
