"""Checkstyle's XML, which most build servers and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from draftlint.finding import Severity
from draftlint.reports import elements
from draftlint.reports.elements import element
from draftlint.reports.results import Failure, Status, by_file, failures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from draftlint.reports import Run
    from draftlint.reports.results import Result
    from draftlint.wording import Language

_NO_FILE = "draftlint"


def write(run: Run, stream: TextIO) -> None:
    """Write every file with its findings; what was not checked is an error in it."""
    elements.write(element("checkstyle", *_files(run), version=run.version), stream)


def _files(run: Run) -> Iterator[Element]:
    failed: dict[str | None, list[Element]] = {}
    for failure in failures(run):
        failed.setdefault(failure.path, []).append(_failure(failure, run.language))
    if None in failed:
        yield element("file", *failed[None], name=_NO_FILE)
    for outcome, found in by_file(run):
        errors = [
            _error(result, run.language)
            for result in found
            if result.status is Status.OPEN
        ]
        yield element("file", *failed.get(outcome.path, ()), *errors, name=outcome.path)


def _error(result: Result, language: Language) -> Element:
    at = result.positions.at(result.finding.span.start)
    return element(
        "error",
        line=at.line,
        column=at.column,
        severity=result.finding.severity,
        message=result.message.to(language),
        source=f"draftlint.{result.finding.rule}",
    )


def _failure(failure: Failure, language: Language) -> Element:
    return element(
        "error",
        line=1,
        severity=Severity.ERROR,
        message=failure.message.to(language),
        source="draftlint.not-checked",
    )
