"""The equations of the sums command as a table: for people."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Line

from draftlint import patterns
from draftlint.language import digit_groups, ledger
from draftlint.language.claims import Topic
from draftlint.language.verdicts import Verdict
from draftlint.reports.excerpts import shortened
from draftlint.reports.folding import console_on, folded, print_folded
from draftlint.reports.positions import Positions
from draftlint.reports.visible import visible
from draftlint.reports.wordings import UNREAD, counted
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from draftlint.document import Cell, Document
    from draftlint.language.claims import Claim
    from draftlint.linter import Outcome
    from draftlint.wording import Language

_LONGEST_STATEMENT = 140  # cells
_LONG_ARITHMETIC, _MOST_TERMS = 36, 16
_LEAD = 14  # characters before the first figure, as far as no mark stands among them
_LEAD_MARK = patterns.compile(r"[，。；：、,;:\s（(]")
_TAIL = 24  # characters behind the last figure, up to a mark, which end its phrase
_TAIL_MARK = patterns.compile(r"[，。；：、,;:\r\n）)]|\.(?=\s|$)")
_CLOSING = {"）": "（", ")": "("}
_BETWEEN_COLUMNS = 3  # cells that the frame of a table takes
_VERDICTS = {
    Verdict.HOLDS: Text(zh="相符", en="holds"),
    Verdict.FAILS: Text(zh="不符", en="fails"),
    Verdict.UNSURE: Text(zh="存疑", en="unsure"),
    Verdict.UNCHECKED: Text(zh="无法核对", en="not checkable"),
}
_STYLES = {
    Verdict.HOLDS: "green",
    Verdict.FAILS: "red",
    Verdict.UNSURE: "yellow",
    Verdict.UNCHECKED: "dim",
}
_TOPICS = {
    Topic.SUM: Text(zh="合计", en="sum"),
    Topic.TABLE: Text(zh="表格", en="table"),
    Topic.RATE: Text(zh="比率", en="rate"),
    Topic.SHARES: Text(zh="构成", en="shares"),
    Topic.GROWTH: Text(zh="增减", en="growth"),
    Topic.PRODUCT: Text(zh="乘积", en="product"),
    Topic.BALANCE: Text(zh="收支", en="balance"),
    Topic.COUNT: Text(zh="项数", en="count"),
    Topic.SAME: Text(zh="重述", en="restated"),
}
_HEADINGS = (
    Text(zh="位置", en="place"),
    Text(zh="结论", en="verdict"),
    Text(zh="种类", en="kind"),
    Text(zh="原文与算式", en="stated, and the arithmetic"),
)
_STATED = Text(zh="{figure}：{arithmetic}", en="{figure}: {arithmetic}")
_LISTED = Text(zh="列出{count}项", en="{count} listed")
_VALUES = Text(
    zh="{values}个数，前面是{things}项", en="{values} values, {things} things"
)
_NO_EQUATION = Text(zh="没有发现算式", en="no equation found")
_SUMMARY = Text(zh="共 {count} 个算式{parts}", en="{count}{parts}")
_PARTS = Text(zh="：{parts}", en=": {parts}")


def _claims_of(outcome: Outcome) -> tuple[Claim, ...]:
    """Give the equations of a file; none where it could not be read."""
    return outcome.document.view(ledger.read) if outcome.document else ()


def write(
    outcomes: Sequence[Outcome],
    language: Language,
    stream: TextIO,
) -> None:
    """Write a table a file, as wide as the terminal."""
    console = console_on(stream)
    for outcome in outcomes:
        console.print(Line(visible(outcome.path), "bold underline"), soft_wrap=True)
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error).to(language)
            _print(console, Line(unread, "red"))
        elif not _claims_of(outcome):
            _print(console, Line(_NO_EQUATION.to(language), "dim"))
        else:
            console.print(_table(outcome, language, console.width))
            console.print()
    verdicts = Counter(c.verdict for outcome in outcomes for c in _claims_of(outcome))
    console.print(Line(_summary(verdicts).to(language), "bold"))


def _print(console: Console, line: Line) -> None:
    print_folded(console, line, 2, 2)


def _table(outcome: Outcome, language: Language, width: int) -> Table:
    """Make the table; its last column is folded here, to what the others leave."""
    assert outcome.document is not None
    positions = Positions(outcome.document)
    claims = _claims_of(outcome)
    rows = [
        (
            Line(positions.where(claim.span.start).to(language), "bold"),
            Line(_VERDICTS[claim.verdict].to(language), _STYLES[claim.verdict]),
            Line(_TOPICS[claim.topic].to(language)),
        )
        for claim in claims
    ]
    headings = [heading.to(language) for heading in _HEADINGS]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    taken = 0
    for column, heading in enumerate(headings[:-1]):
        cells = [cell_len(heading), *(cell_len(row[column].plain) for row in rows)]
        fitting = min(max(cells), width // 3)
        taken += fitting + _BETWEEN_COLUMNS
        table.add_column(heading, width=fitting)
    room = max(20, width - taken)
    table.add_column(headings[-1], max_width=room)
    for (where, *others), claim in zip(rows, claims, strict=True):
        stated = [
            part
            for line in _stated(claim, positions, language)
            for part in _lines(line, room)
        ]
        place = _lines(where, max(20, width // 3))
        table.add_row(Line("\n").join(place), *others, Line("\n").join(stated))
    return table


def _lines(line: Line, width: int) -> list[Line]:
    parts = list(folded(line, width))
    for part in parts:
        part.rstrip()
    return parts


def _stated(claim: Claim, positions: Positions, language: Language) -> list[Line]:
    """Give the arithmetic and, below it, the words that state it."""
    figure = visible(positions.document.text(claim.span))
    told = _told(claim, positions.document)
    stated = _STATED.format(figure=figure, arithmetic=told).to(language)
    if claim.topic is Topic.TABLE:
        words = _row_and_column(claim, positions.document)
    else:
        words = visible(_statement(claim, positions))
    words = shortened(words, _LONGEST_STATEMENT)
    return [Line(stated), *([Line(words, "dim")] if words else [])]


def _told(claim: Claim, document: Document) -> Text:
    """Give the arithmetic as its readers write it; a count is told in words."""
    if claim.topic is not Topic.COUNT:
        figures = (claim.span, *claim.parts)
        return both(_breakable(digit_groups.like(document, figures, claim.arithmetic)))
    count, sign, other = re.split("([=≠:])", claim.arithmetic)
    if sign == ":":
        return _VALUES.format(things=count, values=other)
    return _LISTED.format(count=count)


def _row_and_column(claim: Claim, document: Document) -> str:
    """Name the row and the column of the cell that a claim is about."""
    for table in document.tables:
        for cell in table.cells:
            if claim.span in cell.span:
                before = [c for c in table.cells if c.column < cell.column]
                above = [c for c in table.cells if c.row < cell.row]
                row = _name([c for c in before if c.row == cell.row], document)
                column = _name([c for c in above if c.column == cell.column], document)
                return " · ".join(filter(None, (row, column)))
    return ""


def _name(cells: Sequence[Cell], document: Document) -> str:
    """Give the first of the cells that holds letters."""
    texts = (visible(document.text(cell.span)).strip() for cell in cells)
    return next((text for text in texts if any(map(str.isalpha, text))), "")


def _breakable(arithmetic: str) -> str:
    """Shorten a sum of very many parts, and let a long one be folded at its signs."""
    terms = arithmetic.split("+")
    if len(terms) > _MOST_TERMS:
        terms = [*terms[: _MOST_TERMS - 2], "…", terms[-1]]
    joint = "+ " if len(arithmetic) > _LONG_ARITHMETIC else "+"
    return joint.join(terms)


def _statement(claim: Claim, positions: Positions) -> str:
    """Give the words from what leads up to the first figure to what ends the last."""
    extent = claim.extent
    source = positions.document.source
    lead = _LEAD_MARK.split(source[max(0, extent.start - _LEAD) : extent.start])[-1]
    words = lead + positions.document.text(extent)
    mark = _TAIL_MARK.search(source, extent.end, extent.end + _TAIL)
    if mark is None:
        return words
    words += source[extent.end : mark.start()]
    opening = _CLOSING.get(mark[0])
    closes = opening and words.count(opening) > words.count(mark[0])
    return words + mark[0] if closes else words


def _summary(verdicts: Counter[Verdict]) -> Text:
    count = sum(verdicts.values())
    if not count:
        return _NO_EQUATION
    told = [(_VERDICTS[v], verdicts[v]) for v in _VERDICTS if verdicts[v]]
    parts = Text(
        zh="，".join(f"{word.zh} {number}" for word, number in told),
        en=", ".join(f"{word.en} {number}" for word, number in told),
    )
    return _SUMMARY.format(
        count=Text(str(count), counted(count, "equation")),
        parts=_PARTS.format(parts=parts),
    )
