"""The rule unpaired-mark."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTNER = {
    "”": "“",
    "）": "（",
    "》": "《",
    "】": "【",
    "〕": "〔",
    "』": "『",
    "」": "「",
}
OPENED_BY = {**PARTNER, ")": "("}
CLOSING = {opening: closing for closing, opening in PARTNER.items()}
# `re` looks a character up in a class at once, which `regex` does not.
MARKS = patterns.plain("[“”（）《》【】〔〕「」『』()]")
WIDE = str.maketrans("()", "（）")
# 1） a) 一） are labels and :) a smile; their bracket never had a partner.
LABEL = patterns.compile(
    r"(?:^|[^\p{L}\p{N}（(])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])\Z|[:;][-~]?\Z"
)
MIXED = Text(
    zh="括号“{mark}”和“{partner}”一个全角、一个半角",
    en="“{mark}” and “{partner}” differ: one is full-width, the other half-width",
)
TURNED = Text(
    zh="这里的“{mark}”方向疑似反了，应为“{partner}”",
    en="this “{mark}” seems to be turned around; “{partner}” is meant",
)
STRAIGHT = Text(
    zh="{words}的引号一个弯、一个直",
    en="one quotation mark of {words} is curly, the other is straight",
)
LEFT_OPEN = Text(
    zh="只有前引号（{mark}），没有后引号（{partner}）",
    en="an opening quotation mark ({mark}) without its closing one ({partner})",
)
NOT_OPENED = Text(
    zh="只有后引号（{mark}），没有前引号（{partner}）",
    en="a closing quotation mark ({mark}) without its opening one ({partner})",
)
TURNED_QUOTE = Text(
    zh="这里的引号（{mark}）方向疑似反了，应为（{partner}）",
    en="this quotation mark ({mark}) seems to be turned around; ({partner}) is meant",
)
# A mark that would be lost among the quotation marks of the message.
QUOTES = {"“": LEFT_OPEN, "‘": LEFT_OPEN, "”": NOT_OPENED, "’": NOT_OPENED}
OTHER = Text(zh="另一个在这里", en="the other one is here")
_LONGEST_WORDS = 60
DEEP = 50  # marks open at one time
FAR = 2000  # code points within which a quotation of several paragraphs closes


_Mark = tuple[str, int]  # the mark, and where it stands


class UnpairedMark(Rule):
    """Find quotation marks and brackets whose other half is missing.

    The reader no longer knows where a quotation, a title or a remark ends.

    Labels such as 1） and quotations over several paragraphs are left alone.
    """

    name = "unpaired-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="“{mark}”没有配对的“{partner}”",
        en="“{mark}” has no “{partner}” to go with it",
    )
    chinese = """
        找出缺了另一半的引号、括号、书名号。

        读者看不出引文、书名或说明到哪里为止。

        “1）”一类的序号、跨段的引文不报。
    """
    examples = (
        Good("推行“党建＋网格”（试点）模式，印发《办法》〔2024〕3号。"),
        Good("1）加强领导；2）压实责任。\na) costs b) income :)"),
        Good("他说：“第一段。\n“第二段。”"),
        Good("会议提出：“‘码’上办”要抓实（含〔附件〕）。"),
        Good("It fell (see Table 2). The team's aim isn't new."),
        Bad("大力弘扬⟦“⟧三牛精神，真抓实干。", says="只有前引号（“），没有后引号（”）"),
        Bad("印发《工作方案⟦（⟧试行》的通知。"),
        Bad("研读论述摘编⟦》⟧等必读书目。"),
        Bad("落实“三会一课⟦“⟧制度。", fixed="落实“三会一课”制度。", says="反了"),
        Bad(
            "参加培训⟦（⟧含线上)120人。".replace("⟦（⟧含线上)", "⟦（含线上)⟧"),
            says="半角",
        ),
        Bad('开展⟦“法治进校园"⟧活动12场。', says="一个弯、一个直"),
        Bad("Spending rose ⟦(⟧see Table 2. Income fell."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        pending: list[_Mark] = []
        uneven = _uneven_blocks(document)
        for number, block in enumerate(document.blocks):
            if not pending and number not in uneven:
                continue
            opened, closed, mixed = _unmatched(document, block.span)
            if pending and _reopens(document, block.span, opened):
                _settles(pending, "”", block.span.start)
            for start, end in mixed:
                yield self.mixed(document, Span(start, end + 1))
            for first, second in _turned(opened):
                yield self.turned(first, second)
            for first, second in _turned(closed):
                yield self.turned(second, first)
            for mark, at in _without_pairs(closed):
                if not _settles(pending, mark, at):
                    yield self.alone(mark, at)
            for mark, at in _without_pairs(opened):
                end = _straight_end(document, mark, at, block.span.end)
                if end:
                    yield self.half_straight(document, Span(at, end))
                else:
                    pending.append((mark, at))
        for mark, at in pending:
            yield self.alone(mark, at)

    def alone(self, mark: str, at: int) -> Finding:
        """Make the finding for a mark without its other half."""
        return self.found(
            Span(at, at + 1),
            message=QUOTES.get(mark),
            mark=mark,
            partner=_partner(mark),
        )

    def mixed(self, document: Document, span: Span) -> Finding:
        """Make the finding for a pair of brackets of two widths."""
        words = document.text(span)
        edits = (
            Edit(Span(span.start, span.start + 1), "（"),
            Edit(Span(span.end - 1, span.end), "）"),
        )
        return self.found(
            span, message=MIXED, mark=words[0], partner=words[-1], fix=Fix(edits)
        )

    def half_straight(self, document: Document, span: Span) -> Finding:
        """Make the finding for a quotation that closes with a straight mark."""
        edit = Edit(Span(span.end - 1, span.end), "”")
        return self.found(
            span, message=STRAIGHT, words=document.text(span), fix=Fix((edit,))
        )

    def turned(self, right: _Mark, wrong: _Mark) -> Finding:
        """Make the finding for two marks of one direction where a pair was meant."""
        mark, at = wrong
        partner = _partner(mark)
        note = Note(Span(right[1], right[1] + 1), OTHER)
        return self.found(
            Span(at, at + 1),
            message=TURNED_QUOTE if mark in QUOTES else TURNED,
            related=(note,),
            fix=partner,
            mark=mark,
            partner=partner,
        )


def _straight_end(document: Document, mark: str, at: int, end: int) -> int:
    """Give where “… closes with a straight mark in its block, or 0."""
    text = document.narrow
    if mark != "“" or text.count('"', at, end) != 1:
        return 0
    closes = text.find('"', at, min(end, at + _LONGEST_WORDS))
    return closes + 1


def _partner(mark: str) -> str:
    """Give the other half of a mark, in the same width."""
    if mark in "()":
        return ")" if mark == "(" else "("
    return CLOSING.get(mark) or PARTNER[mark]


def _uneven_blocks(document: Document) -> frozenset[int]:
    """Give the numbers of the blocks whose marks are not simply nested in pairs.

    These are few, and the others need no second look.
    """
    uneven: set[int] = set()
    opened: list[str] = []
    number, end = -1, -1
    for match in MARKS.finditer(document.narrow):
        mark, at = match[0], match.start()
        while at >= end and number + 1 < len(document.blocks):
            if opened:
                uneven.add(number)
                opened = []
            number += 1
            end = document.blocks[number].span.end
        if mark not in OPENED_BY:
            opened.append(mark)
        elif opened and opened[-1] == OPENED_BY[mark]:
            opened.pop()
        else:
            uneven.add(number)
    if opened:
        uneven.add(number)
    return frozenset(uneven)


def _unmatched(
    document: Document, block: Span
) -> tuple[list[_Mark], list[_Mark], list[tuple[int, int]]]:
    """Give a block's marks that stay open, those never opened, pairs of two widths."""
    opened: list[_Mark] = []
    closed: list[_Mark] = []
    mixed: list[tuple[int, int]] = []
    for match in MARKS.finditer(document.narrow, block.start, block.end):
        mark, at = match[0], match.start()
        wide = mark.translate(WIDE)
        if wide in CLOSING:
            opened.append((mark, at))
            continue
        partner = PARTNER[wide]
        index = len(opened) - 1
        deepest = max(0, len(opened) - DEEP)
        while index >= deepest and opened[index][0].translate(WIDE) != partner:
            index -= 1
        if index >= deepest:
            opening, start = opened.pop(index)
            if wide == "）" and (opening == "(") != (mark == ")"):
                mixed.append((start, at))
        elif not LABEL.search(document.narrow[max(block.start, at - 5) : at]):
            closed.append((mark, at))
    return opened, closed, mixed


