"""Where the keys of an index stand: sorted, cut into parts, packed, merged.

A posting is a number of 64 bits: the key and the place, which is the running number of a
passage in the archive.  Sorted postings make a segment; it is cut into parts by the
first bits of the key, so that a key is found by reading one small part.  New documents
come in segments of their own, which are merged when there are many: no posting is
written more than a few times, and few of them are held in memory at a time.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload
from zlib import compress, decompressobj
from zlib import error as BadCompression  # noqa: N812 - it is a class

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

_KEY_BITS, _PLACE_BITS = 32, 32
# Rows go by one number: that of the segment, then that of the part.
_PART_BITS = 24
_BITS = _KEY_BITS + _PLACE_BITS
_PLACE = (1 << _PLACE_BITS) - 1
# A part holds about so many postings: few enough to be read for one key.
_A_PART = 256
_MOST_BITS = _PART_BITS
# So many postings are sorted at a time when segments are merged.
_AT_ONCE = 300_000
_PLANES = array("Q").itemsize
# So many keys are looked up at once, and so many held: of a draft, each comes twice.
_ASKED, _HELD = 500, 20_000
_MARKS = ", ".join("?" * _ASKED)
# What is larger than this was not packed here: an index may come from anywhere.
_MOST_BYTES = 1 << 27


class Segment(NamedTuple):
    """Postings in parts by the first `bits` bits of their keys."""

    number: int
    bits: int
    postings: int


def posting(key: int, place: int) -> int:
    """Make a posting."""
    return key << _PLACE_BITS | place


def write(connection: sqlite3.Connection, postings: list[int]) -> None:
    """Add sorted postings as a segment of their own."""
    bits = _bits_for(len(postings))
    segment = _new_segment(connection, bits, len(postings))
    _put(connection, segment, bits, postings)


def merge(
    connection: sqlite3.Connection,
    several: Sequence[Segment],
    gone: Callable[[int], bool] | None = None,
) -> None:
    """Make one segment of several, without the places that are gone.

    What has been read is deleted at once, so that what is written takes its room.
    """
    total = sum(segment.postings for segment in several)
    bits = _bits_for(total)
    slices = min(bits, max(0, (total // _AT_ONCE).bit_length()))
    target = _new_segment(connection, bits, 0)
    kept = 0
    for number in range(1 << slices):
        held: list[int] = []
        for segment in several:
            for part in _taken(connection, segment, number, slices):
                held += part
        held.sort()
        if gone is not None:
            held = [one for one in held if not gone(one & _PLACE)]
        kept += len(held)
        _put(connection, target, bits, held)
    query = "UPDATE segments SET postings = ? WHERE number = ?"
    connection.execute(query, (kept, target))
    for segment in several:
        connection.execute("DELETE FROM segments WHERE number = ?", segment[:1])


def segments(connection: sqlite3.Connection) -> list[Segment]:
    """Give the segments that there are, the smallest first."""
    query = "SELECT number, bits, postings FROM segments ORDER BY postings, number"
    return list(map(Segment._make, connection.execute(query)))


class Postings:
    """The postings of an index, to look keys up in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._segments = segments(connection)
        self._held: dict[int, Places] = {}

    def find(self, keys: Iterable[int]) -> Mapping[int, Places]:
        """Give where each key stands."""
        wanted = sorted(set(keys))
        if len(self._held) > _HELD:
            self._held = {}
        new = [key for key in wanted if key not in self._held]
        for first in range(0, len(new), _ASKED):
            self._held.update(self._read(new[first : first + _ASKED]))
        return {key: self._held[key] for key in wanted}

    def _read(self, keys: Sequence[int]) -> Iterator[tuple[int, Places]]:
        """Read the parts in which some keys would stand, all that are new at once."""
        query = f"SELECT number, packed FROM postings WHERE number IN ({_MARKS})"  # noqa: S608
        stretches: dict[int, list[array[int]]] = {key: [] for key in keys}
        for segment in self._segments:
            shift = _KEY_BITS - segment.bits
            rows = {key: _row(segment.number, key >> shift) for key in keys}
            asked = sorted(set(rows.values()))
            asked += asked[-1:] * (_ASKED - len(asked))
            parts = {
                number: _unpacked(packed)
                for number, packed in self._connection.execute(query, asked)
            }
            for key, row in rows.items():
                if row in parts and (stretch := _stretch(parts[row], key)):
                    stretches[key].append(stretch)
        for key, held in stretches.items():
            yield key, Places(tuple(held))


