"""Shapes: text boxes, descriptions, and which of them are watermarks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import regex

from draftlint.document import Kind, Mark, MarkKind
from draftlint.formats.odt.names import DRAW, STYLE, SVG, TEXT
from draftlint.formats.odt.story import Aside, leave_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.odt.story import Begin, End, Story

_NAMED = regex.compile(r"(?i)watermark|水印")
_ROTATION = regex.compile(r"rotate\s*\(\s*(-?\d{1,3}(?:\.\d{1,20})?)")
_QUARTER = math.pi / 2
_SHAPES = (
    *("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline"),
    *("path", "line", "connector", "caption", "measure", "regular-polygon"),
)


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


BEGIN: dict[str, Begin] = {
    SVG + "title": _description,
    SVG + "desc": _description,
    **{DRAW + name: _shape for name in _SHAPES},
    DRAW + "object": leave_out,
    DRAW + "image": leave_out,
}
END: dict[str, End] = {}
