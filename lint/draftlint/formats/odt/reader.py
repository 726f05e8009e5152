"""From the bytes of an OpenDocument text to a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.formats import Unreadable
from draftlint.formats.archive import Archive
from draftlint.formats.assembling import Assembly
from draftlint.formats.odt import body, changes, list_styles, styles
from draftlint.formats.odt.names import DC, MANIFEST, META, OFFICE, TEXT, local
from draftlint.formats.odt.story import Story
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from draftlint.document import Document
    from draftlint.formats.odt.story import Aside

_NOTES = {
    "footnote": Text(zh="脚注{number}", en="footnote {number}"),
    "endnote": Text(zh="尾注{number}", en="endnote {number}"),
}
_COMMENT = Text(zh="批注{number}", en="comment {number}")
_BOX = Text(zh="文本框{number}", en="text box {number}")
_BOX_OF = Text(zh="{story}的文本框{number}", en="text box {number} of {story}")
_WATERMARK = Text(zh="水印", en="watermark")
# The names that Word's reader gives, so that a rule need know no format.
_PROPERTIES = {
    DC + "title": "title",
    DC + "subject": "subject",
    DC + "description": "description",
    DC + "creator": "lastModifiedBy",
    META + "initial-creator": "creator",
    META + "keyword": "keywords",
}

_NO_TEXT = Text(
    zh="不是 .odt 文件：压缩包里没有正文",
    en="not an .odt file: the zip holds no text document",
)
_LOCKED = Text(
    zh="文件已加密，要密码才能打开；请取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it first",
)


def read(path: str, content: bytes) -> Document:
    """Read an OpenDocument text; raises Unreadable."""
    archive = Archive(content, ".odt")
    manifest = archive.xml("META-INF/manifest.xml")
    if (
        manifest is not None
        and manifest.find(f".//{MANIFEST}encryption-data") is not None
    ):
        raise Unreadable(_LOCKED)
    root = archive.xml("content.xml")
    text = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or text is None:
        raise Unreadable(_NO_TEXT)
    looks = archive.xml("styles.xml")
    assembly = Assembly()
    story = Story(
        assembly,
        hidden=styles.hidden(root, looks),
        changes=changes.read(text),
        styles=list_styles.read(root, looks),
    )
    body.read(story, text)
    _read_boxes(story)
    _read_margins(story, root, looks)
    _read_notes(story)
    _read_boxes(story)
    _read_comments(story)
    for words in dict.fromkeys(story.watermarks):
        assembly.line(words, Kind.WATERMARK, _WATERMARK)
    _mark_broken_references(story, root)
    for mark in _properties(archive.xml("meta.xml")):
        assembly.sheet.mark(mark)
    return assembly.document(path, "odt")


def _read_boxes(story: Story) -> None:
    """Read the text boxes met so far, and those within them."""
    number = 0
    while story.boxes:
        waiting, story.boxes = story.boxes, []
        for box in waiting:
            number += 1
            within = box.place
            place = _BOX.format(number=number)
            if within is not None:
                place = _BOX_OF.format(story=within, number=number)
            body.read(story, box.element, Kind.TEXT_BOX, place)


def _read_margins(story: Story, root: _Element, looks: _Element | None) -> None:
    """Read headers and footers, each text once."""
    seen: set[tuple[Kind, str]] = set()
    for element, kind, place in styles.margins(looks, root, looks):
        text = "".join(map(str, element.itertext()))
        if text.strip() and (kind, text) not in seen:
            seen.add((kind, text))
            body.read(story, element, kind, place)
    _read_boxes(story)


def _read_notes(story: Story) -> None:
    for kind, wording in _NOTES.items():
        notes = [note for note in story.notes if note.name == kind]
        for number, note in enumerate(notes, 1):
            body.read(story, note.element, Kind.NOTE, wording.format(number=number))


def _read_comments(story: Story) -> None:
    """Read the comments: not part of the text, so silent, and each a mark."""
    sheet = story.assembly.sheet
    for number, comment in enumerate(story.comments, 1):
        start, part = sheet.at, len(sheet.parts)
        body.read(story, comment.element, Kind.COMMENT, _COMMENT.format(number=number))
        words = "".join(sheet.parts[part:]).strip()
        sheet.silent.append(Span(start, sheet.at))
        author = comment.element.findtext(DC + "creator") or ""
        sheet.mark(Mark(MarkKind.COMMENT, _anchor(story, comment), words, author))


def _anchor(story: Story, comment: Aside) -> Span:
    return Span(comment.at, max(comment.at, story.ends.get(comment.name, comment.at)))


def _mark_broken_references(story: Story, root: _Element) -> None:
    """Mark the references whose target the file does not have."""
    if not story.references:
        return
    marked = ("bookmark", "bookmark-start", "reference-mark", "reference-mark-start")
    targets = {
        element.get(TEXT + "name") for element in root.iter(*(TEXT + m for m in marked))
    }
    targets.update(note.get(TEXT + "id") for note in root.iter(TEXT + "note"))
    targets.update(
        sequence.get(TEXT + "ref-name") for sequence in root.iter(TEXT + "sequence")
    )
    for name, span in story.references:
        if name not in targets:
            story.assembly.sheet.mark(Mark(MarkKind.BROKEN_FIELD, span, name=name))


def _properties(meta: _Element | None) -> Iterator[Mark]:
    """Yield what the file says of itself: title, author, keywords …"""
    if meta is None:
        return
    for element in meta.iter(*_PROPERTIES, META + "user-defined"):
        name = _PROPERTIES.get(str(element.tag)) or element.get(META + "name") or ""
        text = " ".join(" ".join(map(str, element.itertext())).split())
        if text:
            yield Mark(MarkKind.PROPERTY, Span(0, 0), text, name=name or local(element))
