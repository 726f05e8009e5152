"""The clauses of a document, each with a key in which equal words compare equal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.document import Document

# While a text is read, every mark becomes one of these two; a search for one of many
# characters is several times as slow as a replacement of each.
_CLAUSE_END, _SENTENCE_END = "\n", "\r"
_ENDS_CLAUSE, _ENDS_SENTENCE = ",：:\t", "。；！？;!?…"
_FULL_STOP = patterns.plain(r"\.(?=\s)")
_THOUSANDS = patterns.plain(r",(?=[0-9]{3})(?<=[0-9],)")
# What the draft leaves open (X、**) counts as a figure: it will become one.
_OPEN = "*×○"
FIGURE = patterns.compile(
    rf"[\dX{_OPEN}_]+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿点]{{3,}}"
)
# A longer clause is cut at its 、 too: the items of an enumeration.
_LONGEST = 40
# The number of a heading or an item is not part of what it says.
_LABEL = patterns.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章节条]"
    r"|[（(]?\d{1,2}(?:\.\d{1,2}){0,3}(?:[）)、．]|\.(?!\d)|(?=\s))|[①-⑳])\s*"
)
# Han letters are words as well; a range is looked at first.
_NO_WORD = patterns.plain(rf"[^\u4e00-\u9fff\w\n{_OPEN}]")
_HAN_DIGIT = "[〇零一二三四五六七八九十百千万亿点]"
_HAN_FIGURE = patterns.plain(f"{_HAN_DIGIT}{_HAN_DIGIT}{_HAN_DIGIT}+")
_ZEROS = patterns.plain("00+")
# The kinds of blocks that are read as sentences.
RUNNING_TEXT = frozenset(
    {Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.TEXT_BOX}
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Parallel columns, one entry a clause, in reading order.

    A clause runs up to its mark (，。；：！？ …), which is left out; one without a word
    is none.  `words` holds its letters and digits alone, in lower case; in `keys` every
    figure and every gap (X、**) is 0 besides.

    `firsts` are the clauses that begin a sentence (up to 。；！？), `block_starts` the
    offsets at which the blocks of the document begin; both end with what would follow.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    keys: Sequence[str]
    firsts: Sequence[int]
    block_starts: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def weight(self, index: int) -> float:
        """Tell how much a clause says: the Han characters of its key, figures aside."""
        key = self.keys[index]
        size = len(key) - key.count("0")
        return size / 2.5 if key.isascii() else size

    def sentence(self, index: int) -> int:
        """Give the number of the sentence that a clause is in."""
        return bisect_right(self.firsts, index) - 1

    def block(self, index: int) -> int:
        """Give the block that a clause is in, as an index into `Document.blocks`."""
        return bisect_right(self.block_starts, self.starts[index]) - 1

    def within_sentence(self, index: int) -> tuple[int, int]:
        """Give the first and the last clause of the sentence that a clause is in."""
        return self.within_sentences(index, index)

    def within_sentences(self, first: int, last: int) -> tuple[int, int]:
        """Extend a stretch of clauses to the ends of its sentences."""
        following = self.sentence(last) + 1
        return self.firsts[self.sentence(first)], self.firsts[following] - 1

    def within_block(self, index: int) -> tuple[int, int]:
        """Give the first and the last clause of the block that a clause is in."""
        number = self.block(index)
        start, following = self.block_starts[number], self.block_starts[number + 1]
        return bisect_left(self.starts, start), bisect_left(self.starts, following) - 1


def read(document: Document) -> Clauses:
    """Read the clauses of running text; table cells, headers and comments have none."""
    text = _marked(_running_text(document))
    sentences = accumulate([len(part) + 1 for part in text.split(_SENTENCE_END)])
    clauses = text.replace(_SENTENCE_END, _CLAUSE_END).split(_CLAUSE_END)
    text = _CLAUSE_END.join(
        [
            _cut_at_items(clause) if len(clause) > _LONGEST else clause
            for clause in clauses
        ]
    )
    offsets = list(
        accumulate([len(part) + 1 for part in text.split(_CLAUSE_END)], initial=0)
    )
    bare = _bare(text)
    words = _words(bare)
    keys = list(compress(_keys(bare), words))
    starts = list(compress(offsets, words))
    firsts = {0, len(starts), *(bisect_left(starts, start) for start in sentences)}
    return Clauses(
        starts,
        [end - 1 for end in compress(offsets[1:], words)],
        list(filter(None, words)),
        keys,
        sorted(firsts),
        [*(block.span.start for block in document.blocks), len(document.source)],
    )


def _running_text(document: Document) -> str:
    """Give the text with all between the paragraphs, and their numbers, left blank."""
    text = document.narrow.replace("\n", " ").replace("\r", " ")
    parts: list[str] = []
    done = 0
    for block in document.blocks:
        if block.kind not in RUNNING_TEXT:
            continue
        start, stop = block.span.start, block.span.end
        if label := _LABEL.match(text, start, stop):
            start = label.end()
        size = start - done
        blank = f"{_SENTENCE_END}{' ' * (size - 2)}{_SENTENCE_END}"[:size]
        parts += (blank, text[start:stop])
        done = stop
    return "".join(parts)


def _marked(text: str) -> str:
    """Put one mark for all that end a clause, and one for all that end a sentence."""
    text = _THOUSANDS.sub(".", text.replace("，", ","))
    text = _FULL_STOP.sub(_SENTENCE_END, text)
    for mark in _ENDS_CLAUSE:
        text = text.replace(mark, _CLAUSE_END)
    for mark in _ENDS_SENTENCE:
        text = text.replace(mark, _SENTENCE_END)
    return text


def _cut_at_items(clause: str) -> str:
    """Cut a long clause at its 、 until what is left is short."""
    upto = clause.find("、", len(clause) - _LONGEST - 1) + 1 or len(clause)
    return clause[:upto].replace("、", _CLAUSE_END) + clause[upto:]


def _bare(text: str) -> str:
    """Leave letters, digits and gaps, in lower case; an X is a gap, an x a letter."""
    for mark in "、 \u3000":  # the most frequent ones go faster so
        text = text.replace(mark, "")
    return _NO_WORD.sub("", text).replace("X", "×").lower()


def _words(bare: str) -> list[str]:
    bare = bare.replace("*", "").replace("○", "").replace("×", "x")
    return bare.split(_CLAUSE_END)


def _keys(bare: str) -> list[str]:
    for figure in f"123456789{_OPEN}_":
        bare = bare.replace(figure, "0")
    return _ZEROS.sub("0", _HAN_FIGURE.sub("0", bare)).split(_CLAUSE_END)
