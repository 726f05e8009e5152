"""What the author allowed: inline comments and literal texts; used and unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import directives
from draftlint.document import Span
from draftlint.finding import Finding
from draftlint.rule import AllowanceRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from draftlint.directives import Directive
    from draftlint.document import Document
    from draftlint.rule import AnyRule

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
    active = {rule.name for rule in rules}
    idle = set(installed) - active
    for comment in comments:
        if comment in used or comment.rule in idle or (not comment.rule and idle):
            continue
        for rule in rules:
            if isinstance(rule, AllowanceRule):
                opened += rule.check_unused(comment, installed)
    return tuple(sorted(opened, key=lambda f: f.span)), tuple(allowed)


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
