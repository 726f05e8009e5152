"""From the bytes of a Word file to a Document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from draftlint.document import Document, Kind, Mark, MarkKind, Span
from draftlint.formats import Unreadable
from draftlint.formats.word import body
from draftlint.formats.word.names import A, R, W
from draftlint.formats.word.numbering import Numbering
from draftlint.formats.word.package import Package
from draftlint.formats.word.sheet import Sheet
from draftlint.formats.word.story import Paragraph, Story
from draftlint.formats.word.styles import Styles
from draftlint.formats.word.trace import Traced, TracedSheet
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADERS = {
    "headerReference": (Kind.HEADER, Text(zh="页眉", en="header")),
    "footerReference": (Kind.FOOTER, Text(zh="页脚", en="footer")),
}
_PAGES = {
    "first": Text(zh="（首页）", en=" of the first page"),
    "even": Text(zh="（偶数页）", en=" of even pages"),
}
_SECTION = Text(zh="第{number}节", en=", section {number}")
_NOTES = {
    "footnote": Text(zh="脚注{number}", en="footnote {number}"),
    "endnote": Text(zh="尾注{number}", en="endnote {number}"),
}
_COMMENT = Text(zh="批注{number}", en="comment {number}")
_NUMBERED = Text(zh="{place}{number}", en="{place} {number}")
_PICTURE = Text(zh="图片水印", en="picture watermark")
_GRAPHICS = {
    "diagramdata": Text(zh="图示{number}", en="SmartArt {number}"),
    "chart": Text(zh="图表{number}", en="chart {number}"),
}
_IMPORTED = Text(
    zh="部分正文还没有并入文件（altChunk）；请在 Word 中打开并另存后再检查",
    en="parts of the text are yet to be imported (altChunk); open and save it in Word",
)
_PROPERTIES = {
    "coreproperties": (
        *("title", "subject", "creator", "keywords", "description"),
        *("lastModifiedBy", "category"),
    ),
    "extendedproperties": ("Company", "Manager", "Template"),
}


def read(path: str, content: bytes) -> Document:
    """Read a Word file; raises Unreadable."""
    reading = _Reading(Package(content))
    reading.read()
    return _document(path, reading.sheet)


def traced(path: str, content: bytes) -> Traced:
    """Read a Word file and keep where its text came from; raises Unreadable."""
    sheet = TracedSheet()
    reading = _Reading(Package(content), sheet)
    reading.read()
    pieces = tuple(sheet.pieces)
    return Traced(_document(path, sheet), reading.package, reading.roots[0], pieces)


def _document(path: str, sheet: Sheet) -> Document:
    return Document(
        path=path,
        format="docx",
        source="".join(sheet.parts),
        prose=sheet.prose(),
        blocks=tuple(sheet.blocks),
        # A table within a cell is read to its end before the one around it.
        tables=tuple(sorted(sheet.tables, key=lambda t: (t.span.start, -t.span.end))),
        marks=tuple(_ordered(sheet.marks)),
        extracted=True,
    )


def _ordered(marks: list[Mark]) -> Iterator[Mark]:
    """Sort the marks; what makes up the contents (control, field, style) is one."""
    contents: Mark | None = None
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.kind is not MarkKind.CONTENTS:
            yield mark
        elif contents and mark.span.start <= contents.span.end + 1:
            end = max(contents.span.end, mark.span.end)
            contents = replace(contents, span=Span(contents.span.start, end))
        else:
            if contents:
                yield contents
            contents = mark
    if contents:
        yield contents


@dataclass
class _Reading:
    """One file on its way: the body first, then what stands beside it."""

    package: Package
    sheet: Sheet = field(default_factory=Sheet)
    roots: list[_Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.styles = Styles(self.package.related("styles"))
        self.numbering = Numbering(self.package.related("numbering"), self.styles)

    def read(self) -> None:
        main = self.package.document()
        if next(main.iter(W + "altChunk"), None) is not None:
            raise Unreadable(_IMPORTED)
        self._story(main)
        self._boxes()
        for root, kind, place in self._headers(main):
            self._story(root, kind, place)
        self._boxes()
        self._notes()
        self._boxes()
        self._comments()
        self._graphics()
        self._watermarks()
        self._references()
        for mark in self._properties():
            self.sheet.mark(mark)

    def _story(
        self, root: _Element, kind: Kind = Kind.PARAGRAPH, place: Text | None = None
    ) -> None:
        self.numbering.restart()
        self.roots.append(root)
        story = Story(self.sheet, self.styles, self.numbering, kind, place)
        body.read(story, root)

    def _boxes(self) -> None:
        """Read the text boxes met so far, and those within them."""
        number = 0
        while self.sheet.boxes:
            waiting, self.sheet.boxes = self.sheet.boxes, []
            for element, place in waiting:
                number += 1
                numbered = _NUMBERED.format(place=place, number=number)
                self._story(element, Kind.TEXT_BOX, numbered)

    def _headers(self, main: _Element) -> Iterator[tuple[_Element, Kind, Text]]:
        """Yield each header and footer once, where it is first used."""
        parts = {
            relation.id: relation.target
            for relation in self.package.relations(self.package.main)
            if relation.kind in ("header", "footer")
        }
        sections = [
            section
            for section in main.iter(W + "sectPr")
            if getattr(section.getparent(), "tag", "") != W + "sectPrChange"
        ]
        seen: set[str] = set()
        for number, section in enumerate(sections, 1):
            for element in section.iterchildren(*(W + name for name in _HEADERS)):
                part = parts.get(element.get(R + "id") or "", "")
                if not part or part in seen:
                    continue
                seen.add(part)
                kind, place = _HEADERS[str(element.tag)[len(W) :]]
                page = _PAGES.get(element.get(W + "type") or "", Text("", ""))
                root = self.package.xml(part)
                if root is None or root.tag not in (W + "hdr", W + "ftr"):
                    continue
                section_place = _SECTION.format(number=number)
                place += page
                if number > 1:
                    place = Text(
                        zh=section_place.zh + place.zh, en=place.en + section_place.en
                    )
                yield root, kind, place

    def _notes(self) -> None:
        """Read the foot- and endnotes that the text refers to, in its order."""
        for kind, wording in _NOTES.items():
            root = self.package.related(kind + "s")
            if root is None:
                continue
            notes = {note.get(W + "id"): note for note in root.iterchildren(W + kind)}
            wanted = [key for name, key in self.sheet.notes if name == kind]
            for number, key in enumerate(wanted, 1):
                if key in notes:
                    place = wording.format(number=number)
                    self._story(notes[key], Kind.NOTE, place)

    def _comments(self) -> None:
        """Read the comments: not part of the text, so silent, and each a mark."""
        root = self.package.related("comments")
        if root is None:
            return
        for number, comment in enumerate(root.iterchildren(W + "comment"), 1):
            start, part = self.sheet.at, len(self.sheet.parts)
            self._story(comment, Kind.COMMENT, _COMMENT.format(number=number))
            words = "".join(self.sheet.parts[part:]).strip()
            self.sheet.silent.append(Span(start, self.sheet.at))
            anchor = self.sheet.anchors.get(comment.get(W + "id") or "", Span(0, 0))
            author = comment.get(W + "author") or ""
            self.sheet.mark(Mark(MarkKind.COMMENT, anchor, words, author))

    def _graphics(self) -> None:
        """Read the words of SmartArt and charts: each paragraph a line."""
        number = dict.fromkeys(_GRAPHICS, 0)
        for relation in self.package.relations(self.package.main):
            if relation.kind not in _GRAPHICS:
                continue
            root = self.package.xml(relation.target)
            number[relation.kind] += 1
            place = _GRAPHICS[relation.kind].format(number=number[relation.kind])
            for element in () if root is None else root.iter(A + "p"):
                words = "".join(word.text or "" for word in element.iter(A + "t"))
                self._line(words, Kind.TEXT_BOX, place)

    def _watermarks(self) -> None:
        """Write the words of WordArt and watermarks, each once for all pages."""
        for words, kind, place in dict.fromkeys(self.sheet.words):
            self._line(words, kind, place)
        for name in dict.fromkeys(self.sheet.pictures):
            self._line(name, Kind.WATERMARK, _PICTURE)

    def _line(self, words: str, kind: Kind, place: Text) -> None:
        line = " ".join(words.split())
        start, part = self.sheet.at, len(self.sheet.parts)
        self.sheet.write(line)
        paragraph = Paragraph(start, part, kind)
        span = Span(start, self.sheet.at)
        self.sheet.block(span, line, place, paragraph)
        self.sheet.write("\n")
        if kind is Kind.WATERMARK:  # a rule of its own reports it
            self.sheet.silent.append(span)

    def _references(self) -> None:
        """Mark the references whose bookmark the file does not have."""
        if not self.sheet.targets:
            return
        bookmarks = {
            (mark.get(W + "name") or "").lower()
            for root in self.roots
            for mark in root.iter(W + "bookmarkStart")
        }
        for target, mark in self.sheet.targets:
            if target not in bookmarks:
                self.sheet.mark(mark)

    def _properties(self) -> Iterator[Mark]:
        """Yield what the file says of itself: title, author, company …"""
        parts = {each.kind: each.target for each in self.package.relations("")}
        for kind in (*_PROPERTIES, "customproperties"):
            root = self.package.xml(parts.get(kind, ""))
            if root is None:
                continue
            wanted = _PROPERTIES.get(kind)
            for element in root.iterchildren("*"):
                name = element.get("name") or str(element.tag).rpartition("}")[2]
                text = " ".join(" ".join(map(str, element.itertext())).split())
                if text and (wanted is None or name in wanted):
                    yield Mark(MarkKind.PROPERTY, Span(0, 0), text, name=name)
