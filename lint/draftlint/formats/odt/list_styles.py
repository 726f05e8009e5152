"""OpenDocument's list styles: how each level counts, and what it writes.

After ODF 1.3 part 3, 16.31 (list styles) and 19.880 (number formats).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint.formats.odt.names import EXTENSION, STYLE, TEXT, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LEVELS = 10
_LONGEST_TEXT = 255
_SEPARATORS = {"nothing": "", "space": " ", "listtab": " "}
_BULLET = "•"
# Number formats are named by their first numbers: "一, 二, 三, ...".
_FORMATS = {
    "1": "decimal",
    "01": "decimalZero",
    "a": "lowerLetter",
    "A": "upperLetter",
    "aaa": "lowerLetter",
    "AAA": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1st": "ordinal",
    "One": "cardinalText",
    "First": "ordinalText",
    "一": "chineseCountingThousand",
    "Native Numbering": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
}
_TRADITIONAL = "壹, 貳"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and what it writes.

    `format` is that of the number, "" for none; `shown` how many levels the number
    shows; `pattern` the whole text with %1% … %10%, where the file has one; `legal`
    makes every number in it Arabic.
    """

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""
    separator: str = " "
    bullet: str = ""
    legal: bool = False


ListStyle = dict[int, Level]


def read(*roots: _Element | None) -> dict[str, ListStyle]:
    """Read the list styles of a file by their names; "" is that of the headings."""
    found: dict[str, ListStyle] = {}
    for root in roots:
        if root is None:
            continue
        for element in root.iter(TEXT + "list-style", TEXT + "outline-style"):
            outline = element.tag == TEXT + "outline-style"
            name = "" if outline else element.get(STYLE + "name") or ""
            found.setdefault(name, dict(_levels(element)))
    return found


def _levels(style: _Element) -> Iterator[tuple[int, Level]]:
    for element in style.iterchildren("*"):
        level = number(element, TEXT + "level", 0)
        if 1 <= level <= LEVELS:
            yield level, _level(element)


def _level(element: _Element) -> Level:
    separator = " "
    for alignment in element.iter(STYLE + "list-level-label-alignment"):
        followed = alignment.get(TEXT + "label-followed-by") or ""
        separator = _SEPARATORS.get(followed, " ")
    if str(element.tag).endswith(("-bullet", "-image")):
        sign = element.get(TEXT + "bullet-char") or _BULLET
        chinese = "\u4e00" <= sign[0] <= "\u9fff"
        return Level(bullet=sign if chinese else _BULLET, separator=separator)
    pattern = element.get(STYLE + "num-list-format") or ""
    pattern = pattern or element.get(EXTENSION + "num-list-format") or ""
    prefix = element.get(STYLE + "num-prefix") or ""
    suffix = element.get(STYLE + "num-suffix") or ""
    if len(pattern) + len(prefix) + len(suffix) > _LONGEST_TEXT:
        pattern = prefix = suffix = ""
    return Level(
        format=_format(element.get(STYLE + "num-format") or ""),
        prefix=prefix,
        suffix=suffix,
        shown=number(element, TEXT + "display-levels", 1, LEVELS),
        start=number(element, TEXT + "start-value", 1),
        pattern=pattern,
        separator=separator,
        legal=element.get(EXTENSION + "is-legal") == "true",
    )


def _format(written: str) -> str:
    if not written:
        return ""
    if written.startswith(_TRADITIONAL):
        return "ideographLegalTraditional"
    first = written.partition(",")[0].strip()
    return _FORMATS.get(first, "decimal")
