"""Words that the phrases of assistants are made of."""

from __future__ import annotations

# “我” of a program, not of an office: 我市, 我局, 我们单位 are a report's own voice.
SELF_I = (
    r"我(?![市区县省镇乡国州盟旗办局委街院校厅部处科队站所中社村集公司党单军行会们])"
)
# Before 您 and 你 “我会” is “I shall”, not an association's “our society”.
ME = r"我(?![市区县省镇乡国州盟旗办局委街院校厅部处科队站所中社村集公军行单们])"
OFFERS = (
    "(?=会|将|可|能|来|已|为|帮|给|替|按|根据|无法|不能|建议|理解|继续|随时|再|也|还|把|先"
    "|进一步|重新|整理|写|生成)"
)
MADE = (
    r"(?:撰写|生成|整理|起草|拟写|草拟|拟定|编写|写|准备|修改|润色|优化|改写|扩写|缩写|续写|总结"
    r"|梳理|归纳|提炼|列出|列举|翻译|创作|设计|定制|输出|制作|提供)"
)
TEXT = (
    r"(?:报告|总结|范文|版本|方案|计划|稿|材料|文章|内容|模板|框架|提纲|大纲|文本|示例|建议|全文"
    r"|信息|文档|草案|初稿|发言|讲话)"
)
