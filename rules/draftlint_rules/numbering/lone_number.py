"""Series that end with their first member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)
from draftlint_rules.numbering.parts.writing import relabelled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.series import Item, Series

_STYLES = frozenset({"一、", "（一）", "一是", "第一"})


class LoneNumber(Rule):
    """Find a 一是, （一） or 一方面 that no second member follows.

    Either the second was lost, or the number was never needed.

    A second member in other words (另一方面, 其次, 一是 … 一是 …) is a second member.
    """

    name = "lone-number"
    family = Family.NUMBERING
    severity = Severity.INFO
    message = Text(
        zh="只有“{label}”，没有“{expected}”，请核对",
        en="there is “{label}” but no “{expected}”; please check",
    )
    chinese = """
        找出只有“一是”“（一）”“一方面”而没有下一项的情形。

        不是漏了第二项，就是本来不必编号。

        第二项换了说法的（另一方面、其次、一是……一是……）不报。
    """
    examples = (
        Good("一是抓学习；二是抓落实。"),
        Good("一是坚持发展，另一方面守住底线。"),
        Good("基本点是两条，一是坚持原则，一是坚持开放。"),
        Good("一、总结\n（一）收入\n（二）支出\n二、计划"),
        Good("人均收入居全市第一，增速居全市第二。"),
        Good("一方面抓学习，一方面抓落实。\n这是任何一方面都不能放松的。"),
        Good("一方面要向上争取资金。另一方面要广开门路。"),
        Good("一方面要抓学习，同时抓落实。\n站到群众这一方面来。"),
        Bad("⟦一方面⟧要抓学习，提高认识。下一步再作部署。", says="没有“另一方面”"),
        Bad("⟦一是⟧抓学习，做到学深悟透。", says="只有“一是”，没有“二是”"),
        Bad("一、总结\n⟦（一）⟧收入\n全年完成3亿元。\n二、计划"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        again = {series.after for series in document.series}
        for index, series in enumerate(document.series):
            if len(series.items) > 1 or series.style not in _STYLES:
                continue
            item = series.items[0]
            if item.number != 1 or index in again or series.after is not None:
                continue
            if not _goes_on_otherwise(document, series, item):
                yield self.found(
                    item.label,
                    label=shown(document, item),
                    expected=relabelled(document, item, 2),
                )
        if "一方面" in document.narrow:
            yield from self._one_side(document)

    def _one_side(self, document: Document) -> Iterator[Finding]:
        """Find a 一方面 that no other follows soon."""
        for match in document.find(_ONE_SIDE):
            block = document.block_at(match.start())
            before = Span(block.span.start if block else 0, match.start())
            near = Span(match.end(), match.end() + 1000)
            if "方面" in document.text(before):
                continue
            if next(document.find(_OTHER_SIDE, near), None) is None:
                yield self.found(match, label="一方面", expected="另一方面")


def _goes_on_otherwise(document: Document, series: Series, item: Item) -> bool:
    end = document.blocks[min(item.block + 1, len(document.blocks) - 1)].span.end
    behind = Span(item.label.end, min(end, item.label.end + 2000))
    if series.style in ("一是", "第一"):
        return next(document.find(_SECOND, behind), None) is not None
    second = relabelled(document, item, 2)
    return document.narrow.find(second, behind.start, behind.end) >= 0


_ONE_SIDE = patterns.compile(r"(?<=^\s*|[，。；：:;])一方面(?![的来])")
_OTHER_SIDE = patterns.compile(
    r"方面|另外|其次|其二|第二|二[是要则来、]|再次|还[要有应需]|此外|同时|[也又]|并"
)
_SECOND = patterns.compile(
    r"另一|另外|其次|其二|第二|二[是要则来、]|再次|再就是|还有|此外|同时|（2）|2\."
)
