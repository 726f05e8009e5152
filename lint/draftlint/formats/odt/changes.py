"""Tracked changes of an OpenDocument text, as they are listed before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint.document import MarkKind
from draftlint.formats.odt.names import DC, OFFICE, TEXT, XML_ID

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Change:
    """One change: put in, or taken out with the words it had."""

    kind: MarkKind
    author: str
    text: str = ""


def read(body: _Element) -> dict[str, Change]:
    """Read the changes by their ids; changes of looks are none."""
    found: dict[str, Change] = {}
    for region in body.iter(TEXT + "changed-region"):
        for change in region.iterchildren(TEXT + "insertion", TEXT + "deletion"):
            author = change.findtext(f"{OFFICE}change-info/{DC}creator") or ""
            name = region.get(XML_ID) or region.get(TEXT + "id") or ""
            if change.tag == TEXT + "insertion":
                found[name] = Change(MarkKind.INSERTION, author)
            else:
                found[name] = Change(MarkKind.DELETION, author, _words(change))
    return found


def _words(deletion: _Element) -> str:
    paragraphs = deletion.iter(TEXT + "p", TEXT + "h")
    lines = ("".join(map(str, paragraph.itertext())) for paragraph in paragraphs)
    return "\n".join(lines).strip()
