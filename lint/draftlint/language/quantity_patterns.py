"""What a figure with its unit looks like: in digits, in Chinese numerals, left open.

Each pattern of a figure begins with one set of characters and looks back from there,
because a search for one of a few characters is ten times as fast as any other.  The
patterns are compiled when a document first needs them.
"""

from __future__ import annotations

from functools import cache
from string import ascii_letters
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import units

if TYPE_CHECKING:
    import re

HAN_SIGNS = "一二两三四五六七八九十"
# What stands for a figure that is not known yet: X户, **个, 【待核】件.
OPEN_SIGNS = "Xx×*_○□△某]】}"


# 43, 1,234.5; 878，631 is one figure.  G318, C919 and 第16次 are names, 2023年 and 5月
# are dates.
ARABIC = patterns.plain(
    r"""(?x)
    [0-9] (?<! [A-Za-z\d.第] . ) (?<! [A-Za-z]- . )
    (?> [0-9]{0,2} (?:[,，][0-9]{3})+ (?![0-9]) | [0-9]*+ ) (?:\.[0-9]++)?+
    (?! [年月日号] )
    """
)


@cache
def han() -> re.Pattern[str]:
    """三十二 in 三十二项, but not in “三个全覆盖” and 第三次"""
    return patterns.plain(
        rf"""(?x)
        [{HAN_SIGNS}] (?<! [第“‘《〇零一二两三四五六七八九十百千万亿\d.] . )
        [〇零一二两三四五六七八九十百千万亿]*+
        (?= [余多来]? {_unit()} )
        """
    )


@cache
def left_open() -> re.Pattern[str]:
    """X户, XX余件, ×万元, 【待核】件"""
    return patterns.plain(
        rf"""(?x)
        [Xx×*_○□△某\]】}}]
        (?: (?<= [Xx] ) (?<! [A-Za-z\d] . ) [Xx]{{0,3}}
          | (?<= [×*_○□△] ) [×*_○□△]{{0,7}} | (?<= [某\]】}}] ) )
        (?= [ ]? (?:万亿|亿|万|千)? [余多来]? {_unit()} )
        """
    )


@cache
def behind() -> re.Pattern[str]:
    """Match what follows a figure; a wrapped line may end between it and its unit."""
    return patterns.plain(
        rf"""(?x)
        (?: [ ]? \r?\n? (?P<scale> 万亿 | 亿 | 万 | 千(?![米克瓦伏帕赫]) | 百(?!分)
            | (?:thousand|million|billion|trillion|bn)\b ) )?
        (?P<rough> [余多来几] )?
        (?: [ ]? \r?\n? (?P<unit> {_unit()} (?:/[\u4e00-\u9fff㎡]{{1,3}})? ) )?
        (?P<range> [ ]? (?:[-—–~]{{1,2}}|至|到) [ ]? (?=\d) )?
        """
    )


@cache
def _unit() -> str:
    """Match any unit, the longest that fits, by its first character."""
    by_first: dict[str, list[str]] = {}
    latin: list[str] = []
    for unit in sorted(dict.fromkeys(units.ALL), key=len, reverse=True):
        if unit[0] in ascii_letters:
            latin.append(unit)
        else:
            by_first.setdefault(unit[0], []).append(unit[1:])
    firsts = "".join(dict.fromkeys([*by_first, *(unit[0] for unit in latin)]))
    single = "".join(first for first, rests in by_first.items() if rests == [""])
    longer = "|".join(
        f"{first}(?:{'|'.join(rests)})"
        for first, rests in by_first.items()
        if rests != [""]
    )
    return f"(?=[{firsts}])(?:[{single}]|{longer}|(?:{'|'.join(latin)})(?![A-Za-z]))"
