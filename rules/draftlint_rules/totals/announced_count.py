"""An announced number of points against the points that follow or precede it."""

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
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = Text(
    zh="写明“{announced}”，列出的是{count}项",
    en="“{announced}” announced, but {count} listed",
)
_LAST = Text(zh="最后一项是“{label}”", en="the last one is “{label}”")


class AnnouncedCount(Rule):
    """Find a number of points that differs from the points listed.

    “三个方面” with four points after it is counted along by every reader.

    Names such as “四个不摘” and “三会一课” announce nothing, an open list (…等五项) may
    be shorter than its number, and a number over several lists is not judged.
    """

    name = "announced-count"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="写明“{announced}”，后面列出{count}项（“{first}”至“{last}”）",
        en="“{announced}” announced, but {count} follow (“{first}” to “{last}”)",
    )
    chinese = """
        找出写明的项数与实际列出的项数不符之处。

        写“三个方面”却列了四条，读者一数便知。

        “四个不摘”“三会一课”之类的名称不算预告，带“等”的列举可以少于总数，
        一个数统管几份名单时不作判断。
    """
    examples = (
        Good("重点抓好三个方面：一是抓学习；二是抓落实；三是抓监督。"),
        Good("落实“四个不摘”要求：一是抓学习；二是抓落实。"),
        Good("坚持“三会一课”制度。一是定期召开会议；二是按时上好党课。"),
        Good("坚持学习教育、查摆问题、整改落实三个环节一体推进。"),
        Good("抓好教育、医疗、养老等五项工作。"),
        Good("在东城、西城、南城共12个社区开展试点。"),
        Good("投资、消费、出口均保持两位数增长，就业、收入、消费提高2个百分点。"),
        Good("开展“四个一”活动：上一堂党课、读一本好书、写一篇心得、办一件实事。"),
        Good("开展“五个一”活动：上一堂党课，并做好教育、管理、服务工作。"),
        Good("围绕三项任务提出两条措施：一是抓学习；二是抓落实。"),
        Good("一次性受理、二次告知、三次办结，五个窗口联动。"),
        Good("加强组织领导、责任落实和监督检查三项措施。"),
        Good("今年重点做好三方面工作：\n（一）抓学习\n（二）抓落实\n（三）抓监督"),
        Bad(
            "要抓好⟦三个方面⟧：一是抓学习；二是抓落实；三是抓监督；四是抓考核。",
            says="写明“三个方面”，后面列出4项（“一是”至“四是”）",
        ),
        Bad("从以下⟦四个方面⟧推进：（1）抓学习；（2）抓落实；（3）抓监督。"),
        Bad("主要采取⟦两项措施⟧。第一，摸清底数；第二，分类处置；第三，跟踪回访。"),
        Bad(
            "明年做好以下⟦5项工作⟧：\n（一）抓学习\n（二）抓落实\n（三）抓监督\n"
            "（四）抓考核"
        ),
        Bad(
            "坚持宣传发动、摸底排查、集中整治、巩固提升⟦三个阶段⟧一体推进。",
            says="写明“三个阶段”，列出的是4项",
        ),
        Bad("突出⟦四个重点⟧：抓产业、抓项目、抓环境。"),
        Bad("做到“⟦三个坚持⟧”：一是坚持发展；二是坚持创新。"),
        Bad("开展“⟦五个一⟧”活动：上一堂党课、读一本好书、写一篇心得、办一件实事。"),
        Bad("东坝村、西坝村、南坝村⟦四个村⟧率先完成。"),
        Bad("城东、城西、河南、河北⟦三个⟧市场监管所联合行动。"),
        Bad("The plan has ⟦four parts⟧: (1) hire; (2) train; (3) deploy."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number."""
        from draftlint.language import announced  # its patterns take a while

        for points in document.view(announced.read):
            if not points.fails:
                continue
            said, labels = document.text(points.span), points.labels
            if not labels:
                yield self.found(
                    points.span, message=_LIST, announced=said, count=points.counted
                )
                continue
            first, last = (document.text(labels[end]) for end in (0, -1))
            yield self.found(
                points.span,
                related=[Note(labels[-1], _LAST.format(label=last.strip()))],
                announced=said,
                count=points.counted,
                first=first.strip(" ，,"),
                last=last.strip(" ，,"),
            )
