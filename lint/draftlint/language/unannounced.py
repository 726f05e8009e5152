"""Equations that no word announces, told only where they hold: 立案12人，开除6人、警告6人.

Chance makes few of them, so that what adds up is worth a tick; what does not add up
says nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import claims, equations, numerals, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_FEWEST_PARTS, _MOST_PARTS, _LEAST_TOTAL = 3, 12, 10
_BETWEEN = patterns.compile(
    r"[\p{Han}“”（）()]{0,6}[，,、；;：:（(][^，,、；;：:。\n]{1,16}"
)
# 《悔过书》《揭批书》《保证书》…撰写了“三书”
_TITLES = patterns.compile(r"《[^《》\n]{1,40}》(?:、?《[^《》\n]{1,40}》)+")
_NAMED = patterns.compile(
    rf"[“‘](?P<counted>(?P<number>[{numerals.HAN}])[个项本]?(?P<noun>\p{{Han}}))[”’]"
)
_TITLE = patterns.compile(r"[^《》]+(?=》)")
_NAMED_WITHIN = 40
# 由组织委员和宣传委员分别担任两个片区的组长
_EACH_ONE = patterns.compile(
    rf"(?P<list>[^，,。；;：:\n]{{2,60}})分别(?:担任|负责|联系|包联|包保|牵头|挂点|承担|对应)"
    rf"(?P<counted>(?P<number>[{numerals.HAN}]|\d{{1,2}})[个条项名所家])(?![月年多余])"
)
_JOINT = patterns.compile(r"、|(?<=\p{Han})(?:以及|[和与及])(?=\p{Han})")


def read(document: Document) -> tuple[Claim, ...]:
    """Read the equations that hold, in reading order."""
    found = unwrapping.claims(document, _read)
    return tuple(sorted(found, key=lambda claim: claim.span))


def _read(document: Document) -> Iterator[Claim]:
    yield from _sums(document)
    yield from _titles(document)
    yield from _persons(document)


def _sums(document: Document) -> Iterator[Claim]:
    """Yield the counts of which those right behind them are the parts."""
    told = {
        span
        for equation in document.view(equations.read)
        for span in (equation.total.span, *claims.spans(equation.parts))
    }
    for run in _runs(document):
        index = 0
        while index < len(run):
            end = _end(run[index:])
            total, parts = run[index], run[index + 1 : index + end]
            index += end or 1
            if parts and told.isdisjoint(claims.spans((total, *parts))):
                added = "+".join(map(claims.written, parts))
                written = f"{added}={claims.written(total)}"
                yield Claim(
                    Topic.SUM, total.span, claims.spans(parts), written, Verdict.HOLDS
                )


def _runs(document: Document) -> Iterator[list[Quantity]]:
    """Yield counts of one kind that follow one another within a sentence."""
    for _, group in groupby(document.quantities, key=lambda q: units.kind(q.unit)):
        run: list[Quantity] = []
        for quantity in group:
            exact = claims.is_known(quantity) and units.is_counted(quantity.unit)
            if run and not (
                exact
                and _BETWEEN.fullmatch(
                    document.narrow, run[-1].span.end, quantity.span.start
                )
            ):
                yield run
                run = []
            if exact and quantity.unit:
                run.append(quantity)
        if run:
            yield run


def _end(run: Sequence[Quantity]) -> int:
    """Give after how many figures, the total among them, the sum comes out; or 0."""
    total = run[0].value or Decimal(0)
    added = Decimal(0)
    for count, part in enumerate(run[1 : _MOST_PARTS + 1], 1):
        added += part.value or Decimal(0)
        if added >= total:
            whole = added == total >= _LEAST_TOTAL and count >= _FEWEST_PARTS
            return count + 1 if whole else 0
    return 0


def _titles(document: Document) -> Iterator[Claim]:
    """Yield the names such as “三书” behind the three titles that they sum up."""
    text = document.narrow
    if "》《" not in text and "》、《" not in text:
        return
    for titles in document.find(_TITLES):
        names = _TITLE.findall(titles[0])
        end = titles.end()
        for named in _NAMED.finditer(text, end, end + _NAMED_WITHIN):
            same = all(name.endswith(named["noun"]) for name in names)
            if same and numerals.read(named["number"]) == len(names):
                yield _counted(named.span("counted"), titles.span(), len(names))


def _persons(document: Document) -> Iterator[Claim]:
    """Yield the numbers of things that as many persons are given, each one."""
    for match in document.find(_EACH_ONE) if "分别" in document.narrow else ():
        count = len(_JOINT.findall(match["list"])) + 1
        if count > 1 and numerals.read(match["number"]) == count:
            yield _counted(match.span("counted"), match.span("list"), count)


def _counted(counted: tuple[int, int], listed: tuple[int, int], count: int) -> Claim:
    written = f"{count}={count}"
    parts = (Span(*listed),)
    return Claim(Topic.COUNT, Span(*counted), parts, written, Verdict.HOLDS)
