"""GitHub's workflow commands: an annotation a finding, and the job summary."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from draftlint.errors import BadArgument, reason_of
from draftlint.files import CANNOT_WRITE
from draftlint.finding import Severity
from draftlint.reports import markdown
from draftlint.reports.from_root import from_root
from draftlint.reports.results import failures, open_results
from draftlint.reports.wordings import SEVERITIES, counted, summary_line
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.reports import Run
    from draftlint.reports.results import Failure, Result
    from draftlint.wording import Language

_ROOT = "GITHUB_WORKSPACE"
# GitHub shows so many annotations of a type that a step makes, and drops the others.
_MOST = 10
# A step whose summary is longer than a mebibyte has none; some room for the last line.
_LONGEST_SUMMARY = 1024 * 1024 - 1000  # bytes
_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_CUT = Text(
    zh="GitHub 每类只显示 {most} 条标注，未标注的有：{cut}，列在下面",
    en="GitHub shows {most} annotations of a type; not annotated are {cut}:",
)
_CUT_SUMMARY = Text(
    zh="其余 {count} 个文件的问题太多，放不进这里，见作业日志或其他格式的报告。",
    en="The findings of {count} have no room here; see the log or another report.",
)


@dataclass(frozen=True, slots=True)
class _Annotation:
    """What is said of a place, as a command to GitHub and as a line of the log."""

    severity: Severity
    properties: dict[str, object]
    message: str

    @property
    def command(self) -> str:
        properties = ",".join(
            f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
            for name, value in self.properties.items()
        )
        return f"::{_COMMANDS[self.severity]} {properties}::{_escaped(self.message)}"

    @property
    def line(self) -> str:
        places = (self.properties.get(name) for name in ("file", "line", "col"))
        place = ":".join(str(place) for place in places if place is not None)
        said = f"{place} {self.severity} {self.properties['title']} {self.message}"
        # A command begins a line, and one of the older kind, ##[, may begin anywhere.
        return f"- {' '.join(said.split())}".replace("##[", "## [")


def write(run: Run, stream: TextIO) -> None:
    """Write the annotations, worst first, and then those GitHub would not show.

    Where GitHub says where it wants the job summary, all findings are added to it.
    """
    annotations = [*(_failure(failure, run.language) for failure in failures(run))]
    found = (_annotation(result, run.language) for result in open_results(run))
    annotations += sorted(found, key=lambda one: one.severity.rank, reverse=True)
    cut = []
    written: Counter[Severity] = Counter()
    for annotation in annotations:
        written[annotation.severity] += 1
        if written[annotation.severity] > _MOST:
            cut.append(annotation)
        else:
            stream.write(f"{annotation.command}\n")
    if cut:
        stream.write(f"{_said_of(cut, run.language)}\n")
        stream.writelines(f"{annotation.line}\n" for annotation in cut)
    if not run.quiet:
        stream.write(f"{summary_line(run).to(run.language)}\n")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        _add_summary(Path(summary), run)


def _annotation(result: Result, language: Language) -> _Annotation:
    start = result.positions.at(result.finding.span.start)
    end = result.positions.at(result.finding.span.end)
    properties: dict[str, object] = {"file": from_root(result.path, _ROOT)}
    if result.positions.in_file:
        properties |= {"line": start.line, "endLine": end.line}
        if start.line == end.line:
            properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = result.finding.rule
    message = result.message.to(language)
    return _Annotation(result.finding.severity, properties, message)


def _failure(failure: Failure, language: Language) -> _Annotation:
    path = failure.path and from_root(failure.path, _ROOT)
    properties: dict[str, object] = {"file": path} if path else {}
    properties["title"] = "draftlint"
    return _Annotation(Severity.ERROR, properties, failure.message.to(language))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _said_of(cut: Sequence[_Annotation], language: Language) -> str:
    """Say how many of which severity are not annotated."""
    counts = Counter(annotation.severity for annotation in cut)
    parts = [
        Text(f"{SEVERITIES[s].zh} {n} 处", counted(n, SEVERITIES[s].en))
        for s, n in counts.items()
    ]
    said = Text(
        zh="，".join(part.zh for part in parts), en=", ".join(part.en for part in parts)
    )
    return _CUT.format(most=_MOST, cut=said).to(language)


def _add_summary(path: Path, run: Run) -> None:
    """Add the Markdown report to the job summary, as much of it as GitHub takes.

    Raises BadArgument when the file cannot be written.
    """
    try:
        room = _LONGEST_SUMMARY - (path.stat().st_size if path.exists() else 0)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            left_out = 0
            for number, part in enumerate(markdown.parts(run)):
                size = len(part.encode("utf-8", "backslashreplace"))
                if size > room:
                    left_out += number > 0  # the first is no file's
                    continue
                file.write(part)
                room -= size
            if left_out:
                count = Text(str(left_out), counted(left_out, "file"))
                file.write(f"{_CUT_SUMMARY.format(count=count).to(run.language)}\n")
    except OSError as error:
        reason = reason_of(error)
        raise BadArgument(CANNOT_WRITE.format(path=path, error=reason)) from error
