"""What a tell-tale wording is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Place(Enum):
    """What is stray where a marker's pattern holds."""

    SENTENCE = auto()  # the sentence around the words
    WORDS = auto()  # only the words themselves
    LINE = auto()  # the line; the pattern is all of it, but for marks around it


@dataclass(frozen=True, slots=True, eq=False)
class Marker:
    """A tell-tale wording: one of the triggers occurs, and the pattern holds there.

    The triggers, written a|b|c, are the cheap test of the whole document; only lines
    that hold one are matched.  Patterns see full-width letters and digits narrow.
    Every marker is listed in wordings.py, so that one search finds the triggers of all.
    """

    triggers: str
    pattern: str
    place: Place = Place.SENTENCE
