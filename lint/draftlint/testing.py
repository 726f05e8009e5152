"""Run a rule on its examples; the authors of plugins use it too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from draftlint import patterns
from draftlint.corpus.comparing import Corpus, findings
from draftlint.document import Document, Span
from draftlint.fixer import apply
from draftlint.formats import markdown, text
from draftlint.rule import AllowanceRule, Bad, CorpusRule, Good, Rule
from draftlint.triage import allowance, directives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from draftlint.finding import Finding
    from draftlint.rule import AnyRule

_MARK = patterns.compile("[⟦⟧]")


def document(source: str, format_name: str = "text", path: str = "") -> Document:
    """Make a document of a string; format_name is "text", "markdown" or "word".

    A "word" example is written in the notation of formats/word/notation.py; `path` is
    the name of the document, if it matters.
    """
    if path:
        return replace(document(source, format_name), path=path)
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


def check(
    rule: AnyRule, checked: Document, beside: Iterable[Document] = ()
) -> list[Finding]:
    """Run one rule and give its findings in reading order.

    An allowance rule is asked about every comment: nothing was there to be allowed.
    A rule across reports is given those `beside`, too; raises AssertionError if it
    finds something in them.
    """
    if isinstance(rule, AllowanceRule):
        unused = tuple(directives.of_document(checked))
        # In an example no rule is unknown.
        known = {comment.rule for comment in unused}
        found = list(allowance.ask((rule,), unused, checked, known))
    elif isinstance(rule, CorpusRule):
        found = list(_compared(rule, [*beside, checked]))
    else:
        assert isinstance(rule, Rule)
        found = list(rule.check(checked))
    return sorted(found, key=lambda finding: finding.span)


def _compared(
    rule: CorpusRule[Any], documents: Sequence[Document]
) -> Iterator[Finding]:
    """Yield what a rule finds in the last of some documents."""
    pairs = [(document.path, rule.digest(document)) for document in documents]
    corpus = Corpus(pairs, rules=(rule.name,))
    for path, finding in findings(rule, corpus):
        assert path == documents[-1].path, f"{rule.name}: found in {path}: {finding}"
        yield finding


def others(example: Good | Bad) -> list[Document]:
    """Make documents of the reports that an example has beside it."""
    beside = example.beside or {}
    return [document(source, path=path) for path, source in beside.items()]


def verify(rule_type: type[AnyRule], example: Good | Bad) -> None:
    """Raise AssertionError, with both sides, when an example does not hold."""
    options: dict[str, Any] = dict(example.options or {})
    rule = rule_type(**options)
    source, expected = marked(example.text)
    checked = document(source, example.format, example.path)
    if example.format == "word":
        from draftlint.formats.word import notation

        expected = notation.shown(source, expected)
    reported = check(rule, checked, others(example))
    told = [checked.text(finding.span) for finding in reported]
    wanted = [checked.text(span) for span in expected]
    found = [finding.span for finding in reported]
    assert found == expected, f"{rule.name}: found {told}, expected {wanted}: {source}"
    if isinstance(example, Good):
        assert not expected, f"{rule.name}: a good example has no ⟦⟧: {source}"
        return
    assert reported, f"{rule.name}: a bad example needs ⟦⟧: {source}"
    first = reported[0]
    assert example.says in first.message.zh, f"{example.says!r} not in {first.message}"
    if example.severity is not None:
        assert first.severity == example.severity, f"{first.severity}: {source}"
    if example.fixed is not None:
        edits = [e for f in reported if f.fix for e in f.fix.edits]
        assert apply(source, edits) == example.fixed
