"""A third party's plugin: rules simple enough that a test can foresee every finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

import draftlint
from draftlint import CorpusRule, Document, Family, Finding, Rule, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.rule import AnyRule


@dataclass(frozen=True)
class ForbiddenWord(Rule):
    """Find a word that must not be in a draft.

    It is here for the tests.

    Every other word is left alone.
    """

    name = "forbidden-word"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="不能写“{word}”", en="“{word}” must not be here")
    chinese = """
        找出不该写的词。

        供测试用。

        别的词不报。
    """

    # An option of every kind there is.
    word: str = "BANNED"
    least_times: int = 1
    share: float = 0.0
    in_quotes: bool = True
    beside: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        for match in document.find(regex.compile(regex.escape(self.word))):
            yield self.found(match, word=match[0])


@dataclass(frozen=True)
class SharedOpening(CorpusRule[str]):
    """Find drafts that begin alike.

    It is here for the tests.

    The first of them is left alone.
    """

    name = "shared-opening"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(zh="与 {path} 开头相同", en="begins like {path}")
    chinese = """
        找出开头相同的稿子。

        供测试用。

        第一份不报。
    """

    characters: int = 6

    def digest(self, document: Document) -> str:
        return document.source[: self.characters]

    def compare(
        self, digests: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, Finding]]:
        first: dict[str, str] = {}
        for path, opening in digests:
            earlier = first.setdefault(opening, path)
            if earlier != path:
                yield path, self.found(Span(0, len(opening)), path=earlier)


@draftlint.hookimpl
def draftlint_rules() -> tuple[type[AnyRule], ...]:
    return (ForbiddenWord, SharedOpening)
