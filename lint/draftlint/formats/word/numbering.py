"""Word's automatic numbers: their definitions, and the count they keep.

After ECMA-376 part 1, 17.9, and what [MS-OI29500] says of Word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.formats.word import ordinals
from draftlint.formats.word.names import VAL, W, as_number, has, number, value

if TYPE_CHECKING:
    import regex
    from lxml.etree import _Element

    from draftlint.formats.word.styles import Look, Styles

_LEVELS = 9
_LONGEST_TEXT = 255  # as in Word; a longer one is no number
_PLACEHOLDER = patterns.compile("%([1-9])")
_SEPARATORS = {"nothing": "", "space": " "}
_BULLET = "•"
_LEGAL = ("decimalZero", "none")  # what w:isLgl leaves as it is


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and what it writes: `text` has %1 … %9 for the numbers."""

    start: int
    format: str
    pattern: str
    text: str
    separator: str
    legal: bool
    restart: int | None
    style: str
    hidden: bool


_PLAIN = Level(1, "decimal", "", "", "", False, None, "", False)


@dataclass(frozen=True, slots=True)
class Label:
    """An automatic number as it stands in the text, and the gap behind it."""

    text: str
    separator: str


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: the abstract list it counts with, its own levels and starts."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Count:
    """How far each level of an abstract list has come; None: not begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a file, and the counts of one story (body, header, notes …)."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[int, List] = {}
        self._merged: dict[int, dict[int, Level]] = {}
        if root is not None:
            self._read(root)
        self.restart()

    def restart(self) -> None:
        """Begin to count anew, as every story does."""
        self._counts: dict[str, Count] = {}
        self._started: set[int] = set()

    def _read(self, root: _Element) -> None:
        for element in root.iterchildren(W + "abstractNum"):
            key = element.get(W + "abstractNumId") or ""
            self._abstract.setdefault(key, _levels(element))
            if link := value(element, "numStyleLink"):
                self._links.setdefault(key, link)
        for element in root.iterchildren(W + "num"):
            chosen = as_number(element.get(W + "numId"))
            if chosen is not None:
                self._lists.setdefault(chosen, _list(element))

    def of(self, numbers: _Element | None, look: Look) -> tuple[int, int] | None:
        """Say by which list and level a paragraph counts: its own or its style's."""
        own = None if numbers is None else number(numbers, "numId")
        chosen = look.numbering if own is None else own
        if not chosen:  # w:numId 0 switches a style's number off
            return None
        counted = self._resolved(chosen)
        if counted is None:
            return None
        level = number(numbers, "ilvl")
        if level is None:
            levels = self._levels(chosen, counted)
            level = _linked(levels, look.linked)
            level = look.level if level is None else level
        return chosen, min(max(level or 0, 0), _LEVELS - 1)

    def next(self, chosen: int, level: int) -> Label | None:
        """Count on, and give what the paragraph shows; None for no number."""
        counted = self._resolved(chosen)
        if counted is None:
            return None
        levels = self._levels(chosen, counted)
        count = self._counts.setdefault(counted.abstract, Count())
        self._advance(count, chosen, level, levels)
        shown = levels.get(level)
        if shown is None or shown.hidden:
            return None
        text = _rendered(shown, level, levels, count)
        label = text.strip()
        # Some type the gap into the level's text: "第%1章 ".
        gap = " " if label and text[-1].isspace() else shown.separator
        return Label(label, gap) if label else None

    def _advance(
        self, count: Count, chosen: int, level: int, levels: dict[int, Level]
    ) -> None:
        start = self._lists[chosen].starts.get(level)
        before = count.values[level]
        if start is not None and chosen not in self._started:
            count.values[level] = start  # where a list begins anew it does so once
            self._started.add(chosen)
        elif before is not None:
            count.values[level] = before + 1
        else:
            own = levels.get(level, _PLAIN).start
            count.values[level] = own if start is None else start
        for higher in range(level):
            # Word shows 1.1 where no 1 came before, and then goes on with 2.
            if count.values[higher] is None:
                count.values[higher] = levels.get(higher, _PLAIN).start
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, _PLAIN).restart
            if restart is None or not 0 <= restart <= deeper or level < restart:
                count.values[deeper] = None

    def _resolved(self, chosen: int) -> List | None:
        """Follow a list that only names a style, whose list may name another."""
        seen: set[int] = set()
        own = self._lists.get(chosen)
        found = own
        while found is not None and found.abstract in self._links:
            if chosen in seen:
                return None
            seen.add(chosen)
            chosen = self._styles.numbering(self._links[found.abstract])
            found = self._lists.get(chosen)
        if found is None or own is None or found.abstract not in self._abstract:
            return None
        return found

    def _levels(self, chosen: int, counted: List) -> dict[int, Level]:
        if chosen not in self._merged:
            own = self._lists[chosen].levels
            abstract = self._abstract[counted.abstract]
            self._merged[chosen] = {**abstract, **counted.levels, **own}
        return self._merged[chosen]


