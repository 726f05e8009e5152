"""Where copies stand: in headings, in fields of a form, in running text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.duplicate.parts.evidence import size_of
from draftlint_rules.duplicate.parts.set_phrases import RESIDUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint import Document
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

# The longest heading that a paragraph begins with, in characters.
HEADING = 50.0
# Lines up to this size may be headings, names, or fields of a form: 50 Han characters
# or 150 Latin letters (bytes in UTF-8, which are counted fast).
_LINE = 150
_BEFORE = " \u3000\t\r\n”’）)》】，、；："
_SENTENCE_MARKS = "。！？；!?;."
_HEADING_NUMBER = patterns.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}"
    r"[章节条部]|[（(]?\d{1,2}(?:\.\d{1,2}){0,3}[）)、.．\s])"
)
_NUMERALS = patterns.plain("[一二三四五六七八九十ⅠⅡⅢⅣⅤⅥ\\dIVX红橙黄蓝]+")
_FIELD = patterns.compile(r"\s*[^，。：:；\n]{2,10}[：:]")


def are_parallel(document: Document, earlier: int, later: int) -> bool:
    """Whether two places stand under headings of one frame: Ⅰ级响应 and Ⅱ级响应.

    What stands there is alike by design, and its differences are meant.
    """
    titles = [_title_above(document, at) for at in (earlier, later)]
    frames = [_NUMERALS.sub("", title) for title in titles]
    return bool(frames[0]) and frames[0] == frames[1] and titles[0] != titles[1]


def _title_above(document: Document, offset: int) -> str:
    at = bisect_right(document.outline, offset, key=lambda each: each.label.start)
    return document.text(document.outline[at - 1].title) if at else ""


def is_name(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether either copy is a mere line: a heading, a name, an address, residue.

    So are fields of a form (资金来源：…) where both copies are.
    """
    later, earlier = pairs[0].later, pairs[0].earlier
    if text.sentence(later) != text.sentence(pairs[-1].later):
        return False
    blocks = text.block(later), text.block(earlier)
    if any(is_line(document, block) for block in blocks):
        return True
    return any(
        all(is_such(document, block) for block in blocks)
        for is_such in (is_field, _is_residue)
    )


def is_announced(document: Document, text: Clauses, pair: Pair) -> bool:
    """Whether one copy is a heading and the other is not: it announces the other."""
    return is_heading(document, text, pair.later) != is_heading(
        document, text, pair.earlier
    )


def is_heading(document: Document, text: Clauses, index: int) -> bool:
    """Whether a clause is in a heading, one that stands alone or is run in."""
    return is_line(document, text.block(index)) or (
        opens_numbered(document, text, index)
        and size_of(text, *text.within_sentence(index)) <= HEADING
    )


def are_fields(document: Document, text: Clauses, pair: Pair) -> bool:
    """Whether both copies are fields of a form."""
    indexes = (pair.later, pair.earlier)
    return all(is_field(document, text.block(index)) for index in indexes)


def is_line(document: Document, number: int) -> bool:
    """Whether a block is a short line without an end mark."""
    line = _short(document, number).strip(" \u3000\t”’）)")
    return bool(line) and line[-1] not in _SENTENCE_MARKS


def is_field(document: Document, number: int) -> bool:
    """Whether a block is a short field of a form: a label, a colon, and what fits it."""
    return _FIELD.match(_short(document, number)) is not None


def _is_residue(document: Document, number: int) -> bool:
    """Whether a block is a short line that a site or an assistant left."""
    return RESIDUE.search(_short(document, number)) is not None


def _short(document: Document, number: int) -> str:
    """Give the text of a block that may be a line, else nothing."""
    span = document.blocks[number].span
    if len(span) > 2 * _LINE:  # not worth the copy: it may be a whole report
        return ""
    line = document.narrow[span.start : span.end].strip()
    return line if len(line.encode(errors="replace")) <= _LINE else ""


def opens_numbered(document: Document, text: Clauses, index: int) -> bool:
    """Whether a clause is in the first sentence of a numbered paragraph."""
    first = text.within_sentence(index)[0]
    if first and text.block(first - 1) == text.block(first):
        return False
    span = document.blocks[text.block(first)].span
    return bool(_HEADING_NUMBER.match(document.narrow, span.start, span.end))


def span_of(document: Document, text: Clauses, first: int, last: int) -> Span:
    """Give the span of some clauses with the end mark and the paragraph's number."""
    start, end = text.starts[first], text.ends[last]
    if first == 0 or text.block(first - 1) != text.block(first):
        start = document.blocks[text.block(first)].span.start
    words = document.source[start:end]
    start += len(words) - len(words.lstrip(_BEFORE))
    mark = document.source[end : end + 1]
    if mark and mark in _SENTENCE_MARKS:
        return Span(start, end + 1)
    return Span(start, start + len(document.source[start:end].rstrip()))
