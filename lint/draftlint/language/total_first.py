"""Sums with the total first: 43个，其中…, 43个（…）, 43个，分别为…."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import partitions, sum_words
from draftlint.language.sums import Claim, Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.language.figures import Figure, Statement
    from draftlint.language.quantities import Quantity

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
_NEAREST, _FARTHEST = 10, 30  # characters between a total and a cue of parts
_NEAR = 8  # characters between a total and its colon
_UNITS_AT_ONCE = 3  # 5批45人次, 3户9人
_OF_THE = patterns.compile(r"(?i)\bof (?:the|these|our|all)?[ ]?$")
_BRACKET = patterns.compile(r"[（(〔\[]")


def read(statement: Statement) -> Iterator[Sum]:
    """Yield the sums in which parts follow their total, the likelier total first."""
    yield from _after_a_cue(statement)
    if statement.is_latin:
        yield from _of_them(statement)
    if _BRACKET.search(statement.words):
        yield from _in_brackets(statement)


def _after_a_cue(statement: Statement) -> Iterator[Sum]:
    """43个，其中新建22个、续建21个 · 43个：… · 43个，分别为…"""
    quantities = statement.quantities
    opened = 0  # where the first list opens; only what is before it is divided again
    for cue in _CUE.finditer(
        statement.text, quantities[0].span.end, quantities[-1].span.start
    ):
        first = bisect_left(quantities, cue.end(), key=_start)
        if not _is_near(statement, cue, quantities[first - 1].span.end):
            continue
        depth = statement.depth_at(cue.start())
        if statement.figures[first].depth != depth or _adds(statement, cue, first):
            continue
        opened = opened or (0 if cue["list"] else cue.start())
        for head in _heads(statement, first):
            most = _FARTHEST if statement.is_latin else _NEAR
            lowest = cue.start() - most if cue["list"] else 0
            totals = _totals_before(statement, head, cue.start(), depth, lowest)
            if cue["aspect"]:
                totals = (total for total in totals if total.end <= opened)
            totals = islice(totals, 1 if cue["list"] else 3)
            for rank, total in enumerate(totals):
                claim = Claim.HINT if rank else _CLAIMS[cue.lastgroup or "list"]
                yield from _stated(statement, total, head, claim)


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _heads(statement: Statement, first: int) -> Iterator[int]:
    """Yield where lists begin: in 其中集体访5批45人次，个访… one of 批, one of 人次."""
    yield first
    adjacent = pairwise(sum_words.onward(statement, first)[:_UNITS_AT_ONCE])
    for index, (left, right) in enumerate(adjacent, first + 1):
        if left.end != right.start:
            return
        yield index


def _is_near(statement: Statement, cue: regex.Match[str], end: int) -> bool:
    """Whether a cue takes up the figure that ends before it.

    In 项目3个，常规项目包括甲3个 the cue has a subject of its own.
    """
    if cue[0] == "其中" or cue["aspect"]:
        return True
    gap = statement.text[end : cue.start()]
    most = _FARTHEST if statement.is_latin else _NEAREST
    return len(gap) <= most and "，" not in gap.rstrip("，,（(；;：: ")


def _adds(statement: Statement, cue: regex.Match[str], first: int) -> bool:
    """Whether what follows a cue comes on top: 其中…加上…"""
    head = statement.figures[first]
    between = statement.between(cue.end(), head.start, head.depth)
    return sum_words.PLUS.search(between) is not None


def _totals_before(
    statement: Statement, first: int, cue: int, depth: int, lowest: int
) -> Iterator[Figure]:
    """Yield what the parts may be the parts of, the nearest first, down to a place."""
    head, asides = statement.figures[first], []
    for figure in sum_words.before(statement, first):
        if figure.end < lowest:
            break
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
    """46家（公办养老院19家、民办养老院27家） · 57处工程（31、9、13、4）"""
    text, reach = statement.text, 40 if statement.is_latin else 8
    for i, (before, behind) in enumerate(pairwise(statement.quantities), 1):
        opening = _BRACKET.search(text, before.span.end, behind.span.start)
        if opening is None or opening.start() - before.span.end > reach:
            continue
        total, head = statement.figures[i - 1 : i + 1]
        if head.depth != total.depth + 1 or head.bracket == total.bracket:
            continue
        if statement.separation(total.end, opening.start(), total.depth):
            continue
        between = text[total.end : head.start]
        if not _CUE.search(between) and sum_words.may_total(statement, total, head):
            yield from _stated(statement, total, i, Claim.LIST)


def _of_them(statement: Statement) -> Iterator[Sum]:
    """Of the 64 recommendations, 48 are implemented, 12 in progress and 4 rejected."""
    for i, total in enumerate(statement.figures[:-2]):
        if _OF_THE.search(total.label) and statement.text[total.end] == ",":
            yield from _stated(statement, total, i + 1, Claim.SOME)


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
            if separator > 3:
                break
            if sum_words.TURNS.search(statement.text, at, figure.start):
                between = statement.between(at, figure.start, head.depth)
                if (
                    sum_words.TOTAL.search(figure.label)
                    or sum_words.PLUS.search(between)
                    or partitions.by_aspect(figure.label)
                ):
                    break
                inner |= sum_words.PART_OF_PART.search(between) is not None
            if inner and separator < 3:
                continue
        # 地上9.8万平方米，…，容积率2.1: a bare figure is no part of what has a unit.
        if figure.kind not in (total.kind, head.kind) or sum_words.is_aside(figure):
            continue
        if parts:
            separators.append(separator)
        parts.append(figure)
        at, inner = figure.end, False
    return tuple(parts), separators
