"""One story of an OpenDocument text while it is read: the body, a header, a note …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex
from lxml.etree import _Element

from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.formats.archive import walk
from draftlint.formats.odt.lists import Lists, ListStyle
from draftlint.formats.odt.names import (
    DRAW,
    EXTENSION,
    FORM,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    number,
)

if TYPE_CHECKING:
    from draftlint.formats.assembling import Assembly
    from draftlint.formats.odt.changes import Change
    from draftlint.wording import Text

_SPACES = regex.compile(r"[ \t\r\n]+")
_NAMED = regex.compile(r"(?i)watermark|水印")
_ROTATION = regex.compile(r"rotate\s*\(\s*(-?\d{1,3}(?:\.\d{1,20})?)")
_QUARTER = 1.5707963267948966
_INDEXES = (
    *("table-of-content", "illustration-index", "table-index", "object-index"),
    *("alphabetical-index", "user-index", "bibliography"),
)


@dataclass(frozen=True, slots=True)
class Aside:
    """What is read after the story that holds it: a note, a comment, a text box."""

    element: _Element
    name: str = ""
    at: int = 0
    place: Text | None = None


@dataclass
class Story:
    """Where the reading stands; one object reads all stories, one after the other.

    `hidden` are the names of styles that hide text; `starts` where the open insertions,
    indexes, placeholders and references began; `boxes`, `notes`, `comments` and
    `watermarks` wait to be read; `ends` where commented text ends.
    """

    assembly: Assembly
    hidden: frozenset[str]
    changes: dict[str, Change]
    styles: dict[str, ListStyle]
    boxes: list[Aside] = field(default_factory=list)
    notes: list[Aside] = field(default_factory=list)
    comments: list[Aside] = field(default_factory=list)
    watermarks: list[str] = field(default_factory=list)
    references: list[tuple[str, Span]] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    inserted: dict[str, int] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.styles)

    def read(
        self, root: _Element, kind: Kind = Kind.PARAGRAPH, place: Text | None = None
    ) -> None:
        """Read all that is within an element."""
        self.assembly.flush()
        self.assembly.kind, self.assembly.place = kind, place
        self.lists = Lists(self.styles)
        walk(root, self._begin, self.write, self._end)
        self.assembly.flush()

    def _begin(self, element: _Element) -> bool:
        begin = _BEGIN.get(str(element.tag))
        return begin is not None and begin(self, element)

    def _end(self, element: _Element) -> None:
        end = _END.get(str(element.tag))
        if end is not None:
            end(self, element)

    def write(self, text: str) -> None:
        """Write text of the file: white space in a row counts as one space."""
        if not text or self.assembly.paragraph is None:
            return
        text = _SPACES.sub(" ", text)
        if text[0] == " " and self._follows_space():
            text = text[1:]
        self.assembly.write(text)

    def _follows_space(self) -> bool:
        paragraph, sheet = self.assembly.paragraph, self.assembly.sheet
        assert paragraph is not None
        if sheet.at == paragraph.start + paragraph.label or not sheet.parts:
            return True
        return sheet.parts[-1].endswith((" ", "\n", "\t"))


Begin = Callable[[Story, _Element], bool]
End = Callable[[Story, _Element], None]


def _leave_out(_: Story, __: _Element) -> bool:
    return True


def _paragraph(story: Story, element: _Element) -> bool:
    heading = element.tag == TEXT + "h"
    level = number(element, TEXT + "outline-level", 1, 10) if heading else 0
    label = story.lists.label()
    if label is None and heading:
        label = story.lists.heading_label(element, level)
    kind = Kind.LIST_ITEM if label and label[0] else Kind.PARAGRAPH
    story.assembly.begin(Kind.HEADING if heading else kind, level)
    if label and label[0]:
        story.assembly.label(*label)
    return _span(story, element)


def _end_paragraph(story: Story, element: _Element) -> None:
    _end_span(story, element)
    story.assembly.flush()


def _span(story: Story, element: _Element) -> bool:
    story.assembly.hidden += (element.get(TEXT + "style-name") or "") in story.hidden
    return False


def _end_span(story: Story, element: _Element) -> None:
    story.assembly.hidden -= (element.get(TEXT + "style-name") or "") in story.hidden


def _section(story: Story, element: _Element) -> bool:
    story.assembly.hidden += element.get(TEXT + "display") == "none"
    return False


def _end_section(story: Story, element: _Element) -> None:
    story.assembly.hidden -= element.get(TEXT + "display") == "none"


def _list(story: Story, element: _Element) -> bool:
    story.lists.begin(element)
    return False


def _end_list(story: Story, _: _Element) -> None:
    story.lists.end()


def _item(story: Story, element: _Element) -> bool:
    story.lists.begin_item(element)
    return False


def _numbered(story: Story, element: _Element) -> bool:
    story.lists.begin_numbered(element)
    return False


def _end_item(story: Story, _: _Element) -> None:
    story.lists.items.pop()


def _spaces(story: Story, element: _Element) -> bool:
    story.assembly.write(" " * number(element, TEXT + "c", 1, 200))
    return True


def _tab(story: Story, _: _Element) -> bool:
    story.assembly.write("\t")
    return True


def _line_break(story: Story, _: _Element) -> bool:
    story.assembly.write("\n")
    return True


def _note(story: Story, element: _Element) -> bool:
    kind = element.get(TEXT + "note-class") or "footnote"
    body = element.find(TEXT + "note-body")
    if body is not None:
        story.notes.append(Aside(body, kind))
    return True


def _comment(story: Story, element: _Element) -> bool:
    name = element.get(OFFICE + "name") or ""
    story.comments.append(Aside(element, name, story.assembly.at))
    return True


def _end_of_comment(story: Story, element: _Element) -> bool:
    story.ends[element.get(OFFICE + "name") or ""] = story.assembly.at
    return True


def _change(story: Story, element: _Element) -> bool:
    """Note where something was taken out."""
    change = story.changes.get(element.get(TEXT + "change-id") or "")
    if change is not None and change.kind is MarkKind.DELETION and change.text:
        here = story.assembly.here
        story.assembly.sheet.mark(Mark(change.kind, here, change.text, change.author))
    return True


def _begin_change(story: Story, element: _Element) -> bool:
    story.inserted[element.get(TEXT + "change-id") or ""] = story.assembly.at
    return True


def _end_change(story: Story, element: _Element) -> bool:
    name = element.get(TEXT + "change-id") or ""
    start, change = story.inserted.pop(name, None), story.changes.get(name)
    if start is not None and change is not None and start < story.assembly.at:
        span = Span(start, story.assembly.at)
        story.assembly.sheet.mark(Mark(change.kind, span, author=change.author))
    return True


def _begin_stretch(story: Story, _: _Element) -> bool:
    story.starts.append(story.assembly.at)
    return False


def _end_index(story: Story, _: _Element) -> None:
    story.assembly.flush()
    start, end = story.starts.pop(), story.assembly.at - 1  # before the line end
    if start < end:
        story.assembly.sheet.mark(Mark(MarkKind.CONTENTS, Span(start, end)))


def _end_placeholder(story: Story, element: _Element) -> None:
    span = Span(story.starts.pop(), story.assembly.at)
    control = element.tag == EXTENSION + "content-control"
    if control and element.get(EXTENSION + "showing-place-holder") != "true":
        return
    name = element.get(TEXT + "description") or element.get(EXTENSION + "alias") or ""
    if span:
        story.assembly.sheet.mark(Mark(MarkKind.UNFILLED, span, name=name))


def _end_reference(story: Story, element: _Element) -> None:
    span = Span(story.starts.pop(), story.assembly.at)
    if span:
        story.references.append((element.get(TEXT + "ref-name") or "", span))


def _table(story: Story, _: _Element) -> bool:
    story.assembly.begin_table()
    return False


def _end_table(story: Story, _: _Element) -> None:
    story.assembly.end_table()


def _row(story: Story, _: _Element) -> bool:
    if story.assembly.grids:
        story.assembly.grids[-1].begin_row()
    return False


def _end_row(story: Story, element: _Element) -> None:
    more = number(element, TABLE + "number-rows-repeated", 1) - 1
    if story.assembly.grids:
        story.assembly.grids[-1].row += max(more, 0)


def _cell(story: Story, element: _Element) -> bool:
    row = element.getparent()
    rows = None if row is None else row.getparent()
    story.assembly.begin_cell(
        number(element, TABLE + "number-rows-spanned", 1),
        number(element, TABLE + "number-columns-spanned", 1),
        header=rows is not None and rows.tag == TABLE + "table-header-rows",
    )
    story.lists.items.append(None)
    return False


def _end_cell(story: Story, element: _Element) -> None:
    story.lists.items.pop()
    story.assembly.end_cell()
    more = number(element, TABLE + "number-columns-repeated", 1) - 1
    if story.assembly.grids:
        story.assembly.grids[-1].column += max(more, 0)


def _description(story: Story, element: _Element) -> bool:
    words = " ".join("".join(map(str, element.itertext())).split())
    if words and story.assembly.paragraph is not None:
        here = story.assembly.here
        story.assembly.sheet.mark(Mark(MarkKind.ALTERNATIVE, here, words))
    return True


def _shape(story: Story, element: _Element) -> bool:
    """Keep a text box for later; in a header, what stands askew is a watermark."""
    if next(element.iter(TEXT + "p", TEXT + "h"), None) is None:
        return False
    assembly = story.assembly
    margin = assembly.kind in (Kind.HEADER, Kind.FOOTER)
    if _NAMED.search(_name(element)) or (margin and _is_askew(element)):
        paragraphs = element.iter(TEXT + "p", TEXT + "h")
        words = (" ".join(map(str, paragraph.itertext())) for paragraph in paragraphs)
        story.watermarks.append(" ".join(" ".join(words).split()))
    else:
        story.boxes.append(Aside(element, place=assembly.place))
    return True


def _name(shape: _Element) -> str:
    return " ".join(filter(None, (shape.get(DRAW + "name"), shape.get(STYLE + "name"))))


def _is_askew(shape: _Element) -> bool:
    for geometry in shape.iterchildren(DRAW + "enhanced-geometry"):
        if geometry.get(DRAW + "text-path") == "true":
            return True
    turned = _ROTATION.search(shape.get(DRAW + "transform") or "")
    return (
        turned is not None and abs((float(turned[1]) / _QUARTER + 0.5) % 1 - 0.5) > 0.05
    )


_SHAPES = (
    *("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline"),
    *("path", "line", "connector", "caption", "measure", "regular-polygon"),
)
_BEGIN: dict[str, Begin] = {
    TEXT + "p": _paragraph,
    TEXT + "h": _paragraph,
    TEXT + "span": _span,
    TEXT + "section": _section,
    TEXT + "list": _list,
    TEXT + "list-item": _item,
    TEXT + "list-header": _item,
    TEXT + "numbered-paragraph": _numbered,
    TEXT + "s": _spaces,
    TEXT + "tab": _tab,
    TEXT + "line-break": _line_break,
    TEXT + "note": _note,
    OFFICE + "annotation": _comment,
    OFFICE + "annotation-end": _end_of_comment,
    TEXT + "change": _change,
    TEXT + "change-start": _begin_change,
    TEXT + "change-end": _end_change,
    TEXT + "placeholder": _begin_stretch,
    EXTENSION + "content-control": _begin_stretch,
    TEXT + "bookmark-ref": _begin_stretch,
    TEXT + "reference-ref": _begin_stretch,
    TEXT + "sequence-ref": _begin_stretch,
    TEXT + "note-ref": _begin_stretch,
    **{TEXT + name: _begin_stretch for name in _INDEXES},
    TABLE + "table": _table,
    TABLE + "table-row": _row,
    TABLE + "table-cell": _cell,
    TABLE + "covered-table-cell": _leave_out,
    SVG + "title": _description,
    SVG + "desc": _description,
    **{DRAW + name: _shape for name in _SHAPES},
    DRAW + "object": _leave_out,
    DRAW + "image": _leave_out,
    OFFICE + "forms": _leave_out,
    FORM + "form": _leave_out,
    TEXT + "tracked-changes": _leave_out,
    TEXT + "ruby-text": _leave_out,
    TEXT + "script": _leave_out,
    **{TEXT + name + "-source": _leave_out for name in _INDEXES},
}
_END: dict[str, End] = {
    TEXT + "p": _end_paragraph,
    TEXT + "h": _end_paragraph,
    TEXT + "span": _end_span,
    TEXT + "section": _end_section,
    TEXT + "list": _end_list,
    TEXT + "list-item": _end_item,
    TEXT + "list-header": _end_item,
    TEXT + "numbered-paragraph": _end_item,
    TEXT + "placeholder": _end_placeholder,
    EXTENSION + "content-control": _end_placeholder,
    TEXT + "bookmark-ref": _end_reference,
    TEXT + "reference-ref": _end_reference,
    TEXT + "sequence-ref": _end_reference,
    TEXT + "note-ref": _end_reference,
    **{TEXT + name: _end_index for name in _INDEXES},
    TABLE + "table": _end_table,
    TABLE + "table-row": _end_row,
    TABLE + "table-cell": _end_cell,
}
