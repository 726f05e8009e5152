"""The rule assistant-residue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.parts.assistant_lines import TOKEN, assistant_lines
from draftlint_rules.watermark.parts.lines import without
from draftlint_rules.watermark.parts.marks import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_TOKEN = Text(
    zh="“{words}”是写作助手界面留下的标记",
    en="“{words}” is a marker from a writing assistant's interface",
)


class AssistantResidue(Rule):
    """Find what a writing assistant said to its user, and its citation tokens.

    The report then answers a prompt instead of speaking for the office.

    您 in letters, 人工智能 as a subject, 以下是具体情况 and calls to contact an office
    are left alone.
    """

    name = "assistant-residue"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是写作助手对用户说的话，不是报告内容",
        en="“{words}” is a writing assistant speaking to its user, not the report",
    )
    chinese = """
        找出写作助手对用户说的话，以及它留下的引用标记。

        留着这种话，报告就成了对提问的回答，而不是单位的正式行文。

        信函里的“您”、作为工作内容的人工智能、“以下是具体情况”、请联系某办公室之类不报。
    """
    examples = (
        Good("作为人工智能产业集聚区，我区培育企业32家。"),
        Good("尊敬的居民：感谢您对社区工作的支持，我们将竭诚为您服务。"),
        Good("根据您反映的问题，我局已到现场核实。"),
        Good("以下是具体情况：一是抓部署；二是抓落实。"),
        Good("如有疑问，请随时联系我局办公室。"),
        Good("各单位要根据实际情况调整方案，报送数据。"),
        Good("依托大语言模型建设政务问答助手，办理咨询1.2万件。"),
        Good("设立“好的，马上办”服务专窗，希望企业对营商环境更满意。"),
        Good("AI辅助生成公文初稿，效率提升三成，我市作为AI试点城市获得通报表扬。"),
        Good("有的材料里残留“作为一个AI语言模型，我无法提供”之类的字样，闹出笑话。"),
        Good("The bot's \"I'm an AI language model\" replies confused customers."),
        Good("We hope this programme helps small firms. As an AI hub, the city grew."),
        Good("Please contact the office if you would like a printed copy."),
        Good("Here is where the two roads meet. Sure signs of recovery are few."),
        Bad("⟦以上是为您撰写的年度总结，希望对您有所帮助。⟧", says="写作助手"),
        Bad("⟦作为一个AI语言模型，我无法提供具体数据。⟧\n一、主要工作"),
        Bad("⟦好的，以下是为您整理的工作总结：⟧\n一、主要工作"),
        Bad("全年完成投资3亿元。⟦如需进一步修改，请随时告诉我。⟧"),
        Bad("⟦（注：请根据实际情况替换相关数据）⟧"),
        Bad("⟦您可以根据本单位实际情况进行调整和补充。⟧"),
        Bad("⟦（全文约1500字）⟧\n一、主要工作"),
        Bad("增长8.2%⟦【3†source】⟧，高于上年。", says="标记"),
        Bad("全市用电量增长⟦:contentReference[oaicite:0]{index=0}⟧。"),
        Bad("工业恢复较快⟦turn0search0⟧，出口回升⟦[citation:2]⟧。"),
        Bad("⟦<think>⟧先列提纲⟦</think>⟧"),
        Bad("⟦<think>⟧\n先列提纲", format="markdown"),
        Bad("⟦以下是修改后的版本：⟧\n关于冬季供暖工作的报告"),
        Bad("⟦As an AI language model, I cannot verify these figures.⟧"),
        Bad("Spending fell by 3%. ⟦I hope this helps!⟧"),
        Bad("⟦Certainly! Here is a revised version of your report:⟧\nSummary"),
        Bad("⟦Let me know if you'd like me to adjust the tone.⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, index in document.view(assistant_lines):
            yield self.found(
                span,
                message=OF_TOKEN if index == TOKEN else None,
                words=excerpt(document.text(span)),
                fix=without(document, span),
            )
