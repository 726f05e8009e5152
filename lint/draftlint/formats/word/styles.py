"""What the styles of a Word file say: headings, numbers, hidden text, contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.formats.word.names import W, has, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# The standard keeps built-in names in English; WPS also writes them in Chinese.
_HEADING = patterns.compile(r"(?i)(?:heading|标题|標題)\s*([1-9])")
_CONTENTS = patterns.compile(r"(?i)(?:toc|目录|目錄)\s*[1-9]|table of figures|图表目录")
_PROMPT = patterns.compile(r"(?i)placeholder text|占位符(?:文本)?")
_LONGEST_CHAIN = 30  # Word itself follows about ten styles


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; None and "" where it says nothing."""

    id: str
    name: str
    based_on: str
    outline: int | None
    numbering: int | None
    level: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to with all that it is based on.

    `outline` is the heading level (1 is the highest, 0 none); `numbering` the w:num
    it numbers by (0 none) at `level` (None for the one linked to a style), and
    `linked` the styles that such a link may name, the nearest first; `prompt` is
    whether it is the style of what a content control asks for.
    """

    outline: int = 0
    numbering: int = 0
    level: int | None = None
    linked: tuple[str, ...] = ()
    hidden: bool = False
    contents: bool = False
    prompt: bool = False


class Styles:
    """The styles of a file; a look is worked out when it is first asked for."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        for element in () if root is None else root.iterchildren(W + "style"):
            style = _style(element)
            self._styles.setdefault(style.id, style)
            is_default = element.get(W + "default") in ("1", "true", "on")
            if is_default and element.get(W + "type") == "paragraph":
                self.default = style.id

    def look(self, name: str) -> Look:
        """Give what a style comes to; an unknown style is plain."""
        if name not in self._looks:
            self._looks[name] = self._look(name)
        return self._looks[name]

    def numbering(self, name: str) -> int:
        """Give the w:num that a style names by itself, else 0."""
        return self._styles[name].numbering or 0 if name in self._styles else 0

    def _look(self, name: str) -> Look:
        chain = list(self._chain(name))
        outline = next((s.outline for s in chain if s.outline is not None), None)
        if outline is None:
            named = (_HEADING.fullmatch(style.name) for style in chain)
            outline = next((int(found[1]) - 1 for found in named if found), 9)
        numbered = [style.numbering is not None for style in chain]
        reach = numbered.index(True) + 1 if any(numbered) else 0
        numbering = chain[reach - 1].numbering if reach else 0
        levels = (s.level for s in chain[:reach] if s.level is not None)
        return Look(
            outline=outline + 1 if 0 <= outline <= 8 else 0,
            numbering=numbering or 0,
            level=next(levels, None),
            linked=tuple(style.id for style in chain[:reach]),
            hidden=any(style.hidden for style in chain),
            contents=any(_CONTENTS.fullmatch(style.name) for style in chain),
            prompt=any(_PROMPT.fullmatch(style.name) for style in chain),
        )

    def _chain(self, name: str) -> Iterator[Style]:
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].based_on


def _style(element: _Element) -> Style:
    paragraph = element.find(W + "pPr")
    numbers = None if paragraph is None else paragraph.find(W + "numPr")
    return Style(
        id=element.get(W + "styleId") or "",
        name=value(element, "name"),
        based_on=value(element, "basedOn"),
        outline=number(paragraph, "outlineLvl"),
        numbering=number(numbers, "numId"),
        level=number(numbers, "ilvl"),
        hidden=has(element.find(W + "rPr"), "vanish"),
    )
