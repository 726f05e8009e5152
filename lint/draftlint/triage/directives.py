"""What an author wrote into the draft for draftlint: draftlint-disable and its kin."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from draftlint.document import Document

# In Markdown an HTML comment; in plain text a line that begins with any mark but a
# word: "# draftlint-disable RULE", "// draftlint-enable"; for its own line the end of
# one: "XX起。  # draftlint-disable-line RULE".  A reason follows "--".
_NAMES = r"(?P<rules>(?:[ \t,]*+[A-Za-z](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_]))*+)*+)"
_COMMENT = patterns.compile(
    rf"""(?xm)
    (?: (?P<html> <!--) [ \t]*
      | (?: ^ | (?<=\r)) [^\w\r\n<]++
      | (?<= [ \t\u3000]) [\#/;%*-]{{1,3}}+ [ \t]*+ (?=draftlint-disable-line)
    )
    draftlint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)
    (?!\w|-(?!->))
    [ \t]* {_NAMES}
    (?(html) (?: (?!-->) [^\r\n] )* (?:-->)? | [^\r\n]* )
    """
)
# Word writes the first letter of a comment large by itself.
_ALLOW = patterns.compile(rf"\s*(?i:draftlint[:：]\s*allow){_NAMES}")
_WIDE = ("disable", "disable-file")
NOWHERE = Span(0, 0)
_LINE_END = patterns.compile(r"\r\n?|\n")


class Fault(StrEnum):
    """Why a comment holds nowhere, whatever there is to be found."""

    STRAY = "stray"  # an enable with nothing to end
    NAMELESS = "nameless"  # it is for more than a line, and names no rule


class Directive(NamedTuple):
    """What a comment says of one rule, or of all ("").

    `span` is where the comment stands, `scope` where it holds.
    """

    span: Span
    rule: str
    scope: Span
    fault: Fault | None = None


def comments(source: str) -> Iterator[regex.Match[str]]:
    """Yield the comments that speak to draftlint."""
    if "draftlint-" in source:
        yield from _COMMENT.finditer(source)


def without(source: str, said: Iterable[regex.Match[str]]) -> str:
    """Blank comments in place: they are no part of the report."""
    pieces, done = [], 0
    for comment in said:
        pieces += [source[done : comment.start()], " " * len(comment[0])]
        done = comment.end()
    return "".join((*pieces, source[done:])) if pieces else source


def comment_at(source: str, span: Span) -> regex.Match[str] | None:
    """Give the comment that is all of a span, if there is one."""
    comment = _COMMENT.match(source, span.start)
    return comment if comment and comment.end() == span.end else None


def read(source: str, code: Sequence[Span] = ()) -> Iterator[Directive]:
    """Yield the directives that let findings pass, the last one first.

    What stands in `code` shows how a directive is written, and is none.

    `draftlint-disable` holds until a `draftlint-enable` that names the same rule, or
    none; else until it is said again, or until the end.  What is for more than a line
    must name its rules: nobody can foresee what else it would hide.  What holds nowhere
    is given with its fault.
    """
    last = len(source) + 1
    ends: dict[str, int] = {}  # by rule, "" for all: where it is said again
    said = tuple(_outside(comments(source), code))
    if not said:
        return
    yield from _stray(said)
    lines = _Lines(source, said)
    for comment in reversed(said):
        verb, rules = comment["verb"], rules_of(comment)
        for rule in rules if verb != "enable" else ():
            if not rule and verb in _WIDE:
                yield Directive(Span.of(comment), "", NOWHERE, Fault.NAMELESS)
                continue
            if verb == "disable":
                end = min(ends.get(rule, last), ends.get("", last))
                scope = Span(comment.end(), end)
            else:
                scope = lines.scope(comment)
            yield Directive(Span.of(comment), rule, scope)
        if verb == "enable" or (verb == "disable" and "" not in rules):
            ends |= dict.fromkeys(rules, comment.start())


def _outside(
    said: Iterable[regex.Match[str]], code: Sequence[Span]
) -> Iterator[regex.Match[str]]:
    """Leave out the comments in code, of which the spans are in order."""
    starts = [span.start for span in code]
    for comment in said:
        before = bisect_right(starts, comment.start()) - 1
        if before < 0 or Span.of(comment) not in code[before]:
            yield comment


def of_document(document: Document) -> Iterator[Directive]:
    """Yield the directives of a document: those in its text, and Word's comments.

    A comment in Word that says `draftlint: allow RULE` lets findings pass that begin
    where it is anchored, or in the paragraph of an anchor without text.
    """
    code = [mark.span for mark in document.marks if mark.kind is MarkKind.CODE]
    yield from read(document.source, code)
    for mark in document.marks:
        found = mark.kind is MarkKind.COMMENT and _ALLOW.match(mark.text)
        if not found:
            continue
        block = document.block_at(mark.span.start)
        scope = mark.span if len(mark.span) or block is None else block.span
        for rule in rules_of(found):
            yield Directive(mark.span, rule, Span(scope.start, scope.end + 1))


def rules_of(comment: regex.Match[str]) -> dict[str, None]:
    """Give the rules a comment names, each once; "" for one that names none."""
    return dict.fromkeys(comment["rules"].replace(",", " ").split() or [""])


def _stray(said: Iterable[regex.Match[str]]) -> Iterator[Directive]:
    """Yield every enable, rule by rule, before which nothing is disabled."""
    disabled: set[str] = set()
    for comment in said:
        rules = rules_of(comment)
        if comment["verb"] == "disable":
            disabled.update(rules)
        if comment["verb"] != "enable":
            continue
        for rule in rules:
            if rule not in disabled and (rule or not disabled):
                yield Directive(Span.of(comment), rule, NOWHERE, Fault.STRAY)
        if "" in rules:
            disabled.clear()
        disabled.difference_update(rules)


class _Lines:
    """The lines of a source; a comment by itself leaves its line blank."""

    def __init__(self, source: str, said: Iterable[regex.Match[str]]) -> None:
        words = without(source, said)
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(words))]
        self.starts.append(len(words) + 1)
        # By line: the first from there on that has words on it.
        self.filled = [len(self.starts) - 2] * len(self.starts)
        for line in reversed(range(len(self.starts) - 1)):
            blank = not words[self.starts[line] : self.starts[line + 1]].strip()
            self.filled[line] = self.filled[line + 1] if blank else line

    def scope(self, comment: regex.Match[str]) -> Span:
        """Give where a comment holds that is for one line, or for all."""
        if comment["verb"] == "disable-file":
            return Span(0, self.starts[-1])
        line = bisect_right(self.starts, comment.end()) - 1
        if comment["verb"] == "disable-next-line":
            # Blank lines part paragraphs, and comments stand one below the other.
            line = self.filled[line + 1]
        return Span(self.starts[line], self.starts[line + 1])
