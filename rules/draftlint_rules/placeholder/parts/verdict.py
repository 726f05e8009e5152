"""How sure it is that a run of glyphs is a placeholder."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """Whether a run is a placeholder; MAYBE only where the draft holds sure ones."""

    NO = 0
    MAYBE = 1
    SURE = 2


NO, MAYBE, SURE = Verdict.NO, Verdict.MAYBE, Verdict.SURE
