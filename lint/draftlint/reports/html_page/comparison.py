"""In which words two copies differ, for the script that shows them side by side."""

from __future__ import annotations

from itertools import accumulate

from draftlint import patterns

# Comparing takes time by the product of the lengths; a few milliseconds at most.
_LONGEST = 4000
# Latin words and figures differ as a whole, Chinese character by character.
_WORD = patterns.compile(r"[\p{Latin}\p{M}]+|\p{Nd}+(?:[.,]\p{Nd}+)*|(?s:.)")


def differences(one: str, other: str) -> str | None:
    """Give the differing stretches of both as “a-b:c-d”, one after the other.

    Offsets count code points, a line end of two characters as one.  None where the
    copies are too long to be compared, "" where they are equal.
    """
    one, other = one.replace("\r\n", "\n"), other.replace("\r\n", "\n")
    if max(len(one), len(other)) > _LONGEST:
        return None
    from rapidfuzz.distance import Indel

    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    here, there = _offsets(ours), _offsets(theirs)
    found: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(ours, theirs):
        if code.tag == "equal":
            continue
        begin, beside = here[code.src_start], there[code.dest_start]
        # What stands in the place of something is told by two codes side by side.
        if found and (found[-1][1], found[-1][3]) == (begin, beside):
            begin, _, beside, _ = found.pop()
        found.append((begin, here[code.src_end], beside, there[code.dest_end]))
    return " ".join(f"{a}-{b}:{c}-{d}" for a, b, c, d in found)


def _offsets(words: list[str]) -> list[int]:
    return [0, *accumulate(map(len, words))]
