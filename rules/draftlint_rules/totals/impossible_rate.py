"""Rates above 100 that cannot be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each counts a part of a whole.  Left out because they may exceed it: 完成率 增长率
# 利用率 毛入学率 普及率 (telephones for each hundred people), 回报率, 资产负债率.
RATE = patterns.compile(
    r"(?P<rate>(?:接种|参保|参合|满意|合格|覆盖|整改|入户|火化|签约|知晓|达标|办结|化解|出勤|到会"
    r"|持证|录取|升学|及格|优良|入住|成活|抽检合格|群众满意|回访|建档|销号|兑现|见面)率)"
    r"(?:就|也|均|都|已)?(?:[为达到是]|达到|高达|保持在|稳定在|提高到|提升到|提升至|上升到|上升至)?$"
)
ALL = Decimal(100)


class ImpossibleRate(Rule):
    """Find a rate above 100% that counts a part of a whole.

    More than all cannot be vaccinated, satisfied or put right; a digit slipped.

    Left alone: 完成率, 增长率, 投资完成率 and others that may exceed 100, and rates
    measured against a target.
    """

    name = "impossible-rate"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="{rate}不可能超过100%，这里是“{stated}”，请核对",
        en="{rate} cannot exceed 100%, but here it is “{stated}”; please check",
    )
    chinese = """
        找出不可能超过100%却超过了的比率。

        接种、满意、整改的人和事不会比全部还多，多半是数字打错了。

        不报：完成率、增长率、投资完成率等可以超过100%的，以及相对于目标任务的。
    """
    examples = (
        Good("投资完成率112%，增长率105%。"),
        Good("接种率达100%。"),
        Good("老年人接种率达到目标任务的109.18%。"),
        Good("高等教育毛入学率105%，设备利用率102%。"),
        Good("满意率提高了105%。"),
        Good("移动电话普及率118%。"),
        Good("合格率98.5%，产量增长120%。"),
        Bad("老年人疫苗接种率达⟦109.3%⟧。", says="接种率不可能超过100%"),
        Bad("抽检合格率⟦914.02%⟧。"),
        Bad("群众满意率为⟦102%⟧，整改率⟦100.5%⟧。"),
        Bad("城乡居民医保参保率稳定在⟦950%⟧以上。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each rate."""
        text = document.narrow
        if "率" not in text:
            return
        for quantity in document.quantities:
            if quantity.unit != "%" or (quantity.value or ALL) <= ALL:
                continue
            start = quantity.span.start
            rate = RATE.search(text, max(0, start - 16), start)
            if rate is not None:
                stated = document.text(quantity.span)
                yield self.found(quantity.span, rate=rate["rate"], stated=stated)
