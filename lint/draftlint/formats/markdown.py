"""Markdown: CommonMark with tables, footnotes, task lists and front matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from draftlint import patterns
from draftlint.document import Block, Cell, Document, Kind, Mark, MarkKind, Span, Table
from draftlint.formats import Format
from draftlint.formats.decoding import decode, rewrite
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_Event = tuple[Any, Span]

_PARAGRAPH = Text(zh="第{number}段", en="paragraph {number}")
_CELL = Text(
    zh="表{table} 第{row}行第{column}列",
    en="table {table}, row {row}, column {column}",
)
_TABLE = Text(zh="表{number}", en="table {number}")
_KINDS = {
    "Heading": Kind.HEADING,
    "Item": Kind.LIST_ITEM,
    "BlockQuote": Kind.QUOTE,
    "FootnoteDefinition": Kind.NOTE,
}
_SILENT = frozenset({"CodeBlock", "MetadataBlock", "HtmlBlock"})
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_WIDTHS = {"Strong": 2, "Emphasis": 1}  # of the asterisks on either side
_LIST_MARK = patterns.compile(r"\d{1,9}[.)]")
_URL = patterns.compile(r"(?:https?://|www\.)[^\s\p{Han}，。；、）》”]+")
# What follows a masked name or number, and hardly ever the end of bold words.
_MASKED_NOUN = patterns.compile(
    r"社区|街道|集团|公司|大街|商场|项目"
    r"|[省市县区镇乡村路人户个名次件条起家套场亩所处份批台辆座栋位万亿元月日年天%％]"
)


def read(path: str, content: bytes) -> Document:
    """Read a Markdown file; raises Unreadable."""
    text, encoding = decode(content)
    return document(text, path=path, encoding=encoding)


def document(
    source: str, *, path: str = "draft.md", encoding: str | None = None
) -> Document:
    """Make a document of a text that is already decoded."""
    events = _events(source)
    reader = _Reader(source)
    for event, span in events:
        reader.take(event, span)
    if _asterisks_are_masks(source, events):
        reader.keep_asterisks(events)
    return Document(
        path=path,
        format=MARKDOWN.name,
        source=source,
        prose=_without_urls("".join(reader.prose)),
        blocks=tuple(reader.blocks),
        tables=tuple(reader.tables),
        marks=tuple(_code(events)) if "draftlint-" in source else (),
        encoding=encoding,
    )


def _code(events: list[_Event]) -> Iterator[Mark]:
    """Yield where code stands: directives in it are examples."""
    for event, span in events:
        if _tag(event) in (("Code", ""), ("Start", "CodeBlock")):
            yield Mark(MarkKind.CODE, span)


def _events(source: str) -> list[_Event]:
    """Parse, and turn pyromark's UTF-8 offsets into code points in one pass."""
    import pyromark  # a .txt draft need not wait for it

    enabled = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )
    raw = list(pyromark.events_with_range(source, options=enabled))
    if source.isascii():
        return [(event, Span(at["start"], at["end"])) for event, at in raw]
    content = source.encode()
    ends = sorted({0, *(at["start"] for _, at in raw), *(at["end"] for _, at in raw)})
    points, total = {0: 0}, 0
    for start, end in pairwise(ends):
        total += len(content[start:end].decode())
        points[end] = total
    return [(event, Span(points[at["start"]], points[at["end"]])) for event, at in raw]


def _tag(event: Any) -> tuple[str, str]:
    """Give an event as ("Start" | "End" | the event's own name, the tag's name)."""
    if isinstance(event, str):
        return event, ""
    [(name, value)] = event.items()
    if name in ("Start", "End"):
        return name, value if isinstance(value, str) else next(iter(value))
    return name, ""


