"""The rule web-furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Span, Text
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.site_lines import WEB, site_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


class WebFurniture(Rule):
    """Find the navigation, buttons and foot of the web page a text was copied from.

    Nobody needs them in a report, and they show that it was pasted.

    These words inside a sentence (开通网站首页专栏), the source line under a headline
    and addresses in a notice are left alone.  Neighbouring lines are one finding.
    """

    name = "web-furniture"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="“{words}”是复制网页时带进来的栏目或按钮",
        en="“{words}” was copied along from a web page",
    )
    chinese = """
        找出从网页复制时带进来的导航、按钮和页脚。

        报告用不着它们，留着就露出了粘贴的痕迹。

        句子里的这些词（在网站首页开设专栏），标题下的来源，通知里的网址不报。相邻几行算一处。
    """
    examples = (
        Good("在区政府网站首页开设专栏，及时公开信息。"),
        Good("来源：解放日报"),
        Good("发布时间和来源要在公示栏注明。"),
        Good("公文字体：正文用三号仿宋，标题用二号小标宋。"),
        Good("全年网站浏览量：120万次，点击下一步即可完成申报。"),
        Good("做好政务服务网用户登录和无障碍改造。"),
        Good("联系我们的干部要主动作为，分享经验做法。"),
        Good("版权所有者的合法权益得到保护。"),
        Good("附件下载：附件1-3.pdf"),
        Good("| 来源 | 金额 |\n| 财政拨款 | 120 |\n经费来源：财政拨款。"),
        Good("The End of Term report covers three schools."),
        Bad("特此报告。\n⟦END\n来源 | 笔杆子之家\n编辑 丨 小李　审核 丨 老张⟧"),
        Bad("⟦【延伸阅读推荐】⟧\n特此报告。\n⟦相关附件：点击下载⟧"),
        Bad("⟦首页 > 政务公开 > 工作动态⟧\n全区召开安全生产会议"),
        Bad(
            "⟦发布时间：2024-03-01 16:20　来源：区政府办　浏览次数：318⟧\n现将情况报告如下。"
        ),
        Bad("⟦【字体：大 中 小】⟧\n现将情况报告如下。"),
        Bad("特此报告。\n⟦【打印本页】 【关闭窗口】\n扫一扫在手机打开当前页⟧"),
        Bad("⟦| 我要咨询 |  | 用户登录⟧\n一、基本情况"),
        Bad("特此报告。\n⟦上一篇：关于召开动员会的通知\n下一篇：没有了⟧"),
        Bad("⟦返回顶部⟧"),
        Bad("⟦版权所有：某某信息网　京ICP备12345678号⟧"),
        Bad("⟦责任编辑：小雨⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span in runs(
            document, (span for span, kind in document.view(site_lines) if kind == WEB)
        ):
            words = document.text(span).split("\n", 1)[0].strip()
            yield self.found(span, words=excerpt(words))


def runs(document: Document, found: Iterator[Span]) -> Iterator[Span]:
    """Join stray lines that follow one another, blank and bare menu lines between."""
    current: Span | None = None
    for span in found:
        if current is not None and _menu(document.source[current.end : span.start]):
            current = Span(current.start, span.end)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _menu(between: str) -> bool:
    """Whether nothing but a few short lines without a full stop stands between."""
    return len(between) < 200 and all(
        len(line.strip()) < 20 and not set("。；：") & set(line)
        for line in between.splitlines()
    )
