"""Puts changed parts back into a Word file, and tells the package of new ones."""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word import names, repack
from draftlint.formats.word.trace import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from draftlint.formats.word.package import Package

# In whose name comments and tracked changes are.
AUTHOR = "draftlint"
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_TYPES = f'<Types xmlns="{_TYPES[1:-1]}"/>'
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = names.STRICT + "officeDocument/relationships"


def written(content: bytes, package: Package, roots: Iterable[_Element]) -> bytes:
    """Give a Word file with some parts changed, by their roots; raises Unreadable."""
    parts = {package.member(part_of(root)): _serialized(root) for root in roots}
    return repack.put(content, parts)


def root(part: str, tag: str, like: _Element) -> _Element:
    """Begin a part, with the namespace prefixes of another."""
    spaces = {prefix: uri for prefix, uri in like.nsmap.items() if prefix}
    begun = etree.Element(tag, nsmap=spaces)
    begun.getroottree().docinfo.URL = part
    return begun


def relate(package: Package, part: str, kind: str, *, strict: bool) -> _Element:
    """Add a relation of the main part; give the root of the part of relations."""
    main = package.member(package.main)
    folder, name = posixpath.split(main)
    own = posixpath.join(folder, "_rels", name + ".rels")
    relations = package.xml(own)
    if relations is None:
        relations = etree.fromstring(_NO_RELATIONS, base_url=own)
    taken = {element.get("Id") for element in relations}
    etree.SubElement(
        relations,
        _RELATIONS + "Relationship",
        Id=next(key for key in map("rId{}".format, count(1)) if key not in taken),
        Type=f"{_STRICT_OFFICE if strict else _OFFICE}/{kind}",
        Target=posixpath.relpath(part, folder or "."),
    )
    return relations


def declare(package: Package, part: str, content_type: str) -> Iterator[_Element]:
    """Say of what type a part is; yield the root of the types if that was unsaid."""
    types = package.xml(_CONTENT_TYPES)
    if types is None:
        types = etree.fromstring(_NO_TYPES, base_url=_CONTENT_TYPES)
    name = "/" + part
    said = (element.get("PartName") or "" for element in types)
    if name.lower() not in map(str.lower, said):
        attributes = {"PartName": name, "ContentType": content_type}
        etree.SubElement(types, _TYPES + "Override", attributes)
        yield types


def _serialized(root: _Element) -> bytes:
    if names.is_strict(root):
        names.make_strict(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
