"""The full report: grouped by file, each place shown, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from draftlint.finding import Family, Severity
from draftlint.reports import excerpts
from draftlint.reports.folding import print_folded, print_line
from draftlint.reports.positions import Positions
from draftlint.reports.suggestions import suggestion
from draftlint.reports.wordings import (
    FAMILIES,
    GONE,
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

    from draftlint.finding import Finding, Note
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.wording import Language

_FOLD_ABOVE = 5  # findings of one rule in one file
_NOTES_BY_LINE = 2  # more of them, like the parts of a sum, share their lines
_LIST_ALL_UP_TO = 12  # files; of more, those that are ready are only counted
_INDENT = 4
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FOLDED = Text(
    zh="{rule} 还有 {count} 处，在第 {places} 行（--all 逐条列出）",
    en="{count} more of {rule}, in lines {places} (--all lists them all)",
)
_KINDS = Text(zh="{rule} 共 {count} 处：{kinds}", en="{count} {rule}: {kinds}")
_LINE_COUNT = Text(zh="{line}（{count} 处）", en="{line} ({count})")
_ALLOWED = Text(zh="已放行：{message}", en="allowed: {message}")
_ALLOWED_COUNT = Text(zh="另有 {count} 处已放行", en="{count} allowed")
_KNOWN = Text(zh="基线里已有：{message}", en="in the baseline: {message}")
_KNOWN_COUNT = Text(zh="基线里另有 {count} 处", en="{count} in the baseline")
_NOTE_GAP = Text(zh="；", en="; ")
_OTHERS_READY = Text(
    zh="其余 {count} 个文件可以报送", en="{count} more files are ready to send"
)
_FAMILY = Text(zh="类别", en="family")
_RULE = Text(zh="规则", en="rule")
_COUNT = Text(zh="处数", en="findings")
_SECONDS = Text(zh="用时（秒）", en="seconds")


class _Console(Console):
    """A console that leaves it to the command line to end a run."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def write(run: Run, stream: TextIO) -> None:
    """Write the report, as wide as the terminal; colour only where one is."""
    console = _Console(file=stream, highlight=False, emoji=False, markup=False)
    console.size = console.size  # asked once: it takes rich a look at everything
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
    if run.gone:
        gone = GONE.format(count=run.gone).to(run.language)
        print_folded(console, Line(gone, "dim"), 0)
    console.print(Line(summary_line(run).to(run.language), "bold"))


def _write_file(console: Console, outcome: Outcome, run: Run) -> None:
    aside = run.verbose and (outcome.allowed or outcome.baseline)
    if not (outcome.findings or outcome.error or aside):
        return
    console.print(Line(outcome.path, "bold underline"))
    if outcome.error is not None:
        unread = UNREAD.format(error=outcome.error)
        print_folded(console, Line(unread.to(run.language), "red"), 2, 2)
    if outcome.document is not None:
        _write_findings(console, outcome, run)
    console.print()


def _write_findings(console: Console, outcome: Outcome, run: Run) -> None:
    """Write the findings in reading order, a rule's many folded behind its first."""
    assert outcome.document is not None
    positions = Positions(outcome.document)
    by_rule: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for finding in outcome.findings:
        first, *others = by_rule[finding.rule]
        folded = len(others) >= _FOLD_ABOVE and not run.unfold
        if folded and finding is not first:
            continue
        _write_finding(console, finding, finding.message, positions, run)
        if folded:
            for line in _folded(by_rule[finding.rule], positions, run.language):
                print_folded(console, line, _INDENT)
    if run.verbose:
        for said, findings in ((_ALLOWED, outcome.allowed), (_KNOWN, outcome.baseline)):
            for finding in findings:
                message = said.format(message=finding.message)
                _write_finding(console, finding, message, positions, run)


