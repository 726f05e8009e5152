"""Which findings ask for something: not those known, nor those no change touched."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from draftlint.rule import CorpusRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from draftlint.document import Document, Span
    from draftlint.finding import Finding, Note
    from draftlint.linter import Outcome, Task

    _Named = tuple[Finding, str]  # with its fingerprint


class Known(NamedTuple):
    """What a baseline knows of a file: fingerprints.

    `former` are those of files that are gone, any of which may be this one under its
    former name; there are none where the file has entries of its own.
    """

    own: frozenset[str] = frozenset()
    former: tuple[frozenset[str], ...] = ()

    def among(self, fingerprints: Iterable[str]) -> frozenset[str]:
        """Give those of a file's fingerprints that the baseline knows.

        A file that is gone was this one if at least half of its findings are here.
        """
        found = frozenset(fingerprints)
        if self.own or not self.former:
            return self.own & found
        former = max(self.former, key=lambda one: len(one & found))
        moved = former & found
        return moved if 2 * len(moved) >= len(former) else frozenset()


NOTHING_KNOWN = Known()


class Earlier(NamedTuple):
    """What a file was in the revision it is compared with: its text, its findings."""

    source: str
    fingerprints: frozenset[str]


def sift(task: Task, outcome: Outcome) -> Outcome:
    """Lay aside the findings of a file that are known or that no change touched."""
    return _sifted(task, outcome, lambda _: False)


def sift_all(tasks: Sequence[Task], outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Lay aside the findings of a run that are known or that no change touched.

    A change may touch them in another file, too: in the original of a copy.
    """
    if all(map(_asks_for_all, tasks)):
        return tuple(outcomes)
    read = {
        outcome.path: (task, outcome.document)
        for task, outcome in zip(tasks, outcomes, strict=True)
        if outcome.document is not None
    }

    @cache
    def changes(path: str) -> Callable[[Span], bool]:
        return _changes(*read[path])

    def elsewhere(note: Note) -> bool:
        return note.path in read and changes(note.path)(note.span)

    return tuple(
        _sifted(task, outcome, elsewhere)
        for task, outcome in zip(tasks, outcomes, strict=True)
    )


def _asks_for_all(task: Task) -> bool:
    return task.known == NOTHING_KNOWN and task.earlier is None


def _sifted(task: Task, outcome: Outcome, elsewhere: Callable[[Note], bool]) -> Outcome:
    document = outcome.document
    if document is None or _asks_for_all(task):
        return outcome
    from draftlint.triage.fingerprints import (
        fingerprints,  # few runs have anything to sift
    )

    marks = fingerprints(document, outcome.findings, outcome.allowed)
    named = tuple(islice(marks, len(outcome.findings)))
    recognised = task.known.among(mark for _, mark in named)
    others = [(finding, mark) for finding, mark in named if mark not in recognised]
    new = set(_touched(task, document, others, elsewhere))
    new |= set(_caused(task, document, [pair for pair in others if pair[1] not in new]))
    return replace(
        outcome,
        findings=tuple(finding for finding, mark in others if mark in new),
        untouched=tuple(finding for finding, mark in others if mark not in new),
        baseline=tuple(finding for finding, mark in named if mark in recognised),
        recognised=recognised,
    )


def _touched(
    task: Task,
    document: Document,
    named: Iterable[_Named],
    elsewhere: Callable[[Note], bool],
) -> Iterator[str]:
    """Yield the fingerprints of the findings that stand on a changed place, or point to.

    That goes by lines where they are those of the file; elsewhere it goes by words, for
    what was found by comparing files alone.
    """
    changed = _changes(task, document)
    compared = _comparing(task)
    for finding, mark in named:
        by_place = not document.extracted or finding.rule in compared
        if (by_place or task.earlier is None) and (
            changed(finding.span)
            or any(
                elsewhere(note) if note.path else changed(note.span)
                for note in finding.related
            )
        ):
            yield mark


def _caused(task: Task, document: Document, named: Sequence[_Named]) -> Iterator[str]:
    """Yield the fingerprints of the findings that the earlier version did not have.

    A change breaks things elsewhere, too: where （二） was deleted, it is （三） that is
    wrong.  Of what looks alike, there must be more than before.
    """
    if task.earlier is None:
        return
    from draftlint.triage.fingerprints import fingerprints

    compared = _comparing(task)
    marks = {id(finding): mark for finding, mark in named}
    alike = [finding for finding, _ in named if finding.rule not in compared]
    for finding, mark in fingerprints(document, alike):
        if mark not in task.earlier.fingerprints:
            yield marks[id(finding)]


def _comparing(task: Task) -> set[str]:
    """Name the rules whose findings are no part of what is known of earlier versions."""
    return {rule.name for rule in task.rules if isinstance(rule, CorpusRule)}


def _changes(task: Task, document: Document) -> Callable[[Span], bool]:
    """Give the test whether a place of a document was changed."""
    if task.earlier is None:
        return lambda _: True
    earlier = task.earlier.source
    if not document.extracted:
        from draftlint.triage.line_changes import Changes

        return Changes(earlier, document.source).touch
    words = "".join(earlier.split())
    return lambda span: "".join(document.text(span).split()) not in words
