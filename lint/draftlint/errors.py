"""What stops a run, in words for the person who started it; exit status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint.wording import Text


class Stop(Exception):
    """The run cannot be done: the message names the file, key, plugin or option."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class BadConfig(Stop):
    """A configuration that cannot be used."""


class BadPlugin(Stop):
    """A plugin that cannot be used."""


class BadArgument(Stop):
    """An argument that cannot be used."""
