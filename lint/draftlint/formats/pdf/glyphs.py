"""The glyphs of a PDF page as PDFium gives them: the typed border to pypdfium2."""

from __future__ import annotations

import ctypes
import math
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_raw  # type: ignore[import-untyped]

from draftlint.formats import Unreadable
from draftlint.formats.pdf import comments
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.formats.pdf.comments import Comment

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 20_000_000
_PASSWORD, _UNSUPPORTED_SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

_LOCKED = Text(
    zh="文件已加密，要密码才能打开；请取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it first",
)
_DAMAGED = Text(
    zh="不是 PDF 文件，或文件不完整、已损坏",
    en="not a PDF file, or one that is cut short or damaged",
)
_DAMAGED_PAGE = Text(
    zh="文件已损坏：第{number}页读不出来",
    en="the file is damaged: page {number} cannot be read",
)
_TOO_LARGE = Text(
    zh="文件大得反常（超过 {pages} 页或 {characters} 字），不予读取",
    en="abnormally large (over {pages} pages or {characters} characters); not read",
)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a glyph stands, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a glyph is set: the angle of its line in degrees (0 to 360), its size."""

    angle: float
    size: float


class Glyphs:
    """The glyphs of one page, by index; `text` has one code unit for each.

    `is_picture` says that the page shows something, but no text.
    """

    def __init__(self, textpage: Any) -> None:
        self._raw: Any = textpage.raw
        text = textpage.get_text_range()
        count = textpage.count_chars()
        if len(text) != count:  # pairs of surrogates count twice, some not at all
            units = (pdfium_raw.FPDFText_GetUnicode(self._raw, i) for i in range(count))
            text = "".join(map(chr, units))
        self.text: str = text
        drawn = pdfium_raw.FPDFPage_CountObjects(textpage.page) > 0
        self.is_picture: bool = drawn and not text.strip()

    def box(self, index: int) -> Box:
        """Give the box of a glyph, as high as its line."""
        rect = pdfium_raw.FS_RECTF()
        pdfium_raw.FPDFText_GetLooseCharBox(self._raw, index, rect)
        left, right = sorted((float(rect.left), float(rect.right)))
        bottom, top = sorted((float(rect.bottom), float(rect.top)))
        return Box(left, bottom, right, top)

    def turn(self, index: int) -> Turn:
        """Say how a glyph is turned, and how large it is."""
        matrix = pdfium_raw.FS_MATRIX()
        pdfium_raw.FPDFText_GetMatrix(self._raw, index, matrix)
        size = pdfium_raw.FPDFText_GetFontSize(self._raw, index)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        return Turn(angle, float(size) * math.hypot(matrix.c, matrix.d))

    def is_generated(self, index: int) -> bool:
        """Whether PDFium made up a space, because there was a gap."""
        return bool(pdfium_raw.FPDFText_IsGenerated(self._raw, index) == 1)

    def origin(self, index: int) -> tuple[float, float]:
        """Give the point on the base line where a glyph begins."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_raw.FPDFText_GetCharOrigin(self._raw, index, x, y)
        return x.value, y.value


class File:
    """A PDF file that is open; raises Unreadable for one that cannot be."""

    def __init__(self, document: Any) -> None:
        self._document = document
        if len(document) > _MOST_PAGES:
            raise Unreadable(_abnormal())

    def pages(self) -> Iterator[tuple[Glyphs, tuple[Comment, ...]]]:
        """Yield the glyphs and the comments of one page after the other."""
        characters = 0
        for index in range(len(self._document)):
            try:
                page = self._document[index]
                textpage = page.get_textpage()
                glyphs = Glyphs(textpage)
            except pdfium.PdfiumError as error:
                number = index + 1
                raise Unreadable(_DAMAGED_PAGE.format(number=number)) from error
            characters += len(glyphs.text)
            if characters > _MOST_CHARACTERS:
                raise Unreadable(_abnormal())
            yield glyphs, tuple(comments.read(page, index + 1))
            textpage.close()
            page.close()

    def properties(self) -> dict[str, str]:
        """Give what the file says of itself: Title, Author …"""
        found: dict[str, str] = {}
        for name in self._document.METADATA_KEYS:
            with suppress(UnicodeDecodeError):  # a damaged one says nothing
                found[name] = self._document.get_metadata_value(name)
        return found


@contextmanager
def opened(content: bytes) -> Iterator[File]:
    """Open a PDF file; raises Unreadable."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (_PASSWORD, _UNSUPPORTED_SECURITY)
        raise Unreadable(_LOCKED if locked else _DAMAGED) from error
    try:
        yield File(document)
    finally:
        document.close()


def _abnormal() -> Text:
    return _TOO_LARGE.format(
        pages=f"{_MOST_PAGES:,}", characters=f"{_MOST_CHARACTERS:,}"
    )
