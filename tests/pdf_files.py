"""Builds small PDF files by hand, for the tests."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP = 90, 505, 760  # a column of about 34 characters of 12 points
SIZE = 12.0
# What every page may use: a Chinese font that is not in the file, by its character
# set alone.  Letters and figures take half the width.
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
    b"/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName"
    b"/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass(frozen=True)
class Words:
    """Words at a place on a page, in points from its lower left corner."""

    text: str  # a rectangle where there is none
    x: float = LEFT
    y: float = TOP
    size: float = SIZE
    angle: float = 0.0


def pdf_file(
    pages: Iterable[Sequence[Words]],
    *,
    rotate: int = 0,
    title: str = "",
    annotations: bytes = b"",
) -> bytes:
    """Build a PDF file; `rotate` is how the pages are to be turned for reading.

    `annotations` are those of each page.
    """
    objects: dict[int, bytes] = {2: FONT}
    kids = []
    for page in pages:
        content = b"\n".join(map(drawn, page))
        number = len(objects) + 2
        objects[number] = (
            b"<</Type/Page/Parent 1 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 2 0 R>>>>/Annots[%b]>>"
            % (WIDTH, HEIGHT, rotate, number + 1, annotations)
        )
        objects[number + 1] = stream(content)
        kids.append(b"%d 0 R" % number)
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    last = max(objects) + 1
    objects[last] = b"<</Type/Catalog/Pages 1 0 R>>"
    objects[last + 1] = b"<</Title<%b>>>" % (b"feff" + hexed(title))
    return assembled(objects, root=last, info=last + 1)


def note(text: str, author: str, *, kind: str = "Text", height: float = TOP) -> bytes:
    """Write an annotation."""
    return b"<</Type/Annot/Subtype/%b/Rect[500 %d 520 %d]/Contents<%b>/T<%b>>>" % (
        *(kind.encode(), height, height + 12),
        *(b"feff" + hexed(text), b"feff" + hexed(author)),
    )


def drawn(words: Words) -> bytes:
    """Write the operators that draw words."""
    if not words.text:
        return b"%.2f %.2f 200 200 re f" % (words.x, words.y)
    turn = math.radians(words.angle)
    across, along = math.cos(turn), math.sin(turn)
    return b"BT /F %.2f Tf %.5f %.5f %.5f %.5f %.2f %.2f Tm <%b> Tj ET" % (
        *(words.size, across, along, -along, across, words.x, words.y),
        hexed(words.text),
    )


def hexed(text: str) -> bytes:
    """Write text as hexadecimal UTF-16."""
    return text.encode("utf-16-be").hex().encode()


def stream(content: bytes) -> bytes:
    """Write a stream."""
    return b"<</Length %d>>stream\n%b\nendstream" % (len(content), content)


def assembled(objects: dict[int, bytes], *, root: int, info: int) -> bytes:
    """Put objects together to a file, with its table of where each begins."""
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for _, place in sorted(places.items()))
    return (
        out
        + b"trailer<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            *(len(places) + 1, root, info),
            table,
        )
    )


def column(
    paragraphs: Iterable[str],
    *,
    left: float = LEFT,
    top: float = TOP,
    pitch: float = 20,
    indent: int = 4,
    cells: int = 68,
) -> list[Words]:
    """Set paragraphs in lines of so many cells, the first line of each indented."""
    words: list[Words] = []
    for paragraph in paragraphs:
        room, line = cells - indent, ""
        for sign in (*paragraph, ""):
            if sign and cells_of(line + sign) <= room:
                line += sign
                continue
            x = left + (cells - room) * SIZE / 2
            words.append(Words(line, x, top - pitch * len(words)))
            room, line = cells, sign
    return words


def cells_of(text: str) -> int:
    """Count how many halves of a character a text takes in the font."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def paged(words: Sequence[Words], lines: int) -> list[list[Words]]:
    """Part a long column into pages of so many lines."""
    pages = [words[start : start + lines] for start in range(0, len(words), lines)]
    return [
        [replace(word, y=words[at].y) for at, word in enumerate(page)] for page in pages
    ]
