"""Names of another unit that came along with what was copied from its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns
from draftlint.corpus.library import Library
from draftlint.corpus.titles import PLACE
from draftlint.language import clauses
from draftlint_rules.duplicate.parts import copies, place_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint_rules.duplicate.parts.copies import Copy

# Whom one visits, helps or works with is named on purpose.
_ON_PURPOSE = patterns.compile(
    r"(?:学习|借鉴|考察|参观|赴|前往|来自|对口|帮扶|支援|协作|合作|毗邻|邻近|相邻|接壤|联合|会同|与|同|和|跟)"
    r"[^，。；：]{0,6}$"
    r"|(?i:\b(?:from|with|near|visit(?:ed|ing)?|like|to|neighbouring|neighboring) (?:the )?)$"
)
_ENDS_LEVEL = patterns.compile(rf"(?:{PLACE})$")


class Foreign(NamedTuple):
    """A name in a copied stretch, where it stands in both reports, and whose it is.

    `is_title` when it is the very name in the other report's title.
    """

    name: str
    span: Span
    other: str
    source: Span
    is_title: bool
    more: tuple[Span, ...]


def read(corpus: Corpus[Digest]) -> Iterator[tuple[str, Foreign]]:
    """Yield the names of other units, each once a copied stretch, with the path."""
    library = corpus.view(Library)
    for path, copied in corpus.view(copies.read).copies.items():
        mine = _Report(library, path)
        for copy in copied:
            if library.are_of_two_units(path, copy.other):
                for foreign in _in_copy(copy, mine, _Report(library, copy.other)):
                    yield path, foreign


class _Report:
    """The text of a report and the names that are its own."""

    def __init__(self, library: Library, path: str) -> None:
        self.passages = library.digest(path).passages
        self.text = "\n".join(passage.text for passage in self.passages)
        self.places = library.title(path).places
        last = self.places[-1] if self.places else ""
        stem = _ENDS_LEVEL.sub("", last)
        # 汀溪县 is called 汀溪, too.
        self.titles = tuple(filter(None, (last, stem if len(stem) > 1 else "")))

    def counts(self, name: str, copied: str) -> int:
        """Count a name in the report, but for a stretch of it."""
        return self.text.count(name) - copied.count(name)

    def has(self, name: str, copied: str) -> bool:
        """Whether something is a name, and the report's own, elsewhere, too."""
        if name in self.titles:
            return True
        again = self.counts(name, copied)
        # What comes before a name changes from sentence to sentence.
        return again > 0 and again == self.counts(name[1:], copied)

    def find(self, name: str) -> Span:
        """Give the first place of a name, the beginning of the report if it has none."""
        for passage in self.passages:
            at = passage.text.find(name)
            if at >= 0:
                return Span(passage.start + at, passage.start + at + len(name))
        return Span(0, 0)


def _in_copy(copy: Copy, mine: _Report, other: _Report) -> Iterator[Foreign]:
    laid, pairs = copy.laid, copy.stretch.pairs
    text = laid.document.view(clauses.read)
    start, end = text.starts[pairs[0].later], text.ends[pairs[-1].later]
    low = text.starts[min(pair.earlier for pair in pairs)]
    high = text.ends[max(pair.earlier for pair in pairs)]
    later, earlier = laid.document.narrow[start:end], laid.document.narrow[low:high]
    told: dict[str, list[Span]] = {}
    done = 0
    for first, after in _spans(later, other.titles):
        name = later[first:after]
        if first < done or not other.has(name, earlier):
            continue
        # What the report itself names, beside what it copied, is its own affair.
        if mine.counts(name, later) or any(name in place for place in mine.places):
            continue
        done = after
        if not _ON_PURPOSE.search(later, max(0, first - 12), first):
            told.setdefault(name, []).append(Span(start + first, start + after))
    for name, spans in told.items():
        here, *more = map(laid.original, spans)
        is_title = name in other.titles
        yield Foreign(name, here, copy.other, other.find(name), is_title, tuple(more))


def _spans(text: str, titles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where names may stand, in order, the longest first."""
    found = set(place_names.candidates(text))
    for title in titles:
        at = text.find(title)
        while at >= 0:
            found.add((at, at + len(title)))
            at = text.find(title, at + 1)
    yield from sorted(found, key=lambda span: (span[0], -span[1]))
