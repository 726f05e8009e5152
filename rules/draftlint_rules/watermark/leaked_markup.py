"""The rule leaked-markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)
from draftlint_rules.watermark.parts.lines import ascii_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTITY = patterns.compile(
    r"(?:&lt;/?[A-Za-z][^&\n]{0,80}&gt;|&(?:nbsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot"
    r"|times|emsp|ensp|thinsp|bull|copy|rarr|larr|deg|permil|#\d{2,5}|#x[0-9a-fA-F]{2,5});)+"
)
TAG = patterns.compile(
    r"""(?xi)
    (?: </?(?:p|br|div|span|b|i|u|strong|em|font|center|table|tbody|tr|td|th|ul|ol|li|img|a
          |h[1-6]|sub|sup|hr|section|script|style|o:p|st1:\w{1,20}|w:\w{1,20})
        (?:\s[^<>\n]{0,300})?\s?/?> \s*? )+
    """
)
# \u3000 \n \t as they stand in a program's text, beside Han or at a line's edge
ESCAPE = patterns.compile(
    r"(?:\\u[0-9a-fA-F]{4})+|(?<=[\p{Han}，。；：、！？”）\d%]|^)(?:\\[nrt])+(?=[\p{Han}（“\d]|\\|\s|$)",
    regex.MULTILINE,
)
OBJECT = patterns.compile(r"\[object [A-Z][a-z]+\]")
# Markdown in a text that is none.  Bold words begin a line and end with it or a mark:
# elsewhere, and before a noun that names a place, ** hides a name (**街道, **集团).
MARKDOWN = patterns.compile(
    r"(?m)^[ \t\u3000]*(?:\#{2,6}[ ](?=\S)|[-*+][ ]\[[ xX]\][ ]|`{3,}[a-z]{0,12}[ \t]*(?=\r?$)"
    r"|\*\*(?![社街市县区镇乡村集公局办委路月日年人户个某])(?=[^*\n]{0,12}\p{Han}{2})[^*\s][^*\n]{1,28}"
    r"(?:[：:。]\*\*|[^*\s]\*\*(?=[：:。]|[ \t]*\r?$))"
    r"|\|?[ ]?:?-{3,}:?[ ]?(?:\|[ ]?:?-{3,}:?[ ]?)+\|?[ \t]*(?=\r?$))"
)
MARKDOWN_SIGNS = ("##", "- [", "* [", "+ [", "```", "**", "---")
LEAKS = (("&", ENTITY), ("<", TAG), ("\\", ESCAPE), ("[object ", OBJECT))


class LeakedMarkup(Rule):
    """Find markup that shows as text: HTML entities and tags, escapes, Markdown.

    The reader sees code where a blank, a line break or a heading was meant.

    Markdown and HTML in a Markdown file, comparisons (<30%) and file paths are left
    alone.
    """

    name = "leaked-markup"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="“{mark}”是没有转换的网页或排版代码",
        en="“{mark}” is web or layout code that was not converted",
    )
    chinese = """
        找出显示成文字的代码：HTML 实体和标签、转义符、Markdown 记号。

        本该是空格、换行、标题的地方，读者看到的是代码。

        Markdown 文件里的 Markdown 和 HTML、比较符号（<30%）、文件路径不报。
    """
    examples = (
        Good("自付比例<30%且补助>70%，A&B联合体中标。"),
        Good("文件存放在D:\\new\\table目录。"),
        Good("R&D经费增长12%；AT&T;公司来访。"),
        Good("## 一、工作回顾\n&nbsp;<br>\n- [ ] 待办", format="markdown"),
        Good("编号#12 的项目已开工，参见<办法>第三条。"),
        Good("1-3月 --- 4-6月"),
        Bad("全面完成⟦&nbsp;&nbsp;⟧年度任务。", fixed="全面完成\u00a0\u00a0年度任务。"),
        Bad("加强⟦&ldquo;⟧三资⟦&rdquo;⟧管理。", fixed="加强“三资”管理。"),
        Bad("一、工作回顾⟦<br>⟧二、存在问题⟦</p>⟧"),
        Bad('⟦<p style="text-indent:2em">⟧各位代表：'),
        Bad("完成投资3亿元。⟦\\n⟧下一步，要补齐短板。"),
        Bad("⟦\\u3000\\u3000⟧各位代表："),
        Bad("责任单位：⟦[object Object]⟧"),
        Bad("⟦### ⟧一、工作回顾\n全年任务完成。\n⟦- [ ] ⟧补齐短板"),
        Bad("⟦**一、工作回顾**⟧\n⟦**主要成效：**⟧全年任务完成。"),
        Good("**街道办事处**\n**县**镇2023年工作总结\n低保**户，**集团到访。"),
        Bad("⟦|---|---|⟧\n总体平稳。"),
        Bad("Costs fell&mdash;sharply.".replace("&mdash;", "⟦&mdash;⟧")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.format == "markdown":
            return
        runs = document.view(ascii_runs)
        for sign, pattern in LEAKS:
            if sign in runs:
                for match in pattern.finditer(document.prose):
                    fix = _decoded(match[0]) if pattern is ENTITY else None
                    yield self.found(match, mark=match[0].strip()[:30], fix=fix)
        if document.format == "text" and any(sign in runs for sign in MARKDOWN_SIGNS):
            for match in MARKDOWN.finditer(document.prose):
                yield self.found(match, mark=match[0].strip()[:30])


def _decoded(entities: str) -> str:
    from html import unescape  # its table is read only for drafts that hold entities

    return unescape(entities)
