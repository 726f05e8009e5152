"""The rule copied-section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Bad, CorpusRule, Family, Finding, Good, Note, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest

_KEPT = Text(
    zh="这段话有{share}%沿用了{path}（{place}），请核对是否都已更新{details}",
    en="{share}% of this passage is kept from {path} ({place}): is all of it up to "
    "date?{details}",
)
_SOURCE = Text(zh="原来在这里", en="it is here")
_TOWNS = (
    "汀溪县2023年政府工作报告\n"
    "深入推进农村人居环境整治，完成改厕3200户，创建美丽庭院1860户，黄家坪、石桥头"
    "两个片区的污水管网实现全覆盖，垃圾清运由村收集改为镇直运，群众满意度稳步提高。\n"
)


@dataclass(frozen=True)
class CopiedSection(CorpusRule["Digest"]):
    """Find a section that is in another report, too, even with small edits.

    What was taken over from a neighbour's report or from last year's keeps their
    facts, and readers of both see it: it is the slip that makes the news.

    What many reports say alike, set phrases, legal quotations, the openings and closing
    thanks, statistics in one frame with other figures, headings, forms, templates and
    allowed texts are left alone. What a unit keeps from its own report of another year
    is an info.
    """

    name = "copied-section"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="这段话与{path}（{place}）有{share}%相同，疑似抄录，请核对{details}",
        en="{share}% of this passage is in {path} ({place}): is it a copy?{details}",
    )
    chinese = """
        找出与别的报告相同的段落，稍有改动的也算。

        从兄弟单位或上年报告里搬来的话，会把别处、往年的事实一起带来，两份一对照就看得出来，也最容易上新闻。

        许多报告都这样写的话、套话、引用的法规条文、开头结尾的致辞、句式相同而数字不同的统计表述、标题、表格、模板和放行的文字不报；本单位沿用自己往年报告的，只作提示。
    """
    examples = (
        Good(
            "云坪县2024年政府工作报告\n今年以来，全县紧盯粮食安全，新建高标准农田"
            "2.6万亩，改造提升老旧灌渠48公里，粮食总产稳定在31万吨以上，农机综合作业率"
            "比上年提高2个百分点，产粮大县的底色更足。\n",
            path="云坪县2024年政府工作报告.txt",
            beside={"汀溪县2023年政府工作报告.txt": _TOWNS},
        ),
        Bad(
            "云坪县2024年政府工作报告\n"
            "⟦扎实推进农村人居环境整治，完成改厕4100户，创建美丽庭院1860户，黄家坪、"
            "石桥头两个片区的污水管网实现全覆盖，垃圾清运由村收集改为镇直运，群众"
            "满意度稳步提升。⟧\n",
            path="云坪县2024年政府工作报告.txt",
            beside={"汀溪县2023年政府工作报告.txt": _TOWNS},
            says="汀溪县2023年政府工作报告.txt",
            severity=Severity.WARNING,
        ),
        Bad(
            "汀溪县2024年政府工作报告\n"
            "⟦深入推进农村人居环境整治，完成改厕2750户，创建美丽庭院1860户，黄家坪、"
            "石桥头两个片区的污水管网实现全覆盖，垃圾清运由村收集改为镇直运，群众满意度"
            "稳步提高。⟧\n"
            "全年新改扩建农村公路62公里，危桥改造11座，客运班车通到所有建制村。\n"
            "城区新增口袋公园5处、停车位1300个，老城更新一期安置房交付使用。\n",
            path="汀溪县2024年政府工作报告.txt",
            beside={"汀溪县2023年政府工作报告.txt": _TOWNS},
            says="沿用",
            severity=Severity.INFO,
        ),
    )

    # In Chinese characters; three Latin letters count as one.
    least_characters: int = 80

    def digest(self, document: Document) -> Digest:
        """Take the digest that all rules across reports share."""
        from draftlint.corpus import digests

        return document.view(digests.read)

    def compare(self, corpus: Corpus[Digest]) -> Iterator[tuple[str, Finding]]:
        """Yield one finding a copied section, the older place in `related`."""
        # What only runs over several reports need is imported when there are several.
        from draftlint.corpus.library import Library
        from draftlint_rules.duplicate.parts import sections

        library = corpus.view(Library)
        for path, section in sections.read(corpus, self.least_characters):
            mine, theirs = library.title(path), library.title(section.other)
            kept = mine.is_of_unit(theirs)
            yield (
                path,
                self.found(
                    section.span,
                    message=_KEPT if kept else None,
                    severity=Severity.INFO if kept else None,
                    related=[Note(section.source, _SOURCE, section.other)],
                    path=section.other,
                    place=section.place,
                    share=section.share,
                    details=section.details,
                ),
            )
