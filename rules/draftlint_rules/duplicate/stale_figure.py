"""The rule stale-figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Bad, CorpusRule, Family, Finding, Good, Note, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest

_SOURCE = Text(zh="{year}年的报告写在这里", en="the report of {year} has it here")
_SHOWN = 4
_LAST_YEAR = (
    "云坪县2023年政府工作报告\n"
    "今年以来，稳就业放在最前面。城镇新增就业5368人，帮助失业人员再就业1472人，开办"
    "“夜校”班次96期，培训学员4215人次，零就业家庭动态清零。全县总面积1834.6平方公里，"
    "辖12个乡镇。\n"
)


@dataclass(frozen=True)
class StaleFigure(CorpusRule["Digest"]):
    """Find a sentence kept from last year's report with last year's figures.

    The year on the cover moved on, the results did not: whoever lays the two reports side
    by side sees that nobody looked.

    Areas, populations, standards, targets, plans, laws, figures since a year that is
    named, round figures and one small figure alone are left alone.
    """

    name = "stale-figure"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="这句的数字{figures}与{path}（{year}年）一字不差，请核对是否已经更新",
        en="{figures} in this sentence are the figures of {path} ({year}): are they up "
        "to date?",
    )
    chinese = """
        找出从上年报告沿用下来、连数字也没有改的句子。

        年份往前走了，成绩还是去年的：两份报告放在一起，一眼就能看出没有人核对过。

        面积、人口、标准、目标、规划、法规、写明自某年以来的数字、整数和单独一个小数目不报。
    """
    examples = (
        Good(
            "云坪县2024年政府工作报告\n"
            "今年以来，稳就业放在最前面。城镇新增就业5926人，帮助失业人员再就业1388人，"
            "开办“夜校”班次104期，培训学员4630人次，零就业家庭动态清零。全县总面积"
            "1834.6平方公里，辖12个乡镇。\n",
            path="云坪县2024年政府工作报告.txt",
            beside={"云坪县2023年政府工作报告.txt": _LAST_YEAR},
        ),
        Bad(
            "云坪县2024年政府工作报告\n"
            "今年以来，稳就业放在最前面。⟦城镇新增就业5368人，帮助失业人员再就业1472人，"
            "开办“夜校”班次96期，培训学员4215人次，零就业家庭动态清零。⟧全县总面积"
            "1834.6平方公里，辖12个乡镇。\n",
            path="云坪县2024年政府工作报告.txt",
            beside={"云坪县2023年政府工作报告.txt": _LAST_YEAR},
            says="5368、1472、4215",
        ),
        Bad(
            "Maple County Annual Report 2024\n\nDuring the year the road crews worked "
            "through two storms. ⟦They repaired 1,374 potholes, replaced 268 street "
            "lamps and answered 5,912 calls from residents, most of them within two "
            "working days.⟧\n",
            path="maple-2024.txt",
            beside={
                "maple-2023.txt": "Maple County Annual Report 2023\n\nDuring the year "
                "the road crews worked through two storms. They repaired 1,374 potholes, "
                "replaced 268 street lamps and answered 5,912 calls from residents, most "
                "of them within two working days.\n"
            },
        ),
    )

    def digest(self, document: Document) -> Digest:
        """Take the digest that all rules across reports share."""
        from draftlint.corpus import digests

        return document.view(digests.read)

    def compare(self, corpus: Corpus[Digest]) -> Iterator[tuple[str, Finding]]:
        """Yield one finding a sentence, the older one in `related`."""
        from draftlint_rules.duplicate.parts import stale

        for path, sentence in stale.read(corpus):
            shown = sentence.figures[:_SHOWN]
            said = _SOURCE.format(year=sentence.year)
            yield (
                path,
                self.found(
                    sentence.span,
                    related=[Note(sentence.source, said, sentence.other)],
                    path=sentence.other,
                    year=sentence.year,
                    figures=Text(zh="、".join(shown), en=", ".join(shown)),
                ),
            )
