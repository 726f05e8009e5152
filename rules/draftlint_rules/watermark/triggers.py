"""Many short literals found in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The commonest characters of reports, the commonest first, as far as markers use them.
# A literal is looked for by its rarest character, so that the pass stops seldom.
_COMMON = (
    "232的102建全发一大展工人加新实力设资推地长作制保会持有万要上成在元体提家能入支个项出以不是亿用开为我"
    "好理面公金机点度收本水方目育品技创分服对快文下安共投系科学们法续心了到管部优费活义更关域多通教数源自外"
    "标二位时群来转型构期集口第于护障整术极办内导解百路这际任交范取打联风准格信小之件批众流：式模权供所表题"
    "率问员求试助严速道条意原需明网千当形间都备确户接别配子后习校情示继兴门据智思清首字带气处料天相复然互起"
    "列责置况日链里维参占传头举者已布按具真装审无识"
)
_RANK = {character: len(_COMMON) - at for at, character in enumerate(_COMMON)}


def hits(text: str, literals: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where each of the literals stands; places come in order."""
    if not literals:
        return
    keys, by_key = _keyed(literals)
    for key in keys.finditer(text):
        at = key.start()
        for offset, literal in by_key[key[0]]:
            if at >= offset and text.startswith(literal, at - offset):
                yield at - offset, literal


@cache
def _keyed(
    literals: frozenset[str],
) -> tuple[re.Pattern[str], dict[str, list[tuple[int, str]]]]:
    """Give the class of all rarest characters, and the literals by theirs.

    `re` looks a character up in a large class at once; `regex` compares them all.
    """
    by_key: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for literal in sorted(literals):
        key = min(literal, key=lambda character: _RANK.get(character, 0))
        by_key[key].append((literal.index(key), literal))
    return re.compile("[" + re.escape("".join(sorted(by_key))) + "]"), dict(by_key)
