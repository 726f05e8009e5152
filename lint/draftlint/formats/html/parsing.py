"""Parsing pages that anybody may have written: any depth, any size, unclosed tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from lxml import etree

from draftlint.formats import Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_TAG = regex.compile(r"<[A-Za-z][^<>]{10000,}+")
_QUOTED = regex.compile(r""""[^"]*+"|'[^']*+'""")
_MOST_ATTRIBUTES = 2000
# Tags that only say how text looks.
_LOOKS = regex.compile(
    r"(?i)</?(?:a|b|i|u|em|tt|big|font|small|strong|strike|nobr)(?:\s[^<>]{0,2000})?>"
)

_TOO_MANY = Text(
    zh="标签带的属性多得反常，不予读取",
    en="a tag has abnormally many attributes; it is not read",
)
_TOO_DEEP = Text(
    zh="标签嵌套过深，不予读取", en="tags are nested too deeply; it is not read"
)
_NOTHING = Text(zh="网页里没有内容", en="the page holds nothing")


def parsed(source: str) -> _Element | None:
    """Parse a page; None for nothing but comments."""
    if any(_is_overloaded(tag[0]) for tag in _LONG_TAG.finditer(source)):
        raise Unreadable(_TOO_MANY)
    root, deep = _tree(source)
    if deep:  # old pages never close a <font>, and each is one level more
        root, deep = _tree(_LOOKS.sub("", source))
    if deep:
        raise Unreadable(_TOO_DEEP)
    return root


def _tree(source: str) -> tuple[_Element | None, bool]:
    """Give the tree of a page, and whether the parser gave up for its depth."""
    # Without huge_tree it ends at a depth of 256, and so do text nodes of 10 MB.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_NOTHING) from error
    limits = (entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, any(limits)


def _is_overloaded(tag: str) -> bool:
    """Whether a tag has attributes without end: the parser compares each with all."""
    return len(_QUOTED.sub('""', tag).split()) > _MOST_ATTRIBUTES
