"""What the author allowed: inline comments and literal texts; used and unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span
from draftlint.finding import Finding
from draftlint.rule import AllowanceRule, CorpusRule
from draftlint.triage import directives
from draftlint.triage.directives import Fault
from draftlint.triage.removing import removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from draftlint.document import Document
    from draftlint.rule import AnyRule
    from draftlint.triage.directives import Directive

Sorted = tuple[tuple[Finding, ...], tuple[Finding, ...]]


def sort_out(
    findings: Sequence[Finding],
    document: Document,
    rules: Sequence[AnyRule],
    installed: Collection[str],
    allow: Iterable[str],
) -> Sorted:
    """Part the findings, which are in reading order, into open and allowed ones.

    The allowance rules are asked about the comments that let nothing pass, but for
    those that name a rule, or might mean one, that takes no part in this run.
    """
    comments = tuple(directives.of_document(document))
    literals = [literal for literal in allow if literal and literal in document.source]
    if not comments and not literals:
        return tuple(findings), ()
    opened, allowed, used = [], [], set()
    for finding, allowing in _allowing(findings, comments):
        used.update(allowing)
        if allowing or _is_literal(finding.span, document.source, literals):
            allowed.append(finding)
        else:
            opened.append(finding)
    idle = set(installed) - {rule.name for rule in rules}
    unused = [
        comment
        for comment in comments
        if comment not in used
        and (comment.fault or not (idle if not comment.rule else comment.rule in idle))
    ]
    opened += ask(rules, unused, document, installed)
    return tuple(sorted(opened, key=lambda f: f.span)), tuple(allowed)


def ask(
    rules: Iterable[AnyRule],
    unused: Sequence[Directive],
    document: Document,
    installed: Collection[str],
) -> Iterator[Finding]:
    """Ask the allowance rules about comments that let nothing pass.

    A comment is not taken out while its author has yet to name the rules, or the
    comparison of files may yet need it; nor for a rule that is not installed: it may
    be in the office of a colleague.
    """
    rules = tuple(rules)
    asked = [rule for rule in rules if isinstance(rule, AllowanceRule)]
    awaited = {rule.name for rule in rules if isinstance(rule, CorpusRule)}
    going: dict[Span, set[str]] = {}
    for comment in unused if asked else ():
        awaits = comment.rule in awaited or (not comment.rule and awaited)
        known = not comment.rule or comment.rule in installed
        if comment.fault is Fault.STRAY or (
            comment.fault is None and known and not awaits
        ):
            going.setdefault(comment.span, set()).add(comment.rule)
    for comment in unused:
        goes = comment.rule in going.get(comment.span, ())
        edit = removal(document, comment.span, going[comment.span]) if goes else None
        for rule in asked:
            yield from rule.check_unused(comment, installed, edit)


def _allowing(
    findings: Iterable[Finding], comments: Iterable[Directive]
) -> Iterator[tuple[Finding, list[Directive]]]:
    """Yield the findings with the comments that let each pass, in one sweep."""
    waiting = sorted(comments, key=lambda comment: comment.scope, reverse=True)
    holding: list[Directive] = []
    for finding in findings:
        place = finding.span.start
        while waiting and waiting[-1].scope.start <= place:
            holding.append(waiting.pop())
        holding = [comment for comment in holding if place < comment.scope.end]
        yield finding, [c for c in holding if c.rule in ("", finding.rule)]


def _is_literal(span: Span, source: str, literals: Iterable[str]) -> bool:
    """Whether the span lies inside an occurrence of an allowed text."""
    for literal in literals:
        start = max(0, span.end - len(literal))
        at = source.find(literal, start, span.start + len(literal))
        if at >= 0 and span in Span(at, at + len(literal)):
            return True
    return False
