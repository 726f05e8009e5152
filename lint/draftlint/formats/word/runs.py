"""Runs: the text itself, the signs that are elements, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span
from draftlint.formats.word import symbols
from draftlint.formats.word.names import MC, VAL, XML, M, W, is_on
from draftlint.formats.word.story import leave_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

_TO_SPACES = str.maketrans("\r\n", "  ")
_NO_BREAK_HYPHEN = "\u2011"


def _begin(story: Story, _: _Element) -> bool:
    story.hidden = story.base_hidden
    return False


def _style(story: Story, element: _Element) -> bool:
    look = story.styles.look(element.get(VAL) or "")
    story.hidden = look.hidden
    if look.prompt and story.controls:
        story.controls[-1].prompts = True
    return False


def _vanish(story: Story, element: _Element) -> bool:
    story.hidden = is_on(element)
    return False


def shown(element: _Element) -> str:
    """Give the text of a w:t as Word shows it."""
    text = element.text or ""
    if "\n" in text or "\r" in text:
        text = text.translate(_TO_SPACES)
    if text[:1] in " \t" or text[-1:] in " \t":  # or it is empty
        return text if element.get(XML + "space") == "preserve" else text.strip(" \t")
    return text


def _text(story: Story, element: _Element) -> bool:
    story.write(shown(element))
    return True


def _mathematics(story: Story, element: _Element) -> bool:
    """Write a formula's text, but not into the prose: its X is no placeholder."""
    start = story.sheet.at
    story.write(element.text or "")
    story.sheet.silent.append(Span(start, story.sheet.at))
    return True


def _tab(story: Story, element: _Element) -> bool:
    parent = element.getparent()
    if parent is not None and parent.tag == W + "r":  # else it is a tab stop
        story.write("\t")
    return True


def _break(story: Story, element: _Element) -> bool:
    page = element.get(W + "type") in ("page", "column")
    story.write("\n\n" if page else "\n")
    return True


def _hyphen(story: Story, _: _Element) -> bool:
    story.write(_NO_BREAK_HYPHEN)
    return True


def _symbol(story: Story, element: _Element) -> bool:
    font, code = element.get(W + "font") or "", element.get(W + "char") or ""
    story.write(symbols.sign(font, code))
    return True


def _choice(_: Story, element: _Element) -> bool:
    """Read the first choice alone; what is to fall back on says the same again."""
    return element.getprevious() is not None


BEGIN: dict[str, Begin] = {
    W + "r": _begin,
    W + "rStyle": _style,
    W + "vanish": _vanish,
    W + "t": _text,
    W + "delText": _text,
    M + "t": _mathematics,
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "br": _break,
    W + "cr": _break,
    W + "noBreakHyphen": _hyphen,
    W + "sym": _symbol,
    W + "rt": leave_out,  # the reading above a ruby base
    MC + "Choice": _choice,
    MC + "Fallback": _choice,
}
END: dict[str, End] = {}
