"""Across the files of a run: the comparisons of corpus rules."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from draftlint.linter import RuleFailed, with_findings
from draftlint.rule import CorpusRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from draftlint.finding import Finding
    from draftlint.linter import Outcome, Task
    from draftlint.wording import Text


def compare(
    tasks: Sequence[Task], outcomes: Sequence[Outcome]
) -> tuple[tuple[Outcome, ...], list[Text]]:
    """Run the comparisons of the corpus rules over what was checked.

    Gives the outcomes with the findings added, allowed and weighed like all others,
    and why a comparison failed.
    """
    rules = {rule.name: rule for task in tasks for rule in task.rules}
    added: dict[str, list[Finding]] = {}
    failed = []
    for rule in rules.values():
        if isinstance(rule, CorpusRule):
            try:
                for path, finding in _compared(rule, outcomes):
                    added.setdefault(path, []).append(finding)
            except RuleFailed as failure:
                failed.append(failure.reason)
    return tuple(map(_with, tasks, outcomes, repeat(added))), failed


def _with(task: Task, outcome: Outcome, added: Mapping[str, list[Finding]]) -> Outcome:
    if outcome.document is None or outcome.path not in added:
        return outcome
    return with_findings(task, outcome, added[outcome.path])


def _compared(
    rule: CorpusRule[Any], outcomes: Sequence[Outcome]
) -> Iterator[tuple[str, Finding]]:
    digests = [
        (outcome.path, outcome.digests[rule.name])
        for outcome in outcomes
        if rule.name in outcome.digests
    ]
    paths = dict(digests)
    try:
        for path, finding in rule.compare(digests):
            paths[path]  # a finding must belong to a file that took part
            yield path, finding
    except Exception as error:  # a rule may be anybody's code
        raise RuleFailed(rule.name, error) from error
