"""The rule repeated-section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.duplicate.parts import telling, twins
from draftlint_rules.duplicate.parts.places import are_parallel

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = Text(
    zh="这段话与{place}一字不差，疑似重复，请核对{details}",
    en="this passage is in {place} already, word for word: is it a copy?{details}",
)
IN_PLACE = Text(
    zh="这段话在本段里写了两遍，请核对{details}",
    en="this passage appears twice in this paragraph: is one too many?{details}",
)


@dataclass(frozen=True)
class RepeatedSection(Rule):
    """Find a section or paragraph that appears twice, even with small edits.

    A block pasted into a second place is seldom brought up to date in both: readers
    meet the same matter twice, often with two different figures or states.

    Set phrases, statistics told in one frame with other figures, tables and headings
    are left alone, and so is a plan that speaks of the same matter in other words.
    """

    name = "repeated-section"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="这段话与{place}有{share}%相同，疑似重复，请核对{details}",
        en="{share}% of this passage is in {place} already: is it a copy?{details}",
    )
    chinese = """
        找出写了两遍的部分或段落，稍有改动的也算。

        同一段话粘贴到两处，往往只改了其中一处：读者会把同一件事读两遍，数字、进度还可能对不上。

        套话、句式相同而数字不同的统计表述、表格和标题不报；总结与计划谈同一件事但措辞不同的也不报。
    """
    examples = (
        Good(
            "全年粮食总产量42.6万吨，增长1.2%，其中夏粮产量18.1万吨，增长0.8%。\n"
            "全年蔬菜总产量63.9万吨，增长3.5%，其中大棚蔬菜产量21.4万吨，增长5.1%。"
        ),
        Good(
            "（一）党建工作。一年来，街道组织集中学习24次，开展主题党日12次，发展党员6名，"
            "支部的凝聚力明显增强。\n"
            "（一）党建工作。明年，我们将抓好集中学习，坚持每月开展主题党日，严把发展"
            "党员的关口，不断增强支部的凝聚力。"
        ),
        Good(
            "发放高龄补贴**万元，惠及**人；发放护理补贴**万元，惠及**人。\n"
            "X—X岁人群接种X剂，接种率达X%；X—X岁人群接种X剂，接种率达X%。"
        ),
        Good(
            "主要做了三件事：一是坚持党建引领，全面夯实基层组织根基；二是聚焦项目建设，"
            "持续积蓄发展动能；三是深化改革攻坚，不断优化营商环境。\n"
            "一、坚持党建引领，全面夯实基层组织根基\n组织学习24次，发展党员6名。\n"
            "二、聚焦项目建设，持续积蓄发展动能\n开工项目12个，完成投资8.6亿元。\n"
            "三、深化改革攻坚，不断优化营商环境\n办理事项3.2万件。"
        ),
        Good(
            "项目名称：文昌路改造工程。\n建设内容：改造道路2公里，铺设管网3公里。\n"
            "资金来源：申请上级补助资金，区级财政配套解决。\n完成时限：年底前完工。\n"
            "项目名称：建国路改造工程。\n建设内容：改造道路4公里，铺设管网6公里。\n"
            "资金来源：申请上级补助资金，区级财政配套解决。\n完成时限：年底前完工。"
        ),
        Good(
            "In 2023 sales in the north rose by 4.2% to 1.2 million euros, while costs "
            "fell by 1.1%.\n\nIn 2023 sales in the south rose by 7.9% to 3.4 million "
            "euros, while costs fell by 0.3%."
        ),
        Bad(
            "4.1 Ⅰ级响应\n由县长任指挥长，每日会商1次，启动全部应急泵站，组织送水车为群众送水，"
            "每日向市防指报告情况，必要时请求上级在人员、物资和技术上给予支援，并通过广播电视"
            "发布旱情和用水提示。\n4.2 Ⅱ级响应\n由常务副县长任指挥长，⟦每两日会商1次，启动部分"
            "应急泵站，组织送水车为群众送水，每日向市防指报告情况，必要时请求上级在人员、物资"
            "和技术上给予支援，并通过广播电视发布旱情和用水提示。⟧",
            severity=Severity.INFO,
        ),
        Bad(
            "（三）背街小巷整治。今年对辖区12条背街小巷实施整治，完成路面硬化、雨污"
            "分流、弱电入地等改造内容，项目已于6月开工。同时充分征求沿线居民意见，"
            "建立问题清单和整改台账。\n"
            "四、下一步打算\n"
            "⟦（二）背街小巷整治。今年对辖区12条背街小巷实施整治，完成路面硬化、雨污"
            "分流、弱电入地等改造内容，项目预计9月开工。同时充分征求沿线居民意见，"
            "建立问题清单和整改台账。⟧",
            says="“项目已于6月开工”与“项目预计9月开工”",
            severity=Severity.ERROR,
        ),
        Bad(
            "区图书馆全年接待读者36.2万人次，举办阅读推广活动118场。新建城市书房4家，"
            "实现街道全覆盖。流动图书车走进18所乡村小学，服务学生5400余人。\n"
            "文化惠民工程深入人心，百姓大舞台演出40场。\n"
            "⟦新建城市书房4家，实现街道全覆盖。区图书馆全年接待读者41.7万人次，举办阅读"
            "推广活动118场。流动图书车走进18所乡村小学，服务学生5400余人。⟧",
            says="“区图书馆全年接待读者36.2万人次”与“区图书馆全年接待读者41.7万人次”",
        ),
        Bad(
            "The council repaired 14 kilometres of road, replaced the lamps in three "
            "villages and asked residents about new bus stops. Work on the north bridge "
            "started in May.\n\n# Outlook\n\n⟦The council repaired 14 kilometres of "
            "road, replaced the lamps in four villages and asked residents about new bus "
            "stops. Work on the north bridge is expected to start in May.⟧",
            format="markdown",
            severity=Severity.ERROR,
        ),
    )

    # Shorter copies are no section; below 60 they are repeated-sentence's.
    least_characters: int = twins.SECTION

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a later copy, the earlier one in `related`."""
        for twin in document.view(twins.read):
            if not twin.is_section or len(twin.later) < self.least_characters:
                continue
            grave = Severity.ERROR if _is_grave(twin) else None
            parallel = twin.differences and are_parallel(
                document, twin.earlier.start, twin.later.start
            )
            yield self.found(
                twin.later,
                message=_message(document, twin),
                severity=Severity.INFO if parallel else grave,
                related=telling.notes(twin.earlier, twin.others),
                place=telling.place(document, twin),
                share=min(twin.share, 99),
                details=telling.details(twin),
            )


def _message(document: Document, twin: twins.Twin) -> Text | None:
    if telling.is_in_place(document, twin):
        return IN_PLACE
    alike = document.text(twin.earlier) == document.text(twin.later)
    return ALL if alike else None


def _is_grave(twin: twins.Twin) -> bool:
    """Whether the copies contradict each other, or hardly differ at all."""
    if any(one.contradicts for one in twin.differences):
        return True
    return twin.share >= 90 and not any(one.matters for one in twin.differences)
