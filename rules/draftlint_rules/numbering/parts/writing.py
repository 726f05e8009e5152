"""How a number is quoted, and how another number would look in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import numerals

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item

_SPACE_BESIDE_HAN = patterns.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z0-9])")


def shown(document: Document, item: Item) -> str:
    """Give a label as a message quotes it: （ 三 ） as （三）, 第一 without its comma."""
    return tidied(document.text(item.label))


def relabelled(document: Document, item: Item, number: int) -> str:
    """Write an item's label with another number, or the bare number if it has none."""
    figure = numerals.like(document.text(item.figure), number) or str(number)
    before = document.source[item.label.start : item.figure.start]
    after = document.source[item.figure.end : item.label.end]
    return tidied(before + figure + after)


def tidied(label: str) -> str:
    """Take the space out of a label, and the comma or colon behind it."""
    return _SPACE_BESIDE_HAN.sub("", label).rstrip("，,：:")
