"""What the comparison needs of one document: its passages, and how it begins."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus import sketches
from draftlint.document import Span
from draftlint.language import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Block, Document
    from draftlint.language.clauses import Clauses
    from draftlint.wording import Text

# Changes whenever a stored digest could no longer be compared with a new one.
VERSION = 1
# Bounds in Han characters; three Latin letters say as much as one.  A paragraph below
# _SHORT is joined with its short neighbours until they make a _RUN; one above _LONG is
# cut; what stays below the _SHORTEST leads nowhere.
_SHORTEST, _SHORT, _RUN, _LONG = 24, 80, 160, 1_000
LATIN = 3
# The first paragraphs hold a title, the names above and below it, the first sentence.
_LOOK, _HEAD, _CUT = 40, 8, 80


class Passage(NamedTuple):
    """A paragraph, or a run of short ones.

    `text` is what stands in `Document.narrow` from `start` on, so that text[i] is
    source[start + i]; `blocks` are its paragraphs, as offsets into `text`, `places` are
    where a person looks for each.  `packed` are its `keys`, four bytes each: numbers by
    the thousand would weigh ten times as much.
    """

    start: int
    text: str
    blocks: tuple[tuple[int, int], ...]
    places: tuple[Text, ...]
    packed: bytes

    @property
    def keys(self) -> array[int]:
        """Numbers by which nearly the same passage is found, distinct (sketches.py)."""
        return array("I", self.packed)


class Digest(NamedTuple):
    """A document as others are compared with it; it does not know its own path.

    `passages` are in reading order.  `head` are the first few paragraphs, cut short:
    title, unit and year stand there; `opening` is the span of the first.  `characters`
    counts what the document says, in Han characters, figures aside; `fingerprint` is
    the same for documents that say the same word by word, whatever their formats.
    """

    passages: tuple[Passage, ...]
    head: tuple[str, ...]
    opening: tuple[int, int]
    characters: int
    fingerprint: int


class _Stretch(NamedTuple):
    """What makes a passage: its blocks, its first clause and the one behind its last."""

    blocks: tuple[Block, ...]
    first: int
    after: int


def read(document: Document) -> Digest:
    """Take the digest of a document; a view (see Document.view)."""
    text = document.view(clauses.read)
    stretches = tuple(_stretches(document, text))
    said = ["".join(text.keys[one.first : one.after]) for one in stretches]
    head = [b.span for b in document.blocks[:_LOOK] if b.kind in clauses.RUNNING_TEXT]
    narrow = document.narrow
    return Digest(
        tuple(
            _passage(narrow, one, keys)
            for one, keys in zip(stretches, sketches.keys(said), strict=True)
        ),
        tuple(
            narrow[one.start : min(one.end, one.start + _CUT)] for one in head[:_HEAD]
        ),
        (head[0].start, head[0].end) if head else (0, 0),
        size("".join(text.keys).replace("0", "")),
        _fingerprint("\n".join(text.words)),
    )


def size(words: str) -> int:
    """Count what some words say, in Han characters."""
    return len(words) // (LATIN if words.isascii() else 1)


def _passage(narrow: str, stretch: _Stretch, keys: array[int]) -> Passage:
    spans = [block.span for block in stretch.blocks]
    start, end = spans[0].start, spans[-1].end
    return Passage(
        start,
        narrow[start:end],
        tuple((span.start - start, span.end - start) for span in spans),
        tuple(block.place for block in stretch.blocks),
        keys.tobytes(),
    )


def _fingerprint(words: str) -> int:
    from hashlib import blake2b  # it takes longer to load than a short draft to check

    hashed = blake2b(words.encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(hashed.digest(), "big")


def _stretches(document: Document, text: Clauses) -> Iterator[_Stretch]:
    """Cut the running text into passages; what stands in between ends a run."""
    held: list[_Stretch] = []
    total = after = 0
    for block in document.blocks:
        first = bisect_left(text.starts, block.span.start, after)
        after = bisect_left(text.starts, block.span.end, first)
        if block.kind not in clauses.RUNNING_TEXT:
            yield from _joined(held, total)
            held, total = [], 0
        if first == after:
            continue
        one = _Stretch((block,), first, after)
        said = size("".join(text.keys[first:after]))
        if said >= _SHORT:
            yield from _joined(held, total)
            yield from _cut(text, one) if said > _LONG else (one,)
            held, total = [], 0
            continue
        held.append(one)
        total += said
        if total >= _RUN:
            yield from _joined(held, total)
            held, total = [], 0
    yield from _joined(held, total)


def _joined(held: list[_Stretch], total: int) -> Iterator[_Stretch]:
    """Make one passage of short paragraphs, if they say anything."""
    if total >= _SHORTEST:
        blocks = tuple(block for one in held for block in one.blocks)
        yield held[0]._replace(blocks=blocks, after=held[-1].after)


def _cut(text: Clauses, whole: _Stretch) -> Iterator[_Stretch]:
    """Cut a very long paragraph between clauses."""
    (block,) = whole.blocks
    first, start, said = whole.first, block.span.start, 0
    for index in range(whole.first, whole.after):
        said += len(text.keys[index])
        if said >= _LONG and index + 1 < whole.after:
            end = text.ends[index]
            part = replace(block, span=Span(start, end))
            yield _Stretch((part,), first, index + 1)
            first, start, said = index + 1, end, 0
    rest = replace(block, span=Span(start, block.span.end))
    yield _Stretch((rest,), first, whole.after)
