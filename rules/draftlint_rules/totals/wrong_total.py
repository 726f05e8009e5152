"""Totals in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import failures

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongTotal(Rule):
    """Find a total that is not the sum of its parts.

    A sum that does not add up is the first thing a reader checks, and it casts doubt
    on every other figure of the report.

    Left alone: 其中 lists that name only some parts or parts that overlap (女、党员),
    differences that rounding explains, and sums with 约, 余 or a placeholder in them.
    Where such a list comes within a hundredth of the total, it is a question (info).
    """

    name = "wrong-total"
    family = Family.TOTALS
    severity = Severity.ERROR
    message = failures.MESSAGE
    chinese = """
        找出与分项之和不符的总数。

        读者最先核对的就是合计；合计对不上，整篇数据都让人起疑。

        不报：“其中”只列部分或分项可能重叠（女、党员）的，四舍五入所致的尾差，含“约”“余”或占位符的。
        这类列举与总数相差不到百分之一的，作为提示请作者核对。
    """
    examples = (
        Good("实施项目43个（其中开工22个、竣工6个、在建12个、前期3个）。"),
        Good("录用教师27人（其中研究生15人、特岗教师2人）。"),
        Good("现有党员300人，其中女党员180人、35岁以下150人。"),
        Good("受理信访120件，其中来信30余件、来访60件、网上35件。"),
        Good("受理信访120件，其中来信X件、来访60件、网上35件。"),
        Good("全年产肉14.41万吨，其中猪肉8.23万吨、牛肉2.15万吨、羊肉4.02万吨。"),
        Good("投入1.2亿元，其中中央资金7000万元、地方配套5000万元。"),
        Good(
            "村庄120个，其中：按类型分，城郊30个、农区90个；按规模分，大村40个、小村80个。"
        ),
        Good("查处案件120件，其中民事80件，调解结案60件。"),
        Good(
            "收入90.4亿元，其中税收46.4亿元、非税44亿元。加上转移性收入，总收入396亿元。"
        ),
        Good("养老院46家（公办19家、民办27家），日间照料中心83家（含示范中心12家）。"),
        Good("新建小区12个、道路5条、公园3个，惠及群众2.3万人。"),
        Good("Of the 120 complaints, including 50 letters and 40 visits, 2 are open."),
        Bad(
            "实施项目⟦43个⟧（其中新建22个、续建6个、前期16个）。",
            says="“43个”与分项之和不符：22+6+16=44个，分项之和比合计多1个",
        ),
        Bad(
            "受理信访⟦120件⟧，其中来信30件、来访50件、网上35件。",
            says="30+50+35=115件，分项之和比合计少5件",
            severity=Severity.WARNING,
        ),
        Bad(
            "救助资金⟦4.2万⟧，其中大病救助2.2万、临时救助3万。",
            says="2.2+3=5.2万，分项之和比合计多1万",
            severity=Severity.ERROR,
        ),
        Bad(
            "引进人才⟦3605名⟧，其中教师1550名，医师1000名，工程师650名，技师400名。",
            says="只差5名：1550+1000+650+400=3600名",
            severity=Severity.INFO,
        ),
        Bad("化解纠纷35起、处置事件28起、回访12起，合计⟦85起⟧。"),
        Bad("走访困难户⟦60户⟧（22、6、12、14）。"),
        Bad("排查隐患⟦22处⟧，已整改20处，其余3处正在整改。"),
        Bad(
            "下达资金⟦878，631万元⟧，其中：教育401，200万元，卫生378，431万元，文化98，000万元。"
        ),
        Bad(
            "全年投入⟦1．5亿元⟧，其中中央资金７０００万元、地方配套５０００万元。",
            says="7000万+5000万=1.2亿元，分项之和比合计少0.3亿元",
        ),
        Bad(
            "收入45.2亿元，增长5%；加上补助12.3亿元、上年结转3.1亿元，收入总计⟦61.6亿元⟧。"
        ),
        Bad("实现收入⟦3731万元⟧，支出3715万元，当年结余26万元。"),
        Bad("完成投资⟦835亿元⟧，比上年541亿元增加284亿元。"),
        Bad("培训干部⟦一百二十人⟧，其中科级三十人、一般干部一百人。"),
        Bad(
            "A total of ⟦43 projects⟧ were run (22 new, 6 old and 16 completed).",
            says="22+6+16=44 projects",
        ),
        Bad(
            "The grant was ⟦$1.25 million⟧: $0.75 million for pay, $0.6 million for cars.",
            says="0.75+0.6=$1.35 million",
        ),
        Bad("We got ⟦120 letters⟧, including 50 notes, 40 complaints and 35 requests."),
        Bad(
            "We spent ⟦$4,500⟧ ($2,000 for rent, $1,500 for pay and $900 for cars).",
            says="2,000+1,500+900=$4,400，分项之和比合计少$100",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each total."""
        from draftlint.language import equations  # its patterns take a while

        for equation in document.view(equations.read):
            if equation.fails:
                yield failures.finding(self, document, equation)
            elif equation.is_near:
                yield failures.question(self, document, equation)
