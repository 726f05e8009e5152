"""The rule repeated-heading."""

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
    patterns,
)
from draftlint_rules.duplicate.parts import twins
from draftlint_rules.numbering.parts import contents_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.outline import Heading

NO_WORD = patterns.plain(r"[\W_]")
# What a heading says with or without: 全力做好防汛工作 and 防汛 are one heading.
FILLER = patterns.plain(
    r"^(?:全力|切实|扎实|认真|持续|进一步|大力|着力|积极|深入|全面)*"
    r"(?:做好|抓好|搞好)?|(?:方面)?(?:的)?(?:工作)?(?:情况)?$"
)
LEAST = 2
FIRST = Text(zh="先用在这里", en="it is used here first")


class RepeatedHeading(Rule):
    """Find two headings of one part that read the same.

    Either a block appears twice, or a heading was copied and not yet rewritten.

    Headings of different parts (总结、计划), contents lists and numbering that starts
    over are left alone.
    """

    name = "repeated-heading"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="标题“{title}”与{place}的标题相同，请核对",
        en="{place} has the heading “{title}” already; please check",
    )
    chinese = """
        找出同一部分里内容相同的两个标题。

        要么是同一段写了两遍，要么是标题抄过来还没有改。

        不同部分（总结、计划）的标题、目录和重新起编的序号不报。
    """
    examples = (
        Good(
            "一、工作总结\n（一）队伍建设\n组织培训12期。\n（二）作风建设\n开展明察暗访"
            "8次。\n二、工作计划\n（一）队伍建设\n计划组织培训15期。\n（二）作风建设\n"
            "健全督查机制。"
        ),
        Good(
            "一、队伍建设\n二、作风建设\n一、队伍建设\n组织培训12期。\n二、作风建设\n"
            "开展明察暗访8次。"
        ),
        Bad(
            "（一）环境整治。清运垃圾320吨。\n（二）道路维护。修补路面2.6万平方米。\n"
            "（三）⟦环境整治⟧。拆除违建18处。",
            says="第1段",
        ),
        Bad(
            "一、防汛工作\n储备沙袋2万条。\n二、消防工作\n检查场所96家。\n"
            "三、⟦全力做好防汛工作⟧\n开展演练3次。",
        ),
        Good(
            "目录\n一、公路建设……1\n二、学校建设……2\n三、医院建设……3\n\n"
            "二、公路建设\n全年改造公路两条。\n三、学校建设\n新建学校一所。\n"
            "四、医院建设\n新建医院一所。"
        ),
        Bad(
            "# Report\n\n## 1. Roads\n\nWe resurfaced two roads.\n\n## 2. Schools\n\n"
            "One school opened.\n\n## 3. ⟦Roads⟧\n\nTwo bridges were built.",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a heading that is used again under the same parent."""
        copies = [t.later for t in document.view(twins.read) if t.is_section]
        # A list of contents names every heading once more.
        entries = document.view(contents_entries.typed)
        contents = (
            Span(entries[0].span.start, entries[-1].span.end) if entries else None
        )
        above: list[Heading] = []
        first: dict[tuple[int, int, str], Heading] = {}
        for heading in document.outline:
            while above and above[-1].level >= heading.level:
                above.pop()
            parent = above[-1].label.start if above else -1
            above.append(heading)
            if len(heading.section) < len(heading.title) + 8:
                continue
            if contents is not None and heading.title in contents:
                continue
            title = _title(document, heading)
            if len(title) < LEAST:
                continue
            former = first.setdefault((parent, heading.level, title), heading)
            if former.number >= heading.number:
                continue
            if any(heading.title in copy for copy in copies):
                continue
            where = _words(document, heading)
            yield self.found(
                where,
                related=[Note(_words(document, former), FIRST)],
                title=document.text(where),
                place=former.block.place,
            )


def _words(document: Document, heading: Heading) -> Span:
    """Give the span of a heading without its end mark."""
    title = document.text(heading.title).rstrip(" 。．.：:；;")
    return Span(heading.title.start, heading.title.start + len(title))


def _title(document: Document, heading: Heading) -> str:
    """Give the letters of a heading, the filler words taken off."""
    words = NO_WORD.sub("", document.narrow[heading.title.start : heading.title.end])
    return FILLER.sub("", words).lower()
