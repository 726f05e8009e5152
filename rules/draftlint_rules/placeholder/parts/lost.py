"""Find numbers and dates left blank where a form of words needs them: 〔2023〕号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.placeholder.parts.marker import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator

# 2025年 月 日 is told at its last gap: what stands before it, and what ends it.
BEFORE_GAP = patterns.plain(
    r"(?:(?<=20)[ \u3000]+年[ \u3000]+月|(?<=\d)年[ \u3000]+月|(?<=\d)[年月])[ \u3000]+\Z"
)
DATE_ENDS = patterns.plain(r"[月日](?=[）)]|[ \u3000\r]*(?:\n|\Z))")
# A list that nobody filled in: 授课教师：1.　　　2.
NUMBERED_BLANKS = patterns.plain(
    r".{0,16}[：:][ \u3000]*1[.、)）][ \u3000]{2,}2[.、)）][ \u3000\d.、)）]*\Z"
)
_OF_DATE = frozenset("0123456789年月 \u3000")


def dates(text: str, end: int) -> Iterator[Marker]:
    """Give the open part of a date that ends a line or bracket, if it does at `end`.

    On a line of its own below a report the day may be written by hand.
    """
    ends = DATE_ENDS.match(text, end)
    before = text[max(0, end - 24) : end]
    opens = BEFORE_GAP.search(before) if ends else None
    if ends is None or opens is None:
        return
    start = end - len(before) + opens.start()
    while start and text[start - 1] in _OF_DATE:
        start -= 1
    span = Span(
        start + len(text[start:end]) - len(text[start:end].lstrip()), ends.end()
    )
    if text[span.end : span.end + 1] in ("）", ")"):
        yield Marker(span, "blank")
    elif not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip():
        yield Marker(span, "day")


def is_blank_list(line: str) -> bool:
    """Whether a line is a label and numbers that nothing stands behind."""
    return "2" in line[-4:] and NUMBERED_BLANKS.match(line) is not None


def numbers(text: str) -> Iterator[Span]:
    """〔2023〕号 and 第 号 without the number."""
    at = text.find("号")
    while at >= 0:
        bare = text[max(0, at - 12) : at].rstrip(" \u3000")
        if bare.endswith(("〕", "]", "）", ")")):
            year = bare[-5:-1]
            if bare[-6:-5] in ("〔", "[", "（", "(") and year.isdecimal():
                start = text.rfind(bare[-6:], 0, at)
                yield Span(start, start + 6)
        elif bare.endswith("第") and text[at - 1] in " \u3000":
            start = text.rfind("第", 0, at) + 1
            yield Span(start, at)
        at = text.find("号", at + 1)
