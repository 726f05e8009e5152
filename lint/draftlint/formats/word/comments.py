"""The comments of a Word file: draftlint's own, put in and taken out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import regex
from lxml import etree

from draftlint.formats.word import splitting, writing
from draftlint.formats.word.names import VAL, W, is_strict, value
from draftlint.formats.word.package import Package
from draftlint.formats.word.writing import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_INITIALS = "dl"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# What XML cannot hold.
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def cleared(content: bytes) -> bytes:
    """Take the comments of an earlier run out of a Word file; raises Unreadable."""
    package = Package(content)
    comments = package.related("comments")
    if comments is None:
        return content
    own = [each for each in comments if each.get(W + "author") == AUTHOR]
    if not own:
        return content
    keys = {comment.get(W + "id") for comment in own}
    for comment in own:
        comments.remove(comment)
    main = package.document()
    for mark in list(main.iter(*MARKS)):
        if mark.get(W + "id") in keys:
            _take_out(mark)
    return writing.written(content, package, (main, comments))


def opened(package: Package, main: _Element) -> tuple[_Element, list[_Element]]:
    """Give the comments, begun if there are none, and what else that changes."""
    changed = []
    part = package.target("comments")
    if part is None:
        part = package.beside("comments.xml")
        changed.append(
            writing.relate(package, part, "comments", strict=is_strict(main))
        )
    comments = package.xml(part)
    if comments is None:
        comments = writing.root(part, W + "comments", main)
    changed += writing.declare(package, part, _TYPE)
    return comments, changed


def free_keys(comments: _Element, main: _Element) -> Iterator[str]:
    """Yield the keys that no comment has, and no mark in the text."""
    taken = {comment.get(W + "id") for comment in comments}
    taken |= {mark.get(W + "id") for mark in main.iter(*MARKS)}
    return (key for key in map(str, count()) if key not in taken)


@dataclass(frozen=True, slots=True)
class Look:
    """The styles that the file has for comments; "" where it has none."""

    text: str
    reference: str

    @staticmethod
    def of(package: Package) -> Look:
        """Find the styles by the names that every language's Word gives them."""
        styles = package.related("styles")
        known = {
            value(style, "name").lower(): style.get(W + "styleId") or ""
            for style in (() if styles is None else styles.iterchildren(W + "style"))
        }
        get = known.get
        return Look(get("annotation text", ""), get("annotation reference", ""))

    def comment(self, key: str, lines: Iterable[str]) -> _Element:
        """Make a comment with a paragraph for each line."""
        comment = etree.Element(
            W + "comment",
            {W + "id": key, W + "author": AUTHOR, W + "initials": _INITIALS},
        )
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, W + "p")
            if self.text:
                properties = etree.SubElement(paragraph, W + "pPr")
                etree.SubElement(properties, W + "pStyle", {VAL: self.text})
            if not number:
                paragraph.append(self._run(W + "annotationRef"))
            run = etree.SubElement(paragraph, W + "r")
            text = etree.SubElement(run, W + "t")
            splitting.fill(text, _FORBIDDEN.sub("\ufffd", line))
        return comment

    def marks(self, key: str) -> tuple[_Element, _Element, _Element]:
        """Make what begins, ends and names a comment in the text."""
        own = {W + "id": key}
        start = etree.Element(W + "commentRangeStart", own)
        end = etree.Element(W + "commentRangeEnd", own)
        return start, end, self._run(W + "commentReference", own)

    def _run(self, tag: str, attributes: dict[str, str] | None = None) -> _Element:
        run = etree.Element(W + "r")
        if self.reference:
            properties = etree.SubElement(run, W + "rPr")
            etree.SubElement(properties, W + "rStyle", {VAL: self.reference})
        etree.SubElement(run, tag, attributes)
        return run


def _take_out(mark: _Element) -> None:
    """Take out a mark, and the run that held nothing else."""
    run = mark.getparent()
    assert run is not None
    run.remove(mark)
    if run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
        splitting.remove(run)
