"""From the bytes of a web page to a Document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex
from lxml import etree

from draftlint import directives
from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.formats import Unreadable
from draftlint.formats.assembling import Assembly
from draftlint.formats.html import numbers
from draftlint.formats.html.encodings import decode
from draftlint.formats.word.story import Revision
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.document import Document

_KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{level}": (Kind.HEADING, level) for level in range(1, 7)},
    "li": (Kind.LIST_ITEM, 0),
    "dd": (Kind.LIST_ITEM, 0),
    "blockquote": (Kind.QUOTE, 0),
}
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "body", "caption", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "menu"),
        *("nav", "ol", "option", "p", "pre", "search", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", *_KINDS),
    )
)
# What nobody reads as text: code that the browser runs, controls, drawings.
_LEFT_OUT = frozenset(
    (
        *("audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript"),
        *("object", "rp", "rt", "script", "select", "style", "svg", "template"),
        *("textarea", "video"),
    )
)
_CODE = frozenset(("code", "kbd", "samp", "math"))
_INVISIBLE = regex.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
)
_SPACES = regex.compile(r"[ \t\n\r\f]+")
# A line end between two Chinese characters is no space.
_WRAP = regex.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t\f]*[\r\n][ \t\n\r\f]*"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
_WIDE = regex.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NOTE_SIGN = regex.compile(r"\s*[\[〔（(]?(?:\d{1,3}|[ivx]{1,5}|[*†‡①-⑳])[\])）〕]?\s*")
_NO_BREAK = str.maketrans({"\xa0": " "})
_BLANK = " \t\n\r\f\xa0"  # at the edges of text even no-break spaces only indent
_PROPERTIES = {"author": "creator", "title": "title"}

_TOO_DEEP = Text(
    zh="标签嵌套过深，不予读取", en="tags are nested too deeply; it is not read"
)
_NOTHING = Text(zh="网页里没有内容", en="the page holds nothing")


def read(path: str, content: bytes) -> Document:
    """Read a web page; raises Unreadable."""
    source, encoding = decode(content)
    reader = _Reader(Assembly())
    root = _parsed(source) if source.strip() else None
    if root is not None:
        reader.walk(root)
    return replace(reader.sheet.document(path, "html"), encoding=encoding)


def _parsed(source: str) -> _Element | None:
    # Without huge_tree it ends at a depth of 256, and so do text nodes of 10 MB.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_NOTHING) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable(_TOO_DEEP)
    return root  # None for nothing but comments


@dataclass
class _Reader:
    """What the walk over the page has come to; it lives within `read` alone.

    `gap` is the white space that waits for the next word; `kinds` what the open
    elements make of a paragraph; `labels` the number each open list item still has to
    show; `gridded` whether each open table is one, or only lays out the page.
    """

    sheet: Assembly
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
        self.sheet.flush()

    def begin(self, tag: str, element: _Element) -> bool:
        """Begin an element; say whether what is within is to be read."""
        if tag in _LEFT_OUT or tag == "head" or (tag == "sup" and _is_note(element)):
            if tag == "head":
                self.properties(element)
            return False
        if tag in _BLOCKS:
            self.begin_block(tag, element)
        elif tag == "br":
            self.open()
            self.sheet.write("\n")
            self.gap = ""
        elif tag == "img":
            self.describe(element.get("alt"))
        elif tag == "del":
            self.sheet.removed.append(Revision(MarkKind.DELETION, "", self.sheet.at))
        elif tag == "ins" or tag in _CODE:
            self.starts.append(self.sheet.at)
        self.sheet.hidden += _is_hidden(element)
        return True

    def begin_block(self, tag: str, element: _Element) -> None:
        """Begin what stands apart from the text before it."""
        self.close()
        inherited = self.kinds[-1] if self.kinds else (Kind.PARAGRAPH, 0)
        self.kinds.append(_KINDS.get(tag, inherited))
        if tag == "pre":
            self.preformatted += 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self.lists.append(numbers.of_list(element))
        elif tag == "li":
            self.labels.append(self.lists[-1].next(element) if self.lists else "")
        elif tag == "table":
            self.gridded.append(_is_grid(element))
            if self.gridded[-1]:
                self.sheet.begin_table()
        elif self.gridded and self.gridded[-1]:
            if tag == "tr":
                self.sheet.end_cell()
                self.sheet.grids[-1].begin_row()
            elif tag in ("td", "th"):
                self.begin_cell(tag, element)

    def begin_cell(self, tag: str, element: _Element) -> None:
        parent = element.getparent()
        above = None if parent is None else parent.getparent()
        header = tag == "th" or (above is not None and above.tag == "thead")
        rows, columns = _count(element, "rowspan"), _count(element, "colspan")
        self.sheet.begin_cell(rows, columns, header=header)

    def end(self, tag: str, element: _Element) -> None:
        """End an element."""
        self.sheet.hidden -= _is_hidden(element)
        if tag in _BLOCKS:
            self.end_block(tag)
        elif tag == "del":
            removed = self.sheet.removed.pop()
            if text := "".join(removed.text).strip():
                here = self.sheet.here
                self.sheet.sheet.mark(Mark(MarkKind.DELETION, here, text))
        elif tag == "ins" or tag in _CODE:
            span = Span(self.starts.pop(), self.sheet.at)
            if span and tag == "ins":
                self.sheet.sheet.mark(Mark(MarkKind.INSERTION, span))
            elif span:
                self.sheet.sheet.silent.append(span)

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
                self.sheet.end_table()
        elif tag in ("td", "th") and self.gridded and self.gridded[-1]:
            self.sheet.end_cell()

    def open(self, begins: str = "") -> None:
        """Begin a paragraph where none is open; `begins` is its first word."""
        if self.sheet.paragraph is not None or self.sheet.removed:
            return
        self.sheet.begin(*(self.kinds[-1] if self.kinds else (Kind.PARAGRAPH, 0)))
        if self.labels and self.labels[-1] and begins:
            # Whoever types a number has switched the list's own off, in a style sheet.
            if not numbers.TYPED.match(begins):
                self.sheet.label(self.labels[-1], " ")
            self.labels[-1] = ""

    def close(self) -> None:
        """End the open paragraph."""
        self.sheet.flush()
        self.gap = ""

    def write(self, text: str) -> None:
        """Write text as a browser shows it: white space is one space, or none."""
        if not text:
            return
        if self.preformatted:
            self.open(text)
            self.sheet.write(text.replace("\r\n", "\n").translate(_NO_BREAK))
            return
        words = text.strip(_BLANK)
        if not words:
            self.gap += text
            return
        self.gap += text[: len(text) - len(text.lstrip(_BLANK))]
        if self.sheet.paragraph is None:
            self.open(words)
        else:
            self.sheet.write(self._shown_gap(words))
        self.gap = text[len(text.rstrip(_BLANK)) :]
        if len(words) > 1:
            words = _SPACES.sub(" ", _WRAP.sub("", words))
        self.sheet.write(words.translate(_NO_BREAK))

    def _shown_gap(self, words: str) -> str:
        """Give what shows of the gap before these words."""
        if "\xa0" in self.gap:
            return " " * self.gap.count("\xa0")
        parts = self.sheet.sheet.parts
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
            self.sheet.sheet.silent.append(
                self.sheet.line(written, Kind.COMMENT, Text("网页注释", "HTML comment"))
            )

    def describe(self, words: str | None) -> None:
        if words and words.strip() and not self.sheet.removed:
            text, here = " ".join(words.split()), self.sheet.here
            self.sheet.sheet.mark(Mark(MarkKind.ALTERNATIVE, here, text))

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
                self.sheet.sheet.mark(mark)


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _INVISIBLE.search(style))


def _is_note(raised: _Element) -> bool:
    """Whether raised text is the mark of a note: a link, and no more than a sign."""
    parent = raised.getparent()
    linked = raised.find(".//a") is not None or (
        parent is not None and parent.tag == "a"
    )
    return (
        linked
        and _NOTE_SIGN.fullmatch("".join(map(str, raised.itertext()))) is not None
    )


def _is_grid(table: _Element) -> bool:
    """Whether a table holds data; old pages use tables to lay out their text."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = 0
    for element in table.iter("table", "h1", "h2", "h3", "td", "th"):
        cells += element.tag in ("td", "th")
        if element is not table and element.tag not in ("td", "th"):
            return False
    return cells > 1


def _count(element: _Element, name: str) -> int:
    written = (element.get(name) or "1").strip()
    return int(written) if written.isdecimal() and len(written) < 6 else 1
