"""Find marks that tell somebody to fill something in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.placeholder.parts.markers import markers

if TYPE_CHECKING:
    from collections.abc import Iterator

MESSAGES = {
    "mark": Text(
        zh="“{mark}”是待填标记，内容还没有补上",
        en="“{mark}” still asks for something to be filled in",
    ),
    "template": Text(
        zh="“{mark}”是模板里的空位，还没有填",
        en="the template field “{mark}” is not filled in",
    ),
    "value": Text(
        zh="这一格写着“{mark}”，还没有填", en="this cell still says “{mark}”"
    ),
    "blank": Text(
        zh="“{mark}”里是空的，请核对缺了什么",
        en="“{mark}” is incomplete; check what is missing",
    ),
    "gap": Text(
        zh="这里空着，像是漏填，请核对", en="check this gap: something seems missing"
    ),
    "day": Text(
        zh="“{mark}”还没有填完整，报送前请填上",
        en="the date “{mark}” is not complete; fill it in before the report goes out",
    ),
    "doubt": Text(
        zh="“{mark}”是写稿时留下的疑问，请核对",
        en="“{mark}” is a doubt left by the writer; check it",
    ),
    "sample": Text(
        zh="“{mark}”像是示例，请核对是否换成了实际内容",
        en="“{mark}” looks like sample data; check that the real one was put in",
    ),
    "filler": Text(zh="“{mark}”是排版用的假文", en="“{mark}” is filler text"),
}
# A pair left empty or a cell that says 待定 may be meant, and the day of signing is
# often written by hand; the rest cannot be meant.
SEVERITIES = {
    **dict.fromkeys(("blank", "gap", "value", "doubt", "sample"), Severity.WARNING),
    "day": Severity.INFO,
}


class FillInMarker(Rule):
    """Find marks that ask for something to be filled in: （待补充）, [TBD], {{name}}.

    They were written for a colleague; in the report they say that it is not finished.

    The same words in a sentence (时间待定, 有待补充), captions such as 【会议时间】, what a
    form leaves to its readers, citations, quiz brackets, links and code are left alone.
    """

    name = "fill-in-marker"
    family = Family.PLACEHOLDER
    severity = Severity.ERROR
    message = MESSAGES["mark"]
    chinese = """
        找出要人补填内容的标记：（待补充）、【待核实】、[TBD]、{{姓名}}、《》、〔〕号。

        这些标记是写给同事看的，留在报告里等于说稿子没有写完。

        句子里的同样说法（时间待定、有待补充）、【会议时间】一类的栏目名、表单留给读者填的空、参考文献、复选框、题目括号、链接和代码不报。
    """
    examples = (
        Good("会议时间待定，选址有待进一步完善，补充耕地13.5万亩。"),
        Good("（需补充耕地500亩）（补充医疗保险）（输入型病例）（待国务院批准后公布）"),
        Good("【会议时间】3月5日\n【补充说明】以下为初步统计数。"),
        Good("参考文献[1]、[J]和[2-3]，国发〔2021〕3号。"),
        Good("书名号《》的用法见附件。\n下列说法正确的是（　　）。"),
        Good("单位（盖章）：　　　　　　2023年  月  日"),
        Good("登录后请输入验证码，按提示操作。"),
        Good("集合{1,2,3}、{x|x>0}，标签<title>、<b>，<通知>。"),
        Good("新增床位60张（地址：东路8号），同类单位（部门）12家，增速（%）见下表。"),
        Good("学员报名表\n姓名：　　　性别：　　　2025年  月  日\n您的年龄（  ）岁。"),
        Good("用 `{{name}}` 与 `TODO` 标出。\n\n- [ ] 核对\n", format="markdown"),
        Good("范文网（www.example.com）和 `TODO`（`x`）。", format="markdown"),
        Good(
            "See [1] and [Smith 2020]; keep a TODO list. The venue is to be confirmed."
        ),
        Good("Write the date as DD/MM/YYYY, the usual format."),
        Good(
            "（请替换付费标签内内容）\n如果您还有其他要求，请随时告诉我补充具体数据。"
        ),
        Bad("已完成投资⟦（待补充）⟧亿元，增长⟦【待核实】⟧。", says="待填标记"),
        Bad("走访群众⟦[此处填写数据]⟧户⟦（请补充具体数字）⟧。"),
        Bad("由⟦{{负责人}}⟧牵头，⟦<单位名称>⟧、⟦{牵头部门}⟧配合。", says="模板"),
        Bad(
            "⟦【单位名称】⟧2023年工作总结\n⟦待补充⟧\n联系人：⟦待核实⟧".replace(
                "⟦【单位名称】⟧", "由⟦【单位名称】⟧报送的"
            )
        ),
        Bad("数据⟦TODO⟧，增幅⟦TBD⟧。"),
        Bad("完成3.2亿元⟦（？）⟧。", says="疑问", severity=Severity.WARNING),
        Bad("印发⟦《》⟧，根据杭政办函⟦〔〕⟧75号和国发⟦〔2023〕⟧号文件。", says="空的"),
        Bad("全年投入⟦   ⟧万元，惠及群众；2023年⟦  ⟧月⟦  ⟧日完工。", says="漏填"),
        Bad("⟦请在此输入正文⟧\n⟦点击此处添加标题⟧"),
        Bad("经核对，相关⟦数据待核实⟧。⟦（此处插入图1）⟧"),
        Bad("药占比控制在⟦  ⟧%以内，床位使用率⟦(  )⟧%。国道⟦　⟧千米、省道36千米。"),
        Bad("防汛简报第⟦  ⟧期。原则同意《⟦　　⟧管理办法》。（⟦2025年 月 日⟧）"),
        Bad("特此报告。\n⟦2024年12月  日⟧", says="填完整", severity=Severity.INFO),
        Bad("我叫⟦（姓名）⟧，现任⟦（职务）⟧，由⟦【供应商名称】⟧供货，年产⟦<产能>⟧吨。"),
        Bad("⟦（此处可结合本单位实际展开）⟧⟦（例子待加）⟧负责人：⟦%LEADER%⟧"),
        Bad(
            "⟦待财务部提供⟧：应收账款余额、账龄结构分析以及坏账准备计提情况与上年末的对比。"
        ),
        Bad("⟦INSERT CHART HERE⟧\n\nOur donors: ⟦(list to follow)⟧."),
        Bad("Contact: ⟦<insert email>⟧.\n\n⟦<Add photo>⟧\n", format="markdown"),
        Good("```\n<Add photo>\n```\n\n`<Name of donor>`", format="markdown"),
        Good("“No comment,” [name withheld] said; see [Report of 2020]."),
        Bad("Grantee: ⟦[Legal name of organisation]⟧, ⟦MM/YYYY⟧, ⟦[#]⟧ farmers."),
        Bad("|户数|\n|-|\n|⟦待补充⟧|\n", format="markdown", says="这一格"),
        Bad("⟦[Client Name]⟧ met ⟦[insert number]⟧ users on ⟦[date]⟧."),
        Bad("Growth was ⟦(to be confirmed)⟧; the fee is ⟦[●]⟧; budget ⟦TBC⟧."),
        Good(
            "召开部门联席会，（名单略）。签发：\n主持人（签字）：\n成员：\n张敏：组长"
        ),
        Good("张三欠李四1万元（化名），咨询电话12345，附件（略）。"),
        Good("用“{{变量名}}”形式书写，运行 `{{ host }}` 查看。"),
        Good(
            "合同示范文本\n由当事人填写的，如[单位名称]、【姓名】和{金额}，应当填写完整。"
        ),
        Bad("时间：3月5日\n⟦地点：⟧\n主持：李建国\n活动地点：⟦（活动地点）⟧"),
        Bad("（联系人：李建国；⟦电话：⟧）", severity=Severity.WARNING, says="空的"),
        Bad("三、结论\n⟦结论一：⟧\n⟦结论二：⟧\n下一步：1.检修；⟦2.……；⟧3.入库。"),
        Bad("标兵⟦张三、李四⟧到会，⟦责任单位1、责任单位2⟧配合。", says="示例"),
        Bad("二、背景\n⟦简要介绍研究背景（不超过500字）⟧\n⟦此部分由办公室补充。⟧"),
        Bad("支出86亿元⟦（以局口径为准，发文前更新）⟧，覆盖率达⟦（数据更新中）⟧。"),
        Bad(
            "⟦选择日期⟧\n⟦Klicken Sie hier, um Text einzugeben.⟧\n共⟦（此处略去500字）⟧"
        ),
        Bad("Write to ⟦John Doe⟧. It ran for ⟦[X]⟧ weeks.", says="示例"),
        Bad("⟦Lorem ipsum dolor sit amet⟧. Total: ⟦${amount}⟧", says="假文"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every mark."""
        for marker in document.view(markers):
            yield self.found(
                marker.span,
                message=MESSAGES[marker.sort],
                severity=SEVERITIES.get(marker.sort),
                mark=document.text(marker.span),
            )
