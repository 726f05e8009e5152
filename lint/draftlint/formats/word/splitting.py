"""Runs split at a character: where a mark may stand beside text or around it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word.names import XML, W
from draftlint.formats.word.runs import shown
from draftlint.formats.word.trace import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# What may hold runs and marks side by side (ECMA-376 part 1, annex A.1: EG_PContent
# and EG_ContentRunContent).
_HOLDERS = {
    *(W + "p", W + "ins", W + "moveTo", W + "hyperlink", W + "sdtContent"),
    *(W + "smartTag", W + "customXml", W + "fldSimple", W + "dir", W + "bdo"),
}
# What a content control holds is exchanged as a whole where it is one of these.
_CLOSED = (
    *("text", "dropDownList", "comboBox", "date", "checkbox", "picture", "citation"),
    *("dataBinding", "showingPlcHdr"),
)


def is_closed(control: _Element) -> bool:
    """Whether nothing should be put into a content control: a mark goes around it."""
    properties = control.find(W + "sdtPr")
    return properties is not None and any(
        properties.find("{*}" + name) is not None for name in _CLOSED
    )


def is_free(element: _Element) -> bool:
    """Whether an element stands in a run that may be split."""
    run = element.getparent()
    return run is not None and run.tag == W + "r" and _node(element) is run


def before(element: _Element, at: int = 0) -> _Element:
    """Give the node that begins at a character of an element; split what goes on."""
    node = _node(element)
    if not is_free(element):
        return node
    first: _Element | None = element
    if at and element.tag == W + "t":
        first = _cut(element, at)
    if first is None:
        return node
    previous = first.getprevious()
    if previous is None or previous.tag == W + "rPr":
        return node
    return _split(node, first)


def after(element: _Element, at: int | None = None) -> _Element:
    """Give the node that ends before a character; None for the element's end."""
    node = _node(element)
    if not is_free(element):
        return node
    following = element.getnext()
    if at is not None and element.tag == W + "t":
        following = _cut(element, at)
    if following is not None:
        _split(node, following)
    return node


def _node(element: _Element) -> _Element:
    """Find the node that holds an element and beside which a mark may stand."""
    chosen, node = None, element
    for parent in element.iterancestors():
        if parent.tag in _HOLDERS:
            chosen = node if chosen is None else chosen
        elif parent.tag != W + "sdt" or is_closed(parent):
            chosen = None
        if parent.tag == W + "p":
            break
        node = parent
    return element if chosen is None else chosen


def _cut(element: _Element, at: int) -> _Element | None:
    """Cut a w:t in two; give what follows the cut."""
    text = shown(element)
    if at >= len(text):
        return element.getnext()
    rest = empty_copy(element)
    fill(element, text[:at])
    fill(rest, text[at:])
    element.addnext(rest)
    return rest


def fill(element: _Element, text: str) -> None:
    """Give a w:t its text, blanks at its ends included."""
    element.text = text
    element.set(XML + "space", "preserve")


def _split(run: _Element, first: _Element) -> _Element:
    """Move a run's content from one element on to a run of its own, of equal look."""
    rest = empty_copy(run)
    rest.extend([*look(run), first, *first.itersiblings()])
    run.addnext(rest)
    return rest


def look(run: _Element) -> Iterator[_Element]:
    """Copy what says how a run looks; text that a damaged file hides in it goes."""
    properties = run.find(W + "rPr")
    if properties is not None:
        copied = deepcopy(properties)
        etree.strip_elements(copied, *WRITTEN)
        yield copied


def empty_copy(element: _Element) -> _Element:
    """Make an element of the same name and attributes."""
    copied = etree.Element(element.tag)
    for name, value in element.items():
        copied.set(name, value)
    return copied


def remove(element: _Element) -> None:
    """Take an element out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
