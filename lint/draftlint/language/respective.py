"""Values told one by one: 甲、乙、丙三镇分别为12件、8件和5件."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_MOST = 12  # values
_EACH = patterns.compile(r"分别(?:[为是达有]到?|完成|实现)?(?=[\d约])")
_NEXT = patterns.compile(r"[、，,]|[、，,]?[和及与]")
_CLAUSE = patterns.compile(r"[，,。；：:;！？\n\r]")
_JOINT = patterns.compile(r"(?<=\p{Han})(?:以及|[和及与])(?=[\p{Han}“])")
# 全年、上半年 and 增加值、增速 multiply the subjects; 等 leaves the list open.
_UNCLEAR = patterns.compile(
    r"等(?!奖|级|次|额)|各|每|其中|[（）()]|同比|历年|近[两三四五]年"
)
_CLOSED = patterns.compile(r"[，。；;,）)\s]|$")


def read(document: Document) -> tuple[Claim, ...]:
    """Read where values are told one by one, in reading order."""
    return unwrapping.claims(document, _read) if "分别" in document.narrow else ()


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    starts = [quantity.span.start for quantity in quantities]
    for match in document.find(_EACH):
        first = bisect_left(starts, match.end())
        values = _values(text, quantities[first : first + _MOST], match.end())
        if len(values) < 2 or len({units.kind(v.unit) for v in values}) > 1:
            continue
        if not _CLOSED.match(text, values[-1].span.end):
            continue
        clause = _CLAUSE.split(text[max(0, match.start() - 80) : match.start()])[-1]
        claim = _claim(clause, values, match.start())
        if claim is not None:
            yield claim


def _values(text: str, figures: Sequence[Quantity], start: int) -> tuple[Quantity, ...]:
    values: list[Quantity] = []
    at = start
    for figure in figures:
        between = text[at : figure.span.start]
        rough = between.rstrip("约近")
        if values and not _NEXT.fullmatch(rough):
            break
        if not values and rough:
            break
        values.append(figure)
        at = figure.span.end
    return tuple(values)


def _claim(clause: str, values: Sequence[Quantity], end: int) -> Claim | None:
    """Count the subjects: at least as many as 、 part, at most as 和 parts besides."""
    parts = clause.replace("”“", "”、“").replace("》《", "》、《").split("、")
    joints = len(_JOINT.findall(clause))
    least, most, count = len(parts), len(parts) + joints, len(values)
    if most < 2 or _UNCLEAR.search(clause) or not all(parts):
        return None
    verdict = Verdict.HOLDS if least <= count <= most else Verdict.UNSURE
    if count > most and count % most and not _may_run_on(parts):
        verdict = Verdict.FAILS
    if count < least and _are_alike(parts):
        verdict = Verdict.FAILS
    subjects = str(least) if least == most else f"{least}~{most}"
    return Claim(
        Topic.COUNT,
        Span(values[0].span.start, values[-1].span.end),
        (Span(end - len(clause), end),),
        f"{subjects}:{count}",
        verdict,
    )


def _may_run_on(parts: Sequence[str]) -> bool:
    """Whether one part may stand for several: 一二三产业, 产销."""
    return any(any(sign in part for sign in "一二三两双四产销量") for part in parts)


def _are_alike(parts: Sequence[str]) -> bool:
    """Whether the parts are names of one kind: 甲镇、乙镇、丙镇."""
    first = parts[0][-1]
    lengths = {len(part) for part in parts[1:]}
    return all(part[-1] == first for part in parts) and max(lengths) <= 6
