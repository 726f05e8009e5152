"""Equations as the sums command shows them: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from draftlint import __version__, patterns
from draftlint.language import ledger
from draftlint.language.claims import Topic
from draftlint.language.verdicts import Verdict
from draftlint.reports.positions import Positions
from draftlint.reports.wordings import UNREAD, counted
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text as Line

    from draftlint.document import Span
    from draftlint.language.claims import Claim
    from draftlint.linter import Outcome
    from draftlint.wording import Language

_VERSION = 1
_LONGEST_STATEMENT = 70
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


def claims_of(outcome: Outcome) -> tuple[Claim, ...]:
    """Give the equations of a file; none where it could not be read."""
    return outcome.document.view(ledger.read) if outcome.document else ()


# --- for people ---


def write_table(
    outcomes: Sequence[Outcome],
    _: Sequence[Text],
    language: Language,
    stream: TextIO,
) -> None:
    """Write a table a file, as wide as the terminal."""
    from rich.console import Console
    from rich.text import Text as Line

    class Terminal(Console):
        """A console that leaves it to the command line to end a run."""

        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError

    console = Terminal(file=stream, highlight=False, emoji=False, markup=False)
    for outcome in outcomes:
        console.print(Line(outcome.path, "bold underline"))
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error).to(language)
            _print(console, Line(unread, "red"))
        elif not claims_of(outcome):
            _print(console, Line(_NO_EQUATION.to(language), "dim"))
        else:
            console.print(_table(outcome, language, console.width))
    verdicts = Counter(c.verdict for outcome in outcomes for c in claims_of(outcome))
    console.print(Line(_summary(verdicts).to(language), "bold"))


def _print(console: Any, line: Line) -> None:
    from draftlint.reports.folding import print_folded

    print_folded(console, line, 2, 2)


def _table(outcome: Outcome, language: Language, width: int) -> Any:
    """Make the table; its last column is folded here, to what the others leave."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text as Line

    from draftlint.reports.folding import folded

    assert outcome.document is not None
    positions = Positions(outcome.document)
    claims = claims_of(outcome)
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
    table.add_column(headings[-1], no_wrap=True)
    room = max(20, width - taken - _EDGES)
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
    from rich.text import Text as Line

    from draftlint.reports.excerpts import visible

    figure = visible(positions.document.text(claim.span))
    stated = _STATED.format(figure=figure, arithmetic=claim.arithmetic)
    words = visible(_statement(claim, positions))
    if len(words) > _LONGEST_STATEMENT:
        half = _LONGEST_STATEMENT // 2
        words = f"{words[:half]}…{words[-half:]}"
    return [Line(stated.to(language)), Line(words, "dim")]


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
        en=", ".join(f"{number} {word.en}" for word, number in told),
    )
    return _SUMMARY.format(
        count=Text(str(count), counted(count, "equation")),
        parts=_PARTS.format(parts=parts),
    )


# --- for programs ---


def write_json(
    outcomes: Sequence[Outcome],
    problems: Sequence[Text],
    language: Language,
    stream: TextIO,
) -> None:
    """Write one JSON object; positions are as in the report of check."""
    equations = [entry for o in outcomes for entry in _entries(o, language)]
    report = {
        "version": _VERSION,
        "tool": {"name": "draftlint", "version": __version__},
        "files": [_file(outcome, language) for outcome in outcomes],
        "equations": equations,
        "summary": {
            "files": len(outcomes),
            "equations": len(equations),
            "by_verdict": dict(Counter(entry["verdict"] for entry in equations)),
            "by_kind": dict(Counter(entry["kind"] for entry in equations)),
            "problems": [problem.to(language) for problem in problems],
        },
    }
    json.dump(report, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _file(outcome: Outcome, language: Language) -> dict[str, Any]:
    document = outcome.document
    return {
        "path": outcome.path,
        "format": document.format if document else None,
        "characters": len(document.source) if document else None,
        "error": outcome.error.to(language) if outcome.error else None,
    }


def _entries(outcome: Outcome, language: Language) -> Iterator[dict[str, Any]]:
    if outcome.document is None:
        return
    positions = Positions(outcome.document)
    for claim in claims_of(outcome):
        yield {
            "path": outcome.path,
            "kind": claim.topic,
            "verdict": claim.verdict,
            "arithmetic": claim.arithmetic,
            "place": positions.place(claim.span.start).to(language),
            **_place(positions, claim.span),
            "statement": outcome.document.text(claim.extent),
            "parts": [_place(positions, part) for part in claim.parts],
        }


def _place(positions: Positions, span: Span) -> dict[str, Any]:
    return {
        "text": positions.document.text(span),
        "start": asdict(positions.at(span.start)),
        "end": asdict(positions.at(span.end)),
    }


WRITERS = {"full": write_table, "json": write_json}
