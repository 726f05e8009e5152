"""What a tell-tale wording is."""

from __future__ import annotations

from enum import Enum, auto


class Place(Enum):
    """What is stray where a marker's pattern holds."""

    SENTENCE = auto()  # the sentence around the words
    WORDS = auto()  # only the words themselves
    LINE = auto()  # the line; the pattern is all of it, but for marks around it


class Marker:
    """A tell-tale wording: one of the triggers occurs, and the pattern holds there.

    The triggers, written a|b|c, are the cheap test of the whole document; only lines
    that hold one are matched.  Patterns see full-width letters and digits narrow.
    `also`, written likewise, is what must stand in the line besides: for patterns that
    are slow and whose triggers are common.
    Every marker is listed in wordings.py, so that one search finds the triggers of all.
    """

    # No dataclass: two markers are never equal, and it is the key of a dictionary.
    __slots__ = ("also", "pattern", "place", "triggers")

    def __init__(
        self,
        triggers: str,
        pattern: str,
        place: Place = Place.SENTENCE,
        *,
        also: str = "",
    ) -> None:
        self.triggers = triggers
        self.pattern = pattern
        self.place = place
        self.also = also
