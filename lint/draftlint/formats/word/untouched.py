"""What no edit may touch: what Word generates, and what a form prescribes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats.word import splitting
from draftlint.formats.word.fields import Field
from draftlint.formats.word.names import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = frozenset(
    {*(W + "t", W + "tab", W + "br", W + "cr", W + "noBreakHyphen", W + "sym")}
)
# Fields whose result somebody writes; that of all others Word writes anew.
_WRITTEN_BY_HAND = ("HYPERLINK", "FORMTEXT")
_LOCKS = ("contentLocked", "sdtContentLocked")


class Untouched:
    """Says of an element whether its text is out of reach; fields are read once."""

    def __init__(self) -> None:
        self._generated: dict[_Element, set[_Element]] = {}

    def __contains__(self, element: _Element) -> bool:
        if element.tag not in _TEXT or not splitting.is_free(element):
            return True
        for ancestor in element.iterancestors():
            if ancestor.tag == W + "comment":
                return True
            if ancestor.tag == W + "sdt" and _is_locked(ancestor):
                return True
            if ancestor.tag == W + "fldSimple" and not _is_by_hand(
                Field([ancestor.get(W + "instr") or ""])
            ):
                return True
        root = element.getroottree().getroot()
        if root not in self._generated:
            self._generated[root] = _generated(root)
        return element in self._generated[root]


def _is_locked(control: _Element) -> bool:
    lock = value(control.find(W + "sdtPr"), "lock")
    return lock in _LOCKS or splitting.is_closed(control)


def _is_by_hand(field: Field) -> bool:
    return field.keyword in _WRITTEN_BY_HAND


def _generated(root: _Element) -> set[_Element]:
    """Collect what stands in the results of fields that Word computes."""
    found: set[_Element] = set()
    fields: list[Field] = []
    for element in root.iter(W + "fldChar", W + "instrText", *_TEXT):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            fields.append(Field())
        elif kind == "end":
            fields = fields[:-1]
        elif element.tag == W + "instrText":
            if fields:
                fields[-1].code.append(element.text or "")
        elif kind is None and not all(map(_is_by_hand, fields)):
            found.add(element)
    return found
