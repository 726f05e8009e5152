"""Which passages hold a key: made in one go, or by bands of keys in many processes."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Keys: TypeAlias = "Sequence[int]"
# A passage's number and those of its keys that are in a band.
Part: TypeAlias = "tuple[int, array[int]]"


class Bounds(NamedTuple):
    """Keys that more than `least` and at most `most` passages hold lead somewhere."""

    least: int
    most: int


class Postings(NamedTuple):
    """How many passages hold a key, and which, by their numbers in order.

    `counts` leaves out keys that `Bounds.least` passages hold or fewer, `places` also
    those that more than `Bounds.most` hold.
    """

    counts: Mapping[int, int]
    places: Mapping[int, Sequence[int]]


if TYPE_CHECKING:
    Invert: TypeAlias = Callable[[Sequence[Keys], Bounds], Postings]


def invert(passages: Sequence[Keys], bounds: Bounds) -> Postings:
    """Make the postings of passages, whose numbers are their places in the sequence."""
    return _inverted(list(enumerate(passages)), bounds)


def bands(first: int, passages: Iterable[Keys], count: int) -> list[list[Part]]:
    """Deal the keys of some passages out to `count` bands: a key is always in one band.

    `first` is the number of the first passage.
    """
    dealt: list[list[Part]] = [[] for _ in range(count)]
    for number, keys in enumerate(passages, first):
        hands: list[list[int]] = [[] for _ in range(count)]
        for key in keys:
            hands[key % count].append(key)
        for band, hand in zip(dealt, hands, strict=True):
            if hand:
                band.append((number, array("Q", hand)))
    return dealt


def of_band(parts: Iterable[Iterable[Part]], bounds: Bounds) -> Postings:
    """Make the postings of one band, of what `bands` dealt out to it, in order."""
    return _inverted(list(chain.from_iterable(parts)), bounds)


def together(parted: Iterable[Postings]) -> Postings:
    """Put the postings of all bands together."""
    counts: dict[int, int] = {}
    places: dict[int, Sequence[int]] = {}
    for postings in parted:
        counts.update(postings.counts)
        places.update(postings.places)
    return Postings(counts, places)


def _inverted(passages: Sequence[tuple[int, Keys]], bounds: Bounds) -> Postings:
    least, most = bounds
    counted = Counter(chain.from_iterable(keys for _, keys in passages))
    counts = {key: count for key, count in counted.items() if count > least}
    leading = {key for key, count in counts.items() if count <= most}
    places: dict[int, list[int]] = defaultdict(list)
    for number, keys in passages:
        for key in leading.intersection(keys):
            places[key].append(number)
    return Postings(counts, dict(places))
