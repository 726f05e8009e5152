"""How many things a list in the text names: A、B和C names three, perhaps two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

# The number in 三项措施, 9个方面, 两大任务; not 第三项, 十几项, 三四项, 每三项.
NOT_BEHIND = rf"[第每各几数余多约近\d.,{numerals.HAN}]"
NUMBER = (
    rf"(?<!{NOT_BEHIND})"
    rf"(?P<number>[{numerals.HAN}]{{1,3}}|\d{{1,2}})\s?"
)
# What reports announce and then enumerate.
MATTER = (
    "方面|措施|举措|环节|工作|任务|原则|机制|体系|行动|工程|重点|要点|领域|关系|制度|问题"
    "|内容|要素|阶段|步骤|目标|理念|层面|维度|角度|办法|做法|方法|方式|途径|渠道|抓手"
    "|要求|意见|建议|特点|特征|原因|因素|困难|短板|不足|差距|挑战|类型|类别|转变|突破"
    "|提升|坚持|确保|结合|关键|保障|支撑|优势|变化|成效|亮点|经验|体会|启示|条件|标准"
    "|改革|政策|指标|服务|清单|试点|专题|议题|主题|板块|能力|步骤|到位|更加|一批"
    "|振兴|荣誉|攻坚战|战役|战略|高地|集群|防线|关口|模块|模式|流程|节点|场景|载体|手段"
    "|文件|规定|纪律|奖项|称号|课题|讲座|建设"
)
# What stands on the ground: three towns may have twelve of them.
THINGS = (
    "社区|街道|片区|园区|项目|企业|公司|单位|部门|窗口|学校|医院|小组|工作组|专班|平台"
    "|中心|品牌|产业|活动|[村镇乡县区市](?![场民域委政内外级直])"
)

_BRACKET = patterns.compile(r"（[^（）]{0,80}）|\([^()]{0,80}\)")
_JOINT = patterns.compile(r"(?<=\p{Han})(?:以及|[和及与暨或])(?=\p{Han})")
_VERB_END = patterns.compile(
    "(?:提出|推出|出台|实施|开展|建立|形成|明确|制定|完成|落实|推进|抓好|做好|采取"
    "|突出|围绕|聚焦|建设|设立|成立|组织|安排|打造|培育|创建|新建|构建|健全|完善|强化|[从按分有为的在以将各])$"
)
_OPEN_END = patterns.compile(r"等|……|\.{3}|之类|为主|为重点|在内|其中|包括")


class Listed(NamedTuple):
    """The number of things a list names, from the least to the most it can be read.

    `alike` is whether the parts are of one length, as parts of one list mostly are;
    `closed` whether the last part is one: 前端、中端、后端提出 goes on to something else.
    """

    parts: tuple[str, ...]
    least: int
    most: int
    open: bool
    alike: bool
    closed: bool


def ending(parts: Sequence[str]) -> str:
    """Give the two characters that all parts of a list end in, "" if they do not."""
    ends = {part[-2:] for part in parts}
    return ends.pop() if len(parts) > 2 and len(ends) == 1 else ""


def count(text: str) -> Listed:
    """Count the parts of a list A、B、C和D; brackets in it do not count."""
    flat = _BRACKET.sub("", text).replace("”“", "”、“").replace("》《", "》、《")
    is_open = _OPEN_END.search(flat) is not None
    quoted = flat.removesuffix("等").endswith(("”", "》"))
    parts = [part.strip(" “”‘’\u3000") for part in flat.removesuffix("等").split("、")]
    joined = sum(len(_JOINT.findall(part)) for part in parts)
    # The first part trails the verb before it: 坚持A、B、C.
    lengths = [len(part) for part in parts[1:]] or [len(parts[0])]
    return Listed(
        parts=tuple(parts),
        least=len(parts),
        most=len(parts) + joined,
        open=is_open,
        alike=all(parts)
        and (quoted or (max(lengths) - min(lengths) <= 2 and max(lengths) <= 12)),
        # 政治建设、思想建设: what all of them end in is no verb.
        closed=not _VERB_END.search(parts[-1]) or bool(ending(parts)),
    )
