"""The rule stray-watermark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.parts.lines import occurrences, without
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.site_lines import (
    ADVERTISEMENT,
    CREDIT,
    NAME,
    site_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a line of each kind is called, and how grave it is.
KINDS = {
    CREDIT: (Text(zh="出处说明", en="credit line"), Severity.ERROR),
    NAME: (Text(zh="名称或网址", en="name or address"), Severity.ERROR),
    ADVERTISEMENT: (Text(zh="推广语", en="advertising"), Severity.WARNING),
}
OWN = Text(
    zh="“{words}”是配置中列出的残留文字",
    en="“{words}” is one of the stray texts named in the configuration",
)


@dataclass(frozen=True)
class StrayWatermark(Rule):
    """Find what a download site left behind: credits, names, advertising.

    It shows that the draft was copied, and from where.

    公众号, 扫码, 下载 and 会员 as subjects of the work, sources of data and of news
    (数据来源：统计局, 来源：新华社) are left alone.
    """

    name = "stray-watermark"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”像是文档网站留下的{named}，请核对后删去",
        en="“{words}” reads like the {named} of a document site; please check and delete it",
    )
    chinese = """
        找出文档网站留下的出处、站名和推广语。

        一看便知稿子是抄来的，连从哪里抄的都写着。

        作为工作内容的公众号、扫码、下载、会员，数据来源、新闻来源（来源：新华社）不报。
    """

    examples = (
        Good("数据来源：市统计局。"),
        Good("××市2023年国民经济运行情况\n来源：新华社\n全市经济稳中向好。"),
        Good("来源：省政府网\n各位代表：现在，我作政府工作报告。"),
        Good("全面推广扫码亮码、测温登记，微信公众号关注人数达1.2万人。"),
        Good("开通微信公众号，引导居民关注公众号1200人次，扫码领取宣传手册500份。"),
        Good("引导群众下载国家反诈中心APP，下载率达95%。"),
        Good("走访会员单位32家，发展会员56名。"),
        Good("资料来源：国家统计局网站、各省统计年鉴。"),
        Good("办理事项请登录政务服务网https://zwfw.example.gov.cn查询。"),
        Good("为企业提供更多政策资讯，请各单位做好宣传。"),
        Good("农家书屋文库新增图书300册，百度百科词条更新12条。"),
        Good("本报告数据由各会员单位提供，市行业协会汇总。"),
        Good("如有侵权行为，依法从严查处。"),
        Good("整治“付费下载后查看全文”等诱导行为，查处“上传即送会员”活动3起。"),
        Good("本报告版权归研究中心所有，未经许可不得转载。"),
        Good(
            "（三）版权合作。与通讯社签订协议，转载须注明出处；读者登录后可查看全文。"
        ),
        Good("对内部资料加盖“仅供内部使用”印章。"),
        Bad("特此报告。\n⟦更多精品范文请访问 www.fw168.example⟧"),
        Bad("⟦本文来源于范文文库⟧\n一、主要做法", says="出处说明"),
        Bad("⟦（本文由网站会员上传，仅供学习参考）⟧", severity=Severity.ERROR),
        Bad(
            "⟦关注公众号“笔墨材料”回复“总结”下载全文⟧",
            says="推广语",
            severity=Severity.WARNING,
        ),
        Bad("全年化解纠纷32起。⟦更多材料请关注微信公众号：笔墨之家⟧"),
        Bad("⟦豆丁网 www.docin.com⟧"),
        Bad("⟦来源：百度文库⟧\n街道工作总结"),
        Bad("⟦文章来自网络，如有侵权请联系删除。⟧"),
        Bad("⟦扫码进群，免费领取100篇工作总结⟧"),
        Bad("⟦开通VIP会员，免费下载全文⟧"),
        Bad("⟦以上就是小编为大家整理的年度总结，欢迎收藏。⟧"),
        Bad("全市安全生产工作汇报⟦_百度文库⟧\n一、主要做法"),
        Bad("⟦文档编号：D2024　页数：6页　价格：5金币⟧\n一、主要做法"),
        Bad("⟦侵权请联系管理员删除⟧\n特此报告。"),
        Bad("见 ⟦https://www.doc88.com/p-1234.html⟧", says="网址"),
        Bad(
            "全年立案5件。⟦晨光内参⟧出品",
            options={"markers": ("晨光内参",)},
            says="配置",
        ),
    )

    # Literal texts to report wherever they stand, such as names of sites met elsewhere.
    markers: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        found = document.view(site_lines)
        for span, kind in found:
            if kind not in KINDS:
                continue
            named, severity = KINDS[kind]
            yield self.found(
                span,
                severity=severity,
                words=excerpt(document.text(span)),
                kind=named,
                named=named,
                fix=without(document, span),
            )
        for span in occurrences(document.source, self.markers):
            if not any(span.overlaps(other) for other, _ in found):
                yield self.found(span, message=OWN, words=document.text(span), fix="")
