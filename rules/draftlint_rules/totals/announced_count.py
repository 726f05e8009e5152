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
    Span,
    Text,
)
from draftlint.language import numerals
from draftlint.language.labels import ORDINALS
from draftlint_rules.totals.parts.announcements import (
    ANNOUNCEMENT,
    CLAUSE_START,
    COUNTED,
    ENDS,
    LIST_AFTER,
    ONE,
    ONES,
)
from draftlint_rules.totals.parts.enumerations import Listed, count

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    import regex

    from draftlint.language.series import Series

    AnyMatch = re.Match[str] | regex.Match[str]

_LIST = Text(
    zh="写明“{announced}”，列出的是{count}项",
    en="“{announced}” is announced, {count} are listed",
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
        en="“{announced}” is announced, {count} follow (“{first}” to “{last}”)",
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
        announced = set()
        for series in document.series:
            if series.items[0].number == 1 and len(series.items) > 1:
                for finding in self._announced(document, series):
                    announced.add(finding.span)
                    yield finding
        for match in COUNTED.finditer(document.narrow):
            if Span(*match.span("announced")) not in announced:
                yield from self._listed_before(document, match)
                yield from self._listed_after(document, match)
        for six in document.find(ONES) if "个一”" in document.narrow else ():
            listed, number = count(six["list"]), _number(six)
            same = all(ONE.search(part) for part in listed.parts)
            if number and same and listed.least != number and not listed.open:
                yield self._miscounted(six, listed)

    def _announced(self, document: Document, series: Series) -> Iterator[Finding]:
        first, last = series.items[0], series.items[-1]
        block = document.blocks[first.block]
        before = Span(max(block.span.start, first.label.start - 60), first.label.start)
        across = first.head
        if across:
            if first.block == 0:
                return
            end = document.blocks[first.block - 1].span
            before = Span(max(end.start, end.end - 60), end.end)
        if document.narrow[before.start : before.end].rstrip()[-1:] not in ENDS:
            return
        # 围绕三项任务提出五条措施：either number may be the one that counts the points.
        matches = list(
            ANNOUNCEMENT.finditer(
                document.narrow, before.start, before.end, overlapped=True
            )
        )
        numbers = [_number(match) for match in matches]
        if not any(numbers) or {len(series.items), last.number} & set(numbers):
            return
        match = matches[-1]
        announces = match["mark"] in "：:" or match["below"]
        if not announces and (across or series.style not in ORDINALS):
            return
        # 从收入和支出两方面采取措施: the number sums up what stands before it.
        own = count(_clause_before(document, match.start()))
        if own.most > 1 and own.least <= numbers[-1] <= own.most:
            return
        yield self.found(
            Span(*match.span("announced")),
            related=[
                Note(last.label, _LAST.format(label=document.text(last.label).strip()))
            ],
            announced=match["announced"],
            count=len(series.items),
            first=document.text(first.label).strip(" ，,"),
            last=document.text(last.label).strip(" ，,"),
        )

    def _listed_before(
        self, document: Document, match: re.Match[str]
    ) -> Iterator[Finding]:
        start = match.start("announced")
        clause = _clause_before(document, start)
        if "、" not in clause and "”“" not in clause:
            return
        listed, number = count(clause), _number(match)
        if listed.least < 3 or not listed.closed or not _differs(listed, number):
            return
        # 东村、西村、南村四个村 is wrong; 东镇、西镇、南镇十二个村 is not.
        things = match["things"]
        same = things and all(part.endswith(things[-1]) for part in listed.parts)
        matter = things is None and match["any"] is None
        if matter or same or number < listed.least:
            yield self._miscounted(match, listed)

    def _listed_after(
        self, document: Document, match: re.Match[str]
    ) -> Iterator[Finding]:
        end = match.end()
        block = document.block_at(end)
        after = block and LIST_AFTER.match(document.narrow, end, block.span.end)
        if not after or match["things"] or match["any"] is not None:
            return
        listed = count("".join(after["list"].splitlines()))
        if listed.least >= 2 and _differs(listed, _number(match)):
            yield self._miscounted(match, listed)

    def _miscounted(self, match: AnyMatch, listed: Listed) -> Finding:
        return self.found(
            Span(*match.span("announced")),
            message=_LIST,
            announced=match["announced"],
            count=listed.least,
        )


def _differs(listed: Listed, number: int) -> bool:
    """Whether a list that is closed and of one kind cannot have that many parts."""
    sure = listed.alike and not listed.open and number > 1
    return sure and not listed.least <= number <= listed.most


def _number(match: AnyMatch) -> int:
    """Give the number announced; 0 where it announces nothing.

    统一行动 holds no number, and 二阶段 is the second one: two are 两.
    """
    written = match["number"]
    number = numerals.read(written) or 0
    if number == 1 or (
        written == "二" and match["announced"][1:2] not in "个项条种类件"
    ):
        return 0
    return number


def _clause_before(document: Document, end: int) -> str:
    block = document.block_at(end)
    start = max(end - 150, block.span.start if block else 0)
    text = "".join(document.narrow[start:end].splitlines())
    return CLAUSE_START.split(text)[-1]
