"""What broken-numbering says of each kind of slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Text
from draftlint_rules.numbering.parts.flaws import Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

SAYS = {
    Slip.START: Text(
        zh="从“{label}”开始，前面没有“{expected}”",
        en="the series starts at “{label}”; there is no “{expected}” before it",
    ),
    Slip.GAP: Text(
        zh="“{before}”之后是“{label}”，缺“{expected}”",
        en="“{label}” follows “{before}”: “{expected}” is missing",
    ),
    Slip.MISTAKEN: Text(
        zh="“{label}”应为“{expected}”：它在“{before}”与“{after}”之间",
        en="“{label}” should be “{expected}”: it comes between “{before}” and “{after}”",
    ),
    Slip.SHADOWED: Text(
        zh="“{expected}”缺失而“{label}”出现两次：此处“{label}”疑为“{expected}”之误",
        en="“{expected}” is missing and “{label}” comes twice: "
        "this “{label}” probably should be “{expected}”",
    ),
    Slip.TWIN: Text(
        zh="“{label}”第二次出现：前一个“{label}”疑为“{before}”之误",
        en="“{label}” for the second time: the first probably should be “{before}”",
    ),
    Slip.REPEAT: Text(
        zh="“{label}”重复：前面已有一个“{label}”，此处应为“{expected}”",
        en="“{label}” again: there is one before it, so this should be “{expected}”",
    ),
    Slip.SWAPPED: Text(
        zh="“{label}”与“{other}”顺序颠倒，此处应为“{expected}”",
        en="“{label}” and “{other}” are in the wrong order; "
        "this should be “{expected}”",
    ),
    Slip.STRAY: Text(
        zh="“{label}”夹在“{before}”与“{after}”之间",
        en="“{label}” comes in between “{before}” and “{after}”",
    ),
    Slip.BACK: Text(
        zh="“{before}”之后又回到“{label}”，应为“{expected}”",
        en="the count falls back from “{before}” to “{label}”; "
        "it should be “{expected}”",
    ),
}

FIRST = Text(
    zh="“{label}”应为“{expected}”：后面是“{after}”",
    en="“{label}” should be “{expected}”: “{after}” follows",
)
BARE = Text(
    zh="“{bare}”应写作“{expected}”，与{beside}一致",
    en="“{bare}” should read “{expected}”, like {beside} beside it",
)
EXCERPT = Text(
    zh="全文从“{label}”开始，前面没有“{expected}”：如为节选可忽略",
    en="the text starts at “{label}” without “{expected}”: fine if it is an excerpt",
)
HERE = Text(zh="“{label}”在这里", en="“{label}” is here")
# Behind the message where a document site has hidden text: 付费墙处疑似缺失.
PAY_WALL = Text(
    zh="（此处有付费标签“{tag}”，疑有内容缺失）",
    en=" (the pay-wall tag “{tag}” is here: text may be missing)",
)


def listed(labels: Sequence[str]) -> Text:
    """Quote a few labels: “一是”“三是”."""
    quoted = [f"“{label}”" for label in labels]
    return Text(zh="".join(quoted), en=" and ".join(quoted))
