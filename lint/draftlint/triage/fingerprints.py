"""Names for findings that survive edits elsewhere in the draft.

A fingerprint is made of a rule, of the words it marked and of the words around them,
up to the ends of the sentence: no paragraph beside it takes part, no line or offset, no
message.  Blanks, marks and the width of characters do not count, so that neither
re-wrapping nor a mended comma makes a new finding of an old one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from draftlint import patterns
from draftlint.document import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.document import Block, Cell, Document
    from draftlint.finding import Finding

_AROUND = 16  # letters and figures
_WITHIN = 256  # characters, in which to look for them
_WINDOWS = (40, _WITHIN)  # the first is wide enough nearly always
_MOST_ROWS = 200  # that one cell may name: a file may say that it is endless
_LONG = 64  # of what is longer, as a section is, beginning and end will do
_SENTENCE_END = patterns.compile(r"[。！？!?；;…]|\.(?=\s|$)")
_NO_WORDS = patterns.compile(r"[^\p{L}\p{N}]+")
_UNSEEN = patterns.compile(r"[\s\p{Cf}]+")
_QUOTED = patterns.compile("“([^“”]*)”")
# What a paragraph begins with is renumbered when one is put before it.
_NUMBER = patterns.compile(
    r"""(?x)
    \s{0,64} (?: [#>*+•-]{1,8} \s{0,8} )?
    (?: [（(]? (?: [一二三四五六七八九十百]+ | \d{1,3} ) [）)、.．] (?!\d) | [①-⑳] )
    \s{0,8}
    """
)

# What is left for NFKC to do in nearly every Chinese sentence.
_WIDE = tuple(
    (wide, normalize("NFKC", wide)) for wide in "，；：（）！？％＋－／～…\u3000"
)
_READING_ORDER = attrgetter("span.start", "span.end", "rule", "message.en")


def fingerprints(
    document: Document, findings: Iterable[Finding], allowed: Iterable[Finding] = ()
) -> Iterator[tuple[Finding, str]]:
    """Yield the findings in reading order, then the allowed ones, each with its own.

    A fingerprint has 16 hexadecimal digits.  Equal ones are counted in this order: what
    the author allows or mends leaves the others the names that they had.
    """
    surroundings = _Surroundings(document)
    seen: Counter[str] = Counter()
    for finding in (*_in_order(findings), *_in_order(allowed)):
        key = "\0".join((finding.rule, *surroundings.of(finding)))
        seen[key] += 1
        named = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
        yield finding, blake2b(named, digest_size=8).hexdigest()


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=_READING_ORDER)


class _Surroundings:
    """What stands around the findings of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._number_ends: dict[int, int] = {}

    def of(self, finding: Finding) -> tuple[str, ...]:
        """Give the words marked, before and after them, and those of the table row."""
        span, block = finding.span, self._block(finding.span)
        # An empty place has no words of its own; of the message only what it quotes
        # counts, so that a rule may say it better one day.
        quoted = "" if len(span) else "\n".join(_QUOTED.findall(finding.message.zh))
        if block is None:
            return self._marked(span.start, span.end) + quoted, "", "", ""
        first, end = self._text_start(block, span), block.span.end
        last = span.end if end <= span.start else min(span.end, end)
        return (
            self._marked(max(first, span.start), last) + quoted,
            self._before(first, min(span.start, end)),
            self._after(max(first, span.end), end),
            self._row(block),
        )

    def _block(self, span: Span) -> Block | None:
        """Give the block that a span begins in, or on whose last line, behind it.

        What lies between blocks, as blank lines do, has no surroundings.
        """
        block = self.document.block_at(span.start)
        if block is None or not span.end:
            return None
        if span.start < block.span.end:
            return block
        if span.start > block.span.end + _WITHIN:
            return None
        last = span.start + (len(span) > 0)
        between = self.document.source[block.span.end : last]
        behind = not between[: span.start - block.span.end].strip()
        return block if behind and not {"\r", "\n"}.intersection(between) else None

    def _text_start(self, block: Block, span: Span) -> int:
        """Where a block's own words begin, behind the number that it begins with.

        A number that the author wrote counts where it is what was found; what Word
        counts out never does.
        """
        start = block.span.start
        if block.label is not None:
            start = max(start, block.label.end)
        if start not in self._number_ends:
            number = _NUMBER.match(self.document.prose, start, block.span.end)
            self._number_ends[start] = number.end() if number else start
        end = self._number_ends[start]
        return end if end <= span.start else start

    def _marked(self, start: int, end: int) -> str:
        source = self.document.source
        if end - start > 2 * _WITHIN:
            text = source[start : start + _WITHIN] + source[end - _WITHIN : end]
        else:
            text = source[start:end]
        seen = _normal(text)
        if " " in seen or not seen.isprintable():
            seen = _UNSEEN.sub("", seen)
        half = _LONG // 2
        return seen if len(seen) <= _LONG else seen[:half] + seen[-half:]

    def _before(self, start: int, end: int) -> str:
        prose = self.document.prose
        # A full stop is a sentence's end where nothing follows within the block.
        if prose[max(start, end - 1) : end] == ".":
            return ""
        ended = bisect_left(self._sentence_ends, end)
        begun = self._sentence_ends[ended - 1] + 1 if ended else 0
        words = ""
        for within in _WINDOWS:
            first = max(start, end - within, begun)
            words = _words(prose[first:end])
            if first > end - within or len(words) > _AROUND:
                break
        return words[-_AROUND:]

    def _after(self, start: int, end: int) -> str:
        ends = self._sentence_ends
        following = bisect_left(ends, start - 1)
        if following < len(ends) and ends[following] == start - 1:
            return ""
        last = min(end, ends[following]) if following < len(ends) else end
        words = ""
        for within in _WINDOWS:
            words = _words(self.document.prose[start : min(last, start + within)])
            if last <= start + within or len(words) > _AROUND:
                break
        return words[:_AROUND]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end.start() for end in _SENTENCE_END.finditer(self.document.prose)]

    def _row(self, block: Block) -> str:
        """Give the words that name a cell's row: its first with letters, if before."""
        if block.kind is not Kind.TABLE_CELL:
            return ""
        index = bisect_right(self._cell_starts, block.span.start) - 1
        cell = self._cells[index][0] if index >= 0 else None
        if cell is None or block.span not in cell.span:
            return ""
        name = self._cells[index][1]
        if name is None or name.column >= cell.column:
            return ""
        return self._letters(name)

    @cached_property
    def _cell_starts(self) -> list[int]:
        return [cell.span.start for cell, _ in self._cells]

    @cached_property
    def _cells(self) -> list[tuple[Cell, Cell | None]]:
        """Every cell of every table with the one that names its row."""
        found = []
        for table in self.document.tables:
            names: dict[int, Cell] = {}
            for cell in table.cells:
                if self._letters(cell):
                    rows = min(cell.row_span, _MOST_ROWS)
                    for row in range(cell.row, cell.row + rows):
                        names.setdefault(row, cell)
                found.append((cell, names.get(cell.row)))
        return sorted(found, key=lambda pair: pair[0].span)

    def _letters(self, cell: Cell) -> str:
        """Give the letters that a cell begins with, without its figures."""
        start, end = cell.span.start, min(cell.span.end, cell.span.start + _WITHIN)
        words = _words(self.document.prose[start:end])
        return "".join(filter(str.isalpha, words))[:_AROUND]


def _words(text: str) -> str:
    return _NO_WORDS.sub("", _normal(text))


def _normal(text: str) -> str:
    """Give a text in NFKC, which takes fifty times as long where it finds work."""
    if not is_normalized("NFKC", text):
        for wide, narrow in _WIDE:
            text = text.replace(wide, narrow)
    return normalize("NFKC", text)
