"""Sums that tables state: rows and columns headed 合计, 小计, 总计, Total."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import table_rows
from draftlint.language.equations import Equation
from draftlint.language.quantities import Quantity
from draftlint.language.sums import Claim
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Cell, Document, Span, Table

# Sums of sums: 小计 adds single lines, 合计 adds those or 小计, 总计 adds 合计.
_LEVELS = (
    (3, patterns.compile(r"(?i)总\s*合\s*计|总\s*计(?!划)|grand total")),
    (
        2,
        patterns.compile(
            r"(?i)(?<!小)合\s*计|共\s*计|总\s*数(?!量)|(?<!sub.?)\btotals?\b"
            r"|^全[市县区镇乡省州旗]\s*$"
        ),
    ),
    (1, patterns.compile(r"(?i)小\s*计|分\s*计|sub-?totals?")),
)
_LONGEST_HEADING = 14
_OF_WHICH = patterns.compile(r"(?i)\s*(?:其中|#|＃|含|of which|including)")
_MAIN_LINE = patterns.compile(r"\s*[一二三四五六七八九十]+、")
# Columns that nobody adds up.
_NO_AMOUNT = patterns.compile(
    r"(?i)率|比重|占比|比例|%|‰|增长|增幅|同比|环比|增减|均|单价|序号|编号|排名|名次|年份|得分"
    r"|评分|指数|标准|备注|电话|日期|时间|\brates?\b|share|average|rank|^no\.?$|\bprice\b"
)
_SHARE, _WHOLE = patterns.compile(r"占|比重|比例|构成|结构|%|(?i:share)"), 100
# What is measured is rounded, what is counted is not.
_MEASURED = patterns.compile(
    r"(?i)元|吨|亩|公顷|公里|千米|平方|平米|㎡|立方|千瓦|面积|金额|资金|投资|经费|产值"
    r"|收入|支出|\$|€|\busd\b|costs?\b|amount"
)
_NUMBER = patterns.compile(
    r"""(?x) \s* (?P<rough>[约近超])? [¥￥$€]? \s*
    (?P<figure> [-−－]? (?:\d{1,3}(?:[,，]\d{3})+|\d+) (?:\.\d+)? ) \s*
    (?P<behind> [余多]? [\p{Han}㎡]{0,4} ) (?P<percent>[%％]?) \s*
    (?: [*＊①-⑨] | [\[〔（(]\d{1,2}[\])）〕] )? \s*
    """
)
_UNKNOWN = patterns.compile(
    r"^[Xx×*_○□△?？]+\P{L}?$|[Xx×*○]{2}|\d[余多]|待|填|TBD|TODO"
)
_NO_COUNT = patterns.compile(r"[年月日号级点时]|以上|以下|左右")
_YEAR = patterns.compile(r"(?:19|20)\d\d")
_NOTHING = frozenset(("", "-", "--", "—", "——", "–", "－", "/", "／", "\\", "无", "…"))
_UNIT_WITHIN = 80  # 单位：万元 stands right above a table
# How far off a sum may be where no other column shows how the table adds up.
_NEAR = Decimal("0.35")


# A grand total that agrees with its row is not to blame for its column.
_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}


class _Line(NamedTuple):
    """A row (or column): its heading, its level as a total, its values by position.

    A value is None where it is not known: a placeholder, a merged cell.  Blanks, dashes
    and words have none.
    """

    heading: str
    level: int
    values: dict[int, Quantity | None]


def read(document: Document) -> tuple[Equation, ...]:
    """Read the equations that tables state, in reading order."""
    return tuple(
        equation for table in document.tables for equation in _of(document, table)
    )


class Total(NamedTuple):
    """A figure in the row that sums up a table, and the heading of its column."""

    quantity: Quantity
    heading: str


def totals(document: Document, table: Table) -> tuple[Total, ...]:
    """Read the amounts in the last row of the highest level (总计, or else 合计)."""
    columns = _lines(document, [(c.column, c.row, c) for c in table.cells])
    rows = _lines(document, [(c.row, c.column, c) for c in table.cells])
    highest = max((line.level for line in rows.values()), default=0)
    sums = [line for line in rows.values() if line.level == highest]
    if highest < _LEVELS[1][0] or len(sums) > 1:
        return ()
    return tuple(
        Total(value, columns[place].heading)
        for place, value in sums[0].values.items()
        if value and _is_amount(value, columns[place].heading)
    )


def is_total(heading: str) -> bool:
    """Whether a heading is that of a total: 合计（件）."""
    return _level(heading) >= _LEVELS[1][0]


def _of(document: Document, table: Table) -> list[Equation]:
    """Read the rows that are totals, then the columns that are; a cell counts once."""
    if not any(_level(document.text(cell.span)) for cell in table.cells):
        return []
    above = document.narrow[max(0, table.span.start - _UNIT_WITHIN) : table.span.start]
    rows = _lines(document, [(c.row, c.column, c) for c in table.cells])
    columns = _lines(document, [(c.column, c.row, c) for c in table.cells])
    found: dict[Span, Equation] = {}
    for lines, across in ((rows, columns), (columns, rows)):
        for equation in _equations(lines, across, above):
            known = found.setdefault(equation.total.span, equation)
            if _RANKS[equation.verdict] < _RANKS[known.verdict]:
                found[equation.total.span] = equation
    return [found[span] for span in sorted(found)]


def _level(heading: str) -> int:
    """Tell what a line adds up: 0 nothing, 1 for 小计, 2 for 合计, 3 for 总计."""
    if len(heading) > _LONGEST_HEADING:
        return 0
    return next((level for level, words in _LEVELS if words.search(heading)), 0)


def _lines(
    document: Document, cells: Sequence[tuple[int, int, Cell]]
) -> dict[int, _Line]:
    """Put the cells of each row (or column) together: (line, position, cell)."""
    wrong = {c.span for c in document.view(table_rows.read) if c.fails}
    headings: dict[int, list[str]] = {}
    values: dict[int, dict[int, Quantity | None]] = {}
    for line, position, cell in sorted(cells, key=lambda entry: entry[:2]):
        text = document.narrow[cell.span.start : cell.span.end].strip()
        is_heading = cell.header or (cell.row == 0 and _YEAR.fullmatch(text))
        quantity = None if is_heading else _quantity(text, cell.span)
        if cell.span in wrong:
            quantity = None  # the row says that it is not what it should be
        merged = cell.row_span > 1 or cell.column_span > 1
        if quantity and not merged:
            values.setdefault(line, {})[position] = quantity
        elif quantity or cell.span in wrong or _UNKNOWN.search(text):
            values.setdefault(line, {})[position] = None
        elif text not in _NOTHING and (not cell.row or not text.endswith(("%", "‰"))):
            headings.setdefault(line, []).append(text)
    return {
        line: _Line(
            " ".join(headings.get(line, ())[:2]),
            max(map(_level, headings.get(line, ())[:2]), default=0),
            values.get(line, {}),
        )
        for line in {line for line, _, _ in cells}
    }


def _quantity(text: str, span: Span) -> Quantity | None:
    match = _NUMBER.fullmatch(text)
    if match is None or _NO_COUNT.search(match["behind"]):
        return None
    digits = match["figure"].replace(",", "").replace("，", "").replace("−", "-")
    rough = match["rough"] is not None or match["behind"].startswith(("余", "多"))
    unit = "%" if match["percent"] else ""
    return Quantity(digits, 0, unit, rough, span, span.end)


def _equations(
    lines: dict[int, _Line], across: dict[int, _Line], above: str
) -> Iterator[Equation]:
    """Read one total line after the other, in the way in which most of it holds."""
    for index, line in sorted(lines.items()):
        if not line.level:
            continue
        over = {place: across[place].heading for place, value in line.values.items()}
        known = {place: value for place, value in line.values.items() if value}
        # Shares beside amounts are judged row by row.
        places = [p for p, value in known.items() if _is_amount(value, over[p])] or [
            p for p, value in known.items() if _is_whole(value, over[p])
        ]
        words = {place: f"{above} {line.heading} {over[place]}" for place in places}
        readings = [
            [
                equation
                for place in places
                if (equation := _equation(lines, index, addends, place, words[place]))
            ]
            for addends in _addends(lines, index)
        ]
        best = max(readings, key=_score)
        holding, _, failing = _score(best)
        for equation in best:
            if equation.verdict is Verdict.FAILS and not _convinces(
                equation, holding, -failing, weak=_is_weak(line.heading)
            ):
                yield equation._replace(verdict=Verdict.UNSURE)
            else:
                yield equation


def _is_amount(total: Quantity, heading: str) -> bool:
    return total.unit != "%" and _NO_AMOUNT.search(heading) is None


def _is_whole(total: Quantity, heading: str) -> bool:
    """Whether a figure in a total line is the 100 that shares make."""
    return total.value == _WHOLE and _SHARE.search(heading) is not None


def _score(equations: Sequence[Equation]) -> tuple[int, bool, int]:
    """Count the equations that hold, and, negative, those that fail."""
    verdicts = Counter(equation.verdict for equation in equations)
    return verdicts[Verdict.HOLDS], bool(equations), -verdicts[Verdict.FAILS]


def _is_weak(heading: str) -> bool:
    """Whether a line need not be a total: 全市 may hold more than the districts."""
    return heading.strip().startswith("全")


def _convinces(equation: Equation, holding: int, failing: int, *, weak: bool) -> bool:
    """Whether the table does add up this way, so that a failure is a mistake."""
    value = equation.total.value or Decimal(0)
    near = abs(equation.gap) <= _NEAR * abs(value) and not weak
    return holding >= max(failing, 1) or (near and (holding > 0 or failing <= 2))


def _addends(lines: dict[int, _Line], index: int) -> Iterator[list[int]]:
    """Yield what a total line may add: lines above or below it, single or totals."""
    level = lines[index].level
    order = sorted(lines)
    for side in (
        [i for i in reversed(order) if i < index],
        [i for i in order if i > index],
    ):
        reach = list(takewhile(lambda i: lines[i].level < level, side))
        near = list(takewhile(lambda i: not lines[i].level, side))
        heads = [i for i in reach if _may_add(lines[i].heading)]
        highest = max((lines[i].level for i in heads), default=0)
        yield [i for i in near if i in heads]
        yield [i for i in heads if not lines[i].level]
        yield [i for i in heads if lines[i].level == highest]
        yield [i for i in heads if _MAIN_LINE.match(lines[i].heading)]


def _may_add(heading: str) -> bool:
    return not (_OF_WHICH.match(heading) or _NO_AMOUNT.search(heading))


def _equation(
    lines: dict[int, _Line], index: int, addends: Sequence[int], place: int, words: str
) -> Equation | None:
    """Add up one place of the lines; None where there are not two figures to add.

    `words` is all that is said of the place: headings, and the unit above the table.
    """
    total = lines[index].values[place]
    found = [
        lines[i].values[place] for i in sorted(addends) if place in lines[i].values
    ]
    parts = tuple(part for part in found if part is not None)
    if total is None or total.value is None or len(parts) < 2:
        return None
    equation = Equation(total, parts, Verdict.HOLDS, Claim.ALL)
    if len(parts) < len(found) or any(q.approximate for q in (total, *parts)):
        return equation._replace(verdict=Verdict.UNCHECKED)
    step = min(quantity.step for quantity in (total, *parts))
    shares = total.value == _WHOLE and _SHARE.search(words)
    rounded = step < 1 or shares or _MEASURED.search(words)
    allowed = step * (len(parts) + 1) / 2 if rounded else Decimal(0)
    if abs(equation.gap) <= allowed:
        return equation
    if total.step > step and abs(equation.gap) <= total.step / 2:
        return equation._replace(verdict=Verdict.UNSURE)  # a rounded total, perhaps
    return equation._replace(verdict=Verdict.FAILS)
