"""From the bytes of a PDF file to a Document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from draftlint.document import Kind, Mark, MarkKind, Span
from draftlint.formats import Unreadable
from draftlint.formats.assembling import Assembly
from draftlint.formats.pdf import lines, margins, paragraphs
from draftlint.formats.pdf.glyphs import opened
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from draftlint.document import Document
    from draftlint.formats.pdf.comments import Comment
    from draftlint.formats.pdf.lines import Askew, Line, Page

_LARGE = 1.5  # times the text's size: how large words askew on a single page must be
_NAMES = {
    "Title": "title",
    "Author": "creator",
    "Subject": "subject",
    "Keywords": "keywords",
}
_LINE = Text(zh="第{page}页第{line}行", en="page {page}, line {line}")
_PAGE = Text(zh="第{page}页", en="page {page}")
_HEAD = Text(zh="页眉", en="header")
_FOOT = Text(zh="页脚", en="footer")
_NOTE = Text(zh="第{page}页脚注", en="footnote on page {page}")
_COMMENT = Text(zh="批注{number}", en="comment {number}")
_WATERMARK = Text(zh="水印", en="watermark")
_SIDEWAYS = Text(zh="第{page}页的竖排文字", en="sideways text on page {page}")

_NO_TEXT = Text(
    zh="PDF 里没有文字，可能是扫描件；请先做文字识别（OCR）",
    en="the PDF holds no text: it may be a scan; run text recognition (OCR) first",
)
_SCANNED = Text(
    zh="{pages}页中有{pictures}页没有文字，可能是扫描件；请先做文字识别（OCR）",
    en="{pictures} of {pages} pages hold no text: they may be scans; run text "
    "recognition (OCR) first",
)


def read(path: str, content: bytes) -> Document:
    """Read a PDF file; raises Unreadable, also for one that holds no text."""
    pages: list[Page] = []
    comments: list[Comment] = []
    pictures = 0
    with opened(content) as file:
        for number, (glyphs, noted) in enumerate(file.pages(), 1):
            pages.append(lines.read(glyphs, number))
            comments += noted
            pictures += glyphs.is_picture
        properties = file.properties()
    if not any(page.lines or page.askew or page.sideways for page in pages):
        raise Unreadable(_NO_TEXT)
    if 2 * pictures > len(pages):
        raise Unreadable(_SCANNED.format(pictures=pictures, pages=len(pages)))
    assembly = Assembly()
    parted = margins.part(pages)
    numbers = _line_numbers(parted.body)
    spans: dict[Line, Span] = {}
    for paragraph in paragraphs.join(parted.body):
        first = paragraph.lines[0]
        place = _LINE.format(page=first.page, line=numbers[first])
        span = assembly.line(paragraph.text, Kind.PARAGRAPH, place)
        spans |= dict.fromkeys(paragraph.lines, span)
        if paragraph.contents:
            assembly.sheet.mark(Mark(MarkKind.CONTENTS, span))
    for margin in parted.margins:
        place = _HEAD if margin.kind is Kind.HEADER else _FOOT
        assembly.line(margin.line.text, margin.kind, place)
    for paragraph in paragraphs.join(_by_page(parted.notes)):
        place = _NOTE.format(page=paragraph.lines[0].page)
        assembly.line(paragraph.text, Kind.NOTE, place)
    for page in pages:
        for words in page.sideways:
            place = _SIDEWAYS.format(page=page.number)
            assembly.line(words, Kind.TEXT_BOX, place)
    _write_askew(assembly, pages)
    _write_comments(assembly, comments, spans)
    for name, text in properties.items():
        if name in _NAMES and text.strip():
            mark = Mark(MarkKind.PROPERTY, Span(0, 0), text, name=_NAMES[name])
            assembly.sheet.mark(mark)
    return assembly.document(path, "pdf")


def _line_numbers(body: Sequence[Sequence[Line]]) -> dict[Line, int]:
    """Number the lines of each page from the top, as somebody looks for them."""
    return {
        line: number
        for page in body
        for number, line in enumerate(sorted(page, key=lambda line: -line.top), 1)
    }


def _by_page(notes: Sequence[Line]) -> Iterator[list[Line]]:
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in notes:
        pages[line.page].append(line)
    yield from pages.values()


def _write_comments(
    assembly: Assembly, comments: Sequence[Comment], spans: Mapping[Line, Span]
) -> None:
    """Write the comments: not part of the text, so silent, and each a mark.

    A comment belongs to the paragraph that stands at its height.
    """
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in spans:
        lines[line.page].append(line)
    for number, comment in enumerate(comments, 1):
        start = assembly.at
        place = _COMMENT.format(number=number)
        assembly.line(comment.text, Kind.COMMENT, place)
        assembly.sheet.silent.append(Span(start, assembly.at))
        beside = min(
            lines[comment.page],
            key=lambda line: abs(line.bottom - comment.height),
            default=None,
        )
        anchor = Span(0, 0) if beside is None else spans[beside]
        mark = Mark(MarkKind.COMMENT, anchor, comment.text, comment.author)
        assembly.sheet.mark(mark)


def _write_askew(assembly: Assembly, pages: Sequence[Page]) -> None:
    """Write words that stand askew, once: what comes again or is large is a watermark."""
    found: dict[str, list[Askew]] = defaultdict(list)
    for page in pages:
        for words in page.askew:
            found[words.text].append(words)
    size = margins.body_size([line for page in pages for line in page.lines])
    for text, copies in found.items():
        first = copies[0]
        again = len({words.page for words in copies}) > 1 or len(copies) > 2
        if again or first.size > _LARGE * size:
            assembly.line(text, Kind.WATERMARK, _WATERMARK)
        else:
            assembly.line(text, Kind.TEXT_BOX, _PAGE.format(page=first.page))
