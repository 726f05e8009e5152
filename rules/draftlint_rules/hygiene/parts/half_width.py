"""Where half-width punctuation stands that Chinese text would write full-width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

HAN = patterns.compile(r"\p{Han}")
WORD = patterns.compile(r"[A-Za-z]{2,}")
NUMERAL = patterns.compile("[一二三四五六七八九十百]{1,4}")
WIDE_NUMBER = patterns.compile(r"(?m)^[ \t\u3000]*（[一二三四五六七八九十百]{1,4}）")
ORDER = patterns.compile(r"[\s（(第]*[一二三四五六七八九十百]{1,4}[）)章节条]?")
REFERENCE = patterns.compile(r"\[[A-Z]{1,2}(?:/OL)?\]")  # 张三. 题名[J]. 刊名, 2020
FILL_IN = patterns.compile(r"待(?:补|定|核|填)|填写|补充|此处|^\W*$")
# A point between the parts of a name: characters that names are transcribed with.
_SOUNDS = (
    "阿埃艾爱安奥巴白贝本比彼波伯博布查达丹德登迪蒂丁杜恩尔菲费芬弗福戈格古哈海汉赫亨霍基吉加杰"
    "金卡凯坎柯科可克肯库拉莱劳勒雷里理利列林琳隆卢鲁路伦罗洛马玛迈麦曼梅蒙米密姆纳娜内尼涅宁纽努诺"
    "欧帕潘佩皮普奇恰乔琼瑞萨塞桑森绍舍史司斯索塔泰坦汤唐特提廷托瓦韦维温沃乌西希谢辛雅扬叶伊依茵英"
    "尤约詹珍兹佐"
)
FOREIGN_NAME = patterns.compile(rf"[{_SOUNDS}]{{2}}\.[{_SOUNDS}]{{2}}")
# Every alternative begins with what is rare in prose; only marks to judge fill `mark`.
MARKS = patterns.compile(
    r"""(?x)
    (?: https?:// | www\. ) [\x21-\x7e]+                    # addresses
    | @[\w-]+\.[\w.-]+ | &\#?\w{2,8}; | 错误! | :contentRef                # residue
    | [\[{<] [^\[\]{}<>\n]{0,80} [\]}>]                # fill-in marks
    | [,:;!?] (?<=[\p{Han}”’》）%％℃].) (?P<mark>) (?:[ ]{1,2}(?=[\p{Han}“《（]))?
    | [,;!?] (?<=[\p{L}\p{N})"].) (?=[\p{Han}“《（]) (?P<mark>)
    | [,;] (?<=[\d%].) [ ] (?=\p{Han}) (?P<mark>)
    | : (?<=\p{Han}\d{1,2}.) (?=\p{Han}) (?P<mark>)
    | \. (?<=[\p{Han}”’》）%％].) (?=[\p{Han}“《（”’]|[ \t\r]*$) (?P<mark>)
    | \( (?P<inside> [^()\n]{1,60} ) \) (?P<mark>)
    """,
    regex.MULTILINE,
)
# What stands at each of them: beside one of these `re` finds a mark at once or not.
_NOT_ASCII = r"[^\x00-\x7f]"
CANDIDATE = patterns.plain(
    rf"[,:;!?.(](?:(?<=[^\x00-$&-\x7f].)|(?<=\()|(?<!\.)(?=[ ]?{_NOT_ASCII}))"
)


def misplaced_marks(document: Document) -> Iterator[Span]:
    """Yield each mark, with the blank behind it, and each pair of brackets."""
    for line in _lines_with_candidates(document.narrow):
        for match in document.find(MARKS, line):
            if match.end("mark") >= 0 and _is_misplaced(document, match):
                blank = document.source[match.start() + 1 : match.end()]
                bare = match[0][0] != "(" and not blank.isspace()  # blanked markup
                yield Span(match.start(), match.start() + 1 if bare else match.end())


def _lines_with_candidates(text: str) -> Iterator[Span]:
    end = -1
    for match in CANDIDATE.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            yield Span(start, end)


def _is_misplaced(document: Document, match: regex.Match[str]) -> bool:
    """Whether a half-width mark that has Han beside it is wrong there."""
    text, start = document.narrow, match.start()
    block = document.block_at(start)
    if block is None or _is_foreign(text, block.span, start):
        return False
    if match[0] == ".":
        return not (
            FOREIGN_NAME.search(text, max(0, start - 8), min(len(text), start + 9))
            or ORDER.fullmatch(text, block.span.start, start)
        )
    if match[0][0] != "(":
        return True
    before = text[start - 1] if start > block.span.start else ""
    after = text[match.end()] if match.end() < block.span.end else ""
    inside = match["inside"]
    if HAN.search(inside):
        return not FILL_IN.search(inside)
    return (
        HAN.match(before) is not None
        and bool(HAN.match(after) or after in "，。；、：")
        and len(inside) > 1
        and any(c.isupper() for c in inside)
    )


def is_number_style(document: Document, span: Span) -> bool:
    """Whether it is a heading number, in a draft that writes all of them like that."""
    if not NUMERAL.fullmatch(document.prose, span.start + 1, span.end - 1):
        return False
    return (
        opens_block(document, span.start)
        and WIDE_NUMBER.search(document.narrow) is None
    )


def opens_block(document: Document, offset: int) -> bool:
    """Whether nothing but blanks stands between a block's start and an offset."""
    block = document.block_at(offset)
    if block is None:
        return False
    return not document.prose[block.span.start : offset].strip()


def _is_foreign(text: str, block: Span, at: int) -> bool:
    """Whether a mark stands in a reference or in an English passage."""
    around = text[max(block.start, at - 60) : min(block.end, at + 60)]
    if "[" in around and REFERENCE.search(
        text, max(block.start, at - 200), min(block.end, at + 200)
    ):
        return True
    return len(WORD.findall(around)) > len(HAN.findall(around))
