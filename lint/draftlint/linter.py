"""The heart: rules over a document; what one file comes to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce
from operator import attrgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from draftlint import fixer
from draftlint.errors import reason_of
from draftlint.finding import Severity
from draftlint.formats import Unreadable
from draftlint.rule import AllowanceRule, CorpusRule, Rule
from draftlint.triage import allowance
from draftlint.triage.sifting import NOTHING_KNOWN, Earlier, Known, sift
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from draftlint.document import Document
    from draftlint.finding import Edit, Finding
    from draftlint.formats import Format
    from draftlint.rule import AnyRule

_CANNOT_OPEN = Text(zh="无法打开：{error}", en="cannot be opened: {error}")
_UNSUPPORTED = Text(
    zh="不支持这种文件；可以检查的是 {endings}",
    en="this kind of file is not supported; supported are {endings}",
)
_RULE_FAILED = Text(zh="规则 {rule} 出错：{error}", en="rule {rule} failed: {error}")
_READER_FAILED = Text(
    zh="{format} 读取程序出错：{error}", en="the {format} reader failed: {error}"
)


class Fixes(StrEnum):
    """Which fixes to make."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Task(NamedTuple):
    """All that checking one file needs, and nothing else: it travels to a worker.

    `path` is the name in reports; `content` is None for a file to be read from
    `location`; `format` is None where no format claims the file.  `installed` are
    the names of all rules there are, `rules` those that take part.  `known` is what the
    baseline knows of the file; `earlier` what it was, where only changes are asked for.
    """

    path: str
    location: Path
    format: Format | None
    endings: tuple[str, ...]
    rules: tuple[AnyRule, ...]
    installed: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    allow: tuple[str, ...] = ()
    fail_level: Severity = Severity.WARNING
    content: bytes | None = None
    fixes: Fixes = Fixes.NONE
    known: Known = NOTHING_KNOWN
    earlier: Earlier | None = None


class Rewriting(NamedTuple):
    """A file that fixes changed: its bytes and its text before and after."""

    old: bytes
    new: bytes
    before: str
    after: str
    fixed: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    `document` is None when it could not be read; `error` says why, or which rule
    failed.  `digests` maps corpus rules to what they took from the document;
    `seconds` maps "read" and rule names to the time spent.  After fixes, document and
    findings are those of the fixed text; nothing has been written yet.

    Once sifted, `findings` are those that ask for something, beside those that the
    author allowed, those in the baseline (whose fingerprints it `recognised`) and
    those that no change touched.

    `key` stands for all that decided on what was found, where a cache knows it.
    """

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    allowed: tuple[Finding, ...] = ()
    baseline: tuple[Finding, ...] = ()
    untouched: tuple[Finding, ...] = ()
    recognised: frozenset[str] = frozenset()
    error: Text | None = None
    fail_level: Severity = Severity.WARNING
    digests: Mapping[str, Any] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    rewriting: Rewriting | None = None
    key: bytes = b""

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings at or above the fail level."""
        level = self.fail_level.rank
        return tuple(f for f in self.findings if f.severity.rank >= level)


_READING_ORDER = attrgetter("span.start", "span.end", "rule", "message.en")


class RuleFailed(Exception):
    """A rule raised an exception of its own."""

    def __init__(self, rule: str, error: Exception) -> None:
        super().__init__(rule, error)
        self.reason = _RULE_FAILED.format(
            rule=rule, error=f"{type(error).__name__}: {error}"
        )


class TimeUp(BaseException):
    """The time that one file may take is over; `rule` is the one that was running.

    No `except Exception` of a rule or a reader may swallow it.
    """

    rule: str | None = None


def check_file(task: Task) -> Outcome:
    """Read one file, run the rules over it and fix it; a pure function of its task."""
    try:
        content = _content(task)
        outcome = _checked(task, content)
        return outcome if task.fixes is Fixes.NONE else _fixed(task, content, outcome)
    except Unreadable as unread:
        return Outcome(task.path, None, error=unread.reason, fail_level=task.fail_level)


def _fixed(task: Task, content: bytes, first: Outcome) -> Outcome:
    """Make the fixes and check again, until nothing changes.

    A file that its format cannot give back unchanged is left alone.
    """
    format_, outcome, current, fixed = task.format, first, content, 0
    assert format_ is not None
    assert first.document is not None
    if format_.write is None or format_.write(content, first.document, ()) != content:
        return first
    for _ in range(fixer.MOST_ROUNDS):
        assert outcome.document is not None
        edits = _edits(task, current, sift(task, outcome).findings)
        if not edits:
            break
        current = format_.write(current, outcome.document, edits)
        outcome, fixed = _checked(task, current), fixed + len(edits)
    if current == content:
        return first
    assert outcome.document is not None
    before, after = first.document.source, outcome.document.source
    return replace(outcome, rewriting=Rewriting(content, current, before, after, fixed))


