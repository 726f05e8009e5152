"""Find titles that lost the name of the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kinds of units that have a name of their own before them.
UNITS = (
    "街道办事处", "街道党工委", "街道", "镇人民政府", "乡人民政府", "镇党委", "乡党委",
    "社区居委会", "社区居民委员会", "社区", "村民委员会", "村委会", "镇", "乡",
)  # fmt: skip
REPORTS = ("总结", "报告", "计划", "要点", "方案", "汇报", "打算")
GLYPHS = frozenset("XxＸ×*＊○□△某_")


class NamelessTitle(Rule):
    """Find titles that lost the name of the unit: 街道办事处2022年工作总结.

    Masking the name by hand or with a macro often removes it from the title altogether.

    Titles are left alone unless the text below masks the name of the same unit.
    """

    name = "nameless-title"
    family = Family.PLACEHOLDER
    severity = Severity.INFO
    message = Text(
        zh="标题里“{unit}”前面没有名称，正文写作“{masked}”，请核对",
        en="no name before “{unit}” in the title, “{masked}” in the text; please check",
    )
    chinese = """
        找出丢了单位名称的标题：街道办事处2022年工作总结。

        手工或用宏隐去名称时，标题里的名称常常整个不见了。

        正文里没有用占位符代替同类单位名称的，标题不报。
    """
    examples = (
        Good("街道办事处2022年工作总结\n2022年，青岚街道办事处全力推进各项工作。"),
        Good("青岚街道办事处2022年工作总结\n2022年，**街道办事处全力推进各项工作。"),
        Good("街道社区工作综述\n2022年，XX街道推进各项工作。"),
        Bad(
            "⟦街道办事处⟧2022年工作总结\n2022年，**街道办事处全力推进各项工作。",
            says="正文写作“**街道办事处”",
        ),
        Bad("# ⟦社区⟧2023年工作报告\n\nXX社区有居民。\n", format="markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield at most one finding, for the first paragraph."""
        if not document.blocks:
            return
        span = document.blocks[0].span
        title = document.text(span).rstrip()
        start = span.start + len(title) - len(title.lstrip())
        title = title.strip()
        unit = next((unit for unit in UNITS if title.startswith(unit)), "")
        if not unit or len(title) > 40 or not title.endswith(REPORTS):
            return
        if not title[len(unit) : len(unit) + 1].isdecimal():
            return
        at = document.source.find(unit, span.end)
        while at >= 0:
            begin = at
            while document.source[begin - 1] in GLYPHS:
                begin -= 1
            if begin < at:
                masked = document.source[begin : at + len(unit)]
                yield self.found(
                    Span(start, start + len(unit)), unit=unit, masked=masked
                )
                return
            at = document.source.find(unit, at + 1)
