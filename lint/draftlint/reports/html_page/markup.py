"""HTML out of any text: nothing that a draft or a file name says is markup here."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.reports.visible import visible

if TYPE_CHECKING:
    import regex

# What shows nothing, turns the writing direction or has no place in HTML.  Tabs and
# line ends are written as they are; a joiner within an emoji is no fault.
_UNSEEN = patterns.compile(
    r"(?:[^\P{C}\t\n\r\u200d]|[\u2028\u2029]"
    r"|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d)+"
)
# Control characters, surrogates and noncharacters: HTML cannot hold them.
_UNWRITABLE = patterns.compile(r"[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]")
_REPLACEMENT = "\ufffd"
_MOST_NAMED = 3
# As word processors show them.
_BLANKS = str.maketrans(
    {" ": "·", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "", "\u00a0": "°"}
)
_LONGEST_BLANK = 8


def words(text: str) -> str:
    """Write what is said: on one line, what cannot be seen as a dot."""
    if text.isalnum():
        return text  # as most are; looking closer takes ten times as long
    return _UNWRITABLE.sub(_REPLACEMENT, escape(visible(text)))


def draft(text: str) -> str:
    """Write the text of a draft, character for character.

    What cannot be seen is named by its code; what HTML cannot hold is replaced, one
    for one.
    """
    return _UNSEEN.sub(_named, escape(text, quote=False))


def attributes(**values: object) -> str:
    """Write attributes, each with a blank before it; one that is None is left out.

    An underscore at the end of a name is dropped, others become hyphens; True gives
    the name alone.
    """
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f'="{words(str(value))}"')
        for name, value in values.items()
        if value is not None and value is not False
    )


def element(tag: str, *inside: str, **values: object) -> str:
    """Write an element around HTML that is already written."""
    return f"<{tag}{attributes(**values)}>{''.join(inside)}</{tag}>"


def blanks(text: str) -> str:
    """Show blanks and line ends by the signs that word processors have for them."""
    shown = text.replace("\r\n", "\n").translate(_BLANKS)
    if len(shown) > _LONGEST_BLANK:
        shown = f"{shown[:2]}…×{len(shown)}"
    return shown


def _named(match: regex.Match[str]) -> str:
    codes = [(f"U+{ord(code):04X}", len(list(run))) for code, run in groupby(match[0])]
    names = [name + (f"×{n}" if n > 1 else "") for name, n in codes[:_MOST_NAMED]]
    if len(codes) > _MOST_NAMED:
        names.append("…")
    kept = _UNWRITABLE.sub(_REPLACEMENT, match[0])
    # An element of its own ends whatever the characters do to the direction.
    return f'<bdi class="u" data-u="{" ".join(names)}">{kept}</bdi>'
