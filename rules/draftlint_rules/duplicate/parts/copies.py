"""What reports of a corpus have from each other: the newer is told of the older."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus import sketches
from draftlint.corpus.library import Library
from draftlint.formats import text as text_format
from draftlint.language import clauses
from draftlint_rules.duplicate.parts import comparison, pairings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from draftlint import Span
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint.corpus.laying import Laid
    from draftlint_rules.duplicate.parts.comparison import Stretch
    from draftlint_rules.duplicate.parts.pairings import Pairing

# The part of a report that comes from another, for most of it to do so, and for the
# two to be versions of one report.
MOST, VERSION = 0.5, 0.8
# What says less is no report.
_LEAST = 80


class Copy(NamedTuple):
    """A stretch of a report that stands in an older one; `laid` holds both.

    A `common` wording is no copy by itself, but counts where most of a report is one.
    """

    path: str
    other: str
    laid: Laid
    stretch: Stretch
    common: bool


class Whole(NamedTuple):
    """A report of which most stands in another; `share` is the part, 0 to 1.

    `is_version` when both are one report, in two versions or two formats.
    """

    path: str
    other: str
    share: float
    is_version: bool


class Found(NamedTuple):
    """The copies in each draft, in its order and no place twice, and whole reports."""

    copies: Mapping[str, tuple[Copy, ...]]
    wholes: Mapping[str, tuple[Whole, ...]]


def read(corpus: Corpus[Digest]) -> Found:
    """Find what each draft has from others; versions of it are no others."""
    library = corpus.view(Library)
    wholes: dict[str, list[Whole]] = defaultdict(list)
    for whole in _identical(library):
        wholes[whole.path].append(whole)
    by_draft: dict[str, list[Copy]] = defaultdict(list)
    for copies in _compared(library, corpus.view(_right)).values():
        whole = _whole(library, copies)
        if whole.is_version:
            wholes[whole.path].append(whole)
        else:
            by_draft[whole.path] += copies
    claimed = {path: _claimed(copies) for path, copies in by_draft.items()}
    for path, kept in claimed.items():
        for other in dict.fromkeys(copy.other for copy in kept):
            whole = _whole(library, [copy for copy in kept if copy.other == other])
            if whole.share >= MOST:
                wholes[path].append(whole)
    return Found(
        {
            path: tuple(c for c in kept if not c.common)
            for path, kept in claimed.items()
        },
        {path: tuple(found) for path, found in wholes.items()},
    )


def _compared(
    library: Library, right: frozenset[str]
) -> Mapping[tuple[str, str], Sequence[Copy]]:
    """Compare what may be copies, the newer report with the older."""
    paired = {(one.later, one.earlier): one for one in pairings.read(library)}
    found = {
        pair: copies
        for pair, pairing in paired.items()
        if (copies := _copies(library, pairing, right))
    }
    for pair in library.reversed(found):
        del found[pair]
        turned = paired[pair].turned()
        if copies := _copies(library, turned, right):
            found[turned.later, turned.earlier] = copies
    return found


def _copies(
    library: Library, pairing: Pairing, right: frozenset[str]
) -> Sequence[Copy]:
    """Give the copies between two reports, without what many reports say."""
    earlier, later = library.digest(pairing.earlier), library.digest(pairing.later)
    laid, stretches = comparison.compare(earlier, later, pairing.twins, right)
    text = laid.document.view(clauses.read)
    copies = []
    for stretch in stretches:
        said = "".join(text.keys[pair.later] for pair in stretch.pairs)
        rarity = library.rarity(pairing.earlier, sketches.keys([said])[0])
        weighed = stretch._replace(evidence=stretch.evidence * rarity)
        common = not weighed.is_copy
        if not common or pairing.is_whole:
            copies.append(Copy(pairing.later, pairing.earlier, laid, stretch, common))
    return copies


def _whole(library: Library, copies: Sequence[Copy]) -> Whole:
    """Tell how much of a report comes from one other, and whether both are one."""
    path, other = copies[0].path, copies[0].other
    same = sum(copy.stretch.same for copy in copies)
    share = min(1.0, same / max(1, library.digest(path).characters))
    return Whole(
        path, other, share, share >= VERSION and _are_one(library, path, other)
    )


def _are_one(library: Library, path: str, other: str) -> bool:
    """Whether two reports are of one unit and of one year, as far as they tell."""
    mine, theirs = library.title(path), library.title(other)
    return library.are_of_one_year(path, other) and (
        mine.is_of_unit(theirs) or not (mine.unit and theirs.unit)
    )


def _identical(library: Library) -> Iterable[Whole]:
    """Yield the drafts that say the same as an older report, word by word."""
    for path, digest in library.drafts.items():
        if digest.characters < _LEAST:
            continue
        older = [one for one in library.twins(path) if library.is_later(path, one)]
        if older:
            other = min(older, key=lambda one: (library.title(one).year, one))
            yield Whole(path, other, 1.0, _are_one(library, path, other))


def _claimed(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Keep of copies of one place the one from the report that most comes from."""
    total: dict[str, float] = defaultdict(float)
    for copy in copies:
        total[copy.other] += copy.stretch.same
    kept: list[Copy] = []
    for copy in sorted(copies, key=lambda one: (-total[one.other], one.other)):
        at = bisect_right(kept, copy.stretch.later, key=_later)
        near = kept[max(0, at - 1) : at + 1]
        if not any(copy.stretch.later.overlaps(one.stretch.later) for one in near):
            kept.insert(at, copy)
    return tuple(kept)


def _later(copy: Copy) -> Span:
    return copy.stretch.later


def _right(corpus: Corpus[Digest]) -> frozenset[str]:
    """Collect the clauses of templates and of what is allowed: they are no copies."""
    templates = (one.text for digest in corpus.templates for one in digest.passages)
    documents = map(text_format.document, (*corpus.allow, *templates))
    return frozenset(key for one in documents for key in clauses.read(one).keys)
