"""The rule leftover-revision."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint.document import MarkKind
from draftlint_rules.watermark.parts.marks import excerpt, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Mark

CHANGES = {
    MarkKind.INSERTION: Text(zh="插入“{words}”", en="“{words}” was inserted"),
    MarkKind.DELETION: Text(zh="删除“{words}”", en="“{words}” was deleted"),
    MarkKind.MOVE: Text(zh="移动“{words}”", en="“{words}” was moved"),
}
BLANKS = Text(zh="空白", en="spaces")
SEVERAL = Text(
    zh="还有{count}处修订没有接受或拒绝，第一处是{first}",
    en="{count} tracked changes here are neither accepted nor rejected; "
    "the first: {first}",
)
BY = Text(zh="{change}（{author}）", en="{change} ({author})")


class LeftoverRevision(Rule):
    """Find tracked changes that nobody has accepted or rejected.

    Whoever opens the file can see what stood there before, and who changed it.

    The changes of one paragraph are one finding.
    """

    name = "leftover-revision"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="还有1处修订没有接受或拒绝：{first}",
        en="a tracked change here is neither accepted nor rejected: {first}",
    )
    chinese = """
        找出没有接受或拒绝的修订。

        打开文件的人都看得到原来写的是什么、是谁改的。

        一段里的修订合为一处。
    """
    examples = (
        Good("上半年新增12家企业，插入一处修订。"),
        Good("上半年{hidden:暂定}新增12家企业。", format="word"),
        Bad(
            "上半年⟦{insertion 张三:又}⟧新增12家企业。",
            says="还有1处修订没有接受或拒绝：插入“又”（张三）",
            format="word",
        ),
        Bad("上半年{deletion 张三:大约}⟦新⟧增12家企业。", says="大约", format="word"),
        Bad(
            "一、⟦{insertion:主要}工作{deletion:情况}⟧\n二、⟦{move:打算}⟧",
            says="还有2处",
            format="word",
        ),
        Bad(
            "Sales ⟦{insertion Ann:rose} by {insertion Bob:nearly}⟧ 5%.", format="word"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        changes = [mark for mark in document.marks if mark.kind in CHANGES]
        for _, group in groupby(changes, lambda mark: _block(document, mark)):
            together = list(group)
            first = together[0]
            words = first.text or document.text(first.span)
            change = CHANGES[first.kind].format(words=excerpt(words) or BLANKS)
            if first.author:
                change = BY.format(change=change, author=first.author)
            yield self.found(
                visible(document, together),
                message=SEVERAL if len(together) > 1 else None,
                count=len(together),
                first=change,
            )


def _block(document: Document, mark: Mark) -> int:
    block = document.block_at(mark.span.start)
    return block.span.start if block else -1