@dataclass
class _Reader:
    """What the events have shown so far; it lives within `document` alone."""

    source: str
    prose: list[str] = field(init=False)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    leaf: Span | None = None
    level: int = 0
    paragraphs: int = 0
    cells: list[Cell] = field(default_factory=list)
    row: int = 0
    column: int = 0
    marks: list[list[Span]] = field(default_factory=list)
    silent_links: int = 0

    def __post_init__(self) -> None:
        self.prose = [c if c in "\r\n" else " " for c in self.source]

    def take(self, event: Any, span: Span) -> None:
        name, tag = _tag(event)
        if name == "Start":
            self.begin(event, tag, span)
        elif name == "End":
            self.end(tag, span)
        elif (
            name == "Text"
            and not _SILENT.intersection(self.open)
            # An entity is markup: its text is not the source's.
            and self.source[span.start : span.end] == event["Text"]
        ):
            self.show(span)

    def begin(self, event: Any, tag: str, span: Span) -> None:
        if tag in _INLINE:
            self.silent_links += _is_bare_link(event)
            return
        self.close_leaf()
        self.open.append(tag)
        if tag == "Heading":
            self.level = int(event["Start"]["Heading"]["level"][1])
        elif tag == "List":
            self.marks.append([])
        elif tag == "Item":
            mark = _LIST_MARK.match(self.source, span.start)
            if mark:
                self.marks[-1].append(Span.of(mark))
                self.show(Span.of(mark))
        elif tag == "Table":
            self.cells, self.row = [], 0
        elif tag in ("TableHead", "TableRow"):
            self.column = 0

    def end(self, tag: str, span: Span) -> None:
        if tag in _INLINE:
            self.silent_links = max(0, self.silent_links - (tag == "Link"))
            return
        if tag == "TableCell":
            self.end_cell(span)
        self.close_leaf()
        if self.open:
            self.open.pop()
        if tag == "List":
            self.hide_uniform_marks(self.marks.pop())
        elif tag in ("TableHead", "TableRow"):
            self.row += 1
        elif tag == "Table":
            place = _TABLE.format(number=len(self.tables) + 1)
            self.tables.append(Table(span, tuple(self.cells), place))

    def show(self, span: Span) -> None:
        """Let a stretch of the source stand in the prose, as part of a block."""
        if self.silent_links:
            return
        self.prose[span.start : span.end] = self.source[span.start : span.end]
        self.leaf = Span(self.leaf.start if self.leaf else span.start, span.end)

    def end_cell(self, span: Span) -> None:
        inside = self.leaf or Span(span.start, span.start)
        header = "TableHead" in self.open
        self.cells.append(Cell(inside, self.row, self.column, header=header))
        self.column += 1

    def close_leaf(self) -> None:
        if self.leaf is None:
            return
        if "TableCell" in self.open:
            kind, place = (
                Kind.TABLE_CELL,
                _CELL.format(
                    table=len(self.tables) + 1, row=self.row + 1, column=self.column
                ),
            )
        else:
            self.paragraphs += 1
            kinds = [_KINDS[tag] for tag in reversed(self.open) if tag in _KINDS]
            kind = kinds[0] if kinds else Kind.PARAGRAPH
            place = _PARAGRAPH.format(number=self.paragraphs)
        level = self.level if kind is Kind.HEADING else 0
        self.blocks.append(Block(kind, self.leaf, place, level))
        self.leaf = None

    def hide_uniform_marks(self, marks: list[Span]) -> None:
        """Blank the marks of a list that counts 1. 1. 1.: the renderer numbers it."""
        written = {self.source[mark.start : mark.end] for mark in marks}
        if len(marks) > 1 and len(written) == 1:
            for mark in marks:
                self.prose[mark.start : mark.end] = " " * len(mark)

    def keep_asterisks(self, events: list[_Event]) -> None:
        """Show the marks of every pair that has a masked noun behind one of them."""
        for event, span in events:
            name, tag = _tag(event)
            if name != "Start" or tag not in _WIDTHS:
                continue
            width = _WIDTHS[tag]
            before, after = span.start + width, span.end - width
            if _MASKED_NOUN.match(self.source, before) or _MASKED_NOUN.match(
                self.source, span.end
            ):
                self.prose[span.start : before] = self.source[span.start : before]
                self.prose[after : span.end] = self.source[after : span.end]


def _is_bare_link(event: Any) -> bool:
    match event:
        case {"Start": {"Link": {"link_type": "Autolink" | "Email"}}}:
            return True
    return False


def _asterisks_are_masks(source: str, events: list[_Event]) -> bool:
    """Whether * hides names here: 发放**人，低保**户 parses as bold, and is not.

    So it is where both marks of a pair stand before a noun that names or counts, or
    where at least five pairs were never closed.
    """
    unclosed = 0
    for event, span in events:
        name, tag = _tag(event)
        if name == "Text":
            unclosed += source.count("**", span.start, span.end)
        elif name == "Start" and tag in _WIDTHS:
            inside = _MASKED_NOUN.match(source, span.start + _WIDTHS[tag])
            if inside and _MASKED_NOUN.match(source, span.end):
                return True
    return unclosed >= 5


def _without_urls(prose: str) -> str:
    return _URL.sub(lambda match: " " * len(match[0]), prose)


MARKDOWN = Format("markdown", (".md", ".markdown"), read, rewrite)
