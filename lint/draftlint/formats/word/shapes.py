"""Shapes: text boxes, WordArt, pictures, and which of them are watermarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Kind, Mark, MarkKind
from draftlint.formats.word.names import WP, WPS, A, O, V, W, as_number
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

# What Word and WPS name the shapes that their watermark buttons insert.
_NAMED = patterns.compile(r"(?i)watermark|水印")
_ROTATION = patterns.compile(r"rotation:(-?\d{1,9})(?![\dfd])")  # VML: whole degrees
_DEGREE = 60_000  # DrawingML turns in parts of a degree

_BOX = Text(zh="{story}的文本框", en="text box of {story}")
_TEXT_BOX = Text(zh="文本框", en="text box")
_WORD_ART = Text(zh="艺术字", en="WordArt")
_WATERMARK = Text(zh="水印", en="watermark")


def _box(story: Story, element: _Element) -> bool:
    """Keep a text box for later: it is read behind the body."""
    if story.removed:
        return True
    sheet = story.sheet
    if _box_kind(element, in_margin=story.in_margin) is Kind.WATERMARK:
        words = "".join(word.text or "" for word in element.iter(W + "t"))
        sheet.words.append((words, Kind.WATERMARK, _WATERMARK))
    elif story.place is None:
        sheet.boxes.append((element, _TEXT_BOX))
    else:
        sheet.boxes.append((element, _BOX.format(story=story.place)))
    return True


def _word_art(story: Story, element: _Element) -> bool:
    """Note the words of VML WordArt."""
    words, shape = element.get("string"), element.getparent()
    if not words or shape is None or story.removed:
        return True
    if story.in_margin or _is_named_shape(shape) or _is_turned(shape):
        story.sheet.words.append((words, Kind.WATERMARK, _WATERMARK))
    else:
        story.sheet.words.append((words, Kind.TEXT_BOX, _WORD_ART))
    return True


def _vml_picture(story: Story, element: _Element) -> bool:
    shape = element.getparent()
    if shape is not None and _is_named_shape(shape) and not story.removed:
        name = element.get(O + "title") or shape.get("alt") or shape.get("id") or ""
        story.sheet.pictures.append(name)
    return True


def _vml_shape(story: Story, element: _Element) -> bool:
    _describe(story, element.get("alt"))
    return False


def _drawing(story: Story, element: _Element) -> bool:
    """Note the description of a drawing, and whether it is a watermark of its own."""
    drawing = element.getparent()
    _describe(story, element.get("descr"))
    if story.removed or drawing is None or not _is_named(drawing):
        return True
    if drawing.find(f".//{W}txbxContent") is None:
        name = element.get("descr") or element.get("name") or ""
        story.sheet.pictures.append(name)
    return True


def _describe(story: Story, description: str | None) -> None:
    if description and description.strip() and not story.removed:
        words = " ".join(description.split())
        story.sheet.mark(Mark(MarkKind.ALTERNATIVE, story.here, words))


def _box_kind(content: _Element, *, in_margin: bool) -> Kind:
    """Say whether a w:txbxContent is a text box or a watermark.

    In a header, WordArt and text that is turned askew are watermarks; elsewhere only
    what is named so.
    """
    for ancestor in content.iterancestors():
        if ancestor.tag == WPS + "wsp":
            if in_margin and (_is_warped(ancestor) or _is_askew(ancestor)):
                return Kind.WATERMARK
        elif ancestor.tag in (WP + "inline", WP + "anchor"):
            return Kind.WATERMARK if _is_named(ancestor) else Kind.TEXT_BOX
        elif ancestor.tag in (V + "shape", V + "rect"):
            return Kind.WATERMARK if _is_named_shape(ancestor) else Kind.TEXT_BOX
        elif ancestor.tag == W + "p":
            break
    return Kind.TEXT_BOX


def _is_named(drawing: _Element) -> bool:
    """Whether a DrawingML drawing is called a watermark."""
    properties = drawing.find(WP + "docPr")
    return properties is not None and _is_watermark(
        properties.get("name"), properties.get("descr"), properties.get("title")
    )


def _is_watermark(*names: str | None) -> bool:
    return any(_NAMED.search(name) for name in names if name)


def _is_named_shape(shape: _Element) -> bool:
    names = (shape.get("id"), shape.get("alt"), shape.get(O + "spid"))
    return _is_watermark(*names)


def _is_warped(shape: _Element) -> bool:
    warp = shape.find(f"{WPS}bodyPr/{A}prstTxWarp")
    return warp is not None and warp.get("prst") != "textNoShape"


def _is_askew(shape: _Element) -> bool:
    frame = shape.find(f"{WPS}spPr/{A}xfrm")
    turned = as_number(None if frame is None else frame.get("rot"))
    return (turned or 0) // _DEGREE % 90 != 0


def _is_turned(shape: _Element) -> bool:
    turned = _ROTATION.search(shape.get("style") or "")
    return turned is not None and int(turned[1]) % 90 != 0


BEGIN: dict[str, Begin] = {
    W + "txbxContent": _box,
    V + "textpath": _word_art,
    V + "imagedata": _vml_picture,
    V + "shape": _vml_shape,
    WP + "docPr": _drawing,
}
END: dict[str, End] = {}
