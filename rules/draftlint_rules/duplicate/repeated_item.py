"""The rule repeated-item."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import regex

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
from draftlint_rules.duplicate.parts import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

# What no item of an enumeration holds: it ends there.
MARKS = "，。；：！？,;:!?（）() \t\r\n\v\f\u2002\u2003\u2009\u3000"
# What may stand before the first item of a list, and within its last part.
LEAD = patterns.compile(
    r".*(包括|包含|涉及|涵盖|覆盖|走访|前往|分布在|开展|推进|加强|抓好|做好|完成|改造"
    r"|建设|建成|新建|采购|购置|发展|培育|引进|推广|种植|支持|安装|检查|调研|参观|有|为)"
)
LAST = patterns.compile(
    r"以及|[和及与]|[等共].*|[一二三四五六七八九十\d]{1,3}[个大项类条家名所种方].*"
)
AND = patterns.compile("[和及与]")
# Names are letters alone: nothing left open (X、某), no figure.
NAME = patterns.compile(r"[\p{Han}--[某]]{2,30}", regex.VERSION1)
# A name of so many letters is found behind any verb of so many.
_LONG_NAME, _NAME, _VERB = 4, 3, 2
_ATTRIBUTIVE = frozenset(
    "级型性式的制类省市县区国州镇乡村新大小高中低老旧东西南北上下前后内外主副总分双多全各"
    "非半超化业家民人部门公共综合专基层地方"
)
# Lists whose items are in order, one for each of something else.
IN_ORDER = ("分别", "依次", "先后", "轮流", "再")
ROW = Text(
    zh="“{item}”这一行在同一张表里出现了两次，请核对",
    en="the row of “{item}” appears twice in one table; please check",
)
FIRST = Text(zh="先列在这里", en="it is listed here first")


class RepeatedItem(Rule):
    """Find an item that is listed twice in one enumeration, or a row in one table.

    It slips in when a list is put together from several sources, and the count of the
    items is then wrong as well.

    Names that are still masked (XX、XX), figures, and lists that answer another list
    one by one (分别为甲、乙、甲) are left alone, and so are repeated headings of a table.
    """

    name = "repeated-item"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="“{item}”在同一列举里出现了两次，请核对",
        en="“{item}” is listed twice in one enumeration; please check",
    )
    chinese = """
        找出在同一个列举里出现两次的项目、同一张表里出现两次的行。

        清单由几处拼成时容易重列，项目的数目也会跟着算错。

        尚未填写的名称（XX、XX）、数字和与另一列举逐一对应的（分别为甲、乙、甲）、表格重复的表头不报。
    """
    examples = (
        Good("为XX、XX、XX三个社区安装路灯，惠及**社区、**社区、**社区。"),
        Good("三个项目分别位于城东区、城西区、城东区。"),
        Good("以东南亚、南亚、中亚为重点，发展新能源、储能、新能源汽车产业。"),
        Good("由单靠煤炭、钢铁支撑向煤炭、钢铁、旅游共同支撑转变。"),
        Good("工资分别上调3%、5%、3%，一次次学习、讨论、再学习。"),
        Bad("完成文昌路、建国路、学府路、⟦建国路⟧等道路的改造。"),
        Bad("走访福利院、敬老院、光荣院和⟦福利院⟧。"),
        Good("推进国家级自然保护区、省级湿地公园、自然保护区建设。"),
        Good(
            "| 日期 | 带班领导 |\n|---|---|\n| 2月1日 | 张建国局长 |\n| 2月2日 | 张建国局长 |",
            format="markdown",
        ),
        Bad("社区的凝聚力、⟦凝聚力⟧和向心力显著提升。"),
        Bad("重点联系家政服务协会、茶叶产业协会、⟦家政服务协会⟧。"),
        Bad(
            "| 序号 | 项目 | 资金 |\n|-|-|-|\n| 1 | 运动场建设 | 180 |\n"
            "| 2 | 门诊楼维修 | 95 |\n| 3 | ⟦运动场建设⟧ | 180 |",
            format="markdown",
            says="这一行",
        ),
        Bad("出席会议的有王建国、李秀英、张伟、⟦李秀英⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding an item or a row that is listed again."""
        for row, first_row in table_rows.repeated(document):
            yield self.found(
                row,
                message=ROW,
                related=[Note(first_row, FIRST)],
                item=document.text(row).strip(),
            )
        if "、" not in document.narrow:
            return
        pieces = _pieces(document.narrow)
        again = [
            (number, each)
            for number, piece in enumerate(pieces)
            if "、" in piece and _may_repeat(*piece.split("、"))
            for each in _again(piece)
        ]
        if not again:
            return
        starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
        for number, (item, first, later) in again:
            start = starts[number]
            where, related = (
                Span(start + at, start + at + len(item)) for at in (later, first)
            )
            yield self.found(where, related=[Note(related, FIRST)], item=item)


