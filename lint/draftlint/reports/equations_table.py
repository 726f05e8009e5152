"""The equations of the sums command as a table: for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from draftlint import patterns
from draftlint.language import ledger
from draftlint.language.claims import Topic
from draftlint.language.verdicts import Verdict
from draftlint.reports.excerpts import visible
from draftlint.reports.folding import folded, print_folded
from draftlint.reports.positions import Positions
from draftlint.reports.wordings import UNREAD, counted
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.language.claims import Claim
    from draftlint.linter import Outcome
    from draftlint.wording import Language

_LONGEST_STATEMENT = 70
_LONG_ARITHMETIC, _MOST_TERMS = 36, 16
_LEAD = 14  # characters before the first figure, as far as no mark stands among them
_LEAD_MARK = patterns.compile(r"[，。；：、,;:\s（(]")
_EDGES, _BETWEEN_COLUMNS = 2, 3  # cells that the frame of a table takes
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
    Topic.GROWTH: Text(zh="增减", en="growth"),
    Topic.PRODUCT: Text(zh="乘积", en="product"),
    Topic.BALANCE: Text(zh="收支", en="balance"),
    Topic.COUNT: Text(zh="项数", en="count"),
}
_HEADINGS = (
    Text(zh="位置", en="place"),
    Text(zh="结论", en="verdict"),
    Text(zh="种类", en="kind"),
    Text(zh="原文与算式", en="stated, and the arithmetic"),
)
_STATED = Text(zh="{figure}：{arithmetic}", en="{figure}: {arithmetic}")
_NO_EQUATION = Text(zh="没有发现算式", en="no equation found")
_SUMMARY = Text(zh="共 {count} 个算式{parts}", en="{count}{parts}")
_PARTS = Text(zh="：{parts}", en=": {parts}")


class _Console(Console):
    """A console that leaves it to the command line to end a run."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def _claims_of(outcome: Outcome) -> tuple[Claim, ...]:
    """Give the equations of a file; none where it could not be read."""
    return outcome.document.view(ledger.read) if outcome.document else ()


def write(
    outcomes: Sequence[Outcome],
    language: Language,
    stream: TextIO,
) -> None:
    """Write a table a file, as wide as the terminal."""
    console = _Console(file=stream, highlight=False, emoji=False, markup=False)
    for outcome in outcomes:
        console.print(Line(outcome.path, "bold underline"), soft_wrap=True)
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error).to(language)
            _print(console, Line(unread, "red"))
        elif not _claims_of(outcome):
            _print(console, Line(_NO_EQUATION.to(language), "dim"))
        else:
            console.print(_table(outcome, language, console.width))
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
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    taken = 0
    for column, heading in enumerate(headings[:-1]):
        cells = [cell_len(heading), *(cell_len(row[column].plain) for row in rows)]
        fitting = min(max(cells), width // 3)
        taken += fitting + _BETWEEN_COLUMNS
        table.add_column(heading, overflow="fold", width=fitting)
    room = max(20, width - taken - _EDGES)
    table.add_column(headings[-1], overflow="fold", max_width=room)
    for row, claim in zip(rows, claims, strict=True):
        lines: list[Line] = []
        for line in _stated(claim, positions, language):
            for part in folded(line, room):
                part.rstrip()
                lines.append(part)
        table.add_row(*row, Line("\n").join(lines))
    return table


def _stated(claim: Claim, positions: Positions, language: Language) -> list[Line]:
    """Give the arithmetic and, below it, the words that state it."""
    figure = visible(positions.document.text(claim.span))
    arithmetic = _breakable(claim.arithmetic)
    stated = _STATED.format(figure=figure, arithmetic=arithmetic).to(language)
    if claim.topic is Topic.TABLE:
        words = positions.place(claim.span.start).to(language)
    else:
        words = visible(_statement(claim, positions))
    if len(words) > _LONGEST_STATEMENT:
        half = _LONGEST_STATEMENT // 2
        words = f"{words[:half]}…{words[-half:]}"
    return [Line(stated), Line(words, "dim")]


def _breakable(arithmetic: str) -> str:
    """Shorten a sum of very many parts, and let a long one be folded at its signs."""
    terms = arithmetic.split("+")
    if len(terms) > _MOST_TERMS:
        terms = [*terms[: _MOST_TERMS - 2], "…", terms[-1]]
    joint = "+ " if len(arithmetic) > _LONG_ARITHMETIC else "+"
    return joint.join(terms)


def _statement(claim: Claim, positions: Positions) -> str:
    """Give the words from what leads up to the first figure to the last figure."""
    extent = claim.extent
    source = positions.document.source
    lead = source[max(0, extent.start - _LEAD) : extent.start]
    return _LEAD_MARK.split(lead)[-1] + positions.document.text(extent)


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
