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
    Span,
    Text,
    patterns,
)
from draftlint_rules.placeholder.parts.emphasis import bold
from draftlint_rules.watermark.parts.lines import ascii_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTITY = patterns.compile(
    r"(?:&lt;/?[A-Za-z][^&\n]{0,80}&gt;|&(?:nbsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo"
    r"|rsquo|mdash|ndash|hellip|middot"
    r"|times|emsp|ensp|thinsp|bull|copy|rarr|larr|deg|permil|#\d{2,5}"
    r"|#x[0-9a-fA-F]{2,5});)+"
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
    r"(?:\\u[0-9a-fA-F]{4})+|(?<=[\p{Han}，。；：、！？”）\d%]"
    r"|^)(?:\\[nrt])+(?=[\p{Han}（“\d]|\\|\s|$)",
    regex.MULTILINE,
)
OBJECT = patterns.compile(r"\[object [A-Z][a-z]+\]")
# Markdown in a text that is none: headings, tasks, quotations, fences, rulings of
# tables begin a line.
MARKDOWN = patterns.compile(
    r"""(?xm)
    ^[ \t\u3000]* (?: \#{2,6} [ ] (?=\S) | [-*+] [ ] \[ [ xX] \] [ ] | > [ ] (?=\p{Han})
      | `{3,} [a-z]{0,12} [ \t]* (?=\r?$)
      | \|? [ ]? :?-{3,}:? [ ]? (?: \| [ ]? :?-{3,}:? [ ]? )+ \|? [ \t]* (?=\r?$) )
    """
)
MARKDOWN_SIGNS = ("##", "\n> ", "- [", "* [", "+ [", "```", "---")
# Images, links, notes and escaped signs stand anywhere.
INLINE = patterns.compile(
    r"""(?x)
    !\[ [^\]\n]{0,80} \]\( [^)\n]{1,200} \)
    | (?<!\]) \[ [^\]\n]{1,80} \]\(
        (?: https?: | www\. | \# | \.{0,2}/ ) [^)\n]{0,200} \)
    | \[\^ [\w-]{1,12} \] | (?<![\w)]) \^\d{1,3}\^ (?!\w*\^)
    | \\[*_#] (?: \\? [*_#] )*+
    """
)
INLINE_SIGNS = ("](", "[^", "^1", "^2", "^3", "\\*", "\\_", "\\#")
# A formula for another program to set: $\text{180}$, \frac{1}{2}, 3\times 10.
FORMULA = patterns.compile(
    r"""(?x)
    \$? \\ (?: (?: text | math[a-z]{2} | frac | sqrt | overline | underline | boxed )
        (?: \{ [^{}\n]{0,60} \} )+
      | (?: times | approx | [lg]eq? | cdot | div | pm | sim | rightarrow ) (?= [ \d${] ) ) \$?
    """
)
# Blanks of a list stand before bold words that leaked with it.
LIST_MARK = patterns.compile(r"(?:[-*+]|\d{1,2}[.)])[ ]\Z")
# What a spreadsheet writes for a control character: _x000D_
CONTROL = patterns.compile(r"(?:_x00[01][0-9A-F]_)+|(?:x0[adAD]){2,}")
# An address in the spelling of machines, torn from its beginning: %E5%B7%A5%E4%BD%9C
ESCAPED_ADDRESS = patterns.compile(r"(?<![\w/=&?.%-])(?:%[0-9A-Fa-f]{2}){6,}")
# Commands of LaTeX that structure a text, and comments that no reader was to see.
COMMAND = patterns.compile(
    r"\\(?:(?:sub){0,2}section|chapter|paragraph|textbf|textit|emph|caption|label|ref"
    r"|cite|begin|end"
    r"|item)\*?(?:\{[^{}\n]{0,60}\}|(?= ))"
)
COMMENT = patterns.compile(r"<!--[^\n]{0,300}?-->")
# Scraps of style sheets and scripts: .a p{color:red}, var x = …, document.write(
STYLE = patterns.compile(
    r"(?m)^[ \t]*[.#@\w][\w .#>,@()-]{0,60}(?::[\w-]{2,20})?[ ]?\{[ ]?"
    r"(?:[a-z-]{2,30}[ ]?:[^{};\n]{1,60};[ ]?){0,11}[a-z-]{2,30}[ ]?:[^{};\n]{1,60};?[ ]?\}"
)
SCRIPT = patterns.compile(
    r"(?m)^[ \t]*(?:(?:var|let|const) \w+ ?= ?[^\n]{0,120};"
    r"|function ?\w*\([^\n]{0,120}\{"
    r"|(?:document|window|console)\.\w+[^\n]{0,120}[;)]|\$\([^\n]{1,120}\);?)"
)
SCRIPT_SIGNS = ("var ", "let ", "const ", "function", "document.", "window.", "$(")
LEAKS = (
    ("&", ENTITY), ("<", TAG), ("\\", ESCAPE), ("\\", FORMULA), ("[object ", OBJECT),
    ("x0", CONTROL), ("%E", ESCAPED_ADDRESS), ("\\", COMMAND), ("<!--", COMMENT), ("{", STYLE),
)  # fmt: skip