def _pieces(text: str) -> list[str]:
    """Cut a text at every mark but 、; most pieces are no enumeration."""
    for mark in MARKS:
        text = text.replace(mark, "，")
    return text.split("，")


def _may_repeat(first: str, *others: str) -> bool:
    """Whether a list is worth a closer look; nearly all are not."""
    *middle, last = others
    return (
        len(set(middle)) < len(middle)
        or any(part in last or first.endswith(part) for part in middle)
        or (first[-2:] in last and _comes_again(first, last))
    )


def _comes_again(first: str, last: str) -> bool:
    """Whether an item in the last part may be the one that the first part ends with."""
    end = first[-2:]
    return any(
        end in item and first.endswith(item[: item.index(end) + 2])
        for item in AND.split(last)
    )


def _again(listed: str) -> Iterator[tuple[str, int, int]]:
    """Yield each item that a list holds twice, with its first and its second place."""
    if any(word in listed for word in IN_ORDER):
        return
    first: dict[str, int] = {}
    told: set[str] = set()
    opening = listed.partition("、")[0]
    for item, start in _items(listed):
        if start > len(opening) and item not in first and _ends_with(opening, item):
            first[item] = len(opening) - len(item)
        if item in first and item not in told:
            told.add(item)
            yield item, first[item], start
        first.setdefault(item, start)


def _ends_with(opening: str, item: str) -> bool:
    """Whether the first part is a verb and the item: 联系家政服务协会.

    What says more of the item makes another of it: 国家级自然保护区.
    """
    lead = opening.removesuffix(item)
    if lead.endswith("的") and len(item) >= _NAME:
        return opening.endswith(item)
    return (
        len(item) >= _LONG_NAME
        and opening.endswith(item)
        and len(lead) >= _VERB
        and lead[-1] not in _ATTRIBUTIVE
        and NAME.fullmatch(lead) is not None
    )


def _items(listed: str) -> Iterator[tuple[str, int]]:
    """Yield the names in a list, without the words that lead up to it or follow."""
    start = 0
    *parts, last = listed.split("、")
    for number, part in enumerate(parts):
        skipped = 0 if number else _lead(part, listed)
        if NAME.fullmatch(part, skipped):
            yield part[skipped:], start + skipped
        start += len(part) + 1
    at = 0
    for cut in LAST.finditer(last):
        # 发展重工业、重工业和轻工业并举: of two parts the second may say something new.
        # 社区的凝聚力、凝聚力和向心力 says it again all the same.
        said = f"的{last[at : cut.start()]}"
        counted = cut[0][0] in "等共一二三四五六七八九十"
        if len(parts) == 1 and not counted and not parts[0].endswith(said):
            return
        if NAME.fullmatch(last, at, cut.start()):
            yield last[at : cut.start()], start + at
        at = cut.end()
    if NAME.fullmatch(last, at):
        yield last[at:], start + at


def _lead(part: str, listed: str) -> int:
    """Count the characters before the first item.

    What comes again later in the list (村有…、乡有…) is part of the items.
    """
    lead = LEAD.match(part)
    if lead is None or lead[1] in listed[lead.end() :]:
        return 0
    return lead.end()
