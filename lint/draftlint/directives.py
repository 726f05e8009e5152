"""What an author wrote into the draft for draftlint: draftlint-disable and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.document import Document

# In Markdown an HTML comment; in plain text a line that begins with any mark but a
# word: "# draftlint-disable-line RULE", "// draftlint-enable".  A reason follows "--".
_COMMENT = patterns.compile(
    r"""(?xm)
    (?: (?P<html> <!--) [ \t]* | (?: ^ | (?<=\r)) [^\w\r\n<]+ )
    draftlint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)
    (?![\w-])
    [ \t]* (?P<rules>(?:[ \t,]*[a-z][a-z0-9-]*[a-z0-9])*)
    (?(html) (?: (?!-->) [^\r\n] )* (?:-->)? | [^\r\n]* )
    """
)
_ALLOW = patterns.compile(
    r"\s*draftlint[:：]\s*allow(?P<rules>(?:[ \t,]*[a-z][a-z0-9-]*[a-z0-9])*)"
)
_LINE_END = patterns.compile(r"\r\n?|\n")


class Directive(NamedTuple):
    """What a comment says of one rule, or of all ("").

    `span` is where the comment stands, `scope` where it holds.
    """

    span: Span
    rule: str
    scope: Span


def comments(source: str) -> Iterator[regex.Match[str]]:
    """Yield the comments that speak to draftlint."""
    if "draftlint-" in source:
        yield from _COMMENT.finditer(source)


def read(source: str) -> Iterator[Directive]:
    """Yield the directives that let findings pass, the last one first.

    `draftlint-disable` holds until a `draftlint-enable` that names the same rule, or
    none; else until it is said again, or until the end.
    """
    last = len(source) + 1
    ends: dict[str, int] = {}  # by rule, "" for all: where it is said again
    for comment in reversed(tuple(comments(source))):
        verb, rules = comment["verb"], _rules(comment)
        for rule in rules if verb != "enable" else ():
            if verb == "disable":
                end = min(ends.get(rule, last), ends.get("", last))
                scope = Span(comment.end(), end)
            else:
                scope = _scope(source, comment)
            yield Directive(Span.of(comment), rule, scope)
        if verb in ("disable", "enable"):
            ends |= dict.fromkeys(rules, comment.start())


def of_document(document: Document) -> Iterator[Directive]:
    """Yield the directives of a document: those in its text, and Word's comments.

    A comment in Word that says `draftlint: allow RULE` lets findings pass that begin
    where it is anchored, or in the paragraph of an anchor without text.
    """
    yield from read(document.source)
    for mark in document.marks:
        found = mark.kind is MarkKind.COMMENT and _ALLOW.match(mark.text)
        if not found:
            continue
        block = document.block_at(mark.span.start)
        scope = mark.span if len(mark.span) or block is None else block.span
        for rule in _rules(found):
            yield Directive(mark.span, rule, Span(scope.start, scope.end + 1))


def _rules(comment: regex.Match[str]) -> dict[str, None]:
    """Give the rules a comment names, each once; "" for one that names none."""
    return dict.fromkeys(comment["rules"].replace(",", " ").split() or [""])


def _scope(source: str, comment: regex.Match[str]) -> Span:
    if comment["verb"] == "disable-file":
        return Span(0, len(source) + 1)
    end = _line_end(source, comment.end())
    if comment["verb"] == "disable-line":
        start = source.rfind("\n", 0, comment.start()) + 1
        return Span(max(start, source.rfind("\r", start, comment.start()) + 1), end)
    # The next line is the next one with words on it: blank lines part paragraphs.
    while end < len(source) and not source[end : _line_end(source, end)].strip():
        end = _line_end(source, end)
    return Span(end, _line_end(source, end))


def _line_end(source: str, start: int) -> int:
    end = _LINE_END.search(source, start)
    return end.end() if end else len(source) + 1
