"""Totals whose parts stand in the items that follow: 共43处：1.…22处；2.…21处."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, equations, units
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document, Span
    from draftlint.language.quantities import Quantity
    from draftlint.language.series import Series

_REACH = 80  # characters before the first item
_MOST_ITEMS = 30
_CLOSE = Decimal("0.25")
_TOTAL = patterns.compile(r"共|合计|总计|总[数额]|累计")
_LEADS = patterns.compile(
    r"[^，。；;：:\n]{0,8}(?:[，,][^，。；;：:\n\d]{0,12})?[：:]\s*$"
)
_PARTLY = patterns.compile(r"其中|主要|重点|包括|部分|典型|例如|如[：:]")


def read(document: Document) -> tuple[Claim, ...]:
    """Read the totals that lead to a list, in reading order."""
    if not document.quantities:
        return ()
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Claim]:
    quantities = document.quantities
    starts = [quantity.span.start for quantity in quantities]
    for series in document.series:
        if not 2 <= len(series.items) <= _MOST_ITEMS or series.items[0].number != 1:
            continue
        total = _total(document, series, quantities, starts)
        if total is None:
            continue
        items = [
            _figures(item.span, total, quantities, starts) for item in series.items
        ]
        claim = _claim(document, total, items)
        if claim is not None:
            yield claim


def _total(
    document: Document,
    series: Series,
    quantities: Sequence[Quantity],
    starts: Sequence[int],
) -> Quantity | None:
    """Find the total in the line that leads to the list."""
    first = series.items[0]
    start = first.label.start
    if first.head:
        if not first.block:
            return None
        before = document.blocks[first.block - 1].span
        start = before.end
    index = bisect_left(starts, start) - 1
    if index < 0 or start - starts[index] > _REACH:
        return None
    total = quantities[index]
    label = document.narrow[max(0, total.span.start - 16) : total.span.start]
    if units.is_share(total.unit) or not total.unit or _PARTLY.search(label):
        return None
    if not _TOTAL.search(label):
        return None
    leads = _LEADS.fullmatch(document.narrow, total.span.end, start)
    partly = leads and _PARTLY.search(leads[0])
    return total if leads and not partly else None


def _figures(
    item: Span, total: Quantity, quantities: Sequence[Quantity], starts: Sequence[int]
) -> tuple[Quantity, ...]:
    low, high = bisect_left(starts, item.start), bisect_left(starts, item.end)
    kind = units.kind(total.unit)
    return tuple(q for q in quantities[low:high] if units.kind(q.unit) == kind)


def _claim(
    document: Document, total: Quantity, items: Sequence[tuple[Quantity, ...]]
) -> Claim | None:
    """Judge the first figure of each item; a mistake only where each has just one."""
    if not all(items) or total.span in document.view(equations.totals):
        return None
    parts = [figures[0] for figures in items]
    plus = "+".join(map(claims.written, parts))
    if not claims.is_known(total, *parts):
        verdict, computed = Verdict.UNCHECKED, "?"
    else:
        added = sum((part.value or Decimal(0) for part in parts), Decimal(0))
        stated = total.value or Decimal(0)
        off = abs(added - stated)
        allowed = claims.blur(total) + sum(map(claims.blur, parts))
        computed = claims.shown(added, total.power)
        single = all(len(figures) == 1 for figures in items)
        if off > allowed and not (single and off <= _CLOSE * stated):
            return None  # the items speak of something else
        verdict = Verdict.HOLDS if off <= allowed else Verdict.FAILS
        if off and verdict is Verdict.HOLDS:
            computed += f"≈{claims.written(total)}"
    return Claim(
        Topic.SUM, total.span, claims.spans(parts), f"{plus}={computed}", verdict
    )
