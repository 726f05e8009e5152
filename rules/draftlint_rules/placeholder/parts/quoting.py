"""Quote a placeholder with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.placeholder.parts import words
from draftlint_rules.placeholder.parts.place import is_han

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.place import Place

_ENDS = words.STOPS | frozenset("\r\n\t")  # of what is quoted
_ENDS_BEFORE = _ENDS - frozenset("：:")
# Characters that are quoted on each side, and how many more make no second window.
_SIDE, _REST = 6, 4
_WINDOW = 20  # a line that fills it may go on
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "【】", "[]", "〔〕", "「」")
_MARKS, _RANGE = " |：:.,;!", "-~～"
_SENTENCE_ENDS = frozenset(".!?;")
_ABBREVIATED = range(2, 5)


def quote(place: Place) -> str:
    """Quote a run with the words around it, about six characters each way."""
    if not any(map(is_han, place.before[-_SIDE:] + place.after[:_SIDE])):
        return _quote_words(place)
    glyph = place.run.glyphs[0]
    lead = _nearest(place.before[::-1], _ENDS_BEFORE | {glyph})[::-1]
    trail = _nearest(place.after, _ENDS | {glyph})
    for pair in _PAIRS:
        lead, trail = _paired(lead, trail, *pair)
    lead, trail = lead.lstrip(_RANGE), trail.rstrip(_RANGE)  # X-X岁
    return _trimmed(lead + place.run.glyphs + trail)


def _paired(lead: str, trail: str, opening: str, closing: str) -> tuple[str, str]:
    """Leave out what stands on the other side of a bracket that is not quoted whole."""
    behind, around = _closed(trail, opening, closing)
    before, too = _closed(lead[::-1], closing, opening)
    if around != too:
        mark = closing if around else opening
        behind, before = behind.partition(mark)[0], before.partition(mark)[0]
    return before[::-1], behind


def _closed(beside: str, begins: str, ends: str) -> tuple[str, bool]:
    """Cut a stretch before a bracket that it does not close.

    Also tells whether a bracket that began before the stretch ends in it.
    """
    begun: list[int] = []
    around = False
    for at, mark in enumerate(beside):
        if mark == begins:
            begun.append(at)
        elif mark == ends and begun:
            begun.pop()
        elif mark == ends and around:
            return beside[:at], True
        elif mark == ends:
            around = True
    return beside[: begun[0]] if begun else beside, around


def _trimmed(said: str) -> str:
    """Take off marks at the ends, and brackets whose other half is not quoted."""
    said = " ".join(said.split()).strip(_MARKS)
    for pair in _PAIRS:
        if said.count(pair[0]) != said.count(pair[1]):
            said = said.strip(pair + _MARKS)
    return said


def _nearest(beside: str, ends: frozenset[str]) -> str:
    """Give six characters of a clause, or all if hardly more; no Latin word is cut."""
    end = next((i for i, sign in enumerate(beside) if sign in ends), len(beside))
    if end <= _SIDE + _REST:
        return beside[:end]
    most = _SIDE
    while most < end and beside[most - 1 : most + 1].isascii() and beside[most] != " ":
        most += 1
    return beside[:most]


def _quote_words(place: Place) -> str:
    """Quote a run with two English words each way, of its sentence, none cut."""
    before, after = place.before.rpartition("\n")[2], place.after.partition("\n")[0]
    lead = before.split(" ")[1 if len(before) >= _WINDOW else 0 :][-3:]
    trail = after.split(" ")[:3]
    if len(after) >= _WINDOW and len(trail) > 1 and " ".join(trail) == after:
        trail = trail[:-1]
    last = max((i for i, word in enumerate(lead[:-1]) if _ends(word)), default=-1)
    end = next((i for i, word in enumerate(trail) if _ends(word)), len(trail))
    said = " ".join(lead[last + 1 :]) + place.run.glyphs + " ".join(trail[: end + 1])
    return _trimmed(said)


def _ends(word: str) -> bool:
    """Whether a sentence ends with a word; No., Mr. and such go on."""
    word = word.rstrip(')]”"')
    mark = word[-1:]
    return mark in _SENTENCE_ENDS and (mark != "." or len(word) not in _ABBREVIATED)
