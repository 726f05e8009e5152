"""Plain text: one paragraph a line, wrapped lines, or paragraphs apart by blank lines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Block, Document, Kind, Span
from draftlint.formats import Format
from draftlint.formats.decoding import decode, rewrite
from draftlint.language.widths import display_width
from draftlint.triage import directives
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = patterns.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A line that begins a paragraph even in wrapped text: an indent, a heading number,
# a list mark.
_BEGINS = patterns.compile(
    r"""(?x)
    [^\S\r\n]{2,} | [\u2001\u2003\u3000]
    | [（(]?[一二三四五六七八九十百]+[）)、.．] | 第[一二三四五六七八九十百\d]+[章节条部]
    | [（(]?\d{1,3}[）)、.．](?!\d) | [①-⑳] | [-*•·●]\s | [#>|]
    """
)
_NARROWEST_MARGIN, _WIDEST_MARGIN = 30, 140  # terminal cells
_ENDS = "。！？!?：:；;.”》）)"
_PLACE = Text(zh="第{number}段", en="paragraph {number}")


def read(path: str, content: bytes) -> Document:
    """Read a text file; raises Unreadable."""
    text, encoding = decode(content)
    return document(text, path=path, encoding=encoding)


def document(
    source: str, *, path: str = "draft.txt", encoding: str | None = None
) -> Document:
    """Make a document of a text that is already decoded."""
    prose = directives.without(source, directives.comments(source))
    lines = [Span.of(match) for match in _LINE.finditer(prose)]
    lines = [line for line in lines if not prose[line.start : line.end].isspace()]
    paragraphs = _joined(prose, lines) if _is_wrapped(prose, lines) else lines
    return Document(
        path=path,
        format=TEXT.name,
        source=source,
        prose=prose,
        blocks=tuple(
            Block(Kind.PARAGRAPH, span, _place(number))
            for number, span in enumerate(paragraphs, 1)
        ),
        encoding=encoding,
    )


@lru_cache(4096)
def _place(number: int) -> Text:
    """Say which paragraph it is; every draft has a first and a second."""
    return _PLACE.format(number=number)


def _is_wrapped(source: str, lines: list[Span]) -> bool:
    """Whether lines were broken at a margin: most long lines end in mid-sentence.

    A text of one paragraph a line has paragraphs of every length, and they end with a
    mark; wrapped text has many lines of nearly one width that end without.
    """
    if len(lines) < 4 or max(map(len, lines)) > 1.3 * _WIDEST_MARGIN:
        return False
    width = [display_width(source[line.start : line.end].rstrip()) for line in lines]
    ordered = sorted(width)
    margin = ordered[int(0.9 * (len(width) - 1))]
    median = ordered[len(width) // 2]
    if not _NARROWEST_MARGIN <= margin <= _WIDEST_MARGIN or max(width) > 1.3 * margin:
        return False
    full = [line for line, w in zip(lines, width, strict=True) if w >= 0.85 * margin]
    if len(full) < max(2, 0.3 * len(lines)) or median < 0.5 * margin:
        return False
    broken = sum(
        not source[line.start : line.end].rstrip().endswith(tuple(_ENDS))
        for line in full
    )
    return broken >= 0.6 * len(full)


def _joined(source: str, lines: list[Span]) -> list[Span]:
    """Join wrapped lines into paragraphs."""
    margin = max(display_width(source[line.start : line.end]) for line in lines)
    return list(_paragraphs(source, lines, margin))


def _paragraphs(source: str, lines: list[Span], margin: int) -> Iterator[Span]:
    start, previous = lines[0].start, lines[0]
    for line in lines[1:]:
        between = source[previous.end : line.start].replace("\r\n", "\n")
        last = source[previous.start : previous.end].rstrip()
        short = display_width(last) < 0.75 * margin
        if (
            between.count("\n") > 1
            or _BEGINS.match(source, line.start)
            or (short and last.endswith(tuple(_ENDS)))
            or display_width(last) < 0.5 * margin
        ):
            yield Span(start, previous.end)
            start = line.start
        previous = line
    yield Span(start, previous.end)


TEXT = Format("text", (".txt", ".text"), read, rewrite)
