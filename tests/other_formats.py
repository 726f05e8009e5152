"""What the tests of formats share: findings to compare, files to damage."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import regex

from draftlint import Document, Rule, plugins
from draftlint.formats import Unreadable
from draftlint.linter import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from draftlint import Text

# A draft with defects of several families, one paragraph a line.
DRAFT = """\
青石街道2024年工作总结
一、主要工作
（一）抓实基层治理。一是健全机制，全年召开会议12次。二是走访企业，协调解决问题43个（其中用工22个、用地6个、融资4个）。
（二）办好民生实事。新建X街道养老服务中心1处，惠及老人XX人，改造老旧小区8个，群众满意度达98.5%。
（四）守牢安全底线。排查隐患156处，已整改156处；开展演练演练3次，参加人员2000人次。
二、存在问题
一是力量不足，人员编制紧张，专业人才缺乏，难以满足群众日益增长的多样化服务需求。
三是资金短缺,项目推进较慢，部分工程未能按期完工，与年初确定的目标任务还有一定差距。
三、下步打算
[待补充]
新建X街道养老服务中心1处，惠及老人XX人，改造老旧小区8个，群众满意度达98.5%。
"""


def found(document: Document) -> Counter[tuple[str, str]]:
    """Count what all rules find: the rule and the words, without the spaces in them."""
    rules = [rule() for rule in plugins.installed().rules if issubclass(rule, Rule)]
    return Counter(
        (finding.rule, regex.sub(r"\s", "", document.text(finding.span)))
        for finding in lint(document, rules)
    )


def texts(document: Document) -> list[str]:
    """Give the text of every block."""
    return [document.text(block.span) for block in document.blocks]


def kinds(document: Document) -> list[tuple[str, str]]:
    """Give the kind and the text of every block."""
    return [(str(b.kind), document.text(b.span)) for b in document.blocks]


def labels(document: Document) -> list[str]:
    """Give the numbers that the format wrote."""
    return [document.text(b.label) for b in document.blocks if b.label is not None]


def marks(document: Document) -> list[tuple[str, str, str]]:
    """Give every mark: its kind, the text it stands on, its own text."""
    return [(str(m.kind), document.text(m.span), m.text) for m in document.marks]


def damaged(content: bytes, variants: int, seed: int = 7) -> Iterator[bytes]:
    """Yield a file cut short and with some bytes changed, always the same ones."""
    chance = random.Random(seed)
    for _ in range(variants):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield bytes(
            broken[: chance.choice((len(broken), chance.randrange(len(broken))))]
        )


def survives(read: Callable[[str, bytes], Document], content: bytes) -> bool:
    """Whether a file is read, or refused with a reason in both languages."""
    try:
        document = read("draft", content)
    except Unreadable as unread:
        reason: Text = unread.reason
        return bool(reason.zh and reason.en)
    return all(block.span.end <= len(document.source) for block in document.blocks)
