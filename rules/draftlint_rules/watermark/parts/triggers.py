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
    " 的建全发一大展工人加新进实力设生资推地长作制保会持有万要改上成在元体提家能入支个项出"
    "以不是亿用开为我好理面公金机级点度收本质水方目育品完技创分服三对快文下安共投系科学们"
    "法续心升了到管部优活费义更关领域多通教源数自外标二位积放时群来转型构期集口第于护障整"
    "术极办内导专解百路这际任交范得取打联风准格信小之件精批流众：与式模权供所表题可率问员"
    "求必试助严速道条意原需明网千当形间都确备户接别配子后习校易情示继兴门据智思清首带字气"
    "处料天相复然查互起列责置况日链里维参占传去头举者已布按具真装审识无材给报包压图视福余"
    "评付书名回例儿帮注激考购见看克未感手除样馆属张站客友满器选知连密容修库键球热博享草如"
    "官止换免藏络红微请告说私隐没编索爱愿望击训章觉板号侵云犯留邮访演纠火载浪版登星订档白"
    "返篇估随错飞英印迅禁拟希谢巴假送扫蓝令宝碍谱听箱追录仅"
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
    """Give the runs of ASCII that a text holds, a line each: little of a Chinese one."""
    return text if text.isascii() else "\n".join(_ASCII_RUN.findall(text))


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
