"""What an author wrote into the draft for draftlint: draftlint-disable and its kin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from draftlint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# In Markdown an HTML comment; in plain text a line that begins with any mark but a
# word: "# draftlint-disable-line RULE", "// draftlint-enable".  A reason follows "--".
_COMMENT = regex.compile(
    r"""(?xm)
    (?: <!--[ \t]* | ^[^\w\r\n<]+ )
    draftlint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)\b
    [ \t]* (?P<rules>(?:[ \t,]*[a-z][a-z0-9-]*[a-z0-9])*)
    [^\r\n]*
    """
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: where it stands, its verb, the rules it names, where it holds."""

    span: Span
    verb: str
    rules: tuple[str, ...]
    scope: Span

    def covers(self, rule: str, place: Span) -> bool:
        """Whether it lets a finding of this rule begin at this place."""
        named = not self.rules or rule in self.rules
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
    found = [(comment, _rules(comment)) for comment in comments(source)]
    for index, (comment, rules) in enumerate(found):
        if comment["verb"] == "enable":
            continue
        if comment["verb"] != "disable":
            yield Directive(
                Span.of(comment), comment["verb"], rules, _scope(source, comment)
            )
            continue
        for rule in rules or ("",):
            end = next(
                (
                    later.start()
                    for later, names in found[index + 1 :]
                    if later["verb"] == "enable" and (not names or rule in names)
                ),
                len(source) + 1,
            )
            names = (rule,) if rule else ()
            scope = Span(comment.end(), end)
            yield Directive(Span.of(comment), "disable", names, scope)


def _rules(comment: regex.Match[str]) -> tuple[str, ...]:
    return tuple(comment["rules"].replace(",", " ").split())


def _scope(source: str, comment: regex.Match[str]) -> Span:
    if comment["verb"] == "disable-file":
        return Span(0, len(source) + 1)
    start = source.rfind("\n", 0, comment.start()) + 1
    end = _line_end(source, comment.end())
    if comment["verb"] == "disable-line":
        return Span(start, end)
    # The next line is the next one with words on it: blank lines part paragraphs.
    while end < len(source) and not source[end : _line_end(source, end)].strip():
        end = _line_end(source, end)
    return Span(end, _line_end(source, end))


def _line_end(source: str, start: int) -> int:
    end = source.find("\n", start)
    return len(source) + 1 if end < 0 else end + 1
