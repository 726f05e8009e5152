"""The Markdown report: a job summary with a table of files, details folded."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TextIO

from draftlint import patterns
from draftlint.finding import Severity
from draftlint.reports.results import Status, by_file, failures
from draftlint.reports.visible import visible
from draftlint.reports.wordings import (
    GONE,
    SEVERITIES,
    counted,
    summary_line,
    verdict,
)
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.results import Result
    from draftlint.wording import Language

# What Markdown would read as markup: marks, links that need no marks (of a site that
# a finding quotes), what begins a heading, a formula or an entity.
_MARKUP = patterns.compile(r"[\\`*_{}\[\]<>#|~&$^!]|:(?=//)|(?<=\bwww)\.")
_FILE = Text(zh="文件", en="file")
_VERDICT = Text(zh="结论", en="verdict")
_ASIDES = {
    Status.ALLOWED: Text(zh="已放行", en="allowed"),
    Status.BASELINE: Text(zh="基线", en="baseline"),
}
_FINDINGS = (
    Text(zh="位置", en="place"),
    Text(zh="级别", en="severity"),
    Text(zh="规则", en="rule"),
    Text(zh="问题", en="finding"),
)
_UNKNOWN = "–"
_COUNT = Text(zh="{path}：{count} 处", en="{path}: {count}")


def write(run: Run, stream: TextIO) -> None:
    """Write the whole report."""
    stream.writelines(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Yield the report in parts, each whole by itself: the overview, then each file."""
    files = tuple(by_file(run))
    yield _overview(run, files)
    for outcome, found in files:
        opened = [result for result in found if result.status is Status.OPEN]
        if opened:
            yield _details(outcome, opened, run.language)


def _overview(run: Run, files: Sequence[tuple[Outcome, tuple[Result, ...]]]) -> str:
    language = run.language
    lines = ["## draftlint", "", escaped(summary_line(run).to(language)), ""]
    failed = tuple(failures(run))
    for failure in failed:
        path = f"{escaped(failure.path)}: " if failure.path else ""
        lines.append(f"- ❗ {path}{escaped(failure.message.to(language))}")
    if failed:
        lines.append("")
    if run.gone:
        lines += [escaped(GONE.format(count=run.gone).to(language)), ""]
    if files:
        severities = [name.to(language) for name in SEVERITIES.values()]
        asides = tuple(_ASIDES) if run.baselines else (Status.ALLOWED,)
        counts = [*severities, *(_ASIDES[status].to(language) for status in asides)]
        heads = (_FILE.to(language), _VERDICT.to(language), *counts)
        lines += [_row(heads), "|---|---|" + "---:|" * len(counts)]
        lines += [_row(_file(*file, asides, language)) for file in files]
        lines.append("")
    return "\n".join((*lines, ""))


def _file(
    outcome: Outcome,
    found: Sequence[Result],
    asides: Sequence[Status],
    language: Language,
) -> Iterator[str]:
    yield escaped(outcome.path)
    yield verdict(outcome).to(language)
    if outcome.document is None:
        yield from (_UNKNOWN for _ in (*Severity, *asides))
        return
    opened = [result for result in found if result.status is Status.OPEN]
    severities = [result.finding.severity for result in opened]
    yield from (str(severities.count(severity)) for severity in Severity)
    statuses = [result.status for result in found]
    yield from (str(statuses.count(status)) for status in asides)


def _details(outcome: Outcome, found: Sequence[Result], language: Language) -> str:
    count = Text(str(len(found)), counted(len(found), "finding"))
    # Within HTML nothing is Markdown until a line is empty.
    path = escape(visible(outcome.path))
    said = _COUNT.format(path=path, count=count).to(language)
    heads = _row(text.to(language) for text in _FINDINGS)
    rows = (_row(_finding(result, language)) for result in found)
    lines = (f"<details><summary>{said}</summary>", "", heads, "|---|---|---|---|")
    return "\n".join((*lines, *rows, "", "</details>", "", ""))


def _finding(result: Result, language: Language) -> Iterator[str]:
    finding = result.finding
    yield escaped(result.positions.where(finding.span.start).to(language))
    yield SEVERITIES[finding.severity].to(language)
    yield escaped(finding.rule)
    yield escaped(finding.message.to(language))


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Escape what is not meant as markup, and keep it on one line."""
    return _MARKUP.sub(r"\\\g<0>", visible(text))
