"""The rule pay-wall-mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from draftlint_rules.watermark.parts.lines import ascii_runs, readable, without
from draftlint_rules.watermark.parts.residue import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

# The CMS add-ons of ThinkPHP (FastAdmin) write ##paidbegin##, other templates of the
# same trade $$…$$, [paid] and <vip>, forums (Discuz!) [hide].
PAY_WALL_TAG = patterns.compile(
    r"""(?xi)
    (?<mark>\#\#|\$\$|@@|%%) [ ]? /? (?&word) [ ]? (?P=mark)
    | \#\#[a-z]{2,15}(?:_[a-z]{2,15}){0,3}\#\# | <!--[ ]?/?(?&tag)[ ]?-->
    | <[ ]?/?[ ]?(?&tag)[ ]?/?> | &lt;/?(?&tag)&gt;
    | \[/?(?&tag)(?:=\d{1,5})?\]
    (?(DEFINE)
        (?<word> (?:paid|pay|vip|fee|charge|hide|hidden|free|preview|page|reply)
                 [a-z_-]{0,12} | [a-z]{1,12}_?(?:begin|start|end|break) )
        (?<tag> (?:paid|pay|vip|hide|hidden)
                (?:[_-]?(?:begin|start|end|content|area|read))? )
    )
    """
)
TAG_SIGNS = ("##", "$$", "@@", "%%", "<", "&lt;", "[")


class PayWallMark(Rule):
    """Find the tags with which a document site marks the part one has to pay for.

    They show every reader that the draft was copied from a download site.

    Markdown headings (## Summary ##), formulas and ordinary brackets are left alone.
    """

    name = "pay-wall-mark"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{mark}”是文档网站的付费标签，请删去，并核对前后有无缺漏",
        en="“{mark}” is a pay-wall tag of a document site: delete it, and check "
        "whether text is missing around it",
    )
    chinese = """
        找出文档网站用来标记付费内容的标签。

        读者一看便知稿子是从下载网站上抄来的。

        Markdown 标题（## 小结 ##）、公式和普通括号不报。
    """
    examples = (
        Good("# 小结 #\n## 经费使用 ##\n本季度支出平稳。", format="markdown"),
        Good("平台采用##作为分隔符，[注]详见附件。"),
        Good("设 $$x$$ 为人均收入，$$E=mc^2$$ 为例。"),
        Good("使用 `##paidbegin##` 包住收费段落。", format="markdown"),
        Good("居民自付比例<30%，财政补助>70%。"),
        Bad(
            "⟦##paidbegin##⟧（四）狠抓落实，民生更有温度。",
            fixed="（四）狠抓落实，民生更有温度。",
        ),
        Bad(
            "下一步要补齐短板。\n⟦$$paidend$$⟧\n特此报告。",
            fixed="下一步要补齐短板。\n特此报告。",
        ),
        Bad("⟦<paid>⟧三、明年打算⟦</paid>⟧", fixed="三、明年打算"),
        Bad("⟦<paid>⟧\n\n三、明年打算\n", format="markdown"),
        Bad("⟦##pagebreak##⟧\n⟦##paidbegin##⟧\n二、存在的问题", says="付费标签"),
        Bad("⟦[hide]⟧以下为工作数据⟦[/hide]⟧"),
        Bad("⟦＃＃ｐａｉｄｅｎｄ＃＃⟧特此报告。"),
        Bad("⟦##paidend##⟧ We closed 12 cases."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        runs = document.view(ascii_runs)
        if not any(sign in runs for sign in TAG_SIGNS):
            return
        text = document.view(readable)
        tags = ((Span.of(match), 0) for match in PAY_WALL_TAG.finditer(text))
        for span, _ in joined(text, tags):
            yield self.found(
                span, mark=document.text(span), fix=without(document, span, safe=True)
            )
