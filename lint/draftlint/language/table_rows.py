"""Differences and products that tables state, row by row: 增减数, 单价 × 数量 = 金额."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, table_sheets
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document, Table
    from draftlint.language.table_sheets import Figure, Sheet

_DIFFERENCE = patterns.compile(
    r"(?i)增减|净?增[加数长]|减少|差[额值异]|结余|结转|盈余|[顺逆]差|剩余|未[完办结整]|尚欠"
    r"|\b(?:surplus|balance|difference|change|variance|remaining)\b"
)
_NO_AMOUNT = patterns.compile(r"(?i)率|幅|[%％]|占|比重|\brate\b")
_AMOUNT = patterns.compile(
    r"(?i)金\s*额|总价|小计|合计|总额|资金|费用|\b(?:amount|cost|total)\b"
)
_PRICE = patterns.compile(r"(?i)单价|标准|每|均价|\bprice\b|per ")
_COUNT = patterns.compile(
    r"(?i)数量|[人户亩天个台套件]数|面积|\b(?:quantity|qty|units|number|days|hours)\b"
)
_TEN_THOUSAND = Decimal(10_000)


def read(document: Document) -> tuple[Claim, ...]:
    """Read the differences and the products, in reading order."""
    return tuple(claim for table in document.tables for claim in _of(document, table))


def _of(document: Document, table: Table) -> Iterator[Claim]:
    text = document.narrow[table.span.start : table.span.end]
    if not _DIFFERENCE.search(text) and not _PRICE.search(text):
        return
    sheet = table_sheets.read(document, table)
    for column in sheet.columns:
        heading = sheet.headings.get(column, "")
        if _NO_AMOUNT.search(heading):
            continue
        if _DIFFERENCE.search(heading):
            others = [other for other in sheet.columns if other != column]
            pairs = permutations(others, 2)
            readings = [tuple(_differences(sheet, column, *pair)) for pair in pairs]
            yield from _best(readings, least=2)
        elif _AMOUNT.search(heading):
            readings = [
                tuple(_products(sheet, column, *pair, scale))
                for pair in _priced(sheet)
                for scale in (Decimal(1), _TEN_THOUSAND)
            ]
            yield from _best(readings, least=1)


def _best(readings: Sequence[tuple[Claim, ...]], least: int) -> tuple[Claim, ...]:
    """Give the reading that holds most often, if most of it does: else it is none."""
    best = max(readings, key=_score, default=())
    holding = sum(claim.verdict is Verdict.HOLDS for claim in best)
    failing = len(best) - holding
    return best if holding >= least and holding >= least * failing else ()


def _score(found: Sequence[Claim]) -> int:
    return sum(1 if claim.verdict is Verdict.HOLDS else -1 for claim in found)


def _priced(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the columns of a price and of what it is paid for."""
    for price in sheet.columns:
        for count in sheet.columns:
            one, other = (sheet.headings.get(c, "") for c in (price, count))
            if _PRICE.search(one) and _COUNT.search(other) and not _PRICE.search(other):
                yield price, count


def _differences(sheet: Sheet, column: int, first: int, second: int) -> Iterator[Claim]:
    for row, stated, one, other in _rows(sheet, column, first, second):
        # A row of zeros holds in any reading.
        if row and one.value != other.value:
            yield _judged(stated, (one, other), "-", one.value - other.value)


def _products(
    sheet: Sheet, column: int, price: int, count: int, scale: Decimal
) -> Iterator[Claim]:
    for row, stated, one, other in _rows(sheet, column, price, count):
        if row not in sheet.total_rows:
            yield _judged(stated, (one, other), "×", one.value * other.value / scale)


def _rows(
    sheet: Sheet, column: int, first: int, second: int
) -> Iterator[tuple[int, Figure, Figure, Figure]]:
    for row in sheet.rows(column):
        one, other = (sheet.figures.get((row, c)) for c in (first, second))
        if one is not None and other is not None:
            yield row, sheet.figures[row, column], one, other


def _judged(
    stated: Figure, parts: tuple[Figure, Figure], sign: str, computed: Decimal
) -> Claim:
    one, other = parts
    off = abs(computed - stated.value)
    if sign == "-":
        allowed = stated.blur + one.blur + other.blur
    else:
        allowed = stated.blur + one.blur * other.value + other.blur * one.value
    second = f"({other.digits})" if other.digits.startswith("-") else other.digits
    written = f"{one.digits}{sign}{second}={claims.shown(computed)}"
    return Claim(
        Topic.TABLE,
        stated.span,
        (one.span, other.span),
        written,
        Verdict.HOLDS if off <= allowed else Verdict.FAILS,
    )
