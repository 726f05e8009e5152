"""Figures with their units: 43个, 1.2万元, 约3000人, 22.3%, X户, 三十二项, $1.2 m."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import numerals, quantity_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from draftlint.document import Document

_POWERS = {"百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_POWERS |= {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9}

# Words right before and right behind a figure that make it a rough one.
_ROUGH_BEFORE = (
    *("约", "近", "超", "逾", "超过", "突破", "不足", "不到", "至少", "最多"),
    *("不低于", "不少于", "不超过", "不高于", "不多于", "高于", "低于"),
    *("about ", "nearly ", "almost ", "over ", "around ", "approximately ", "some "),
    *(" than ", "at least ", "at most ", "up to "),
)
# Words that end in one of them: 已签约302户, 附近5个村.
_NOT_ROUGH = (
    *("签约", "预约", "违约", "履约", "节约", "集约", "解约"),
    *("附近", "临近", "最近"),
)
_ROUGH_BEHIND = (
    *("左右", "上下", "以上", "以下", "以内", "之多", "不等", "余", "多"),
    " or so",
)
# Looked at first, because nearly every figure is exact.
_ROUGH_LAST = frozenset(word[-1] for word in _ROUGH_BEFORE)
_ROUGH_FIRST = frozenset(word[0] for word in _ROUGH_BEHIND)
_LONGEST = 18  # digits; a longer figure is a number of a card, not a quantity
_CLAUSE_ENDS = frozenset("，、；。,;：:）)")
_CURRENCIES = frozenset("$€£¥￥")
_ENGLISH_UNIT = patterns.compile(r"[ ]([A-Za-z][a-z]+)")
# Words in -s behind a figure that it does not count.
_NO_NOUNS = frozenset(
    (
        *("was", "is", "has", "as", "its", "this", "us", "plus", "versus", "across"),
        *("comprises", "includes", "consists", "represents", "covers", "remains"),
    )
)
# 增长-5.2%, 结余-1477万元: behind any other word a dash joins or separates.
_MINUS, _FALLS = frozenset("-−"), frozenset("长降达为是余额差：:（( ")
_PLURALS = frozenset(("people", "children", "men", "women", "staff"))
_RUNS_ON = patterns.compile(r"\p{L}|[ ]\p{Han}")
# Phase 2, Table 3, Day 5: a number that names.
_NAMED = patterns.compile(
    r"(?i)\b(?:phase|stage|step|part|round|batch|lot|group|type|class|grade|level|tier|zone"
    r"|unit|table|figure|chart|box|annex|section|chapter|week|day|year|quarter|no\.) $"
)
_YEAR = patterns.compile(r"(?<!\d)(?:19|20)\d\d$")


class Quantity(NamedTuple):
    """A figure: 43个, 1.2万元, 约3000人, 22.3%, X户.

    `digits` is the figure in plain Arabic form, "" for a placeholder, and `power` the
    power of ten that its scale stands for (万: 4); `value` and `step` are made of them
    on demand.  `unit` is "" where none is written.  `approximate` is set by 约 近 余
    多 以上 … and at both ends of a range.  `span` covers figure, scale and unit; the
    figure alone ends at `figure_end`.

    It is a tuple, because a long report has thousands and they are made faster.
    """

    digits: str
    power: int
    unit: str
    approximate: bool
    span: Span
    figure_end: int

    @property
    def value(self) -> Decimal | None:
        """The value with its scale (万, 亿) multiplied in; None for a placeholder."""
        return _value(self.digits, self.power) if self.digits else None

    @property
    def step(self) -> Decimal:
        """What one more in the last digit written makes (0.1万 -> 1000)."""
        return _step(self.power - len(self.digits.partition(".")[2]))

    @property
    def figure(self) -> Span:
        """Where the figure alone stands."""
        return Span(self.span.start + (self.unit in _CURRENCIES), self.figure_end)


@lru_cache(1024)
def _value(digits: str, power: int) -> Decimal:
    from decimal import Decimal  # takes longer to import than all of this module

    return Decimal(digits).scaleb(power)


@cache
def _step(power: int) -> Decimal:
    from decimal import Decimal

    return Decimal(1).scaleb(power)


def read(document: Document) -> tuple[Quantity, ...]:
    """Read the quantities, in reading order."""
    return tuple(_read(document.narrow))


def han_number(numeral: str) -> int | None:
    """Give the value of a Chinese numeral of any size; None for a rough one (三四)."""
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        high, found, low = numeral.rpartition(sign)
        if not found:
            continue
        left = han_number(high)
        right = han_number(low.lstrip("零〇")) if low else 0
        return None if left is None or right is None else left * scale + right
    return numerals.from_han(numeral)


def _read(text: str) -> Iterator[Quantity]:
    behind = quantity_patterns.behind().match
    joined = -1  # where the second figure of a range would begin
    done = 0
    for figure_start, figure_end in _find(text):
        if figure_start < done:
            continue
        start, figure = figure_start, text[figure_start:figure_end]
        following = behind(text, figure_end)
        assert following is not None
        scale, rough, unit, dash = following.groups()
        done = end = following.end()
        is_range = start == joined
        if dash:
            joined, end, is_range = end, end - len(dash), True
        before = text[start - 1 : start]
        if figure[0].isdecimal():
            if not unit:
                if before in _CURRENCIES:
                    unit, start = before, start - 1
                    before = text[start - 1 : start]
                else:
                    unit, end = _unit_behind(text, end)
                    bare = scale or end > figure_end or _is_bare(text, figure, end)
                    if (
                        bare
                        and before == " "
                        and _NAMED.search(text, start - 12, start)
                    ):
                        continue
                    if is_range or not bare:
                        continue
            digits = figure
            if len(figure) > 4:
                digits = figure.replace(",", "").replace("，", "")
                if len(digits) > _LONGEST:
                    continue
            if before in _MINUS and text[start - 2] in _FALLS:
                digits = "-" + digits
        elif figure[0] in quantity_patterns.HAN_SIGNS:
            # 一个 is mostly an article; it counts where the clause ends behind it.
            if figure == "一" and text[end : end + 1] not in _CLAUSE_ENDS:
                continue
            number = han_number(figure)
            digits = "" if number is None else str(number)
        else:
            digits = ""
        yield Quantity(
            digits,
            _POWERS[scale] if scale else 0,
            unit or "",
            is_range
            or rough is not None
            or (text[end : end + 1] in _ROUGH_FIRST and _is_rough_behind(text, end))
            or (before in _ROUGH_LAST and _is_rough_before(text, start)),
            Span(start, end),
            figure_end,
        )


def _find(text: str) -> Sequence[tuple[int, int]]:
    """Find where figures stand, without their units: (start, end), in reading order."""
    found = [match.span() for match in quantity_patterns.ARABIC.finditer(text)]
    found += [match.span() for match in quantity_patterns.han().finditer(text)]
    if any(sign in text for sign in quantity_patterns.OPEN_SIGNS):
        found += [
            match.span() for match in quantity_patterns.left_open().finditer(text)
        ]
    found.sort()
    return found


def _is_rough_behind(text: str, end: int) -> bool:
    """Whether the words right behind a figure make it a rough one."""
    return text.startswith(_ROUGH_BEHIND, end)


def _is_rough_before(text: str, start: int) -> bool:
    """Whether the words right before a figure make it a rough one."""
    before = text[max(0, start - 14) : start]
    return before.endswith(_ROUGH_BEFORE) and not before.endswith(_NOT_ROUGH)


def _unit_behind(text: str, end: int) -> tuple[str, int]:
    """Read an English unit: the plural noun, or percent, behind a figure."""
    word = _ENGLISH_UNIT.match(text, end) if text[end : end + 1] == " " else None
    if word is None:
        return "", end
    unit = word[1].lower()
    if unit == "percent":
        return "%", word.end()
    if unit == "percentage" and text.startswith(" points", word.end()):
        return "百分点", word.end() + len(" points")
    if (unit.endswith("s") and unit not in _NO_NOUNS) or unit in _PLURALS:
        return unit, word.end()
    return "", end


def _is_bare(text: str, figure: str, end: int) -> bool:
    """Whether a figure without a unit of ours may be a quantity all the same.

    What runs on into a word is a date, an age, a telephone number or a name: 5月,
    60岁, 12345热线, 3号楼, 1.2 总体要求.  A bare 2023 is a year.
    """
    if _RUNS_ON.match(text, end):
        return False
    return len(figure) < 4 or _YEAR.search(figure) is None
