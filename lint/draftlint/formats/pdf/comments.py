"""What readers noted in a PDF: comments, and words on highlights and stamps."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_raw  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

# From a sticky note to ink; not links, form fields and the windows that notes pop up.
_NOTES = frozenset(
    (
        *(pdfium_raw.FPDF_ANNOT_TEXT, pdfium_raw.FPDF_ANNOT_FREETEXT),
        *(pdfium_raw.FPDF_ANNOT_LINE, pdfium_raw.FPDF_ANNOT_SQUARE),
        *(pdfium_raw.FPDF_ANNOT_CIRCLE, pdfium_raw.FPDF_ANNOT_POLYGON),
        *(pdfium_raw.FPDF_ANNOT_HIGHLIGHT, pdfium_raw.FPDF_ANNOT_UNDERLINE),
        *(pdfium_raw.FPDF_ANNOT_SQUIGGLY, pdfium_raw.FPDF_ANNOT_STRIKEOUT),
        *(pdfium_raw.FPDF_ANNOT_STAMP, pdfium_raw.FPDF_ANNOT_CARET),
        pdfium_raw.FPDF_ANNOT_INK,
    )
)
_MOST = 10_000  # of one page
_LONGEST = 100_000  # bytes of UTF-16


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its words, its author, and how high on the page it stands."""

    page: int
    text: str
    author: str
    height: float


def read(page: Any, number: int) -> Iterator[Comment]:
    """Yield the comments of a page; `page` is pypdfium2's."""
    for index in range(min(pdfium_raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium_raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if pdfium_raw.FPDFAnnot_GetSubtype(annotation) in _NOTES:
            text = _value(annotation, b"Contents")
            if text:
                author = _value(annotation, b"T")
                yield Comment(number, text, author, _height(annotation))
        pdfium_raw.FPDFPage_CloseAnnot(annotation)


def _height(annotation: Any) -> float:
    rect = pdfium_raw.FS_RECTF()
    pdfium_raw.FPDFAnnot_GetRect(annotation, rect)
    return (float(rect.top) + float(rect.bottom)) / 2


def _value(annotation: Any, key: bytes) -> str:
    length = pdfium_raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium_raw.FPDF_WCHAR))
    pdfium_raw.FPDFAnnot_GetStringValue(annotation, key, pointer, length)
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
