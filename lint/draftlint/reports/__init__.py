"""Output formats: what happened in a run, as a person or a program reads it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftlint.document import Document
    from draftlint.linter import Outcome
    from draftlint.rule import AnyRule
    from draftlint.wording import Language, Text
    from draftlint.work.sharding import Shard


class Run(NamedTuple):
    """What a run came to, and how the user wants to see it.

    `problems` is what kept the run from doing its job beside unreadable files;
    `unfold` shows every finding; `verbose` the allowed ones too; `quiet` the
    findings alone; `statistics` adds a count by rule, `timing` the time by rule.
    `rules` are all rules there are, for reports that describe them.
    `baselines` are the baseline files that took part, `gone` counts their entries that
    no finding answers to; `since` is the revision whose changes alone were checked,
    `shard` the part of the run that this is.
    `cited` are documents beside the drafts that findings point to; `mendable` counts
    the findings that --fix would mend.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Text, ...]
    language: Language
    version: str
    unfold: bool = False
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False
    timing: bool = False
    rules: tuple[type[AnyRule], ...] = ()
    baselines: tuple[str, ...] = ()
    gone: int = 0
    since: str = ""
    shard: Shard | None = None
    cited: tuple[Document, ...] = ()
    mendable: int = 0

    def document(self, path: str) -> Document | None:
        """Give the document of a path that findings point to, if it was read."""
        for outcome in self.outcomes:
            if outcome.path == path:
                return outcome.document
        return next((one for one in self.cited if one.path == path), None)


@dataclass(frozen=True, slots=True)
class Report:
    """An output format: its name, and what writes it.

    `write(run, stream)` writes the whole report; it must not depend on the terminal
    unless the stream is one.
    """

    name: str
    write: Callable[[Run, TextIO], None]


def _report(name: str, module: str) -> Report:
    """Name a report and the module of this package that has its `write`.

    The module is imported when it is chosen: rich alone takes longer than most runs.
    """

    def write(run: Run, stream: TextIO) -> None:
        import_module(f"{__name__}.{module}").write(run, stream)

    return Report(name, write)


REPORTS = (
    _report("full", "terminal"),
    *(
        _report(name, name)
        for name in (
            *("concise", "json", "jsonl", "sarif", "github", "gitlab"),
            *("junit", "rdjson", "checkstyle", "markdown"),
        )
    ),
    _report("html", "html_page.page"),
)
