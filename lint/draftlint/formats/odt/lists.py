"""OpenDocument's automatic numbers: the counts that lists keep.

After ODF 1.3 part 3, 5.3; how one list goes on in another as LibreOffice does it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from draftlint.formats.odt.list_styles import LEVELS, Level, ListStyle
from draftlint.formats.odt.names import TEXT, XML_ID, number
from draftlint.formats.word import ordinals

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = regex.compile(r"%(\d{1,2})%")


@dataclass
class Count:
    """How far each level of a list has come; None: not begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))

    def advance(self, levels: ListStyle, level: int, start: int | None) -> str:
        """Count on, and give the text of the number; "" for none."""
        before = self.values[level]
        own = levels.get(level, Level())
        if start is not None:
            self.values[level] = start
        else:
            self.values[level] = own.start if before is None else before + 1
        self.values[level + 1 :] = [None] * (LEVELS - level)
        return own.bullet or self._written(levels, level, own)

    def _written(self, levels: ListStyle, level: int, own: Level) -> str:
        if not own.format and not _PLACEHOLDER.search(own.pattern):
            return ""
        if own.pattern:
            return _PLACEHOLDER.sub(
                lambda match: self._number(levels, int(match[1]), level), own.pattern
            ).strip()
        first = max(1, level - own.shown + 1)
        numbers = (self._number(levels, n, level) for n in range(first, level + 1))
        return (own.prefix + ".".join(filter(None, numbers)) + own.suffix).strip()

    def _number(self, levels: ListStyle, level: int, deepest: int) -> str:
        if not 1 <= level <= deepest:
            return ""
        counted = levels.get(level, Level())
        current = self.values[level]
        if not counted.format:
            return ""
        current = counted.start if current is None else current
        if levels.get(deepest, Level()).legal:
            return str(current)
        return ordinals.written(current, counted.format)


@dataclass
class Item:
    """A list item being read; its number goes to its first paragraph."""

    count: Count
    levels: ListStyle
    level: int
    start: int | None
    numbered: bool


@dataclass
class Lists:
    """The lists of one story while it is walked, the innermost last.

    `known` are the counts by the id of a list, `by_style` the last count of a style;
    an item of None is the edge of a table cell, in which lists begin anew.
    """

    styles: dict[str, ListStyle]
    items: list[Item | None] = field(default_factory=list)
    lists: list[tuple[str, Count, int]] = field(default_factory=list)
    known: dict[str, Count] = field(default_factory=dict)
    by_style: dict[str, Count] = field(default_factory=dict)
    headings: Count = field(default_factory=Count)

    def begin(self, element: _Element) -> None:
        """Begin a text:list."""
        style = element.get(TEXT + "style-name") or ""
        outer = self.lists[-1] if self.lists and self.items[-1:] != [None] else None
        if outer is not None:
            name, count, level = outer
            self.lists.append((style or name, count, min(level + 1, LEVELS)))
            return
        count = self._continued(element, style) or Count()
        self.lists.append((style, count, 1))
        self.by_style[style] = count
        if own := element.get(XML_ID):
            self.known[own] = count

    def _continued(self, element: _Element, style: str) -> Count | None:
        if name := element.get(TEXT + "continue-list"):
            return self.known.get(name) or self.by_style.get(style)
        if element.get(TEXT + "continue-numbering") == "true":
            return self.by_style.get(style)
        return None

    def end(self) -> None:
        """End a text:list."""
        self.lists.pop()

    def begin_item(self, element: _Element) -> None:
        """Begin a text:list-item, or a text:list-header, which has no number."""
        style, count, level = self.lists[-1] if self.lists else ("", Count(), 1)
        start = number(element, TEXT + "start-value", -1)
        self.items.append(
            Item(
                count,
                self.styles.get(style, {}) if style else {},
                level,
                None if start < 0 else start,
                numbered=element.tag == TEXT + "list-item",
            )
        )

    def begin_numbered(self, element: _Element) -> None:
        """Begin a text:numbered-paragraph: an item that names its list."""
        name = element.get(TEXT + "list-id") or ""
        level = min(max(number(element, TEXT + "level", 1), 1), LEVELS)
        start = number(element, TEXT + "start-value", -1)
        self.items.append(
            Item(
                self.known.setdefault(name, Count()),
                self.styles.get(element.get(TEXT + "style-name") or "-", {}),
                level,
                None if start < 0 else start,
                numbered=True,
            )
        )

    def label(self) -> tuple[str, str] | None:
        """Give the number and the gap behind it that the next paragraph shows."""
        item = self.items[-1] if self.items else None
        if item is None or not item.numbered:
            return None
        item.numbered = False
        text = item.count.advance(item.levels, item.level, item.start)
        return text, item.levels.get(item.level, Level()).separator

    def heading_label(self, heading: _Element, level: int) -> tuple[str, str] | None:
        """Give the number that a heading outside lists shows."""
        levels = self.styles.get("", {})
        if not 1 <= level <= LEVELS or heading.get(TEXT + "is-list-header") == "true":
            return None
        start = number(heading, TEXT + "start-value", -1)
        anew = heading.get(TEXT + "restart-numbering") == "true"
        first = max(start, 1) if anew or start >= 0 else None
        text = self.headings.advance(levels, level, first)
        return text, levels.get(level, Level()).separator
