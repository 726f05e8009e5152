"""Many short literals found in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The commonest characters of reports, the commonest first, as far as markers use them.
_COMMON = (
    "，的业102全建发一大工展人加新进实力设5生动“”3资推地4经长作6制保务会有要"
    "万持改上元在成体提家入能 支个主出项合量不以是亿用为开我企面理好公金机收级度本点"
    "方水质品目育完技分创服三对下文快共安投们学系科法总续预了心升到管部费活优义计关财"
    "更多领通教域善自外数结源程标二统电位积划（放时来群转立消型期构集口第于术障整护极"
    "内过导办及专这类百解路际任达取值得交范联准打格风前信小之引件：众批与精流监式模所"
    "权线供表可题率正问员求必次助果试速意条原道需明当千排网形都间备确户接别后配子节习"
    "校易情继山议门据核还示兴智思首组层清带料处字存相天气然空复况起查互责列日置链里参"
    "维占去头传举已者按受具真围布息审装观证招识无素-包给材报图压底视余付评—记序右福"
    "左书限名例回儿失富券只纪注帮激考购看克见直,手样未感除馆论张属友P站器客满知选连"
    "密容影害储修库键启许球热贴石博享如草止官此换免光临该络微红说终私请没告话藏编片隐"
    "端愿索爱望延龙击讲即训献轻圈妥章贡觉侵币板号云犯败邮演访沙留纠火差签载浪A版登星"
    "订档被(白授估返篇i账随l错a印简迅英申拟希禁飞损楼谢假送彩巴令蓝裁扫宝碍址介谱"
    "听箱写仅追Mc录s呼D软n迎误述eo兼梯册I诉闭顶课称买尾:找伸览mud言杆练窗"
    "附声码频[]替翻音喜偏钟讯t朋析卷腾读赞T像欢暂语淘答捷撤虚S稻王忧丁倒笔锁询阅"
    "画剩舟驿【】译脚咨雷B您触V词Fwv详抱页摘墨熊猫你截赏豆浏迷秘朗乎r聊眉晰绍H"
    "y夸拍辨搜壳"
)
_RANK = {character: len(_COMMON) - at for at, character in enumerate(_COMMON)}
_ASCII_RUN = patterns.plain("[!-~][ -~]*")


def hits(text: str, literals: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where each of the literals stands, in no order."""
    index = _index(literals)
    yield from _ascii_hits(text, index.ascii)
    sought = index.by_neighbours
    for key in index.keys.finditer(text):
        at = key.start()
        # The key with the character behind it, before it, and by itself.
        for near in (text[at : at + 2], text[at - 1 : at + 1], text[at]):
            for offset, literal in sought.get(near, ()):
                if at >= offset and text.startswith(literal, at - offset):
                    yield at - offset, literal


def runs_of(text: str) -> str:
    """Give the different runs of ASCII that a text holds, a line each.

    Of a Chinese text that is little: most are figures, and the same ones again.
    """
    return text if text.isascii() else "\n".join(set(_ASCII_RUN.findall(text)))


def _ascii_hits(text: str, literals: Iterable[str]) -> Iterator[tuple[int, str]]:
    runs = runs_of(text)
    for literal in literals:
        if literal in runs:
            at = text.find(literal)
            while at >= 0:
                yield at, literal
                at = text.find(literal, at + 1)


class _Index(NamedTuple):
    """Literals by their key: their rarest character, with the rarer of its neighbours.

    `keys` matches a key that has some neighbour that goes with some key, so that the
    pass stops seldom.  `by_neighbours` gives the literals of a key and a neighbour, each
    with its key's place in it.
    """

    keys: re.Pattern[str]
    by_neighbours: dict[str, list[tuple[int, str]]]
    ascii: tuple[str, ...]


@cache
def _index(literals: frozenset[str]) -> _Index:
    by_neighbours: dict[str, list[tuple[int, str]]] = defaultdict(list)
    keys, behind, before, alone = set(), set(), set(), set()
    for literal in sorted(literals):
        if literal.isascii():
            continue
        ranks = [_RANK.get(character, 0) for character in literal]
        at = ranks.index(min(ranks))
        keys.add(literal[at])
        if len(literal) == 1:
            alone.add(literal)
            near = literal
        elif at + 1 < len(literal) and (at == 0 or ranks[at + 1] <= ranks[at - 1]):
            near = literal[at : at + 2]
            behind.add(near[1])
        else:
            near = literal[at - 1 : at + 1]
            before.add(near[0])
        by_neighbours[near].append((at, literal))
    return _Index(
        _keys(keys, behind, before, alone),
        dict(by_neighbours),
        tuple(literal for literal in sorted(literals) if literal.isascii()),
    )


def _keys(
    keys: set[str], behind: set[str], before: set[str], alone: set[str]
) -> re.Pattern[str]:
    """Match a key with a neighbour.

    `re` looks a character up in a large class at once, where `regex` compares them
    all, and does it fastest where the pattern begins with the class.
    """
    near = [f"(?={_class(behind)})", f"(?<={_class(before)}.)", f"(?<={_class(alone)})"]
    return patterns.plain(f"{_class(keys)}(?:{'|'.join(near)})")


def _class(characters: set[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]" if characters else "(?!)"
