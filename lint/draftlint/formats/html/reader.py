"""From the bytes of a web page to a Document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex
from lxml import etree

from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.formats.assembling import Assembly
from draftlint.formats.html import elements, numbers, parsing
from draftlint.formats.html.encodings import decode
from draftlint.formats.word.story import Revision
from draftlint.triage import directives
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.document import Document

_SPACES = regex.compile(r"[ \t\n\r\f]+")
# A line end between two Chinese characters is no space.
_WRAP = regex.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t\f]*[\r\n][ \t\n\r\f]*"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
_WIDE = regex.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NO_BREAK = str.maketrans({"\xa0": " "})
_BLANK = " \t\n\r\f\xa0"  # at the edges of text even no-break spaces only indent
_LONGEST_GAP = 200
_PROPERTIES = {"author": "creator", "title": "title"}


def read(path: str, content: bytes) -> Document:
    """Read a web page; raises Unreadable."""
    source, encoding = decode(content)
    reader = _Reader(Assembly())
    root = parsing.parsed(source) if source.strip() else None
    if root is not None:
        reader.walk(root)
    return replace(reader.page.document(path, "html"), encoding=encoding)


@dataclass
class _Reader:
    """What the walk over the page has come to; it lives within `read` alone.

    `gap` is the white space that waits for the next word; `kinds` what the open
    elements make of a paragraph; `labels` the number each open list item still has to
    show; `gridded` whether each open table is one, or only lays out the page.
    """

    page: Assembly
    gap: str = ""
    kinds: list[tuple[Kind, int]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lists: list[numbers.Counted] = field(default_factory=list)
    gridded: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    preformatted: int = 0

    def walk(self, root: _Element) -> None:
        """Read the page, without recursion."""
        for before in reversed(list(root.itersiblings(etree.Comment, preceding=True))):
            self.comment(before.text or "")
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        left_out: _Element | None = None
        for event, element in walker:
            if event == "start":
                if self.begin(str(element.tag), element):
                    self.write(element.text or "")
                    continue
                walker.skip_subtree()
                left_out = element  # an end may come all the same
            elif event == "comment":
                self.comment(element.text or "")
            elif element is not left_out and element is not root:
                self.end(str(element.tag), element)
            else:
                continue
            self.write(element.tail or "")
        self.page.flush()

    def begin(self, tag: str, element: _Element) -> bool:
        """Begin an element; say whether what is within is to be read."""
        if tag == "head":
            self.properties(element)
            return False
        if tag in elements.LEFT_OUT or (tag == "sup" and elements.is_note(element)):
            return False
        if tag in elements.BLOCKS:
            self.begin_block(tag, element)
        elif tag == "br":
            self.open()
            self.page.write("\n")
            self.gap = ""
        elif tag == "img":
            self.describe(element.get("alt"))
        elif tag == "del":
            self.page.removed.append(Revision(MarkKind.DELETION, "", self.page.at))
        elif tag == "ins" or tag in elements.CODE:
            self.starts.append(self.page.at)
        self.page.hidden += elements.is_hidden(element)
        return True

    def begin_block(self, tag: str, element: _Element) -> None:
        """Begin what stands apart from the text before it."""
        self.close()
        inherited = self.kinds[-1] if self.kinds else (Kind.PARAGRAPH, 0)
        self.kinds.append(elements.KINDS.get(tag, inherited))
        if tag == "pre":
            self.preformatted += 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self.lists.append(numbers.of_list(element))
        elif tag == "li":
            self.labels.append(self.lists[-1].next(element) if self.lists else "")
        elif tag == "table":
            self.gridded.append(elements.is_grid(element))
            if self.gridded[-1]:
                self.page.begin_table()
        elif self.gridded and self.gridded[-1]:
            if tag == "tr":
                self.page.end_cell()
                self.page.grids[-1].begin_row()
            elif tag in ("td", "th"):
                self.begin_cell(tag, element)

    def begin_cell(self, tag: str, element: _Element) -> None:
        parent = element.getparent()
        above = None if parent is None else parent.getparent()
        header = tag == "th" or (above is not None and above.tag == "thead")
        rows, columns = (
            elements.count(element, "rowspan"),
            elements.count(element, "colspan"),
        )
        self.page.begin_cell(rows, columns, header=header)

    def end(self, tag: str, element: _Element) -> None:
        """End an element."""
        self.page.hidden -= elements.is_hidden(element)
        if tag in elements.BLOCKS:
            self.end_block(tag)
        elif tag == "del":
            removed = self.page.removed.pop()
            if text := "".join(removed.text).strip():
                here = self.page.here
                self.page.sheet.mark(Mark(MarkKind.DELETION, here, text))
        elif tag == "ins" or tag in elements.CODE:
            span = Span(self.starts.pop(), self.page.at)
            if span and tag == "ins":
                self.page.sheet.mark(Mark(MarkKind.INSERTION, span))
            elif span:
                self.page.sheet.silent.append(span)

    def end_block(self, tag: str) -> None:
        self.close()
        self.kinds.pop()
        if tag == "pre":
            self.preformatted -= 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self.lists.pop()
        elif tag == "li":
            self.labels.pop()
        elif tag == "table":
            if self.gridded.pop():
                self.page.end_table()
        elif tag in ("td", "th") and self.gridded and self.gridded[-1]:
            self.page.end_cell()

    def open(self, begins: str = "") -> None:
        """Begin a paragraph where none is open; `begins` is its first word."""
        if self.page.paragraph is not None or self.page.removed:
            return
        self.page.begin(*(self.kinds[-1] if self.kinds else (Kind.PARAGRAPH, 0)))
        if self.labels and self.labels[-1] and begins:
            # Whoever types a number has switched the list's own off, in a style sheet.
            if not numbers.TYPED.match(begins):
                self.page.label(self.labels[-1], " ")
            self.labels[-1] = ""

    def close(self) -> None:
        """End the open paragraph."""
        self.page.flush()
        self.gap = ""

    def write(self, text: str) -> None:
        """Write text as a browser shows it: white space is one space, or none."""
        if not text:
            return
        if self.preformatted:
            self.open(text)
            self.page.write(text.replace("\r\n", "\n").translate(_NO_BREAK))
            return
        words = text.strip(_BLANK)
        if not words:
            self.gap = (self.gap + text)[-_LONGEST_GAP:]
            return
        self.gap += text[: len(text) - len(text.lstrip(_BLANK))]
        if self.page.paragraph is None:
            self.open(words)
        else:
            self.page.write(self._shown_gap(words))
        self.gap = text[len(text.rstrip(_BLANK)) :]
        if len(words) > 1:
            words = _SPACES.sub(" ", _WRAP.sub("", words))
        self.page.write(words.translate(_NO_BREAK))

    def _shown_gap(self, words: str) -> str:
        """Give what shows of the gap before these words."""
        if "\xa0" in self.gap:
            return " " * self.gap.count("\xa0")
        parts = self.page.sheet.parts
        last = parts[-1][-1:] if parts else ""
        if not self.gap or last in ("", "\n", " "):
            return ""
        wrapped = "\n" in self.gap or "\r" in self.gap
        return "" if wrapped and _WIDE.match(last) and _WIDE.match(words) else " "

    def comment(self, words: str) -> None:
        """Keep a comment that speaks to draftlint, on a line of its own."""
        written = f"<!-- {' '.join(words.split())} -->"
        if "draftlint-" in words and any(directives.comments(written)):
            self.close()
            self.page.sheet.silent.append(
                self.page.line(written, Kind.COMMENT, Text("网页注释", "HTML comment"))
            )

    def describe(self, words: str | None) -> None:
        if words and words.strip() and not self.page.removed:
            text, here = " ".join(words.split()), self.page.here
            self.page.sheet.mark(Mark(MarkKind.ALTERNATIVE, here, text))

    def properties(self, head: _Element) -> None:
        """Note what the page says of itself: its title and its author."""
        for said in head.iter(etree.Comment):
            self.comment(said.text or "")
        for element in head.iter("title", "meta"):
            title = element.tag == "title"
            name = "title" if title else (element.get("name") or "").lower()
            text = (element.text if title else element.get("content")) or ""
            if name in _PROPERTIES and text.strip():
                mark = Mark(
                    MarkKind.PROPERTY,
                    Span(0, 0),
                    " ".join(text.split()),
                    name=_PROPERTIES[name],
                )
                self.page.sheet.mark(mark)
