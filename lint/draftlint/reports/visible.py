"""Text as it can be printed: nothing moves the cursor, hides or turns its direction."""

from __future__ import annotations

from draftlint import patterns

LINE_END = patterns.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
# What would move the cursor, turn the writing direction or not show at all.
_UNSEEN = patterns.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}]")
_SPACES = {"\u00a0": "␣", "\u3000": "　", "\t": " "}


def visible(text: str) -> str:
    """Show line ends and invisible characters as one cell each."""
    text = LINE_END.sub("⏎", text.replace("\r\n", "⏎"))
    for space, shown in _SPACES.items():
        text = text.replace(space, shown)
    return _UNSEEN.sub("·", text)
