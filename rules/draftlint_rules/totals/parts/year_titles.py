"""Titles and headings with a year: 2023年工作总结, 二、2024年工作计划."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint import Block, Document

_FIRST = 5  # blocks, among which the title is
_LONGEST, _LONGEST_HEADING = 60, 30  # characters
_PLAN = r"计划|打算|思路|安排|要点|展望|谋划"
# 2023年工作总结, 2023年预算执行情况和2024年预算草案: the first matter after the year.
_TITLED = patterns.compile(
    rf"""(?x)
    (?<![\d第]) (?P<year> (?:19|20)\d\d [ ]? 年度? ) (?![前末底以来]|[-—至到])
    [^\d]{{0,30}}?
    (?: (?P<report> 总结|小结|公报|决算|执行情况|完成情况|工作回顾|工作情况|开展情况
            |主要工作|工作成效 )
      | (?P<plan> {_PLAN} )
      | (?P<later> 述职|汇报|工作报告|年度报告|自查|评估|年报 ) )
    (?P<done> 完成|执行|落实|实施 )?
    """
)
_ENGLISH = patterns.compile(
    r"\b(?P<year>20\d\d)\b(?=.{0,40}\b(?P<report>Report|Review|Summary)\b)"
    r"|\b(?P<report>Report|Review|Summary)\b.{0,40}?\b(?P<year>20\d\d)\b"
)
# Reports to an assembly are named after the year in which they are given.
_TO_AN_ASSEMBLY = patterns.compile(r"政府工作报告|人民代表大会|委员会第")
_YEARS = patterns.compile(
    r"\d年?(?:[-—–~～至到和、]|以来)+(?:19|20)?\d\d年|[三五]年|“?十[一二三四]五"
)
_PLANS = patterns.compile(rf"(?:{_PLAN}|下一步|明年)[^。；，]{{0,6}}$")


class Titled(NamedTuple):
    """A year with its matter: "report", "plan", or "later".

    What is "later" (述职报告) may be named after the year in which it is given.
    """

    year: int
    place: Span
    matter: str
    words: str


def title(document: Document) -> tuple[int, tuple[Titled, ...]]:
    """Give the block of the title and the years in it; none where it has none."""
    for index, block in enumerate(document.blocks[:_FIRST]):
        if not _is_short(document, block, _LONGEST):
            continue
        words = document.narrow[block.span.start : block.span.end]
        if _TO_AN_ASSEMBLY.search(words):
            break
        found = tuple(_read(document, block, _TITLED))
        found = found or tuple(_read(document, block, _ENGLISH))[:1]
        if found:
            return index, () if _YEARS.search(words) else found
    return 0, ()


def headings(document: Document, after: int) -> Iterator[Titled]:
    """Yield the years in the headings after a block."""
    for block in document.blocks[after + 1 :]:
        if _is_short(document, block, _LONGEST_HEADING):
            yield from _read(document, block, _TITLED)


def plans_from(document: Document, after: int) -> int:
    """Give where the part on the plans begins, or the end of the text."""
    for block in document.blocks[after + 1 :]:
        start, end = block.span.start, block.span.end
        if end - start <= _LONGEST_HEADING and _PLANS.search(
            document.narrow, start, end
        ):
            return start
    return len(document.narrow)


def _is_short(document: Document, block: Block, longest: int) -> bool:
    if len(block.span) > longest:
        return False
    text = document.narrow[block.span.start : block.span.end].rstrip()
    return text[-1:] not in "。；，："


def _read(
    document: Document, block: Block, pattern: regex.Pattern[str]
) -> Iterator[Titled]:
    for match in document.find(pattern, block.span):
        groups = match.groupdict()
        if groups.get("done"):
            continue  # 2023年工作计划完成情况
        matter = next(m for m in ("report", "plan", "later") if groups.get(m))
        words = document.text(block.span)
        yield Titled(int(match["year"][:4]), Span.of(match, "year"), matter, words)
