"""Keys by which nearly the same passage is found: sampled runs of characters.

A key is the checksum of a run of 6 characters that begins with one of a third of all
characters (14 letters and an eighth of them in Latin text).  Runs with a figure are left
out, for the frames of statistics are alike in all reports; near a figure, where few are
left, twice as many count.  A key is local, so that a copied stretch keeps its keys in
whatever paragraph it is put, and as one function of the text serves both sides, nothing
has to be agreed on but this module.

Measured against the alternatives on 1,000 made-up reports with 6,000 copied passages of
80 to 600 characters (tests/benchmarks/archive_copies.py): the share of copies that have
enough rare keys in common with their source.  "Edited" ones have up to 20 % of their
characters changed: words, figures, insertions, deletions, sentences that changed
places; "short" are those of them below 110 characters with 20 %; "scattered" have every
fifth character exchanged on its own.

    method, keys in common       keys a     edited short scattered candidates ms a
                                 character                         a draft    report
    6 characters, a third, no figures, two thirds beside figures
      3 in common: the choice    0.35       1.000  1.000  0.963       35      0.69
      2                          0.35       1.000  1.000  0.989       60      0.69
      5                          0.35       0.999  0.992  0.878       14      0.69
    6, a third, no figures; 3    0.23       0.999  1.000  0.878       22      0.65
    6, a third, with figures; 3  0.33       1.000  1.000  0.979       29      0.72
    6, half of all; 3            0.36       1.000  1.000  0.968       36      0.88
    5, a third; 3                0.25       0.999  1.000  0.974       27      0.60
    7, a third; 3                0.22       0.998  0.976  0.820       17      0.58
    MinHash of 100 characters (rensa)
      32 bands of 2 rows; 1      0.52       1.000  1.000  0.974      147      2.38
      32 bands of 2 rows; 2      0.52       1.000  1.000  0.921       15      2.38
      42 bands of 3; 1           0.72       0.997  0.936  0.841       71      2.62
      16 bands of 4; 1           0.28       0.922  0.392  0.259       24      1.96

MinHash does it, but where so few characters agree it needs bands of two rows: half as
many keys again and three times the time.  In real reports runs of 5 lead to half as
many places again as runs of 6 do, runs of 7 to a third fewer.  Runs with figures do
well here, where no two reports fill in the same form; in real ones they bring ten times
the candidates.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Changes whenever the keys of a text do: an index made before is of no use then.
VERSION = 1
# So many keys in common make two passages worth a closer look.
LEAST_SHARED = 3
_UNIT = 2  # bytes a character in UTF-16
# So many characters are cut into runs at a time.
_AT_ONCE = 4_096
# What stands behind each text, and what stands for a figure: by their low bytes, while
# the high one is 0.
_END = "\n"
_IS_END = bytes(byte == ord(_END) for byte in range(256))
_IS_FIGURE = bytes(byte == ord("0") for byte in range(256))
_IS_ZERO = bytes(byte == 0 for byte in range(256))


class _Script(NamedTuple):
    """How long a run is, in characters, and with which low bytes it may begin.

    So near a figure, where few runs are without one, more may: those `beside` it.
    """

    run: int
    chosen: bytes
    near: int
    beside: bytes


_HAN = _Script(
    run=6,
    chosen=bytes(byte * 167 % 256 < 85 for byte in range(256)),
    near=8,
    beside=bytes(byte * 167 % 256 < 170 for byte in range(256)),
)
_LATIN = _Script(
    run=14,
    chosen=bytes(chr(byte) in "cdlm" for byte in range(256)),
    near=24,
    beside=bytes(chr(byte) in "acdlmnrs" for byte in range(256)),
)


def keys(texts: Sequence[str]) -> list[array[int]]:
    """Give the keys of each text: distinct numbers of 32 bits, in the text's order.

    A text is letters and digits alone, in lower case, with 0 for every figure.
    """
    scripts = [_script(text) for text in texts]
    if all(script is _HAN for script in scripts):
        return list(_keys(texts, _HAN))
    found = [array("I")] * len(texts)
    for script in dict.fromkeys(scripts):
        numbers = [n for n, one in enumerate(scripts) if one is script]
        of_these = _keys([texts[number] for number in numbers], script)
        for number, one in zip(numbers, of_these, strict=True):
            found[number] = one
    return found


def _script(text: str) -> _Script:
    if text.isascii():
        return _LATIN
    # Names and loan words with accents leave a text Latin.
    latin = len(text.encode("utf-8", "surrogatepass")) < 1.3 * len(text)
    return _LATIN if latin else _HAN


def _keys(texts: Sequence[str], script: _Script) -> Iterator[array[int]]:
    """Yield the keys of each text; all are gone through at once, which is quicker."""
    # So far apart that a figure is near to nothing in another text.
    end = _END * (script.run + script.near)
    ended = [f"{text}{end}" for text in texts]
    data = _encoded("".join(ended))
    sizes = [*map(len, ended)]
    if sum(sizes) * _UNIT != len(data):  # the rarest letters take two units
        sizes = [len(_encoded(text)) // _UNIT for text in ended]
    marks = _sampled(data, script)
    hashed: list[int] = []
    for first in range(0, len(marks), _AT_ONCE):
        after = first + _AT_ONCE
        part = data[first * _UNIT : (after + script.run) * _UNIT]
        runs = compress(_runs(script.run), marks[first:after])
        hashed += [crc32(part[run]) for run in runs]
    done = at = 0
    for size in sizes:
        count = marks.count(1, at, at + size)
        yield array("I", list(dict.fromkeys(hashed[done : done + count])))
        done, at = done + count, at + size


@lru_cache
def _runs(size: int) -> tuple[slice, ...]:
    """Give where the runs of so many characters are, one that begins with each.

    Made for each text, they would take longer than all the rest.
    """
    starts = range(0, _AT_ONCE * _UNIT, _UNIT)
    return tuple(slice(start, start + size * _UNIT) for start in starts)


def _encoded(text: str) -> bytes:
    # A lone surrogate, which no encoding has, may come out of a damaged file.
    return text.encode("utf-16-le", "surrogatepass")


def _sampled(data: bytes, script: _Script) -> bytes:
    """Mark the characters at which the runs that count begin: a byte for each, 0 or 1.

    The marks are held as the bytes of one great number, so that a shift by a byte
    shows each character what stands behind it.
    """
    low, ascii_only = data[::_UNIT], _number(data[1::_UNIT].translate(_IS_ZERO))
    figures = _number(low.translate(_IS_FIGURE)) & ascii_only
    ends = _number(low.translate(_IS_END)) & ascii_only
    left_out = _before(figures | ends, script.run)
    near = _before(figures, script.run + script.near)
    near |= _before(figures << 8 * script.near, script.near)
    begin = _number(low.translate(script.chosen))
    begin |= near & _number(low.translate(script.beside))
    return (begin & ~left_out).to_bytes(len(low), "little")


def _before(marks: int, places: int) -> int:
    """Mark each mark and the places before it, so many in all."""
    done = 1
    while done < places:
        further = min(done, places - done)
        marks |= marks >> 8 * further
        done += further
    return marks


def _number(marks: bytes) -> int:
    return int.from_bytes(marks, "little")
