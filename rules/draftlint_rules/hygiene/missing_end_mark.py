"""The rule missing-end-mark."""

from __future__ import annotations

from bisect import bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Kind,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Block

STOPS = "。！？"
LEAST = 60  # characters: what is shorter may be a heading or an entry of a list
SHORT = 24  # … unless it has two commas, two figures and no number of its own
LEAST_CLAUSE = 8  # characters of a clause with a figure that stops before a heading
NEXT_HEADING = patterns.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[二三四五六七八九十]{1,3}、)\S"
)
FIGURE = patterns.plain(r"\d+(?:\.\d+)?")
# Line ends are found at once, commas are not.
ENDS_IN_COMMA = patterns.plain(r"\n(?:(?<=[，、]\n)|(?<=[，、]\r\n))")
OTHERS = 2  # paragraphs that end with a mark
MANY = 20  # of so many paragraphs one may break off; more of them are a manner
COMMA = Text(
    zh="这一段写到“{words}”就断了，请核对是否缺了文字",
    en="this paragraph breaks off at “{words}”; please check whether words are missing",
)
# A paragraph follows, not the rest of a line that was broken in two.
BEGINS = patterns.compile(
    r"[ \u3000]{2}|\u3000|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]|第.{1,3}[章节]|[●■◆—-]"
)


_BODY = (
    "社区对辖区内的老旧小区逐一走访，摸清了居民反映最多的问题。各网格员建立台账，"
    "逐项明确责任人和完成时限。街道每月督查一次，确保发现的问题整改到位。"
)


class MissingEndMark(Rule):
    """Find a paragraph that breaks off: in a comma, or without a mark unlike others.

    Its last words were probably cut away.

    Headings, lists, tables, and drafts that close paragraphs without marks are left
    alone.
    """

    name = "missing-end-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="这一段末尾“{words}”后面没有标点，其他段落都有，请核对是否缺了文字",
        en="this paragraph ends in “{words}” with no mark after it, unlike the others; "
        "please check whether words are missing",
    )
    chinese = """
        找出写到逗号就断了的段落，以及末尾没有标点、而其他段落都有的段落。

        多半是最后几个字丢了。

        标题、列表、表格，以及通篇段末不用标点的稿子不报。
    """
    examples = (
        Good(f"{_BODY}\n{_BODY}\n（二）加强领导\n{_BODY}"),
        Good(f"{_BODY[:-1]}\n{_BODY[:-1]}\n{_BODY}\n{_BODY[:-1]}"),
        Good(f"{_BODY}\n{_BODY[:-1]}\n社区\n，{_BODY}\n{_BODY}"),
        Bad(f"{_BODY}\n{_BODY[:-5]}⟦整改到位⟧\n{_BODY}\n{_BODY}", says="整改到位"),
        Bad(f"{_BODY}\n{_BODY}\n{_BODY[:-5]}⟦整改到位⟧"),
        Good("（一）坚持党建引领，强化政治担当，推动责任落到实处见到实效\n" + _BODY),
        Good("剩余15户正在做工作，\n1.落实责任；\n同志们，\n二、打算"),
        Bad(f"{_BODY}\n剩余15户正在做工作⟦，⟧\n\n二、存在问题\n{_BODY}"),
        Bad(
            f"{_BODY}\n走访老干部326人次，发放慰问金26.8万元，解决困难16件⟦，⟧\n三、打算"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        running = [
            (block, following)
            for block, following in zip_longest(document.blocks, document.blocks[1:])
            if _is_running(document, block)
        ]
        text = document.narrow
        ends = [_last(document, block) for block, _ in running]
        lasts = [text[end - 1] for end in ends]
        yield from self.breaking_off(document)
        open_ended = sum(map(_is_word, lasts))
        if open_ended > max(1, 0.1 * len(running)):
            return
        closed = len(running) - open_ended
        for (block, following), end, last in zip(running, ends, lasts, strict=True):
            if not _is_word(last) or not _is_new(document, following):
                continue
            # One short paragraph without a mark tells little of a draft's habits.
            if closed >= OTHERS or _is_long(document, block):
                words = Span(end - 4, end)
                yield self.found(words, words=document.text(words))

    def breaking_off(self, document: Document) -> Iterator[Finding]:
        """Yield the paragraph that ends in a comma before a new one begins."""
        text = document.narrow
        starts = [block.span.start for block in document.blocks]
        found = []
        ends = [match.start() for match in ENDS_IN_COMMA.finditer(text)]
        for at in (*ends, len(text)):
            end = at - text.startswith("\r\n", at - 1)
            if text[end - 1 : end] not in ("，", "、"):
                continue
            index = bisect_right(starts, end - 1) - 1
            block = document.blocks[index]
            if block.span.end != end:
                continue
            following = starts[index + 1] if index + 1 < len(starts) else None
            if _before_heading(text, block, following):
                found.append(Span(end - 1, end))
                continue
            if len(block.span) < SHORT:
                continue
            is_last = following is None or BEGINS.match(text, following)
            if is_last and block.kind is Kind.PARAGRAPH and _has_commas(text, block):
                found.append(Span(end - 1, end))
        if len(found) <= max(1, len(document.blocks) // MANY):
            for comma in found:
                words = document.text(Span(comma.start - 4, comma.end))
                yield self.found(comma, message=COMMA, words=words)


def _before_heading(text: str, block: Block, following: int | None) -> bool:
    """Whether a short clause of a paragraph stops before 二、 or （二）.

    A salutation (同志们，) does too, but says nothing.
    """
    if block.kind is not Kind.PARAGRAPH or following is None:
        return False
    clause = text[block.span.start : block.span.end].strip()
    return (
        len(clause) >= LEAST_CLAUSE
        and clause.endswith("，")
        and FIGURE.search(clause) is not None
        and NEXT_HEADING.match(text, following) is not None
    )


def _has_commas(text: str, block: Block) -> bool:
    """Whether a block has two commas, one at its very end included."""
    return text.count("，", block.span.start, block.span.end) >= 2


def _is_running(document: Document, block: Block) -> bool:
    """Whether a block is text of two sentences, or a long sentence and no heading."""
    if block.kind is not Kind.PARAGRAPH or len(block.span) < SHORT:
        return False
    if _is_long(document, block):
        return True
    text, start, end = document.narrow, block.span.start, block.span.end
    if not _has_commas(text, block) or BEGINS.match(text, start, end):
        return False
    return len(FIGURE.findall(text, start, end)) >= 2


def _is_long(document: Document, block: Block) -> bool:
    if len(block.span) < LEAST:
        return False
    text, start, end = document.narrow, block.span.start, block.span.end
    found = 0
    for stop in STOPS:
        found += text.count(stop, start, end)
        if found >= 2:
            return True
    return False


def _is_new(document: Document, block: Block | None) -> bool:
    """Whether what follows is a paragraph of its own, or nothing."""
    if block is None or len(block.span) >= LEAST:
        return True
    return BEGINS.match(document.narrow, block.span.start) is not None


def _last(document: Document, block: Block) -> int:
    text = document.narrow[block.span.start : block.span.end]
    return block.span.start + len(text.rstrip())


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
