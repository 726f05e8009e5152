"""Sums with the total first: 43个，其中…, 43个（…）, 43个，分别为…."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import partitions, sum_words
from draftlint.language.sums import Claim, Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.language.figures import Figure, Statement

_CUE = patterns.compile(
    rf"(?P<some>{sum_words.SOME})|(?P<aspect>{sum_words.ASPECT})"
    rf"|(?P<all>{sum_words.ALL})|(?P<list>[：:]|——)"
)
_CLAIMS = {
    "some": Claim.SOME,
    "aspect": Claim.DIVISION,
    "all": Claim.ALL,
    "list": Claim.LIST,
}
_UNITS_AT_ONCE = 3  # 5批45人次, 3户9人
_BRACKET = patterns.compile(r"[（(〔\[]")


def read(statement: Statement) -> Iterator[Sum]:
    """Yield the sums in which parts follow their total, the likelier total first."""
    yield from _after_a_cue(statement)
    yield from _in_brackets(statement)


def _after_a_cue(statement: Statement) -> Iterator[Sum]:
    """43个，其中新建22个、续建21个 · 43个：… · 43个，分别为…"""
    figures = statement.figures
    starts = [figure.start for figure in figures]
    opened = 0  # where the first list opens; only what is before it is divided again
    for cue in _CUE.finditer(statement.text, figures[0].end, figures[-1].start):
        first = bisect_left(starts, cue.end())
        depth = statement.depth_at(cue.start())
        if figures[first].depth != depth or not _leads(statement, cue, first):
            continue
        opened = opened or (0 if cue["list"] else cue.start())
        for head in _heads(statement, first):
            totals = list(_totals_before(statement, head, cue.start(), depth))
            if cue["aspect"]:
                totals = [total for total in totals if total.end <= opened]
            if cue["list"]:
                totals = [t for t in totals if cue.start() - t.end <= 8][:1]
            for rank, total in enumerate(totals[:3]):
                claim = Claim.HINT if rank else _CLAIMS[cue.lastgroup or "list"]
                yield from _stated(statement, total, head, claim)


def _heads(statement: Statement, first: int) -> Iterator[int]:
    """Yield where lists begin: in 其中集体访5批45人次，个访… one of 批, one of 人次."""
    yield first
    adjacent = pairwise(sum_words.onward(statement, first)[:_UNITS_AT_ONCE])
    for index, (left, right) in enumerate(adjacent, first + 1):
        if left.end != right.start:
            return
        yield index


def _leads(statement: Statement, cue: regex.Match[str], first: int) -> bool:
    """Whether a cue leads from a total straight to its parts.

    In 项目3个，常规项目包括甲3个 the cue has a subject of its own.
    """
    before, head = statement.figures[first - 1 : first + 1]
    between = statement.between(cue.end(), head.start, head.depth)
    if sum_words.PLUS.search(between):
        return False
    gap = statement.text[before.end : cue.start()]
    apart = len(gap) <= 10 and "，" not in gap.rstrip("，,（(；;：: ")
    return apart or cue[0] == "其中" or cue["aspect"] is not None


def _totals_before(
    statement: Statement, first: int, cue: int, depth: int
) -> Iterator[Figure]:
    """Yield what the parts may be the parts of, the nearest first."""
    head, asides = statement.figures[first], []
    for figure in sum_words.before(statement, first):
        if (
            figure.end > cue
            or figure.depth > depth
            or not sum_words.may_total(statement, figure, head)
        ):
            continue
        marks = statement.separation(figure.end, cue, figure.depth)
        if figure.depth < depth and marks:
            continue
        if figure.depth == depth and figure.bracket != head.bracket:
            continue
        if sum_words.is_aside(figure):
            asides.append(figure)
        else:
            yield figure
    yield from asides


def _in_brackets(statement: Statement) -> Iterator[Sum]:
    """51家（公立医院24家、民营医院27家） · 43个项目（22、6、12、3）"""
    for i, (total, head) in enumerate(pairwise(statement.figures), 1):
        if head.depth != total.depth + 1 or head.bracket == total.bracket:
            continue
        between = statement.text[total.end : head.start]
        opening = _BRACKET.search(between)
        if opening is None or opening.start() > (40 if statement.is_latin else 8):
            continue
        at = total.end + opening.start()
        if statement.separation(total.end, at, total.depth):
            continue
        if not _CUE.search(between) and sum_words.may_total(statement, total, head):
            yield from _stated(statement, total, i, Claim.LIST)


def _stated(
    statement: Statement, total: Figure, first: int, claim: Claim
) -> Iterator[Sum]:
    parts, separators = _following(statement, total, first)
    if len(parts) > 1:
        yield Sum(total, parts, tuple(separators), claim)


def _following(
    statement: Statement, total: Figure, first: int
) -> tuple[tuple[Figure, ...], list[int]]:
    """Read the parts from the first on, and the strength of the marks between them."""
    head = statement.figures[first]
    parts: list[Figure] = []
    separators: list[int] = []
    at, inner = head.start, False
    for figure in sum_words.onward(statement, first):
        if figure.bracket != head.bracket:
            if figure.depth > head.depth:
                continue
            break
        if parts:
            separator = statement.separation(at, figure.start, head.depth)
            between = statement.between(at, figure.start, head.depth)
            if (
                separator > 3
                or sum_words.TOTAL.search(figure.label)
                or sum_words.PLUS.search(between)
                or partitions.by_aspect(figure.label)
            ):
                break
            inner |= bool(sum_words.PART_OF_PART.search(between))
            if inner and separator < 3:
                continue
        if figure.kind not in (total.kind, "") or sum_words.is_aside(figure):
            continue
        if parts:
            separators.append(separator)
        parts.append(figure)
        at, inner = figure.end, False
    return tuple(parts), separators
