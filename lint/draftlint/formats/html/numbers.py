"""The numbers a browser writes before the items of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from draftlint.formats.word import ordinals

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-decimal": "japaneseDigitalTenThousand",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "taiwaneseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
# These stand before 、 and not before a full stop.
_CHINESE = tuple(name for name in _STYLES if name.startswith(("cjk", "simp", "trad")))
_STYLE = regex.compile(r"(?i)list-style(?:-type)?\s*:\s*(?:[\w-]+\s+){0,2}?([\w-]+)")
_NUMBER = regex.compile(r"\s*([+-]?\d{1,6})\s*$")
# A number that somebody typed: 一、（二）3. 4）第五条 ⑥
TYPED = regex.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:[）)、.．]|\s)"
    r"|第[一二三四五六七八九十百\d]{1,5}[章节条]|[①-⑳⑴-⒛]"
)


@dataclass
class Counted:
    """One list while it is read; `style` is None for one that shows no numbers."""

    style: str | None
    mark: str
    value: int
    step: int

    def next(self, item: _Element) -> str:
        """Count an item and give its number as it is shown, or an empty string."""
        own = _NUMBER.match(item.get("value") or "")
        if own:
            self.value = int(own[1])
        style = _TYPES.get(item.get("type") or "", self.style or "")
        number, self.value = self.value, self.value + self.step
        if self.style is None or not style:
            return ""
        return ordinals.written(number, style) + self.mark


def of_list(element: _Element) -> Counted:
    """Say how a list counts: <ol start="3" type="a"> or a style of its own."""
    if element.tag != "ol":
        return Counted(None, "", 1, 1)
    found = _STYLE.search(element.get("style") or "")
    name = found[1].lower() if found else ""
    style: str | None = _TYPES.get(element.get("type") or "", "decimal")
    if name == "none":
        style = None
    elif name in _STYLES:
        style = _STYLES[name]
    start = _NUMBER.match(element.get("start") or "")
    backwards = element.get("reversed") is not None
    value = len(element.findall("li")) if backwards else 1
    mark = "、" if name in _CHINESE else "."
    step = -1 if backwards else 1
    return Counted(style, mark, int(start[1]) if start else value, step)