def _stretch(part: array[int], key: int) -> array[int]:
    """Give the postings of a key in a part."""
    low = key << _PLACE_BITS
    start = bisect_left(part, low)
    if start == len(part) or part[start] >> _PLACE_BITS != key:
        return part[:0]
    return part[start : bisect_left(part, low + _PLACE + 1, start)]


class Places(Sequence[int]):
    """Where one key stands, in rising order; worked out when asked for."""

    def __init__(self, stretches: tuple[array[int], ...]) -> None:
        self._stretches = stretches

    def __len__(self) -> int:
        return sum(map(len, self._stretches))

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        """Give a place, or some of them."""
        return self._places[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    @cached_property
    def _places(self) -> list[int]:
        return sorted(one & _PLACE for part in self._stretches for one in part)


def _row(segment: int, part: int) -> int:
    return segment << _PART_BITS | part


def _bits_for(postings: int) -> int:
    return min(_MOST_BITS, (postings // _A_PART).bit_length())


def _new_segment(connection: sqlite3.Connection, bits: int, postings: int) -> int:
    query = "INSERT INTO segments (bits, postings) VALUES (?, ?)"
    number = connection.execute(query, (bits, postings)).lastrowid
    assert number is not None
    return number


def _put(
    connection: sqlite3.Connection, segment: int, bits: int, postings: list[int]
) -> None:
    """Write sorted postings part by part."""
    if not postings:
        return
    shift = _BITS - bits
    first, last = postings[0] >> shift, postings[-1] >> shift
    bounds = [0]
    for part in range(first, last + 1):
        bounds.append(bisect_left(postings, (part + 1) << shift, bounds[-1]))
    connection.executemany(
        "INSERT INTO postings VALUES (?, ?)",
        (
            (_row(segment, first + number), _packed(postings[start:end]))
            for number, (start, end) in enumerate(pairwise(bounds))
            if start < end
        ),
    )


def _taken(
    connection: sqlite3.Connection, segment: Segment, number: int, bits: int
) -> Iterator[Sequence[int]]:
    """Take out the postings of a segment that begin with the `bits` bits of a number.

    Numbers come in rising order.
    """
    query = "SELECT packed FROM postings WHERE number BETWEEN ? AND ?"
    finer = segment.bits - bits
    if finer >= 0:
        low, high = number << finer, ((number + 1) << finer) - 1
        rows = _row(segment.number, low), _row(segment.number, high)
        for (packed,) in connection.execute(query, rows):
            yield _unpacked(packed)
    else:
        low, high = number << (_BITS - bits), (number + 1) << (_BITS - bits)
        row = _row(segment.number, number >> -finer)
        for (packed,) in connection.execute(query, (row, row)):
            postings = _unpacked(packed)
            yield postings[bisect_left(postings, low) : bisect_left(postings, high)]
        # Others of its postings are wanted for the numbers that follow, but for the last.
        last = (number + 1) % (1 << -finer) == 0
        rows = row, row if last else row - 1
    connection.execute("DELETE FROM postings WHERE number BETWEEN ? AND ?", rows)


def _packed(postings: Sequence[int]) -> bytes:
    """Pack postings: all first bytes, all second ones … compress better than numbers."""
    content = _little(array("Q", postings))
    planes = b"".join(content[plane::_PLANES] for plane in range(_PLANES))
    return compress(planes, 1)


def inflated(packed: bytes) -> bytes:
    """Decompress something of reasonable size; raises zlib.error for anything else."""
    inflating = decompressobj()
    content = inflating.decompress(packed, _MOST_BYTES)
    if inflating.unconsumed_tail or not inflating.eof:
        raise BadCompression("too large, or cut short")
    return content


def _unpacked(packed: bytes) -> array[int]:
    planes = inflated(packed)
    size = len(planes) // _PLANES
    content = bytearray(len(planes))
    for plane in range(_PLANES):
        content[plane::_PLANES] = planes[plane * size : (plane + 1) * size]
    postings = array("Q")
    postings.frombytes(content)
    if sys.byteorder == "big":
        postings.byteswap()
    return postings


def _little(postings: array[int]) -> bytes:
    """Give postings as bytes, the low one first on every machine."""
    if sys.byteorder == "big":
        postings = array("Q", postings)
        postings.byteswap()
    return postings.tobytes()