def _linked(levels: dict[int, Level], styles: tuple[str, ...]) -> int | None:
    for style in styles:
        for index, level in levels.items():
            if level.style == style:
                return index
    return None


def _rendered(shown: Level, level: int, levels: dict[int, Level], count: Count) -> str:
    if shown.format == "bullet":
        return _bullet(shown.text)

    def write(match: regex.Match[str]) -> str:
        index = int(match[1]) - 1
        if index > level:
            return ""
        counted = levels.get(index, _PLAIN)
        current = count.values[index] or 0
        if counted.format == "bullet":
            return ""
        if shown.legal and counted.format not in _LEGAL:
            return str(current)
        if counted.format == "custom":
            return ordinals.padded(current, counted.pattern)
        return ordinals.written(current, counted.format)

    return _PLACEHOLDER.sub(write, shown.text)[:_LONGEST_TEXT]


def _bullet(text: str) -> str:
    """Give a bullet; one sign of a symbol font is any letter, so all look alike."""
    text = text.strip()
    if len(text) > 1 or "\u4e00" <= text <= "\u9fff":
        return text
    return _BULLET


def _list(element: _Element) -> List:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterchildren(W + "lvlOverride"):
        index = as_number(override.get(W + "ilvl"))
        if index is None:
            continue
        start = number(override, "startOverride")
        if start is not None:
            starts[index] = start
        own = override.find(W + "lvl")
        if own is not None:
            levels[index] = _level(own, overriding=True)
    return List(value(element, "abstractNumId"), levels, starts)


def _levels(element: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in element.iterchildren(W + "lvl"):
        index = as_number(child.get(W + "ilvl"))
        if index is not None and 0 <= index < _LEVELS:
            levels[index] = _level(child, overriding=False)
    return levels


def _level(element: _Element, *, overriding: bool) -> Level:
    # A custom format stands in mc:AlternateContent, with a plain one to fall back on.
    formats = list(element.iter(W + "numFmt"))
    chosen = formats[0] if formats else None
    text = value(element, "lvlText")
    start = number(element, "start")
    picture = element.find(W + "lvlPicBulletId") is not None
    return Level(
        start=0 if start is None else start,
        format="bullet" if picture else _format(chosen),
        pattern="" if chosen is None else chosen.get(W + "format") or "",
        text=text if len(text) <= _LONGEST_TEXT else "",
        separator=_SEPARATORS.get(value(element, "suff"), " "),
        legal=has(element, "isLgl"),
        # Word does not look at lvlRestart in an override ([MS-OI29500] 2.1.282).
        restart=None if overriding else number(element, "lvlRestart"),
        style=value(element, "pStyle"),
        hidden=has(element.find(W + "rPr"), "vanish"),
    )


def _format(element: _Element | None) -> str:
    return "decimal" if element is None else element.get(VAL) or "decimal"
