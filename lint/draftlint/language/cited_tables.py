"""Totals in sentences beside the table that they cite: 共43处（见表1）."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import claims, table_citations, table_sums, units
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document, Span, Table
    from draftlint.language.quantities import Quantity

_NEAR = 120  # characters
_TOTAL = patterns.compile(r"共|合计|总计|总[数额量]|累计|\b(?:total|altogether|all)\b")
_PARTLY = patterns.compile(r"其中|新增|同比|较|比上|增[加长]|减少|下降")
_MARK = patterns.compile(r"[，,。；;：:（）()\n]")
_UNIT = patterns.compile(
    r"[（(/]\s?(?P<scale>万亿|亿|万|千|百)?(?P<unit>\p{Han}{1,4})\s?[）)]?"
)
_UNIT_ABOVE = patterns.compile(
    r"单位\s?[：:]\s?(?P<scale>万亿|亿|万|千|百)?(?P<unit>\p{Han}{1,4})"
)
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_NO_NAME = patterns.compile(
    r"合\s*计|总\s*计|共|全[年市县区镇乡局]|数量|累计|情况|完成|数$|[（(].*?[）)]|\P{Han}"
)
_WORD = patterns.compile(r"[a-z]{4,}")
_CLOSE = Decimal("0.35")


def read(document: Document) -> tuple[Claim, ...]:
    """Read the totals that cite a table, in reading order."""
    return tuple(_read(document)) if document.tables else ()


def _read(document: Document) -> Iterator[Claim]:
    columns: dict[Span, tuple[_Column, ...]] = {}
    told = set()
    for cited in table_citations.read(document):
        table = cited.table
        stated = _stated(document, cited.at, cited.block)
        if stated and table.span not in columns:
            columns[table.span] = _columns(document, table)
        for claim in _of(document, table, stated, columns.get(table.span, ())):
            if claim.span not in told:
                told.add(claim.span)
                yield claim


def _stated(document: Document, at: int, block: Span) -> tuple[_Stated, ...]:
    """Read the totals of the sentence that cites, or else of the one before it.

    全年共受理120件。详见表1。
    """
    quantities, text = document.quantities, document.narrow
    end = block.end
    for _ in range(2):
        around = claims.sentence(document, at)
        start = max(around.start, block.start)
        low, high = (
            bisect_left(quantities, place, key=_start)
            for place in (start, min(around.end, end))
        )
        found = tuple(
            _Stated(quantity, label)
            for quantity in quantities[low:high]
            if not units.is_share(quantity.unit)
            and (label := _label(text, quantity)) is not None
        )
        if found or start == block.start:
            return found
        at, end = start - 2, start
    return ()


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _of(
    document: Document,
    table: Table,
    stated: Sequence[_Stated],
    columns: Sequence[_Column],
) -> Iterator[Claim]:
    """Judge each total of a sentence by the last row of the table."""
    for quantity, label in stated if columns else ():
        fitting = [column for column in columns if _may_be(quantity, column)]
        meant = [column for column in fitting if _share_a_name(label, column.heading)]
        if not meant:
            # 共受理37件: the total of all columns, or the only one.
            whole = [c for c in fitting if table_sums.is_total(c.heading)]
            meant = whole or (fitting if len(columns) == len(stated) == 1 else [])
        claim = _judged(quantity, fitting, meant)
        if claim and claim.fails and _stands_in(document, table, quantity.digits):
            claim = claim._replace(verdict=Verdict.UNSURE)
        if claim is not None:
            yield claim


def _stands_in(document: Document, table: Table, digits: str) -> bool:
    """Whether a figure stands in another row, and is the figure of that row."""
    return any(document.text(cell.span).strip() == digits for cell in table.cells)


def _label(text: str, quantity: Quantity) -> str | None:
    """Give what is said of a figure that sums up; None for any other."""
    start = quantity.span.start
    label = _MARK.split(text[max(0, start - 30) : start])[-1]
    if not _TOTAL.search(label) or _PARTLY.search(label):
        return None
    return label + _MARK.split(text[quantity.span.end : quantity.span.end + 6])[0]


class _Stated(NamedTuple):
    """A total in a sentence, and what is said of it."""

    quantity: Quantity
    label: str


class _Column(NamedTuple):
    """The total of a column, with the scale and the unit told over it, "" if none."""

    total: Quantity
    heading: str
    power: int
    unit: str

    @property
    def value(self) -> Decimal:
        return (self.total.value or Decimal(0)).scaleb(self.power)


def _columns(document: Document, table: Table) -> tuple[_Column, ...]:
    """Read the totals, each in its scale: （万元） in the heading, 单位：亿元 above."""
    start = table.span.start
    above = _UNIT_ABOVE.search(document.narrow, max(0, start - _NEAR), start)
    columns = []
    for total in table_sums.totals(document, table):
        unit = _UNIT.search(total.heading)
        if unit is None or unit["unit"] not in units.ALL:
            unit = above if above and above["unit"] in units.ALL else None
        power, name = (_SCALES[unit["scale"] or ""], unit["unit"]) if unit else (0, "")
        columns.append(_Column(total.quantity, total.heading, power, name))
    return tuple(columns)


def _may_be(quantity: Quantity, column: _Column) -> bool:
    one, other = quantity.unit, column.unit
    return not one or not other or units.kind(one) == units.kind(other)


def _share_a_name(label: str, heading: str) -> bool:
    """Whether two Han characters of the one stand side by side in the other."""
    name, other = _NO_NAME.sub("", label), _NO_NAME.sub("", heading)
    alike = any(name[at : at + 2] in other for at in range(len(name) - 1))
    return alike or any(word in heading.lower() for word in _WORD.findall(label))


def _judged(
    quantity: Quantity, fitting: Sequence[_Column], meant: Sequence[_Column]
) -> Claim | None:
    """Compare a figure with those that it may be, and fail it by the one it must be."""
    for column in fitting:
        if _agree(quantity, column):
            return _claim(quantity, column, Verdict.HOLDS)
    if len(meant) != 1:
        return None
    column = meant[0]
    if not claims.is_known(quantity, column.total):
        return _claim(quantity, column, Verdict.UNCHECKED)
    stated = quantity.value or Decimal(0)
    near = abs(stated - column.value) <= _CLOSE * stated
    return _claim(quantity, column, Verdict.FAILS if near else Verdict.UNSURE)


def _agree(quantity: Quantity, column: _Column) -> bool:
    if not claims.is_known(quantity, column.total):
        return False
    stated = quantity.value or Decimal(0)
    allowed = claims.blur(quantity) + claims.blur(column.total).scaleb(column.power)
    # Without a unit over the column, 1.2万元 may stand there as 1.2.
    bare = not column.unit and stated == column.value.scaleb(quantity.power)
    return abs(stated - column.value) <= allowed or bare


def _claim(quantity: Quantity, column: _Column, verdict: Verdict) -> Claim:
    sign = "=" if verdict is Verdict.HOLDS else "≠"
    arithmetic = f"{column.total.digits or '?'}{sign}{claims.written(quantity)}"
    return Claim(Topic.TABLE, quantity.span, (column.total.span,), arithmetic, verdict)
