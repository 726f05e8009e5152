"""Run a rule on its examples; the authors of plugins use it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from draftlint import directives, patterns
from draftlint.document import Document, Span
from draftlint.fixer import apply
from draftlint.formats import markdown, text
from draftlint.rule import AllowanceRule, Bad, Good, Rule

if TYPE_CHECKING:
    from draftlint.finding import Finding
    from draftlint.rule import AnyRule

_MARK = patterns.compile("[⟦⟧]")


def document(source: str, format_name: str = "text") -> Document:
    """Make a document of a string; format_name is "text", "markdown" or "word".

    A "word" example is written in the notation of formats/word/notation.py.
    """
    if format_name == "word":
        from draftlint.formats.word import notation

        return notation.document(source)
    read = {"text": text.document, "markdown": markdown.document}[format_name]
    return read(source)


def marked(example: str) -> tuple[str, list[Span]]:
    """Take the marks ⟦⟧ out of a text and give the spans they enclosed, in order."""
    spans, starts = [], []
    for taken, mark in enumerate(_MARK.finditer(example)):
        at = mark.start() - taken
        if mark[0] == "⟦":
            starts.append(at)
        else:
            spans.append(Span(starts.pop(), at))
    if starts:
        raise ValueError(f"⟦ without ⟧ in {example!r}")
    return _MARK.sub("", example), sorted(spans)


def check(rule: AnyRule, checked: Document) -> list[Finding]:
    """Run one rule and give its findings in reading order.

    An allowance rule is asked about every comment: nothing was there to be allowed.
    """
    if isinstance(rule, AllowanceRule):
        unused = directives.of_document(checked)
        found = [
            finding
            for comment in unused
            # In an example no rule is unknown.
            for finding in rule.check_unused(comment, (comment.rule,))
        ]
    else:
        assert isinstance(rule, Rule), f"{rule.name}: it has no document of its own"
        found = list(rule.check(checked))
    return sorted(found, key=lambda finding: finding.span)


def verify(rule_type: type[AnyRule], example: Good | Bad) -> None:
    """Raise AssertionError, with both sides, when an example does not hold."""
    options: dict[str, Any] = dict(example.options or {})
    rule = rule_type(**options)
    source, expected = marked(example.text)
    checked = document(source, example.format)
    if example.format == "word":
        from draftlint.formats.word import notation

        expected = notation.shown(source, expected)
    findings = check(rule, checked)
    told = [checked.text(finding.span) for finding in findings]
    wanted = [checked.text(span) for span in expected]
    found = [finding.span for finding in findings]
    assert found == expected, f"{rule.name}: found {told}, expected {wanted}: {source}"
    if isinstance(example, Good):
        assert not expected, f"{rule.name}: a good example has no ⟦⟧: {source}"
        return
    assert findings, f"{rule.name}: a bad example needs ⟦⟧: {source}"
    first = findings[0]
    assert example.says in first.message.zh, f"{example.says!r} not in {first.message}"
    if example.severity is not None:
        assert first.severity == example.severity, f"{first.severity}: {source}"
    if example.fixed is not None:
        edits = [e for f in findings if f.fix for e in f.fix.edits]
        assert apply(source, edits) == example.fixed
