"""Sums with the parts first: 甲3个、乙4个，合计7个, and 已完成20项，其余2项."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.language import partitions, sum_words
from draftlint.language.sums import Claim, Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.figures import Figure, Statement


def read(statement: Statement) -> Iterator[Sum]:
    """Yield the sums in which a total sums up what goes before, or a rest does."""
    if sum_words.TOTALS.search(statement.words):
        yield from _summed_up(statement)
    if sum_words.REST.search(statement.words):
        yield from _with_a_rest(statement)


def _summed_up(statement: Statement) -> Iterator[Sum]:
    """甲3个、乙4个，合计7个 · 收入5亿元，加上上年结转2亿元，收入总计7亿元"""
    before = claim = None
    for i, total in enumerate(statement.figures):
        before, claim = claim, _claim(statement, total)
        if claim is None:
            if before is not None:
                yield from _beside(statement, i)
            continue
        if not sum_words.may_total(statement, total, total):
            continue
        parts, separators = _preceding(statement, i)
        if len(parts) < 2:
            continue
        if claim is not Claim.ALL and partitions.is_numbered([p.words for p in parts]):
            claim = Claim.ALL  # 一季度…、四季度…，全年…
        yield Sum(total, parts, tuple(separators), claim)


def _beside(statement: Statement, index: int) -> Iterator[Sum]:
    """甲轮检查46家、发现问题18个，乙轮…，累计检查98家、发现问题37个: the second total."""
    before, total = statement.figures[index - 1 : index + 1]
    beside = statement.separation(before.end, total.start, total.depth) == 1
    if not beside or not total.label:
        return
    parts = tuple(
        part
        for part in sum_words.before(statement, index)
        if (part.label, part.quantity.unit) == (total.label, total.quantity.unit)
    )
    if len(parts) > 1:
        yield Sum(total, parts, (2,) * (len(parts) - 1), Claim.ALL)


def _claim(statement: Statement, total: Figure) -> Claim | None:
    """Tell how much the words around a figure say that it sums up; None for nothing."""
    if statement.is_latin and sum_words.IN_ALL.search(total.tail):
        return Claim.ALL
    if not sum_words.TOTALS.search(total.label):
        return None
    if sum_words.TOTAL.search(total.label):
        return Claim.ALL
    if sum_words.TOGETHER.search(total.label):
        return Claim.LIST
    return Claim.HINT if sum_words.OVERALL.search(total.label) else None


def _preceding(
    statement: Statement, index: int
) -> tuple[tuple[Figure, ...], list[int]]:
    """Read the parts before a total, the last first.

    收入42亿元，其中甲39亿元、乙3亿元，加上丙1亿元，总计43亿元: what is added takes up
    the figure that 其中 has taken apart.
    """
    total = statement.figures[index]
    while index and statement.figures[index - 1].end == statement.figures[index].start:
        index -= 1  # 合计259件348人: the 259 are no part
    parts: list[Figure] = []
    separators: list[int] = []
    at, added = total.start, 0
    for figure in sum_words.before(statement, index):
        if figure.bracket != total.bracket:
            if figure.depth > total.depth:
                continue
            break
        between = statement.between(figure.end, at, total.depth)
        if sum_words.MINUS.search(between):
            break
        if sum_words.PART_OF_PART.search(between):
            if not added:
                break
            if figure.kind != total.kind or sum_words.is_aside(figure):
                continue
            return (*parts[:added], figure), [*separators[: added - 1], 1]
        if sum_words.PLUS.search(between):
            if not parts:  # 加上转移性收入后，总收入: how much was added is not said
                break
            added = len(parts)
        if sum_words.TOTAL.search(figure.label) or sum_words.TOGETHER.search(
            figure.label
        ):
            break
        if figure.kind != total.kind or sum_words.is_aside(figure):
            continue
        if parts:
            strength = statement.separation(figure.end, at, total.depth)
            separators.append(1 if sum_words.PLUS.search(between) else strength)
        parts.append(figure)
        at = figure.start
    return tuple(parts), separators


def _with_a_rest(statement: Statement) -> Iterator[Sum]:
    """共22项，已完成20项，其余2项正在推进"""
    for i, rest in enumerate(statement.figures):
        if i < 2 or not sum_words.REST.search(rest.label):
            continue
        same = [
            figure
            for figure in sum_words.before(statement, i)
            if figure.bracket == rest.bracket
            and figure.kind == rest.kind
            and not sum_words.is_aside(figure)
            and statement.separation(figure.end, rest.start, rest.depth) < 3
        ]
        nearest = same[3::-1]
        for skipped, total in enumerate(nearest[:-1]):
            parts = (*nearest[skipped + 1 :], rest)
            claim = Claim.HINT if skipped else Claim.ALL
            yield Sum(total, parts, (2,) * (len(parts) - 1), claim)
