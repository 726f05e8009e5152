"""The documents that a report cites in 《》, and which titles are one with a slip."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

_SHORTEST = 8  # characters of a title that is long enough to be misquoted
_ALIKE = 80  # percent; what differs is looked at as well
_CATALOGUE = 1000  # so many documents are a list of all there are, not a report
_KEY = 4  # characters at the head or the tail that two wordings share
_MOST = 10  # titles with one head or tail that are compared

_TITLE = patterns.compile(r"《([^《》\r\n]{8,80})》")
_SHORT_NAME = patterns.compile(r"简称(?:为)?[：:]?[“《「]{1,2}([^》”」\r\n]{2,40})")
_MARKS = patterns.compile(r"[\s“”‘’\"'〈〉<>「」、，,·•]")
_FIGURES = patterns.compile(r"[\d一二三四五六七八九十]")
_BEFORE = patterns.compile(r"^(?:中华人民共和国)?(?:关于)?(?:印发)?")
_BEHIND = patterns.compile(r"(?:的?(?:通知|决定|意见|公告|函))?$")
# What is put in or left out when a title is written from memory.
_FILLERS = frozenset(
    (
        *("的", "关于", "和", "与", "及", "以及", "工作", "进一步", "有关", "相关"),
        *("若干", "全面", "切实", "深入", "加快", "大力", "开展", "做好", "实施"),
        *("的通知", "通知", "的若干", "印发", "关于印发", "工作的", "的工作"),
    )
)
# What takes the place of each other.
_ALTERNATIVES = (
    frozenset(("和", "与", "及", "暨", "以及")),
    frozenset(("实施", "工作", "行动")),
    frozenset(("制定", "制订", "定", "订")),
    frozenset(("做", "作")),
    frozenset(("账", "帐")),
    frozenset(("他", "它")),
    frozenset(("推动", "推进", "促进", "动", "进")),
    frozenset(("加强", "强化")),
    frozenset(("提高", "提升", "高", "升")),
)
# One of these more or less makes another document of it.
_TELLING = frozenset(
    "0123456789一二三四五六七八九十百第年月日版期批次届省市县区镇乡村州国东西南北中上下"
    "前后内外新老旧大小高低总副分子不非未无反再修甲乙丙丁法令章篇册部级类（）()+-"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title without its marks, and where it is cited."""

    words: str
    places: tuple[Span, ...]


def _cited(document: Document) -> list[Title]:
    """Give the titles in 《》, short names left out, in the order of their firsts."""
    text = document.narrow
    short = {_plain(match[1]) for match in _SHORT_NAME.finditer(text)}
    places: dict[str, list[Span]] = {}
    for match in _TITLE.finditer(text):
        words = _plain(match[1]).removeprefix("中华人民共和国")
        if len(words) >= _SHORTEST and words not in short:
            places.setdefault(words, []).append(Span.of(match))
    return [Title(words, tuple(spans)) for words, spans in places.items()]


def slightly_different(document: Document) -> Iterator[tuple[Title, Title]]:
    """Yield pairs of titles of one document: the usual one, the odd one."""
    found = _cited(document)
    if len(found) > _CATALOGUE:
        return
    known: dict[str, list[Title]] = {}
    told: set[str] = set()
    for title in found:
        core = _BEHIND.sub("", _BEFORE.sub("", title.words))
        beside = [known.setdefault(key, []) for key in (core[:_KEY], core[-_KEY:])]
        for other in {each.words: each for these in beside for each in these}.values():
            if not _is_slip(document.narrow, title.words, other.words):
                continue
            usual, odd = other, title
            if len(title.places) > len(other.places):
                usual, odd = title, other
            if odd.words not in told:
                told.add(odd.words)
                yield usual, odd
        for these in beside:
            if len(these) < _MOST:
                these.append(title)


@lru_cache(maxsize=4096)
def _telling(words: str) -> str:
    """Give the figures of a title: another number is another document."""
    return "".join(_FIGURES.findall(words))


def _plain(title: str) -> str:
    return _MARKS.sub("", title)


def _is_slip(text: str, one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein  # few reports need it
    from rapidfuzz.fuzz import ratio

    if _telling(one) != _telling(other) or ratio(one, other) < _ALIKE:
        return False
    changes = [step for step in Levenshtein.opcodes(one, other) if step.tag != "equal"]
    pieces = [
        (one[step.src_start : step.src_end], other[step.dest_start : step.dest_end])
        for step in changes
    ]
    if all(_is_small(*piece) for piece in pieces):
        return len(pieces) <= 2
    if len(pieces) > 1:
        return False
    old, new = pieces[0]
    step = changes[0]
    if not old:
        return _is_character_lost(text, other, step.dest_start, step.dest_end)
    return not new and _is_character_lost(text, one, step.src_start, step.src_end)


def _is_small(old: str, new: str) -> bool:
    if old and new:
        return any(old in these and new in these for these in _ALTERNATIVES)
    return (old or new) in _FILLERS


def _is_character_lost(text: str, longer: str, first: int, last: int) -> bool:
    """Whether leaving a character out gives what nobody writes: 高质发展.

    河湖长制 without 湖 is another thing, and 河长 stands elsewhere in the report.
    """
    lost = longer[first:last]
    if len(lost) > 1 or lost in _TELLING or not 0 < first < len(longer) - 1:
        return False
    beside = longer[first - 1] + longer[last]
    if lost in beside:
        return True
    shorter = longer[:first] + longer[last:]
    return text.count(beside) == text.count(shorter)
