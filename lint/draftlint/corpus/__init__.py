"""Across reports: what was copied from where.

Every report that takes part is read once and gives a small digest (`digests.py`); the
rules compare digests alone.  What may be a copy is found by keys (`sketches.py`) that
lead to passages of other reports, in memory (`archives.py`) or in an index on disk
(`index.py`), so that no two reports are compared that have nothing in common.  A rule
is given a `Corpus` (`comparing.py`), which also shares among the rules what one of them
has found out already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from draftlint.linter import RuleFailed, must_lie_within, with_findings
from draftlint.rule import CorpusRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from draftlint.corpus.archives import Archive
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.postings import Invert
    from draftlint.finding import Finding
    from draftlint.linter import Outcome, Task
    from draftlint.wording import Text


class Beside(NamedTuple):
    """What drafts are compared with beside each other, and what is no copy.

    `archived` and `templates` are what became of files that were read and not linted;
    `indexes` are archives on disk.
    """

    archived: Sequence[Outcome] = ()
    templates: Sequence[Outcome] = ()
    indexes: Sequence[Archive] = ()


def compare(
    tasks: Sequence[Task],
    outcomes: Sequence[Outcome],
    beside: Beside | None = None,
    invert: Invert | None = None,
) -> tuple[tuple[Outcome, ...], list[Text]]:
    """Run the comparisons of the corpus rules over what was checked.

    `invert` makes the postings, where others than this process are to do it.  Gives the
    outcomes with the findings added, allowed and weighed like all others, and why a
    comparison failed.
    """
    rules = comparison_rules(tasks)
    if not rules:
        return tuple(outcomes), []
    from draftlint.corpus import kept

    beside = beside or Beside()
    with kept.of(() if any(beside) else outcomes) as known:
        found = known.found or _found(rules, tasks, outcomes, beside, invert)
        known.keep(found)
    return tuple(
        _with(task, outcome, found.added)
        for task, outcome in zip(tasks, outcomes, strict=True)
    ), list(found.failed)


def comparison_rules(tasks: Iterable[Task]) -> tuple[CorpusRule[Any], ...]:
    """Give the rules that compare, each once."""
    # Many tasks have the same rules.
    alike = {id(task.rules): task.rules for task in tasks}.values()
    rules = {rule.name: rule for rules in alike for rule in rules}
    return tuple(rule for rule in rules.values() if isinstance(rule, CorpusRule))


class Found(NamedTuple):
    """What comparisons found, by path, and which failed and why.

    `repeatable` tells whether the same drafts will always come to the same.
    """

    added: Mapping[str, Sequence[Finding]]
    failed: Sequence[Text] = ()
    repeatable: bool = True


def _found(
    rules: Iterable[CorpusRule[Any]],
    tasks: Sequence[Task],
    outcomes: Sequence[Outcome],
    beside: Beside,
    invert: Invert | None,
) -> Found:
    from draftlint.corpus.comparing import findings

    corpora: dict[tuple[int, ...], Corpus[Any]] = {}
    added: dict[str, list[Finding]] = {}
    lengths = {
        outcome.path: len(outcome.document.source)
        for outcome in outcomes
        if outcome.document is not None
    }
    failed = []
    for rule in rules:
        made = _corpus(rule.name, tasks, outcomes, beside, invert)
        # Rules that go by the same digests share what they find out of them.
        same = tuple(id(digest) for _, digest in made)
        corpus = corpora.setdefault((made.first, *same), made)
        try:
            for path, finding in findings(rule, corpus):
                must_lie_within(finding, lengths[path])
                added.setdefault(path, []).append(finding)
        except RuleFailed as failure:
            failed.append(failure.reason)
        except ValueError as error:
            failed.append(RuleFailed(rule.name, error).reason)
    repeatable = all(corpus.repeatable for corpus in corpora.values())
    return Found(added, failed, repeatable)


def _corpus(
    rule: str,
    tasks: Sequence[Task],
    outcomes: Sequence[Outcome],
    beside: Beside,
    invert: Invert | None,
) -> Corpus[Any]:
    from draftlint.corpus.comparing import Corpus

    drafts = {outcome.path for outcome in outcomes}
    archived = [
        pair for pair in _digests(rule, beside.archived) if pair[0] not in drafts
    ]
    return Corpus(
        [*archived, *_digests(rule, outcomes)],
        len(archived),
        indexes=beside.indexes,
        templates=[digest for _, digest in _digests(rule, beside.templates)],
        allow=sorted({literal for task in tasks for literal in task.allow}),
        rules={rule.name for rule in comparison_rules(tasks)},
        invert=invert,
    )


def _digests(rule: str, outcomes: Sequence[Outcome]) -> list[tuple[str, Any]]:
    return [
        (outcome.path, outcome.digests[rule])
        for outcome in outcomes
        if rule in outcome.digests
    ]


def _with(
    task: Task, outcome: Outcome, added: Mapping[str, Sequence[Finding]]
) -> Outcome:
    if outcome.document is None or outcome.path not in added:
        return outcome
    return with_findings(task, outcome, added[outcome.path])