def _turned(marks: list[_Mark]) -> list[tuple[_Mark, _Mark]]:
    """Pair up marks of one direction that stand close: one of the two is turned."""
    pairs: list[tuple[_Mark, _Mark]] = []
    for left, right in pairwise(marks):
        close = left[0] == right[0] and right[1] - left[1] < 40
        if close and not (pairs and pairs[-1][1] == left):
            pairs.append((left, right))
    return pairs


def _without_pairs(marks: list[_Mark]) -> list[_Mark]:
    paired = {mark for pair in _turned(marks) for mark in pair}
    return [mark for mark in marks if mark not in paired]


def _settles(pending: list[_Mark], mark: str, at: int) -> bool:
    """Close a quotation or bracket that an earlier block opened, if one did."""
    partner = PARTNER[mark.translate(WIDE)]
    near = [m for m in pending[-DEEP:] if at - m[1] < FAR]
    opened = [m for m in near if m[0].translate(WIDE) == partner]
    if opened:  # a quotation of several paragraphs opens in each of them
        pending[-len(near) :] = [m for m in near if m not in opened]
    return bool(opened)


def _reopens(document: Document, block: Span, opened: list[_Mark]) -> bool:
    """Whether a block begins with “, as in a long quotation, and ends it."""
    begins = document.prose[block.start : block.start + 8].lstrip().startswith("“")
    return begins and not opened