def _write_finding(
    console: Console,
    finding: Finding,
    message: Text,
    positions: Positions,
    run: Run,
) -> None:
    language = run.language
    head = Line.assemble(
        (positions.where(finding.span.start).to(language), "bold"),
        "  ",
        (SEVERITIES[finding.severity].to(language), _STYLES[finding.severity]),
        "  ",
        message.to(language),
        "  ",
        (finding.rule, "dim"),
    )
    print_folded(console, head, 2, 2)
    _write_excerpt(console, finding, positions)
    for line in _asides(finding, positions, run):
        print_folded(console, Line(line, "dim"), _INDENT, 2)


def _asides(finding: Finding, positions: Positions, run: Run) -> Iterator[str]:
    """Yield what belongs to a finding: other places, and a suggestion."""
    language = run.language
    notes = [
        f"{where} {note.message.to(language)}"
        for note in finding.related
        if (where := _where(note, positions, run))
    ]
    if len(notes) > _NOTES_BY_LINE:
        yield "→ " + _NOTE_GAP.to(language).join(notes)
    else:
        yield from (f"→ {note}" for note in notes)
    advice = suggestion(finding, positions.document.source)
    if advice is not None:
        yield advice.to(language)


def _where(note: Note, positions: Positions, run: Run) -> str:
    """Say where another place is; nothing of a file that is not there any more."""
    if note.path is None:
        return positions.where(note.span.start).to(run.language)
    document = run.document(note.path)
    if document is None:
        return ""
    place = Positions(document).where(note.span.start).to(run.language)
    return f"{note.path}:{place}"


def _write_excerpt(console: Console, finding: Finding, positions: Positions) -> None:
    """Show the place, and a mark below it that covers the same cells."""
    style = _STYLES[finding.severity]
    room = console.width - _INDENT
    shown = excerpts.cut(positions.document.source, finding.span, room)
    text = Line.assemble(shown.before, (shown.marked, style), shown.after)
    mark = Line(" " * shown.indent + "^" * shown.width, style)
    for line in (text, mark):
        print_line(console, line, _INDENT)


def _folded(
    findings: Sequence[Finding], positions: Positions, language: Language
) -> Iterator[Line]:
    """Yield what stands for all findings of a rule but the first: kinds, places."""
    kinds = Counter(finding.kind for finding in findings if finding.kind)
    if kinds:
        parts = [f"{kind.to(language)} {n}" for kind, n in kinds.most_common()]
        sorts = Text(zh="、".join(parts), en=", ".join(parts))
        said = _KINDS.format(rule=findings[0].rule, count=len(findings), kinds=sorts)
        yield Line(said.to(language), "dim")
    others = findings[1:]
    lines = Counter(positions.at(finding.span.start).line for finding in others)
    places = [
        _LINE_COUNT.format(line=line, count=count).to(language)
        if count > 1
        else str(line)
        for line, count in lines.items()
    ]
    joined = Text(zh="、".join(places), en=", ".join(places))
    said = _FOLDED.format(rule=findings[0].rule, count=len(others), places=joined)
    yield Line(said.to(language), "dim")


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
    """Give every file its verdict; of many files, those that are ready are counted."""
    language = run.language
    few = len(run.outcomes) <= _LIST_ALL_UP_TO
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    ready = 0
    for outcome in run.outcomes:
        if outcome.error is not None:
            verdict = Line(NOT_CHECKED.to(language), "red")
        elif outcome.failing:
            verdict = Line(NOT_READY.to(language), "yellow")
        elif few or run.unfold:
            verdict = Line(READY.to(language), "green")
        else:
            ready += 1
            continue
        asides = ((_ALLOWED_COUNT, outcome.allowed), (_KNOWN_COUNT, outcome.baseline))
        for said, findings in asides:
            if findings:
                count = said.format(count=len(findings)).to(language)
                verdict.append(f"  {count}", "dim")
        table.add_row(outcome.path, verdict)
    if ready:
        others = _OTHERS_READY.format(count=ready).to(language)
        table.add_row(Line(others, "green"))
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
