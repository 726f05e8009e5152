"""The clauses of a document, each with a key in which equal words compare equal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document

_END = patterns.compile(r"[，。；：！？,;:!?…\t]+|\.(?=\s)")
_ENDS_SENTENCE = frozenset("。；！？;!?….")
# What the draft leaves open (X、**) counts as a figure: it will become one.
FIGURE = patterns.compile(
    r"[\dX×*○_]+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿点]{3,}"
)
# A longer clause is cut at its 、 too: the items of an enumeration.
_LONGEST = 40
_THOUSANDS = patterns.compile(r"(?<=\d)[,，](?=\d\d\d)")
# The number of a heading or an item is not part of what it says.
_LABEL = patterns.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章节条]"
    r"|[（(]?\d{1,2}(?:\.\d{1,2}){0,3}(?:[）)、．]|\.(?!\d)|(?=\s))|[①-⑳])\s*"
)
_NO_WORD = patterns.compile(r"[^\w\n]+")
_LINE_END = patterns.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_RUNNING_TEXT = frozenset(
    {Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.TEXT_BOX}
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Parallel columns, one entry a clause, in reading order.

    A clause runs up to its mark (，。；：！？ …), which is left out.  `words` holds its
    letters and digits alone, in lower case; in `keys` every figure and every gap (X、
    **) is 0 besides.  `sentences` and `blocks` number the sentence (up to 。；！？) and
    the block that each belongs to; `blocks` indexes `Document.blocks`.  `weights` tell
    how much each says: the Han characters of its key, figures aside.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    keys: Sequence[str]
    sentences: Sequence[int]
    blocks: Sequence[int]
    weights: Sequence[float]

    def __len__(self) -> int:
        return len(self.keys)

    def sentence(self, index: int) -> tuple[int, int]:
        """Give the first and the last clause of the sentence that a clause is in."""
        number = self.sentences[index]
        first = bisect_left(self.sentences, number, 0, index)
        return first, bisect_right(self.sentences, number, index) - 1


def read(document: Document) -> Clauses:
    """Read the clauses of running text; table cells, headers and comments have none."""
    text = _THOUSANDS.sub(".", _LINE_END.sub(" ", document.narrow))
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    blocks: list[int] = []
    sentence, closed = 0, True
    for number, start, end, closes in _cut(document, text):
        if blocks and number != blocks[-1] and not closed:
            sentence += 1  # the block before ended with a colon
        starts.append(start)
        ends.append(end)
        blocks.append(number)
        sentences.append(sentence)
        sentence, closed = sentence + closes, closes
    if not starts:
        return Clauses((), (), (), (), (), (), ())
    pieces = "\n".join(map(text.__getitem__, map(slice, starts, ends)))
    words = _NO_WORD.sub("", pieces).lower().split("\n")
    keys = _NO_WORD.sub("", FIGURE.sub("0", pieces)).lower().split("\n")
    weights = [_weight(key) for key in keys]
    return Clauses(starts, ends, words, keys, sentences, blocks, weights)


def _weight(key: str) -> float:
    size = len(key) - key.count("0")
    return size / 2.5 if key.isascii() else size


def _cut(document: Document, text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield block number, start, end, and whether the sentence ends there."""
    for number, block in enumerate(document.blocks):
        if block.kind not in _RUNNING_TEXT:
            continue
        start, stop = block.span.start, block.span.end
        if label := _LABEL.match(text, start, stop):
            start = label.end()
        for mark in _END.finditer(text, start, stop):
            end = mark.start()
            while end - start > _LONGEST:
                item = text.find("、", start + 1, end)
                if item < 0:
                    break
                yield number, start, item, False
                start = item + 1
            if end > start:
                yield number, start, end, text[end] in _ENDS_SENTENCE
            start = mark.end()
        if start < stop:
            yield number, start, stop, True
