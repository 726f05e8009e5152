"""The full report: grouped by file, each place shown, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from rich.text import Text as Line

from draftlint.reports import excerpts, tallies
from draftlint.reports.asides import asides, folded_away
from draftlint.reports.folding import console_on, print_folded, print_line, print_parts
from draftlint.reports.positions import Positions
from draftlint.reports.tallies import STYLES
from draftlint.reports.visible import visible
from draftlint.reports.wordings import GONE, SEVERITIES, UNREAD, summary_line
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.table import Table

    from draftlint.finding import Finding
    from draftlint.linter import Outcome
    from draftlint.reports import Run

_FOLD_ABOVE = 5  # findings of one rule in one file
_INDENT = 4
_ALLOWED = Text(zh="已放行：{message}", en="allowed: {message}")
_KNOWN = Text(zh="基线里已有：{message}", en="in the baseline: {message}")
_IN_FILES = Text(zh="（在 {count} 个文件中都是如此）", en=" (in {count} files)")
_AS_ABOVE = Text(zh="原因同上", en="as above")
_MENDABLE = Text(
    zh="其中 {count} 处可以自动修改：加 --fix（先看会改什么：--diff）",
    en="{count} can be mended by --fix (--diff shows how)",
)


def write(run: Run, stream: TextIO) -> None:
    """Write the report, as wide as the terminal; colour only where one is."""
    console = console_on(stream)
    console.size = console.size  # asked once: it takes rich a look at everything
    for outcome, error in zip(run.outcomes, _errors(run.outcomes), strict=True):
        _write_file(console, outcome, error, run)
    if run.quiet:
        return
    found = any(outcome.findings for outcome in run.outcomes)
    if found:
        _write_table(console, tallies.families(run))
    if found and run.statistics:
        _write_table(console, tallies.rules(run))
    if run.timing:
        _write_table(console, tallies.timing(run))
    console.print(tallies.verdicts(run))
    if run.gone:
        gone = GONE.format(count=run.gone).to(run.language)
        print_folded(console, Line(gone, "dim"), 0)
    if run.mendable:
        mendable = _MENDABLE.format(count=run.mendable).to(run.language)
        print_folded(console, Line(mendable, "dim"), 0)
    console.print(Line(summary_line(run).to(run.language), "bold"))


def _write_table(console: Console, table: Table) -> None:
    console.print(table)
    console.print()


def _errors(outcomes: Sequence[Outcome]) -> Iterator[Text | None]:
    """Yield what is said of each file's error.

    A rule that fails in one file may fail in all: its words are said at the first.
    """
    failures = Counter(o.error for o in outcomes if o.document is not None)
    told: set[Text] = set()
    for outcome in outcomes:
        error = outcome.error
        if error in told:
            yield _AS_ABOVE
        elif error is None or outcome.document is None or failures[error] < 2:
            yield error
        else:
            told.add(error)
            yield error + _IN_FILES.format(count=failures[error])


def _write_file(
    console: Console, outcome: Outcome, error: Text | None, run: Run
) -> None:
    aside = run.verbose and (outcome.allowed or outcome.baseline)
    if not (outcome.findings or aside or error not in (None, _AS_ABOVE)):
        return
    console.print(Line(visible(outcome.path), "bold underline"))
    if error is not None:
        unread = UNREAD.format(error=error).to(run.language)
        print_folded(console, Line(visible(unread), "red"), 2, 2)
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
    many = {r for r, found in by_rule.items() if len(found) > _FOLD_ABOVE}
    for finding, message in _told(outcome, run):
        equals = by_rule.get(finding.rule, [])
        folded = message is finding.message and finding.rule in many and not run.unfold
        if folded and finding is not equals[0]:
            continue
        _write_finding(console, finding, message, positions, run)
        if folded:
            for line in folded_away(equals, positions, run.language):
                print_folded(console, Line(line, "dim"), _INDENT, 2)


def _told(outcome: Outcome, run: Run) -> list[tuple[Finding, Text]]:
    """Give what is to be shown with its message; what was accepted if asked for."""
    told = [(finding, finding.message) for finding in outcome.findings]
    if not run.verbose:
        return told
    for said, findings in ((_ALLOWED, outcome.allowed), (_KNOWN, outcome.baseline)):
        told += ((f, said.format(message=f.message)) for f in findings)
    return sorted(told, key=lambda pair: pair[0].span)


def _write_finding(
    console: Console,
    finding: Finding,
    message: Text,
    positions: Positions,
    run: Run,
) -> None:
    language = run.language
    head = (
        (positions.where(finding.span.start).to(language), "bold"),
        ("  ", ""),
        (SEVERITIES[finding.severity].to(language), STYLES[finding.severity]),
        (f"  {visible(message.to(language))}  ", ""),
        (finding.rule, "dim"),
    )
    print_parts(console, head, 2, 2)
    _write_excerpt(console, finding, positions)
    for line in asides(finding, positions, run):
        print_folded(console, Line(line, "dim"), _INDENT, 2)


def _write_excerpt(console: Console, finding: Finding, positions: Positions) -> None:
    """Show the place, and a mark below it that covers the same cells."""
    style = STYLES[finding.severity]
    room = console.width - _INDENT
    shown = excerpts.cut(positions.document.source, finding.span, room)
    mark = " " * shown.indent + "^" * shown.width
    text = ((shown.before, ""), (shown.marked, style), (shown.after, ""))
    for parts in (text, ((mark, style),)):
        print_line(console, parts, _INDENT)
