"""What the full report ends with: counts by family and rule, a verdict a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text as Line

from draftlint.finding import Family, Severity
from draftlint.reports.visible import visible
from draftlint.reports.wordings import (
    FAMILIES,
    NOT_CHECKED,
    NOT_READY,
    READY,
    SEVERITIES,
    WORDLESS,
    verdict,
)
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.wording import Language

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_VERDICT_STYLES = {
    NOT_CHECKED: "red",
    NOT_READY: "yellow",
    WORDLESS: "yellow",
    READY: "green",
}
_LIST_ALL_UP_TO = 12  # files; of more, those that are ready are only counted
_SHORTEST_TIME = 0.0005  # seconds: what would be shown as 0.000
_ALLOWED_COUNT = Text(zh="另有 {count} 处已放行", en="{count} allowed")
_KNOWN_COUNT = Text(zh="基线里另有 {count} 处", en="{count} in the baseline")
_OTHER_READY = Text(
    zh="其余 {count} 个文件可以报送", en="{count} more file is ready to send"
)
_OTHERS_READY = Text(_OTHER_READY.zh, en="{count} more files are ready to send")
_ALL_READY = Text(
    zh="{count} 个文件都可以报送", en="all {count} files are ready to send"
)
_FAMILY = Text(zh="类别", en="family")
_RULE = Text(zh="规则", en="rule")
_COUNT = Text(zh="处数", en="findings")
_SECONDS = Text(zh="用时（秒）", en="seconds")
_READING = Text(zh="（读取文件）", en="(reading the files)")
_QUICK = Text(zh="（其余 {count} 条规则）", en="({count} more)")
_TOTAL = Text(zh="合计", en="total")


def families(run: Run) -> Table:
    """Count the findings by family and severity."""
    language = run.language
    counts = Counter(
        (finding.family, finding.severity)
        for outcome in run.outcomes
        for finding in outcome.findings
    )
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(_FAMILY.to(language))
    for severity in SEVERITIES.values():
        table.add_column(severity.to(language), justify="right")
    for family in Family:
        row = [counts[family, severity] for severity in SEVERITIES]
        if any(row):
            cells = [
                Line(str(count), style if count else "dim")
                for count, style in zip(row, STYLES.values(), strict=True)
            ]
            table.add_row(FAMILIES[family].to(language), *cells)
    return table


def verdicts(run: Run) -> Table:
    """Give every file its verdict; of many files, those that are ready are counted."""
    language = run.language
    few = len(run.outcomes) <= _LIST_ALL_UP_TO
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    ready = 0
    for outcome in run.outcomes:
        said = verdict(outcome)
        if said is READY and not (few or run.unfold):
            ready += 1
            continue
        shown = Line(said.to(language), _VERDICT_STYLES[said])
        _add_counts(shown, outcome, language)
        table.add_row(visible(outcome.path), shown)
    if ready:
        others = _OTHER_READY if ready == 1 else _OTHERS_READY
        others = _ALL_READY if ready == len(run.outcomes) else others
        table.add_row(Line(others.format(count=ready).to(language), "green"))
    return table


def _add_counts(shown: Line, outcome: Outcome, language: Language) -> None:
    """Say beside a verdict how many findings were allowed or accepted."""
    asides = ((_ALLOWED_COUNT, outcome.allowed), (_KNOWN_COUNT, outcome.baseline))
    for said, findings in asides:
        if findings:
            shown.append(f"  {said.format(count=len(findings)).to(language)}", "dim")


def rules(run: Run) -> Table:
    """Count the findings by rule."""
    counts = Counter(f.rule for outcome in run.outcomes for f in outcome.findings)
    rows = [(rule, str(count)) for rule, count in counts.most_common()]
    return _two_columns(_RULE, _COUNT, rows, run.language)


def timing(run: Run) -> Table:
    """Give the time that reading and every rule took, the longest first."""
    language = run.language
    seconds: Counter[str] = Counter()
    for outcome in run.outcomes:
        seconds.update(outcome.seconds)
    quick = [rule for rule, spent in seconds.items() if spent < _SHORTEST_TIME]
    rows = [
        (_READING.to(language) if rule == "read" else rule, f"{spent:.3f}")
        for rule, spent in seconds.most_common()
        if rule not in quick
    ]
    if quick:
        others = _QUICK.format(count=len(quick)).to(language)
        rows.append((others, f"{sum(seconds[rule] for rule in quick):.3f}"))
    rows.append((_TOTAL.to(language), f"{seconds.total():.3f}"))
    return _two_columns(_RULE, _SECONDS, rows, language)


def _two_columns(
    left: Text, right: Text, rows: Sequence[tuple[str, str]], language: Language
) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(left.to(language))
    table.add_column(right.to(language), justify="right")
    for row in rows:
        table.add_row(*row)
    return table
