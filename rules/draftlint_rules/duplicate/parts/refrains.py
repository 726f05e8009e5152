"""Sentences that stand many times: each is told once, with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint.language import clauses, similarity
from draftlint_rules.duplicate.parts.evidence import length_of
from draftlint_rules.duplicate.parts.folding import originals
from draftlint_rules.duplicate.parts.places import is_field, is_line, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document, Span

# Shorter ones are what forms say again and again: 收支相抵，预算平衡。
_LEAST = 16.0
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Refrain:
    """Sentences in a row that stand `count` times; `copies` are the first few."""

    count: int
    copies: tuple[Span, ...]


def read(document: Document) -> tuple[Refrain, ...]:
    """Find the refrains in reading order, those with slips of their own left out."""
    found = tuple(_refrains(document))
    if len(found) < similarity.OFTEN:
        return found
    origins = originals(document.text(refrain.copies[0]) for refrain in found)
    return tuple(found[number] for number in sorted(set(origins)))


def _refrains(document: Document) -> Iterator[Refrain]:
    held: list[tuple[int, ...]] = []
    for copies in sorted(document.view(similarity.frequent), key=lambda one: one[1]):
        if held and not _follow(held[-1], copies):
            yield from _joined(document, held)
            held = []
        held.append(copies)
    if held:
        yield from _joined(document, held)


def _follow(former: tuple[int, ...], latter: tuple[int, ...]) -> bool:
    """Whether two sentences come one after the other, time and again."""
    return len(former) == len(latter) and all(
        one + 1 == other
        for one, other in zip(former[:_SHOWN], latter[:_SHOWN], strict=True)
    )


def _joined(document: Document, held: list[tuple[int, ...]]) -> Iterator[Refrain]:
    """Yield the refrain that some sentences make together, if they say enough."""
    text = document.view(clauses.read)
    copies = [
        (text.firsts[first], text.firsts[last + 1] - 1)
        for first, last in zip(held[0][:_SHOWN], held[-1][:_SHOWN], strict=True)
    ]
    first, last = copies[0]
    block = text.block(first)
    if is_line(document, block) or is_field(document, block):
        return
    if length_of(text, first, last) < _LEAST:
        return
    spans = tuple(span_of(document, text, *copy) for copy in copies)
    yield Refrain(len(held[0]), spans)
