"""The full report: grouped by file, each place shown, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from draftlint.finding import Family, Severity
from draftlint.reports import excerpts
from draftlint.reports.positions import Positions
from draftlint.reports.wordings import (
    FAMILIES,
    NOT_CHECKED,
    NOT_READY,
    READY,
    SEVERITIES,
    UNREAD,
    summary_line,
)
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from draftlint.finding import Finding
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.wording import Language

_FOLD_ABOVE = 5  # findings of one rule in one file
_INDENT = 4
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FOLDED = Text(
    zh="{rule} 还有 {count} 处：{places}", en="{count} more of {rule}: {places}"
)
_UNFOLD = Text(zh="（--all 逐条列出）", en="(--all lists them all)")
_ALLOWED = Text(zh="已放行：{message}", en="allowed: {message}")
_ALLOWED_COUNT = Text(zh="另有 {count} 处已放行", en="{count} allowed")
_FIX = Text(zh="改为：{text}", en="write: {text}")
_DELETE = Text(zh="删去", en="delete it")
_FAMILY = Text(zh="类别", en="family")
_FILE = Text(zh="文件", en="file")
_VERDICT = Text(zh="结论", en="verdict")
_RULE = Text(zh="规则", en="rule")
_COUNT = Text(zh="处数", en="findings")
_SECONDS = Text(zh="用时（秒）", en="seconds")


def write(run: Run, stream: TextIO) -> None:
    """Write the report, as wide as the terminal; colour only where one is."""
    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    for outcome in run.outcomes:
        _write_file(console, outcome, run)
    if run.quiet:
        return
    if any(outcome.findings for outcome in run.outcomes):
        console.print(_families(run))
    if run.statistics:
        console.print(_rules(run))
    if run.timing:
        console.print(_timing(run))
    console.print(_verdicts(run))
    console.print(Line(summary_line(run).to(run.language), "bold"))


def _write_file(console: Console, outcome: Outcome, run: Run) -> None:
    shown = outcome.findings or outcome.error or (run.verbose and outcome.allowed)
    if not shown:
        return
    console.print(Line(outcome.path, "bold underline"))
    if outcome.error is not None:
        unread = UNREAD.format(path=outcome.path, error=outcome.error)
        console.print(Padding(Line(unread.to(run.language), "red"), (0, 0, 0, 2)))
    if outcome.document is not None:
        positions = Positions(outcome.document)
        for part in _findings(outcome, positions, run, console.width):
            console.print(part)
    console.print()


def _findings(
    outcome: Outcome, positions: Positions, run: Run, width: int
) -> Iterator[RenderableType]:
    """Yield the findings in reading order, a rule's many folded behind its first."""
    often = Counter(finding.rule for finding in outcome.findings)
    folding = {
        rule for rule, count in often.items() if count > _FOLD_ABOVE and not run.unfold
    }
    told: set[str] = set()
    for finding in outcome.findings:
        if finding.rule in told:
            continue
        yield _finding(finding, finding.message, positions, run.language, width)
        if finding.rule in folding:
            told.add(finding.rule)
            same = [f for f in outcome.findings if f.rule == finding.rule][1:]
            yield _folded(same, positions, run.language)
    for finding in outcome.allowed if run.verbose else ():
        message = _ALLOWED.format(message=finding.message)
        yield _finding(finding, message, positions, run.language, width)


def _finding(
    finding: Finding,
    message: Text,
    positions: Positions,
    language: Language,
    width: int,
) -> RenderableType:
    at = positions.at(finding.span.start)
    head = Line.assemble(
        (f"{at.line}:{at.column}", "bold"),
        "  ",
        (SEVERITIES[finding.severity].to(language), _STYLES[finding.severity]),
        "  ",
        message.to(language),
        "  ",
        (finding.rule, "dim"),
    )
    room = width - _INDENT
    parts: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
    parts += _excerpt(finding, positions, room)
    for note in finding.related:
        if note.path is None:
            there = positions.at(note.span.start)
            parts.append(
                _aside(f"→ {there.line}:{there.column}", note.message, language)
            )
    if finding.fix is not None and len(finding.fix.edits) == 1:
        text = finding.fix.edits[0].text
        parts.append(_aside("→", _FIX.format(text=text) if text else _DELETE, language))
    return Group(*parts)


