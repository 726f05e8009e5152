"""The rule stray-space."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

# One blank: more are a blank to fill in, or an alignment.  What stands before it comes
# last, because a search for one character is ten times as fast as looking back.
BEFORE_MARK = patterns.compile(
    r" (?<=[\p{L}\p{N}”’》）%] )(?<![达为共约计有是] )(?=[，。；、：？！》”’](?!\s))"
)
# Two or three where no figure can be due.
BEFORE_STOP = patterns.compile(r" (?<=[”’》）%] )(?: {1,2}(?=[，。；])|(?=[。；]\s))")
AFTER_OPENING = patterns.compile(r" (?<=[（《“‘] )(?=[\p{L}\p{N}]{2})")
WITHIN = patterns.compile(r" (?<=\p{Han}{2} ) ?(?=\p{Han}[\p{Han}\d])")
BEFORE_COMMA = patterns.compile(
    r" (?:(?<=[a-z] )(?=, [A-Za-z])|(?<=[\d%)] )(?=, [a-z]))|(?<=[A-Za-z]{2}"
    r"|\d%?) (?=\.(?:[ \t]*\n|[ ][A-Z]|\Z))"
)
# 满意率为9 5.2%: the blank is in the middle of the figure.
WITHIN_FIGURE = patterns.compile(r"(?<=\p{Han}{2}\d) (?=\d\.\d{1,2}%[，。；])")
# A shorter line may be a list, or names set apart.
SHORTEST = 11
# Before a name or after a run-in heading; verse and names stand between marks.
TITLE = patterns.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}[条章节款项编]|[长员人]|书记|主任|主席|同志|经理|局|委|政府|(?:^"
    r"|。)[^，。；]{0,20}、[^，。；]{1,16})\Z"
)
QUOTED = patterns.compile(r"[“《（【][^“”《》（）【】]{0,80}\Z")


class StraySpace(Rule):
    """Find spaces inside Chinese sentences and before punctuation marks.

    They come from pasting and line breaks, and leave holes in the text.

    Indents, spaced titles (工 作 总 结), aligned names (王　明), lists parted by spaces
    and spaces beside figures or Latin letters are left alone.
    """

    name = "stray-space"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="这里多了空格", en="one space too many")
    chinese = """
        找出句子中间、标点前面多出来的空格。

        多是粘贴、换行带来的，句子里像缺了一块。

        段首缩进、标题字距（工 作 总 结）、姓名对齐（王　明）、用空格分隔的名单不报，
        数字和字母旁边的空格也不报。
    """
    examples = (
        Good("　　各位代表：\n政 府 工 作 报 告\n局长 王 明　副局长 李小红"),
        Good("全年投资 3.2 亿元，使用 APP 办理 500 件。"),
        Good(
            "出席会议的有张三丰 李四光 王五一 赵六合等同志，会议由他们几位分别主持，"
            "讨论了全年的主要工作。"
        ),
        Good("联系人：    ，电话：    。完成率达  ，同比增长  。"),
        Good(
            "他引用“绿水青山 就是金山银山”这句话，要求全体干部把生态保护"
            "摆在更加突出的位置，久久为功抓好落实。"
        ),
        Good(
            "我们要坚持以人民为中心的发展思想，把**群众的**事情办好，"
            "“*持续提升*”公共服务水平，不断增强群众的获得感。",
            format="markdown",
        ),
        Good(
            "第六条 禁止高空抛物。\n第十二条 业主应当按照约定及时足额交纳物业服务费用。"
        ),
        Good("The costs fell  , and 3 , 4 or more were closed."),
        Bad("完成率达到98%⟦ ⟧；满意率100%。", fixed="完成率达到98%；满意率100%。"),
        Bad("完成率98%⟦  ⟧。", fixed="完成率98%。"),
        Bad("落实“三会一课⟦ ⟧”制度。", fixed="落实“三会一课”制度。"),
        Bad("印发《⟦ ⟧关于加强管理的意见》。"),
        Bad(
            "我们要坚持以人民为中心的发展思想，把群众的⟦ ⟧事情办好，"
            "持续提升公共服务水平，不断增强群众的获得感。",
            fixed="我们要坚持以人民为中心的发展思想，把群众的事情办好，"
            "持续提升公共服务水平，不断增强群众的获得感。",
        ),
        Bad(
            "补偿标⟦ ⟧准不统一，部分群众有意见。",
            fixed="补偿标准不统一，部分群众有意见。",
        ),
        Bad("群众满意率为9⟦ ⟧5.2%，较去年同期提高。"),
        Bad("Costs fell⟦ ⟧, and income rose."),
        Bad("Electricity use fell to 1,284 MWh⟦ ⟧."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if " " not in document.narrow:
            return
        if not document.is_chinese:
            for match in _blanks(document, BEFORE_COMMA):
                yield self.found(match, fix=_closed(Span.of(match), safe=True))
            return
        for match in _blanks(document, BEFORE_MARK):
            yield self.found(match, fix=_closed(Span.of(match), safe=True))
        for match in _blanks(document, BEFORE_STOP):
            yield self.found(match, fix=_closed(Span.of(match), safe=True))
        for match in _blanks(document, AFTER_OPENING):
            yield self.found(match, fix="")
        for match in _blanks(document, WITHIN_FIGURE):
            yield self.found(match)
        for span in _holes(document):
            yield self.found(span, severity=Severity.INFO, fix="")


def _blanks(
    document: Document, pattern: regex.Pattern[str]
) -> Iterator[regex.Match[str]]:
    """Yield the matches that are blanks in the source too, and no blanked markup."""
    for match in document.find(pattern):
        if document.source[match.start() : match.end()].isspace():
            yield match


def _closed(span: Span, *, safe: bool) -> Fix:
    return Fix((Edit(span, ""),), safe=safe)


def _holes(document: Document) -> Iterator[Span]:
    """Yield the blanks between Han in running paragraphs that hold hardly any."""
    holes = groupby(
        _blanks(document, WITHIN), lambda match: document.block_at(match.start())
    )
    text = document.narrow
    for block, matches in holes:
        inside = list(matches)
        if block is None or len(inside) > 2 or len(block.span) < SHORTEST:
            continue
        if text.find("。", block.span.start, block.span.end) < 0:
            continue
        for match in inside:
            before = text[max(block.span.start, match.start() - 80) : match.start()]
            if not QUOTED.search(before) and not TITLE.search(before):
                yield Span.of(match)
