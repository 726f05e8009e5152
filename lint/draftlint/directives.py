"""What an author wrote into the draft for draftlint: draftlint-disable and its kin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

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
_LINE_END = patterns.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment says of one rule, or of all ("").

    `span` is where the comment stands, `scope` where it holds.
    """

    span: Span
    rule: str
    scope: Span

    def covers(self, rule: str, place: Span) -> bool:
        """Whether it lets a finding of this rule begin at this place."""
        named = self.rule in ("", rule)
        return named and self.scope.start <= place.start < self.scope.end


def comments(source: str) -> Iterator[regex.Match[str]]:
    """Yield the comments that speak to draftlint."""
    if "draftlint-" in source:
        yield from _COMMENT.finditer(source)


def read(source: str) -> Iterator[Directive]:
    """Yield the directives that let findings pass, each with where it holds.

    `draftlint-disable` holds until a `draftlint-enable` that names the same rule, or
    none, or else until the end.
    """
    found = tuple(comments(source))
    for index, comment in enumerate(found):
        if comment["verb"] == "enable":
            continue
        for rule in _rules(comment):
            if comment["verb"] == "disable":
                end = _enabled(found[index + 1 :], rule, len(source) + 1)
                scope = Span(comment.end(), end)
            else:
                scope = _scope(source, comment)
            yield Directive(Span.of(comment), rule, scope)


def _enabled(later: Iterable[regex.Match[str]], rule: str, end: int) -> int:
    """Give where a rule, or all of them (""), is enabled again, or else the end."""
    for comment in later:
        if comment["verb"] == "enable" and {"", rule} & _rules(comment).keys():
            return comment.start()
    return end


def _rules(comment: regex.Match[str]) -> dict[str, None]:
    """Give the rules a comment names, each once; "" for one that names none."""
    return dict.fromkeys(comment["rules"].replace(",", " ").split() or [""])


def _scope(source: str, comment: regex.Match[str]) -> Span:
    if comment["verb"] == "disable-file":
        return Span(0, len(source) + 1)
    before = (source.rfind(end, 0, comment.start()) for end in "\r\n")
    end = _line_end(source, comment.end())
    if comment["verb"] == "disable-line":
        return Span(max(before) + 1, end)
    # The next line is the next one with words on it: blank lines part paragraphs.
    while end < len(source) and not source[end : _line_end(source, end)].strip():
        end = _line_end(source, end)
    return Span(end, _line_end(source, end))


def _line_end(source: str, start: int) -> int:
    end = _LINE_END.search(source, start)
    return end.end() if end else len(source) + 1