def _excerpt(
    finding: Finding, positions: Positions, room: int
) -> Iterator[RenderableType]:
    """Show the place, and a mark below it that covers the same cells."""
    style = _STYLES[finding.severity]
    shown = excerpts.cut(positions.document.source, finding.span, room)
    text = Line.assemble(shown.before, (shown.marked, style), shown.after)
    mark = Line(" " * shown.indent + "^" * shown.width, style)
    for line in (text, mark):
        line.no_wrap = True
        yield Padding(line, (0, 0, 0, _INDENT))


def _aside(lead: str, message: Text, language: Language) -> RenderableType:
    line = Line.assemble((lead, "dim"), " ", (message.to(language), "dim"))
    return Padding(line, (0, 0, 0, _INDENT))


def _folded(
    findings: Sequence[Finding], positions: Positions, language: Language
) -> RenderableType:
    starts = [positions.at(finding.span.start) for finding in findings]
    lines = Counter(start.line for start in starts)
    places = ", ".join(
        f"{line}" if count == 1 else f"{line}×{count}" for line, count in lines.items()
    )
    where = Text(zh=f"第 {places} 行", en=f"lines {places}")
    said = _FOLDED.format(rule=findings[0].rule, count=len(findings), places=where)
    line = Line.assemble(said.to(language), (" " + _UNFOLD.to(language), "dim"))
    return Padding(line, (0, 0, 0, _INDENT))


def _families(run: Run) -> Table:
    language = run.language
    counts = Counter(
        (finding.family, finding.severity)
        for outcome in run.outcomes
        for finding in outcome.findings
    )
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(_FAMILY.to(language))
    for severity in SEVERITIES.values():
        table.add_column(severity.to(language), justify="right")
    for family in Family:
        row = [counts[family, severity] for severity in SEVERITIES]
        if any(row):
            cells = [
                Line(str(count), style if count else "dim")
                for count, style in zip(row, _STYLES.values(), strict=True)
            ]
            table.add_row(FAMILIES[family].to(language), *cells)
    return table


def _verdicts(run: Run) -> Table:
    """Give every file its verdict; the good ones only as long as they are few."""
    language = run.language
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(_FILE.to(language), overflow="fold")
    table.add_column(_VERDICT.to(language), no_wrap=True)
    for outcome in run.outcomes:
        if outcome.error is not None:
            verdict = Line(NOT_CHECKED.to(language), "red")
        elif outcome.failing:
            verdict = Line(NOT_READY.to(language), "yellow")
        else:
            verdict = Line(READY.to(language), "green")
        if outcome.allowed:
            count = _ALLOWED_COUNT.format(count=len(outcome.allowed)).to(language)
            verdict.append(f"  {count}", "dim")
        table.add_row(outcome.path, verdict)
    return table


def _rules(run: Run) -> Table:
    counts = Counter(f.rule for outcome in run.outcomes for f in outcome.findings)
    rows = [(rule, str(count)) for rule, count in counts.most_common()]
    return _two_columns(_RULE, _COUNT, rows, run.language)


def _timing(run: Run) -> Table:
    seconds: Counter[str] = Counter()
    for outcome in run.outcomes:
        seconds.update(outcome.seconds)
    rows = [(rule, f"{spent:.3f}") for rule, spent in seconds.most_common()]
    return _two_columns(_RULE, _SECONDS, rows, run.language)


def _two_columns(
    left: Text, right: Text, rows: Sequence[tuple[str, str]], language: Language
) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(left.to(language))
    table.add_column(right.to(language), justify="right")
    for row in rows:
        table.add_row(*row)
    return table
