"""One document that is cited under two titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Text,
)
from draftlint_rules.duplicate.parts import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHER = Text(zh="这里写作{other}", en="here it is {other}")


class TwoTitles(Rule):
    """Find a document that is cited under two slightly different titles.

    Readers take them for two documents, or find that the title was written from memory.

    A law and its implementing rules, documents of different years, batches and places,
    full and short names, and titles with （试行） are left alone.
    """

    name = "two-titles"
    family = Family.DUPLICATE
    severity = Severity.INFO
    message = Text(
        zh="{title}与{other}疑为同一文件，标题写法不一，请核对",
        en="{title} and {other} look like one document under two titles: please check",
    )
    chinese = """
        找出同一份文件前后标题写法略有不同的情形。

        读者会当成两份文件，或者看出标题是凭印象写的。

        条例与其实施细则、不同年度和批次及地区的文件、全称与简称、带“（试行）”的都不报。
    """
    examples = (
        Good("按照《安全生产责任管理条例》《安全生产责任管理条例实施细则》执行。"),
        Good("印发《2023年老旧小区改造方案》《2024年老旧小区改造方案》。"),
        Good("公布《第一批重点建设项目清单》《第二批重点建设项目清单》。"),
        Good("落实《江苏省数据条例管理办法》《浙江省数据条例管理办法》。"),
        Good("依据《中华人民共和国安全生产监督法》，即《安全生产监督法》。"),
        Good("《生活垃圾分类管理办法》《生活垃圾分类管理办法（试行）》先后印发。"),
        Good("出台《防汛抗旱应急实施方案》《护林防火应急工作方案》。"),
        Good("转发《关于印发〈乡村建设行动方案〉的通知》，落实《乡村建设行动方案》。"),
        Good("《农村公路养护管理条例》和《农业公路养护管理条例》是两部条例。"),
        Good(
            "《全面推行河湖长制的意见》《全面推行河长制的意见》印发后，河长巡河更勤。"
        ),
        Good("《“十三五”综合交通规划纲要》《“十四五”综合交通规划纲要》接续实施。"),
        Bad(
            "印发《关于优化营商环境的实施意见》。对照⟦《关于优化营商环境实施意见》⟧抓好落实。",
            says="疑为同一文件",
            severity=Severity.INFO,
        ),
        Bad(
            "出台⟦《城乡供水一体化工作方案》⟧。\n按照《城乡供水一体化实施方案》，成立专班。\n"
            "《城乡供水一体化实施方案》明确了分工。",
        ),
        Bad(
            "制定《关于加强和改进物业管理的若干措施》，"
            "推动⟦《关于加强与改进物业管理的若干措施》⟧落地。"
        ),
        Bad(
            "根据《关于推进县域经济高质量发展的意见》，"
            "⟦《关于推进县域经济高质发展的意见》⟧提出三项任务。"
        ),
        Bad(
            "印发《关于做好冬春火灾防控工作的通知》。\n落实⟦《做好冬春火灾防控的通知》⟧要求。"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if "《" not in document.narrow:
            return
        for usual, odd in titles.slightly_different(document):
            where, there = odd.places[0], usual.places[0]
            other = _shown(document, there)
            yield self.found(
                where,
                related=[Note(there, _OTHER.format(other=other))],
                title=_shown(document, where),
                other=other,
            )


def _shown(document: Document, span: Span) -> str:
    return "".join(document.text(span).split())
