"""Percentages that tables state: shares, rates and growth, row by row."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, table_sheets, table_sums
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from draftlint.document import Document, Table
    from draftlint.language.table_sheets import Figure, Sheet

    Formula = tuple[int, int]  # two columns: what is divided, and by which

_GROWTH = patterns.compile(r"增|减|降|同比|环比|涨|±|(?i:growth|change)")
_SHARE = patterns.compile(r"占|比重|构成|(?<!同|环)比例|结构|(?i:share|proportion)")
_RATE = patterns.compile(r"率|完成|进度|为预算|(?i:rate)|%")
_PERCENT = patterns.compile(r"[%％]|率|占比|比重|比例|百分")
_HUNDRED = Decimal(100)


def read(document: Document) -> tuple[Claim, ...]:
    """Read the percentages that tables state, in reading order."""
    wrong = {e.total.span for e in document.view(table_sums.read) if e.fails}
    return tuple(
        # A total that is wrong itself makes no percentage of it wrong.
        claim._replace(verdict=Verdict.UNSURE)
        if claim.fails and not wrong.isdisjoint((claim.span, *claim.parts))
        else claim
        for table in document.tables
        for claim in _of(document, table)
    )


def _of(document: Document, table: Table) -> Iterator[Claim]:
    text = document.narrow[table.span.start : table.span.end]
    if not _PERCENT.search(text) and not _GROWTH.search(text):
        return
    sheet = table_sheets.read(document, table)
    for column in sorted(sheet.headings):
        rows = sheet.rows(column)
        if len(rows) < 2:
            continue
        best = max(_readings(sheet, column, rows), key=_score, default=())
        holding = sum(claim.verdict is Verdict.HOLDS for claim in best)
        # Only a column that does come out this way can have a mistake in it.
        if holding >= 2 and holding >= 2 * (len(best) - holding):
            yield from best


def _score(found: Sequence[Claim]) -> int:
    return sum(1 if claim.verdict is Verdict.HOLDS else -1 for claim in found)


def _readings(
    sheet: Sheet, column: int, rows: Sequence[int]
) -> Iterator[tuple[Claim, ...]]:
    """Yield what the column says when read as each kind of percentage."""
    heading = sheet.headings[column]
    is_percent = column in sheet.percents or sheet.is_share(column)
    others = [other for other in sheet.columns if other != column]
    if _SHARE.search(heading):
        for base in others:
            for total in sheet.total_rows[:2]:
                yield tuple(_shares(sheet, column, rows, base, total))
    if _GROWTH.search(heading) and is_percent:
        for pair in permutations(others, 2):
            yield tuple(_quotients(sheet, column, rows, pair, _grown))
    elif (_RATE.search(heading) and is_percent) or _SHARE.search(heading):
        for pair in permutations(others, 2):
            yield tuple(_quotients(sheet, column, rows, pair, _divided))


def _shares(
    sheet: Sheet, column: int, rows: Sequence[int], base: int, total: int
) -> Iterator[Claim]:
    whole = sheet.figures.get((total, base))
    for row in rows:
        part = sheet.figures.get((row, base))
        if whole is not None and part is not None:
            yield from _judged(sheet.figures[row, column], part, whole, _divided)


def _quotients(
    sheet: Sheet,
    column: int,
    rows: Sequence[int],
    pair: Formula,
    formula: Callable[[Decimal, Decimal], Decimal],
) -> Iterator[Claim]:
    for row in rows:
        first, second = (sheet.figures.get((row, c)) for c in pair)
        if first is not None and second is not None:
            yield from _judged(sheet.figures[row, column], first, second, formula)


def _divided(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole * _HUNDRED


def _grown(now: Decimal, before: Decimal) -> Decimal:
    return (now - before) / abs(before) * _HUNDRED


def _judged(
    stated: Figure,
    first: Figure,
    second: Figure,
    formula: Callable[[Decimal, Decimal], Decimal],
) -> Iterator[Claim]:
    one, other = first.value, second.value
    if not one or not other:
        return
    percent = formula(one, other)
    blurred = abs(first.blur / one) + abs(second.blur / other)
    spread = abs(one / other) * _HUNDRED * blurred
    step = Decimal(1).scaleb(-stated.decimals)
    holds = claims.fits(abs(percent - stated.value), step, spread)
    places = max(stated.decimals, 1)
    grown = f"({first.digits}-{second.digits})" if formula is _grown else first.digits
    yield Claim(
        Topic.TABLE,
        stated.span,
        (first.span, second.span),
        f"{grown}/{second.digits}={claims.shown(percent, decimals=places)}%",
        Verdict.HOLDS if holds else Verdict.FAILS,
    )
