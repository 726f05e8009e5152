"""Which year a report is about, by its title, its headings and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns
from draftlint.language import claims
from draftlint_rules.totals.parts import year_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint import Document
    from draftlint_rules.totals.parts.year_titles import Titled

_FEWEST = 2  # sentences that speak of another year
_LAST = 6  # blocks, among which the date at the end is
# What stands before a year that is only compared with, quoted or begun from.
_BESIDE = patterns.compile(
    r"[比较与同和对从自由]$|[-—–~～至到、]$|《[^》\n]*$|〔$|than(?: in)?\s$|from\s$|with\s$"
)
_RANGE = patterns.compile(r"(?:[ ]?年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[-—–~～至到、]")
_A_YEAR = patterns.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 2024年，全镇… · 2024年以来，… · 截至2024年12月底，… · In 2024, …
_TOLD = patterns.compile(
    r"""(?x)
    (?: (?<=^|[。；，：！\n\s]) | (?<=截[至止]) ) (?P<year>(?:19|20)\d\d) [ ]? 年
    (?: 度? (?:以来|全年)? [，,]
      | 度? (?: 全[年市县区镇乡局校院街] | 我[市县区镇乡局校院街办] | 共 )
      | 上半年 | 前三季度 | 1\d?月?[-—–~～至到]1?\d月 | 1[0-2]月(?:3[01]日|底|末) )
    | \b[Ii]n[ ](?P<year>20\d\d)\b
    """
)
_FUTURE = patterns.compile(
    r"将|拟|计划|力争|预计|打算|目标|争取|确保|下一?步|安排|[，,]要|我们要"
    r"|\b(?:will|plan|aim|expect|intend|target|forecast)"
)
_PAST = patterns.compile(
    r"\d[亿万个件人户家次起项%]|[了已共达获]|完成|实现|累计|开展|先后|增长|下降|\w+ed\b|\b(?:was|were|had)\b"
)
_SIGNED = patterns.compile(
    r"[\s（(—-]*(?P<year>(?:19|20)\d\d年)\d{1,2}月(?:\d{1,2}日)?[\s）)]*"
)
_PART_OF_YEAR = patterns.compile(
    r"半年|季度|\d月|[一二三四五六七八九十]月|期中|中期|进展|阶段"
)


class Mismatch(NamedTuple):
    """A year that does not fit: its place, and the year that is told instead.

    Of a title, `places` are those of the other year.  Elsewhere `title` is the place
    of the year in the title, and `told` that year.
    """

    place: Span
    told: int
    places: tuple[Span, ...] = ()
    title: Span | None = None
    sure: bool = True


def mismatches(document: Document) -> Iterator[Mismatch]:
    """Yield the title that does not fit the text, or else what does not fit the title."""
    index, titled = year_titles.title(document)
    if not titled:
        return
    wrong = [*_title(document, titled, index)]
    if not wrong:
        # One year that was left standing is told once.
        headings = [*_headings(document, titled, index)]
        wrong = [*headings[:1], *_signature(document, titled)]
    yield from wrong


def _title(
    document: Document, titled: Sequence[Titled], index: int
) -> Iterator[Mismatch]:
    """Compare the one year of a title with those that the sentences tell of."""
    own, start = titled[0], document.blocks[index].span.end
    if own.matter == "plan" or len({each.year for each in titled}) > 1:
        return
    if _is_named(document, own.year, start):
        return
    told: dict[int, list[Span]] = {}
    for match in document.find(
        _TOLD, Span(start, year_titles.plans_from(document, index))
    ):
        around = claims.sentence(document, match.start())
        words = document.narrow[around.start : around.end]
        if _PAST.search(words) and not _FUTURE.search(words):
            places = told.setdefault(int(match["year"]), [])
            places.append(Span.of(match, "year"))
    if len(told) != 1:
        return
    (year, places), *_ = told.items()
    near = year == own.year + 1 or (year == own.year - 1 and own.matter == "report")
    if near and len(places) >= _FEWEST:
        yield Mismatch(own.place, year, tuple(places))


def _is_named(document: Document, year: int, start: int) -> bool:
    """Whether the text names a year otherwise than to compare with it."""
    text, written = document.narrow, str(year)
    at = text.find(written, start)
    while at >= 0:
        end = at + len(written)
        if (
            _A_YEAR.match(text, at)
            and not _BESIDE.search(text, max(start, at - 40), at)
            and not _RANGE.match(text, end)
            and not _signs(document, at)
        ):
            return True
        at = text.find(written, end)
    return False


def _signs(document: Document, at: int) -> bool:
    """Whether a year stands in a line that is nothing but a date."""
    block = document.block_at(at)
    start, end = (block.span.start, block.span.end) if block else (at, at)
    return _SIGNED.fullmatch(document.narrow, start, end) is not None


def _headings(
    document: Document, titled: Sequence[Titled], index: int
) -> Iterator[Mismatch]:
    """Compare 一、2022年工作总结 with the title 2023年工作总结."""
    found = list(year_titles.headings(document, index))
    report, plan = (
        next((each for each in titled if each.matter == matter), None)
        for matter in ("report", "plan")
    )
    for matter, title in (("report", report), ("plan", plan or report)):
        under = [each for each in found if each.matter == matter]
        if title is None or not under:
            continue
        first = under[0]
        if title.matter == matter:
            if all(each.year != title.year for each in under):
                yield from _apart(first, title)
        elif first.year < title.year:
            yield from _apart(first, title)
        elif first.year == title.year and not _PART_OF_YEAR.search(
            title.words + first.words
        ):
            # In a report of the whole year, plans are for the next one.
            yield Mismatch(first.place, title.year, title=title.place, sure=False)


def _apart(heading: Titled, title: Titled) -> Iterator[Mismatch]:
    if abs(heading.year - title.year) == 1:
        yield Mismatch(heading.place, title.year, title=title.place)


def _signature(document: Document, titled: Sequence[Titled]) -> Iterator[Mismatch]:
    """Find a date at the end that comes before the year that is reported."""
    own = titled[0]
    if own.matter != "report":
        return
    for block in document.blocks[-_LAST:]:
        match = _SIGNED.fullmatch(document.narrow, block.span.start, block.span.end)
        if match and int(match["year"][:4]) == own.year - 1:
            yield Mismatch(Span.of(match, "year"), own.year, title=own.place)
