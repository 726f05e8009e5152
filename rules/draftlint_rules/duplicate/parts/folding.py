"""Many copies of one original, even if each has slips of its own, are told as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Percent of the characters, in so many of them, that copies of one original share.
_ALIKE, _LENGTH = 75, 200
# So many originals are looked through, so that the work grows with the draft alone.
_ORIGINALS = 50


def originals(texts: Iterable[str]) -> Iterator[int]:
    """Give for each text the number of the first that is much alike, or its own."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    known: dict[int, str] = {}
    for number, text in enumerate(texts):
        start = text[:_LENGTH]
        best = extractOne(start, known, scorer=ratio, score_cutoff=_ALIKE)
        if best is None and len(known) < _ORIGINALS:
            known[number] = start
        yield number if best is None else best[2]
