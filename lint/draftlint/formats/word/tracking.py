"""Tracked changes in draftlint's name: runs marked as deleted and inserted."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word import splitting
from draftlint.formats.word.names import W
from draftlint.formats.word.writing import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_INSERTIONS = (W + "ins", W + "moveTo")


def keys(roots: Iterable[_Element]) -> Iterator[str]:
    """Yield keys that nothing in these parts has."""
    taken = {element.get(W + "id") for root in roots for element in root.iter("*")}
    return (key for key in map(str, count(1)) if key not in taken)


def is_own(element: _Element) -> bool:
    """Whether an element stands in an insertion of draftlint's own."""
    return any(
        insertion.get(W + "author") == AUTHOR
        for insertion in element.iterancestors(W + "ins")
    )


def delete(run: _Element, keys: Iterator[str]) -> _Element:
    """Mark a run as deleted; give the mark."""
    deletion = _mark("del", keys)
    run.addprevious(deletion)
    deletion.append(run)
    for text in run.iterchildren(W + "t"):
        text.tag = W + "delText"
    return deletion


def insert(place: _Element, like: _Element, text: str, keys: Iterator[str]) -> None:
    """Put text behind a place, in the look of a run, marked as inserted."""
    run = etree.Element(W + "r")
    run.extend(splitting.look(like))
    splitting.fill(etree.SubElement(run, W + "t"), text)
    holder = place.getparent()
    assert holder is not None
    if next(place.iterancestors(*_INSERTIONS), None) is None:
        insertion = _mark("ins", keys)
        insertion.append(run)
        place.addnext(insertion)
    elif holder.tag in _INSERTIONS:
        # Word knows no insertion within another: that one is cut in two.
        rest = [*place.itersiblings()]
        insertion = _mark("ins", keys)
        insertion.append(run)
        holder.addnext(insertion)
        if rest:
            other = splitting.empty_copy(holder)
            other.set(W + "id", next(keys))
            other.extend(rest)
            insertion.addnext(other)
    else:
        place.addnext(run)


def _mark(name: str, keys: Iterator[str]) -> _Element:
    return etree.Element(W + name, {W + "id": next(keys), W + "author": AUTHOR})
