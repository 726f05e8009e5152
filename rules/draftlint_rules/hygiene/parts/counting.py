"""How a defect is counted that is told once for many places."""

from __future__ import annotations

from draftlint import Text

_IN_ALL = Text(zh="，共{number}处", en="; {number} in all")


def in_all(number: int) -> Text:
    """Say how many places there are, where there are several."""
    return _IN_ALL.format(number=number) if number > 1 else Text("", "")