def _edits(task: Task, content: bytes, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Choose the edits to make, of those that the format can make."""
    assert task.format is not None
    unsafe = task.fixes is Fixes.UNSAFE
    edits = fixer.choose(findings, unsafe=unsafe)
    if not edits or task.format.editable is None:
        return edits
    editable = task.format.editable(content)
    return fixer.choose(findings, unsafe=unsafe, editable=editable)


def _checked(task: Task, content: bytes) -> Outcome:
    began = perf_counter()
    document = _read(task, content)
    seconds = {"read": perf_counter() - began}
    findings, digests, error = _applied(task.rules, document, seconds)
    opened, allowed = _sorted_out(task, document, findings, error)
    return Outcome(
        task.path,
        # A copy without the views: they weigh ten times the text, for rules alone.
        replace(document),
        opened,
        allowed,
        error=error,
        fail_level=task.fail_level,
        digests=digests,
        seconds=seconds,
    )


def _sorted_out(
    task: Task, document: Document, findings: Sequence[Finding], error: Text | None
) -> allowance.Sorted:
    """Part the findings into open and allowed ones, and weigh them as configured."""
    rules = task.rules
    if error is not None:  # a rule that failed might have needed its allowance
        rules = tuple(rule for rule in rules if not isinstance(rule, AllowanceRule))
    opened, allowed = allowance.sort_out(
        findings, document, rules, task.installed, task.allow
    )
    weights = dict(task.severities)
    return _weighed(opened, weights), _weighed(allowed, weights)


def with_findings(task: Task, outcome: Outcome, added: Iterable[Finding]) -> Outcome:
    """Add findings that came of other files; allowed and weighed like all others."""
    assert outcome.document is not None
    asked = {rule.name for rule in task.rules if isinstance(rule, AllowanceRule)}
    kept = [f for f in (*outcome.findings, *outcome.allowed) if f.rule not in asked]
    findings = sorted((*kept, *added), key=_READING_ORDER)
    opened, allowed = _sorted_out(task, outcome.document, findings, outcome.error)
    return replace(outcome, findings=opened, allowed=allowed)


def _weighed(
    findings: Sequence[Finding], weights: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    if not weights:
        return tuple(findings)
    return tuple(
        replace(finding, severity=weights[finding.rule])
        if finding.rule in weights
        else finding
        for finding in findings
    )


def lint(document: Document, rules: Iterable[AnyRule]) -> list[Finding]:
    """Run the rules; give the findings in reading order, each once.

    Raises RuleFailed when a rule raises.
    """
    findings: list[Finding] = []
    for rule in rules:
        if isinstance(rule, Rule):
            findings += _findings(rule, document)
    return _in_order(findings)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings in reading order, each once; equal ones come together."""
    kept: list[Finding] = []
    same: list[Finding] = []
    last: tuple[object, ...] | None = None
    for finding in sorted(findings, key=_READING_ORDER):
        key = _READING_ORDER(finding)
        if key != last:
            same, last = [finding], key
        elif finding in same:
            continue
        else:
            same.append(finding)
        kept.append(finding)
    return kept


def _applied(
    rules: Iterable[AnyRule], document: Document, seconds: dict[str, float]
) -> tuple[list[Finding], dict[str, Any], Text | None]:
    """Run every rule; one that fails is named and takes no other's findings along.

    The time that each rule took is added to `seconds`.
    """
    findings: list[Finding] = []
    digests: dict[str, Any] = {}
    failed: list[Text] = []
    for rule in rules:
        began = perf_counter()
        try:
            if isinstance(rule, Rule):
                findings += _findings(rule, document)
            elif isinstance(rule, CorpusRule):
                digests[rule.name] = _digest(rule, document)
        except RuleFailed as failure:
            failed.append(failure.reason)
        except TimeUp as up:
            up.rule = rule.name
            raise
        seconds[rule.name] = perf_counter() - began
    error = (
        reduce(lambda one, other: one + both("; ") + other, failed) if failed else None
    )
    return _in_order(findings), digests, error


def _findings(rule: Rule, document: Document) -> list[Finding]:
    try:
        findings = list(rule.check(document))
        for finding in findings:
            must_lie_within(finding, len(document.source))
    except Exception as error:  # a rule may be anybody's code
        raise RuleFailed(rule.name, error) from error
    return findings


def must_lie_within(finding: Finding, length: int) -> None:
    """Raise ValueError for a finding whose places are none of a text so long.

    Reports and fixes cut texts at these places, and would go wrong far from the rule.
    """
    spans = [finding.span]
    if finding.related:
        spans += [note.span for note in finding.related if note.path is None]
    if finding.fix is not None:
        spans += [edit.span for edit in finding.fix.edits]
    for span in spans:
        if not 0 <= span.start <= span.end <= length:
            place = f"{span.start} to {span.end}"
            raise ValueError(f"a place from {place} in a text of {length} characters")


def _digest(rule: CorpusRule[Any], document: Document) -> Any:
    try:
        return rule.digest(document)
    except Exception as error:  # a rule may be anybody's code
        raise RuleFailed(rule.name, error) from error


def _content(task: Task) -> bytes:
    if task.format is None:
        endings = " ".join(task.endings)
        raise Unreadable(_UNSUPPORTED.format(endings=endings))
    if task.content is not None:
        return task.content
    try:
        return task.location.read_bytes()
    except OSError as error:
        raise Unreadable(_CANNOT_OPEN.format(error=reason_of(error))) from error


def _read(task: Task, content: bytes) -> Document:
    assert task.format is not None
    try:
        return task.format.read(task.path, content)
    except Unreadable:
        raise
    except Exception as error:  # a format may be anybody's code
        reason = f"{type(error).__name__}: {error}"
        failed = _READER_FAILED.format(format=task.format.name, error=reason)
        raise Unreadable(failed) from error
