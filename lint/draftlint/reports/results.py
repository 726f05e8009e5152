"""Findings and failures as programs are told of them, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from draftlint.reports.positions import Positions
from draftlint.reports.wordings import UNREAD, at_place
from draftlint.triage.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.finding import Finding, Note
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.wording import Text


class Status(StrEnum):
    """Whether a finding still asks for something."""

    OPEN = "open"
    ALLOWED = "allowed"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of a finding, maybe in another file, and where it stands there."""

    path: str
    note: Note
    positions: Positions


@dataclass(frozen=True, slots=True)
class Result:
    """A finding, where it stands and what became of it.

    `failing` says whether it is open and at or above the file's fail level.
    """

    path: str
    finding: Finding
    status: Status
    failing: bool
    fingerprint: str
    positions: Positions
    related: tuple[Related, ...]

    @property
    def message(self) -> Text:
        """The message, led by the place where a line would tell nobody anything."""
        return at_place(self.finding, self.positions)


@dataclass(frozen=True, slots=True)
class Failure:
    """What kept the run from doing its job; `path` is the file that was not checked."""

    path: str | None
    message: Text


def by_file(run: Run) -> Iterator[tuple[Outcome, tuple[Result, ...]]]:
    """Yield every file with its findings, allowed ones too, in reading order."""
    positions = {document.path: Positions(document) for document in run.cited}
    positions |= {
        outcome.path: Positions(outcome.document)
        for outcome in run.outcomes
        if outcome.document is not None
    }
    for outcome in run.outcomes:
        yield outcome, tuple(_results(outcome, positions))


def results(run: Run) -> Iterator[Result]:
    """Yield the findings of all files."""
    return chain.from_iterable(found for _, found in by_file(run))


def open_results(run: Run) -> Iterator[Result]:
    """Yield the findings that the author has not allowed."""
    return (result for result in results(run) if result.status is Status.OPEN)


def failures(run: Run) -> Iterator[Failure]:
    """Yield what could not be done, the run's own problems first."""
    yield from (Failure(None, problem) for problem in run.problems)
    for outcome in run.outcomes:
        if outcome.error is not None:
            yield Failure(outcome.path, UNREAD.format(error=outcome.error))


def _results(outcome: Outcome, positions: dict[str, Positions]) -> Iterator[Result]:
    if outcome.document is None:
        return
    # By identity: to hash findings, trees of small values, would take longer than all
    # the rest.
    status = dict.fromkeys(map(id, outcome.findings), Status.OPEN)
    status |= dict.fromkeys(map(id, outcome.baseline), Status.BASELINE)
    status |= dict.fromkeys(map(id, outcome.allowed), Status.ALLOWED)
    failing = set(map(id, outcome.failing))
    # What no change touched is not told, but takes part in the counting of equals.
    counted = (*outcome.findings, *outcome.baseline, *outcome.untouched)
    marks = fingerprints(outcome.document, counted, outcome.allowed)
    told = [(finding, mark) for finding, mark in marks if id(finding) in status]
    for finding, fingerprint in sorted(told, key=lambda pair: pair[0].span):
        yield Result(
            path=outcome.path,
            finding=finding,
            status=status[id(finding)],
            failing=id(finding) in failing,
            fingerprint=fingerprint,
            positions=positions[outcome.path],
            related=tuple(_related(outcome.path, finding, positions)),
        )


def _related(
    path: str, finding: Finding, positions: dict[str, Positions]
) -> Iterator[Related]:
    for note in finding.related:
        where = note.path or path
        if where in positions:
            yield Related(where, note, positions[where])
