"""The rule doubled-mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Kind,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)
from draftlint_rules.watermark.parts.lines import ascii_runs, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

# GB/T 15834: marks that close a clause never stand next to one another.  Three stops
# are somebody's ellipsis; ！！ ？！ are emphasis.
# `re` looks a character up in a class at once, where the pattern begins with it.
DOUBLED = patterns.plain(
    r"""(?x)
    [，。、；：！？] (?= [ ，。、；：！？] )
    (?: (?<! [！？] ) [ ]? [，。、；：]+ | (?<= 。 ) [！？] | (?<= [！？] ) [。，、；：]+ )
    """
)

# 68.5%%, 3万万元: typed twice.  ,, and ;; in English.
TWICE = patterns.compile(
    r"(?<=[0-9])(?:%%(?![%\w])|(?:万万|亿亿)(?=[元人户吨亩]))|(?<=[A-Za-z0-9%)])(?:,,"
    r"|;;|\.\.(?!\.))(?=[ \n])"
)
TWICE_SIGNS = ("万万", "亿亿")
TWICE_NARROW_SIGNS = ("%%", ",,", ";;", "..")

# GB/T 15834, 5.1: no line begins with one of these.  Behind a word it may be that a
# web page broke the line there, and that a hundred times.
CLAUSE_ENDS = tuple("，、；：")
AT_START = patterns.plain(r"\n[，。、；]")
START = Text(
    zh="“{marks}”不能放在一段的开头", en="a paragraph cannot begin with “{marks}”"
)


class DoubledMark(Rule):
    """Find two punctuation marks in a row where one belongs, over a line end too.

    One of them was left over when the sentence was changed.

    Ellipses (……), dashes (——) and emphasis (！！ ？！) are left alone.
    """

    name = "doubled-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="标点“{marks}”连用，应只留一个",
        en="“{marks}”: several marks in a row; one is enough",
    )
    chinese = """
        找出两个连在一起的标点，隔着换行的也算。

        多是改句子时留下的。

        省略号（……）、破折号（——）和表示语气的“！！”“？！”不报。
    """
    examples = (
        Good("春天来了……夏天还会远吗？！——同志们，加油！！"),
        Good("会议强调：“要抓紧。”，散会后立即落实。"),
        Good("（一）学习教育。（二）调查研究。"),
        Bad(
            "各项工作有序推进⟦。。⟧下一步要抓落实。",
            fixed="各项工作有序推进。下一步要抓落实。",
        ),
        Bad("抓教育⟦，，⟧抓管理⟦；；⟧抓监督。", fixed="抓教育，抓管理；抓监督。"),
        Bad("成员单位增至32家⟦、\n，⟧公众满意度达93.5分。", says="开头"),
        Bad("社区、学校⟦、，⟧医院均已覆盖。", says="、，"),
        Bad("任务全部完成⟦，。⟧"),
        Good("千千万万户、3亿人；占比5%、8%。"),
        Bad("规范管理率68.5⟦%%⟧，签约32.6⟦万万⟧人。"),
        Bad("Gas use fell⟦,,⟧ helped by a mild winter."),
        Bad("目标如下⟦：：⟧一是增收；二是减支⟦；。⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match in DOUBLED.finditer(document.narrow):
            marks, span = match[0], Span(*match.span())
            if set(marks) == {"。"} and len(marks) > 2:
                continue
            fix = None
            if len(set(marks.replace(" ", ""))) == 1:
                fix = Fix((Edit(span, marks[0]),), safe=True)
            yield self.found(span, marks=marks, fix=fix)
        runs = document.view(ascii_runs)
        narrow = (sign for sign in TWICE_NARROW_SIGNS if sign in runs)
        for span in occurrences(document.narrow, (*TWICE_SIGNS, *narrow)):
            if TWICE.match(document.narrow, span.start):
                yield self.found(span, marks=document.narrow[span.start : span.end])
        for match in AT_START.finditer(document.narrow):
            yield from self.at_start(document, match.end() - 1)

    def at_start(self, document: Document, at: int) -> Iterator[Finding]:
        """Yield the mark that a paragraph begins with, and the one before it."""
        near = document.narrow[max(0, at - 40) : at]
        before = near.rstrip()
        block = document.block_at(at)
        if before.endswith(CLAUSE_ENDS) and block and block.kind is Kind.PARAGRAPH:
            span = Span(at - len(near) + len(before) - 1, at + 1)
            yield self.found(span, message=START, marks=document.narrow[at])
