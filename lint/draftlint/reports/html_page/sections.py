"""What the page shows: findings with their numbers, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint.reports.results import Status, by_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from draftlint.document import Span
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.results import Related, Result


class Entry(NamedTuple):
    """A finding and its number on the page: open ones come first."""

    number: int
    result: Result

    @property
    def open(self) -> bool:
        """Whether the finding still asks for something."""
        return self.result.status is Status.OPEN

    @property
    def span(self) -> Span:
        """Where the finding stands."""
        return self.result.finding.span


class Place(NamedTuple):
    """A place that findings point to, by their numbers."""

    number: int
    span: Span
    pointers: tuple[Entry, ...]


class Section(NamedTuple):
    """One file: its findings in reading order, and the places others point to.

    Without findings to show, its text is not on the page.
    """

    number: int
    outcome: Outcome
    entries: tuple[Entry, ...]
    places: tuple[Place, ...]

    @property
    def shows_text(self) -> bool:
        """Whether the text of the file is on the page."""
        return bool(self.entries)

    @property
    def open(self) -> tuple[Entry, ...]:
        """The findings that still ask for something."""
        return tuple(entry for entry in self.entries if entry.open)


class Contents(NamedTuple):
    """All that the page shows.

    `places` are the numbers of places by path and span; `left_out` counts findings
    that ask for nothing, in files whose text is not shown.
    """

    sections: tuple[Section, ...]
    places: Mapping[tuple[str, Span], int]
    left_out: int

    @property
    def entries(self) -> Iterator[Entry]:
        """The findings of all files, file by file."""
        return (entry for section in self.sections for entry in section.entries)

    def place(self, related: Related) -> int | None:
        """Give the number of a place; None where its file's text is not shown."""
        return self.places.get((related.path, related.note.span))


def of(run: Run) -> Contents:
    """Decide what the page shows.

    Files without an open finding are named only, unless a verbose run asks for what
    is allowed or known, too.
    """
    files = tuple(by_file(run))
    shown = [found if _is_shown(found, run) else () for _, found in files]
    numbers = _numbers(shown)
    entries = [
        tuple(Entry(numbers[id(result)], result) for result in found) for found in shown
    ]
    places = _places(
        entries, {o.path for (o, _), e in zip(files, entries, strict=True) if e}
    )
    return Contents(
        sections=tuple(
            Section(number, outcome, own, places.get(outcome.path, ()))
            for number, ((outcome, _), own) in enumerate(
                zip(files, entries, strict=True), 1
            )
        ),
        places={
            (path, place.span): place.number
            for path, found in places.items()
            for place in found
        },
        left_out=sum(len(found) for _, found in files) - len(numbers),
    )


def _is_shown(found: tuple[Result, ...], run: Run) -> bool:
    return run.verbose or any(result.status is Status.OPEN for result in found)


def _numbers(shown: list[tuple[Result, ...]]) -> dict[int, int]:
    """Number the findings from 1, open ones first."""
    results = [result for found in shown for result in found]
    results.sort(key=lambda result: result.status is not Status.OPEN)
    return {id(result): number for number, result in enumerate(results, 1)}


def _places(
    entries: list[tuple[Entry, ...]], paths: set[str]
) -> dict[str, tuple[Place, ...]]:
    """Collect the places that findings point to, in the files that are shown."""
    pointers: dict[tuple[str, Span], dict[int, Entry]] = {}
    for entry in (entry for own in entries for entry in own):
        for related in entry.result.related:
            if related.path in paths:
                key = related.path, related.note.span
                pointers.setdefault(key, {})[entry.number] = entry
    places: dict[str, list[Place]] = {}
    for number, ((path, span), found) in enumerate(pointers.items(), 1):
        place = Place(number, span, tuple(found.values()))
        places.setdefault(path, []).append(place)
    return {path: tuple(found) for path, found in places.items()}
