"""The heart: what comes of files and rules, in one process or in several."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from draftlint import Block, Document, Edit, Finding, Fix, Note, Severity, Span
from draftlint.corpus import compare
from draftlint.formats import Format
from draftlint.formats.text import TEXT
from draftlint.linter import Outcome, Task, check_file
from draftlint.wording import both
from draftlint.work.scheduling import Plan, check_all
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.rule import AnyRule


class FailingAtOnce(ForbiddenWord):
    """Raises where it is called."""

    name = "failing-at-once"

    def check(self, document: Document) -> Iterator[Finding]:
        raise KeyError(document.path)


class FailingLate(ForbiddenWord):
    """Raises when it has found something already."""

    name = "failing-late"

    def check(self, document: Document) -> Iterator[Finding]:
        yield from super().check(document)
        raise KeyError(document.path)


class FailingOutside(ForbiddenWord):
    """Gives an iterator that is no generator and raises later."""

    name = "failing-outside"

    def check(self, document: Document) -> Iterator[Finding]:
        def fail(block: Block) -> Finding:
            raise KeyError(block.kind)

        return map(fail, document.blocks)


class Forgetful(ForbiddenWord):
    """Has no return statement."""

    name = "forgetful"

    def check(self, document: Document) -> Iterator[Finding]:
        list(super().check(document))
        return None  # type: ignore[return-value]


class Misplacing(ForbiddenWord):
    """Tells of a place, given as start:end, that the text may not have."""

    name = "misplacing"

    def check(self, document: Document) -> Iterator[Finding]:
        place = document.blocks[0].span
        wrong = Span(*map(int, self.word.split(":")))
        if self.beside == ("note",):
            note = Note(wrong, both("here"))
            yield replace(self.found(place, word=""), related=(note,))
        elif self.beside == ("edit",):
            fix = Fix((Edit(wrong, ""),), safe=True)
            yield replace(self.found(place, word=""), fix=fix)
        else:
            yield self.found(wrong, word="")


class MisplacingComparison(SharedOpening):
    """A rule of many documents that finds what lies behind the end of one."""

    name = "misplacing-comparison"

    def compare(
        self, digests: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, Finding]]:
        for path, _ in digests:
            yield path, self.found(Span(0, 50), path=path)


class Backwards(ForbiddenWord):
    """Finds everything twice, the last first."""

    name = "backwards"

    def check(self, document: Document) -> Iterator[Finding]:
        found = list(super().check(document))
        yield from reversed([*found, *found])


class FailingDigest(SharedOpening):
    """A rule of many documents that fails with one of them."""

    name = "failing-digest"

    def digest(self, document: Document) -> str:
        if document.path == "b.txt":
            raise KeyError(document.path)
        return super().digest(document)


class FailingComparison(SharedOpening):
    """A rule of many documents that fails with all of them."""

    name = "failing-comparison"

    def compare(
        self, digests: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, Finding]]:
        raise KeyError(digests[0][0])


class Inventing(SharedOpening):
    """A rule of many documents that tells of one that took no part."""

    name = "inventing"

    def compare(
        self, digests: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, Finding]]:
        yield "nowhere.txt", self.found(Span(0, 1), path=digests[0][0])


FAILING = (FailingAtOnce, FailingLate, FailingOutside, Forgetful, FailingDigest)


def read_badly(path: str, content: bytes) -> Document:
    raise KeyError(path, content)


def task(path: str, source: str, *rules: AnyRule, **changed: Any) -> Task:
    made = Task(
        path=path,
        location=Path(path),
        format=TEXT,
        endings=(".txt",),
        rules=rules or (ForbiddenWord(), SharedOpening()),
        content=source.encode(),
    )
    return made._replace(**changed)


def told(outcome: Outcome) -> Outcome:
    """Give an outcome without the times, which no two runs share."""
    return replace(outcome, seconds={})


# --- one file ---


def test_findings_come_in_reading_order_each_once() -> None:
    outcome = check_file(task("a.txt", "BANNED BANNED", Backwards(), ForbiddenWord()))

    assert [(f.span, f.rule) for f in outcome.findings] == [
        (Span(0, 6), "backwards"),
        (Span(0, 6), "forbidden-word"),
        (Span(7, 13), "backwards"),
        (Span(7, 13), "forbidden-word"),
    ]


@pytest.mark.parametrize("failing", FAILING)
def test_a_rule_that_fails_is_named_and_takes_no_finding_along(
    failing: type[AnyRule],
) -> None:
    outcome = check_file(task("b.txt", "BANNED", failing(), ForbiddenWord()))

    assert outcome.error is not None
    assert f"rule {failing.name} failed: " in outcome.error.en
    assert f"规则 {failing.name} 出错：" in outcome.error.zh
    assert [finding.rule for finding in outcome.findings] == ["forbidden-word"]


@pytest.mark.parametrize("place", ["3:1", "-2:1", "2:7", "7:9"])
@pytest.mark.parametrize("what", ["finding", "note", "edit"])
def test_a_rule_that_tells_of_a_place_that_is_not_there_fails(
    place: str, what: str
) -> None:
    misplacing = Misplacing(word=place, beside=(what,))

    outcome = check_file(task("a.txt", "BANNED", misplacing, ForbiddenWord()))

    assert outcome.error is not None
    assert "rule misplacing failed: ValueError" in outcome.error.en
    assert "6 characters" in outcome.error.en
    assert [finding.rule for finding in outcome.findings] == ["forbidden-word"]


@pytest.mark.parametrize("place", ["0:0", "6:6", "0:6"])
def test_the_ends_of_a_text_are_places_of_it(place: str) -> None:
    outcome = check_file(task("a.txt", "BANNED", Misplacing(word=place)))

    assert outcome.error is None


def test_two_rules_that_fail_are_both_named() -> None:
    outcome = check_file(task("a.txt", "BANNED", FailingAtOnce(), FailingLate()))

    assert outcome.error is not None
    assert "failing-at-once" in outcome.error.en
    assert "failing-late" in outcome.error.en


def test_the_other_files_are_still_linted_when_a_rule_fails() -> None:
    tasks = [
        task("a.txt", "BANNED", ForbiddenWord()),
        task("b.txt", "BANNED", FailingDigest()),
        task("c.txt", "BANNED", ForbiddenWord()),
    ]

    outcomes = check_all(tasks, Plan()).outcomes

    assert [(o.error is None, len(o.findings)) for o in outcomes] == [
        (True, 1),
        (False, 0),
        (True, 1),
    ]


def test_a_reader_that_fails_is_named_and_the_file_is_unread() -> None:
    broken = Format("broken", (".txt",), read_badly)

    outcome = check_file(task("a.txt", "BANNED", format=broken))

    assert outcome.document is None
    assert outcome.error is not None
    assert "the broken reader failed: KeyError" in outcome.error.en


def test_a_file_that_no_format_claims_is_unread() -> None:
    outcome = check_file(task("a.xyz", "BANNED", format=None))

    assert outcome.document is None
    assert outcome.error is not None
    assert "supported are .txt" in outcome.error.en


def test_a_severity_of_the_configuration_replaces_the_rules_own() -> None:
    outcome = check_file(
        task("a.txt", "BANNED", severities=(("forbidden-word", Severity.INFO),))
    )

    assert [finding.severity for finding in outcome.findings] == [Severity.INFO]
    assert outcome.failing == ()


@pytest.mark.parametrize(
    ("severity", "level", "fails"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.INFO, Severity.WARNING, False),
        (Severity.INFO, Severity.INFO, True),
    ],
)
def test_what_fails_is_at_the_fail_level_or_above(
    severity: Severity, level: Severity, *, fails: bool
) -> None:
    outcome = check_file(
        task(
            "a.txt",
            "BANNED",
            severities=(("forbidden-word", severity),),
            fail_level=level,
        )
    )

    assert bool(outcome.failing) is fails


def test_the_same_file_comes_to_the_same_twice() -> None:
    first = task("a.txt", "BANNED OTHER BANNED")

    assert told(check_file(first)) == told(check_file(first))


# --- several files ---


@pytest.mark.parametrize("jobs", [2, 3, 50])
def test_the_number_of_processes_changes_nothing(jobs: int) -> None:
    tasks = [
        task(f"{number}.txt", "第一段。\n" * (number % 7) + "BANNED " * (number % 4))
        for number in range(40)
    ]

    alone = [told(outcome) for outcome in check_all(tasks, Plan()).outcomes]

    assert [told(outcome) for outcome in check_all(tasks, Plan(jobs)).outcomes] == alone
    assert any(outcome.findings for outcome in alone)


def test_a_rule_that_fails_in_another_process_is_named_too() -> None:
    tasks = [task(f"{name}.txt", "BANNED", FailingDigest()) for name in "abc"]

    errors = [outcome.error for outcome in check_all(tasks, Plan(2)).outcomes]

    assert [error is None for error in errors] == [True, False, True]
    assert "failing-digest" in str(errors[1])


def test_tasks_travel_to_another_process_and_outcomes_back() -> None:
    sent = task("a.txt", "BANNED\n二。", allow=("x",))
    outcome = check_file(sent)

    assert pickle.loads(pickle.dumps(sent)) == sent
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_what_a_document_has_computed_does_not_travel() -> None:
    read = TEXT.read("a.txt", ("正文，共三项。" * 100).encode())
    before = len(pickle.dumps(read))

    assert read.narrow
    assert read.sentences
    assert read.view(len_of_source) == len(read.source)
    assert len(pickle.dumps(read)) == before


def len_of_source(document: Document) -> int:
    return len(document.source)


# --- rules of many documents ---


def test_a_corpus_rule_maps_every_file_and_then_compares_them_all() -> None:
    rule = SharedOpening(characters=2)
    sources = {"a.txt": "总结一", "b.txt": "报告", "c.txt": "总结二", "d.txt": "总结三"}
    tasks = [task(*each, rule) for each in sources.items()]
    outcomes = check_all(tasks, Plan(2)).outcomes

    compared, failed = compare(tasks, outcomes)

    assert [outcome.digests for outcome in outcomes] == [
        {"shared-opening": opening} for opening in ("总结", "报告", "总结", "总结")
    ]
    assert [
        (outcome.path, finding.message.en)
        for outcome in compared
        for finding in outcome.findings
    ] == [("c.txt", "begins like a.txt"), ("d.txt", "begins like a.txt")]
    assert failed == []


def test_a_file_without_a_digest_takes_no_part_in_the_comparison() -> None:
    tasks = [task(f"{n}.txt", "总结", FailingDigest()) for n in "abc"]

    compared, _ = compare(tasks, [check_file(each) for each in tasks])

    assert [outcome.path for outcome in compared if outcome.findings] == ["c.txt"]


def test_a_comparison_that_fails_is_named() -> None:
    tasks = [task("a.txt", "总结", FailingComparison())]

    _, [failed] = compare(tasks, [check_file(each) for each in tasks])

    assert "rule failing-comparison failed: KeyError" in failed.en


def test_a_comparison_that_names_a_file_of_its_own_making_fails() -> None:
    tasks = [task("a.txt", "总结", Inventing())]

    _, [failed] = compare(tasks, [check_file(each) for each in tasks])

    assert "rule inventing failed: KeyError: 'nowhere.txt'" in failed.en


def test_a_comparison_that_finds_what_is_not_in_a_draft_fails() -> None:
    tasks = [task("a.txt", "总结", MisplacingComparison())]

    (outcome,), [failed] = compare(tasks, [check_file(each) for each in tasks])

    assert "rule misplacing-comparison failed: ValueError" in failed.en
    assert outcome.findings == ()


def test_rules_of_one_document_are_not_compared() -> None:
    tasks = [task("a.txt", "BANNED", ForbiddenWord())]
    outcome = check_file(tasks[0])

    assert compare(tasks, [outcome]) == ((outcome,), [])
