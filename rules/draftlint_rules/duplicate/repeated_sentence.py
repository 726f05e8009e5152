"""The rule repeated-sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.duplicate.parts import refrains, telling, twins
from draftlint_rules.duplicate.parts.judging import Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE = (Likeness.PASSAGE, Likeness.SENTENCE)
ECHO = Text(
    zh="正文首句只是把标题又说了一遍，可以省去",
    en="this sentence only repeats the heading before it; it can go",
)
OFTEN = Text(
    zh="这句话全文写了{count}遍，请核对是否都需要",
    en="this sentence appears {count} times: is it needed each time?",
)


IN_PLACE = Text(
    zh="这句话在本段里写了两遍，请核对{details}",
    en="this sentence appears twice in this paragraph: is one too many?{details}",
)


class RepeatedSentence(Rule):
    """Find a sentence that appears again elsewhere, word for word or nearly so.

    It stays behind when text is moved, and readers notice that they have read it.

    Set phrases, names, headings and sentences of one frame with other figures are left
    alone; so is what repeated-section reports as a whole.
    """

    name = "repeated-sentence"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="这句话与{place}重复，请核对{details}",
        en="this sentence is in {place} already: is it a copy?{details}",
    )
    chinese = """
        找出在别处又写了一遍的句子，一字不差或只改了个别字词的都算。

        挪动文字时容易把原句留下，读者会发现刚刚读过。

        套话、名称、标题以及句式相同而数字不同的句子不报；
        已由 repeated-section 整段报出的不再逐句报。
    """
    examples = (
        Good(
            "我们坚持以习近平新时代中国特色社会主义思想为指导，圆满完成全年任务。\n"
            "明年要坚持以习近平新时代中国特色社会主义思想为指导，再创佳绩。"
        ),
        Good(
            "依据《关于进一步加强城市生活垃圾分类管理工作的实施意见》制定方案。\n"
            "落实《关于进一步加强城市生活垃圾分类管理工作的实施意见》，配齐督导员。"
        ),
        Good(
            "重点做好两件事：一是聚焦民生实事，不断增进群众福祉；二是聚焦队伍建设，锤炼"
            "过硬作风。\n（一）聚焦民生实事，不断增进群众福祉。新增养老床位300张。"
        ),
        Good(
            "主要任务是：聚焦民生实事，不断增进群众的获得感和幸福感；锤炼过硬作风。\n"
            "（一）聚焦民生实事，不断增进群众的获得感和幸福感。新增养老床位300张。"
        ),
        Good(
            "目录\n一、压实主体责任，持续强化安全监管效能\n二、下一步工作\n"
            "一、压实主体责任，持续强化安全监管效能\n全年检查企业120家。"
        ),
        Good(
            "城镇新增就业3.1万人，登记失业率3.2%。\n城镇新增就业3.4万人，登记失业率3.0%。"
        ),
        Good(
            "| 项目 | 依据 |\n|---|---|\n"
            "| 甲 | 按照年度统计公报公布的常住人口数据逐项计算得出。 |\n"
            "| 乙 | 按照年度统计公报公布的常住人口数据逐项计算得出。 |",
            format="markdown",
        ),
        Bad(
            "在征收工作中公开补偿标准，发动群众全程参与监督，降低因监督不到位造成的"
            "廉政风险。\n加快安置房建设。\n推进项目落地。⟦发动群众全程参与监督，降低因"
            "监督不到位造成的廉政风险。⟧",
            says="与第1段重复",
        ),
        Bad(
            "部分小区物业服务跟不上，居民反映的电梯故障、停车难等问题迟迟得不到解决。\n"
            "基层力量不足。⟦个别小区物业服务跟不上，居民反映的电梯故障、停车难等问题迟迟"
            "得不到解决。⟧",
            says="“部分小区",
        ),
        Bad("全力做好防溺水宣传。⟦全力做好防溺水宣传。⟧守护学生安全。"),
        Bad(
            "（二）压实监管责任，守住安全底线。⟦压实监管责任，守住安全底线。⟧全年检查"
            "企业36家。",
            says="标题",
            severity=Severity.INFO,
        ),
        Bad(
            "谈话对象表示今后将严格遵守各项纪律规定。\n"
            "⟦谈话对象表示今后将严格遵守各项纪律规定。⟧\n"
            + "谈话对象表示今后将严格遵守各项纪律规定。\n"
            * 4,
            says="写了6遍",
        ),
        Bad(
            "Parents were told about the closure at a meeting in March.\n\nThe school "
            "will open in May. ⟦Parents were told about the closure at a meeting in "
            "March.⟧",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a later copy, and one a sentence that stands often."""
        for twin in document.view(twins.read):
            if twin.is_section:
                continue
            yield self.found(
                twin.later,
                message=_message(document, twin),
                severity=None if twin.likeness in SURE else Severity.INFO,
                related=telling.notes(twin.earlier, twin.others),
                place=telling.place(document, twin),
                details=telling.details(twin),
            )
        for refrain in document.view(refrains.read):
            first, second, *others = refrain.copies
            yield self.found(
                second,
                message=OFTEN,
                related=telling.notes(first, others),
                count=refrain.count,
            )


def _message(document: Document, twin: twins.Twin) -> Text | None:
    if twin.likeness is Likeness.ECHO:
        return ECHO
    return IN_PLACE if telling.is_in_place(document, twin) else None