class LeakedMarkup(Rule):
    """Find markup that shows as text: HTML, escapes, Markdown, formulas in TeX.

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
        找出显示成文字的代码：HTML 实体和标签、转义符、Markdown 记号、TeX 公式。

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
        Good("见注[1]和[附件](略)，5^2等于25，备份在C:\\times\\2024。"),
        Bad("全面完成⟦&nbsp;&nbsp;⟧年度任务。", fixed="全面完成\u00a0\u00a0年度任务。"),
        Bad("加强⟦&ldquo;⟧三资⟦&rdquo;⟧管理。", fixed="加强“三资”管理。"),
        Bad("一、工作回顾⟦<br>⟧二、存在问题⟦</p>⟧"),
        Bad('⟦<p style="text-indent:2em">⟧各位代表：'),
        Bad("完成投资3亿元。⟦\\n⟧下一步，要补齐短板。"),
        Bad("⟦\\u3000\\u3000⟧各位代表："),
        Bad("康复救助312人。⟦_x000D_⟧\n⟦> ⟧注：以上为初步统计。"),
        Bad("责任单位：⟦[object Object]⟧"),
        Bad("⟦### ⟧一、工作回顾\n全年任务完成。\n⟦- [ ] ⟧补齐短板"),
        Bad("⟦**一、工作回顾**⟧\n⟦**主要成效：**⟧全年任务完成。"),
        Good("**街道办事处**\n**县**镇2023年工作总结\n低保**户，**集团到访。"),
        Good(
            "We let the lease lapse; the function {a} window.\n路径\\item、D:\\section。"
        ),
        Bad("⟦\\section{存在问题}⟧\n监管力量不足。⟦<!-- 待补图 -->⟧\n⟦\\textbf{建议}⟧"),
        Bad(
            "⟦.article p{line-height:1.8;font-size:16px}⟧\n⟦var _hmt = _hmt |"
            "| [];⟧\n全市稳中向好。"
        ),
        Bad("⟦|---|---|⟧\n总体平稳。"),
        Bad(
            "⟦- **主题教育**⟧：学习12次，见⟦![](media/image1.png)⟧和⟦[通报](https://a.cn/1)⟧。"
        ),
        Bad("惠及1260户⟦[^2]⟧，投入⟦$\\text{180}$⟧万元，⟦\\*\\*⟧要求⟦\\*\\*⟧从严。"),
        Bad("Costs fell&mdash;sharply.".replace("&mdash;", "⟦&mdash;⟧")),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.format == "markdown":
            return
        runs = "\n" + document.view(ascii_runs)
        for sign, pattern in LEAKS:
            if sign in runs:
                for match in pattern.finditer(document.prose):
                    fix = _decoded(match[0]) if pattern is ENTITY else None
                    yield self.found(match, mark=match[0].strip()[:30], fix=fix)
        for signs, pattern in (
            (MARKDOWN_SIGNS, MARKDOWN),
            (INLINE_SIGNS, INLINE),
            (SCRIPT_SIGNS, SCRIPT),
        ):
            if any(sign in runs for sign in signs):
                for match in pattern.finditer(document.prose):
                    yield self.found(match, mark=match[0].strip()[:30])
        if "**" in runs:
            for span in bold_words(document):
                yield self.found(span, mark=document.text(span)[:30])


def bold_words(document: Document) -> Iterator[Span]:
    """Give the words that **…** sets in bold, with the mark of their list item."""
    prose = document.prose
    for start, end in document.view(bold):
        if prose.startswith("**", start) and is_wording(prose[start:end]):
            mark = LIST_MARK.search(prose, max(0, start - 4), start)
            yield Span(mark.start() if mark else start, end)


def is_wording(words: str) -> bool:
    """Whether bold words are words: **主要成效：**, not a pair of masks."""
    return len(words.strip("*")) >= 3 and any(map(str.isalpha, words))


def _decoded(entities: str) -> str:
    from html import unescape  # its table is read only for drafts that hold entities

    return unescape(entities)
