"""What an announced number of points looks like: 以下三个方面：, four parts:"""

from __future__ import annotations

from draftlint import patterns
from draftlint.language import numerals
from draftlint.language.enumerations import MATTER, NOT_BEHIND, NUMBER, THINGS

_ENGLISH = "two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\\d"
_MATTERS = (
    "parts|priorities|points|steps|areas|reasons|objectives|goals|measures|actions|ways"
    "|recommendations|issues|challenges|findings|phases|stages|components|tasks|factors"
    "|principles|risks|options|benefits|problems|questions|targets|pillars|themes"
)

# The marks that ANNOUNCEMENT ends with.
ENDS = frozenset("：:，,。；")
# 以下三个方面推进：  主要采取两项措施。  做到“三个坚持”：  The plan has four parts:
ANNOUNCEMENT = patterns.compile(
    rf"""(?x)
    (?: (?P<below>以下|如下|下列|下面)?
        (?: (?P<announced> {NUMBER}
                (?: (?:个|项|条|点|大|种|类|件|步)? (?:主要|具体|民生)? (?:{MATTER})
                  | 件 (?=\p{{Han}}{{0,6}}事) | 个 \p{{Han}}{{2}} (?=[：:])
                  | [点条] (?=[：:，。]|意见|建议|要求|内容)
                  | [个项条点] (?=[：:])
                  | 个 “[^“”]{{1,8}}” )
                | 有 {NUMBER} (?=[：:]) )
            [^，。；：:、！？“”]{{0,14}} ”?
          | “ (?P<announced> {NUMBER} 个 \p{{Han}}{{1,6}} ) ” \p{{Han}}?
        )
      | (?P<announced> \b (?P<number>{_ENGLISH}) \s (?:[a-z-]+\s){{0,2}}?
            (?:{_MATTERS}) ) (?:\s[a-z]+){{0,5}}
    )
    (?P<mark>[{"".join(sorted(ENDS))}]) \s* $
    """
)

# `re` runs through a text six times as fast as `regex` where the pattern begins with a
# set of characters; few numerals are followed by what these go on with.
COUNTED = patterns.plain(
    rf"(?P<announced>(?P<number>[{numerals.HAN}\d](?<!{NOT_BEHIND}.)"
    rf"(?:(?<=\d)\d?|(?<!\d)[{numerals.HAN}]{{0,2}}))\s?"
    rf"(?=[{''.join(sorted({word[0] for word in MATTER.split('|')}))}个项条大种类重主家所名支座])"
    rf"(?:(?:个|项|条|大|种|类)?(?:重点|主要)?(?:{MATTER})"
    rf"|[个家所](?P<things>{THINGS})|[个家所名支座](?P<any>)(?=[\u3400-\u9fff])"
    rf"(?!百分|小时|月|工作日|星期|季度|年|多|以)))”?"
)
# “六个一”活动：召开一次会议、观看一部专题片 …
ONES = patterns.compile(
    rf"""(?x)
    “ (?P<announced> {NUMBER} 个一 ) ” [^，。；：:、\n]{{0,8}} [。：:，（(] \s?
    (?P<list> [^，。；：:！？（）()]{{6,200}} ) [。；）)]
    """
)
ONE = patterns.compile("^一|一[次篇场个本部堂份封条项批套支种家张面块户件名节期遍档册]")
CLAUSE_START = patterns.compile(r"[，。；：:！？!?,;]")
LIST_AFTER = patterns.compile(
    r"""(?x)
    [（(] (?P<list> [^，。；：:！？（）()]{2,120} ) [）)]
    | (?: [：:] | ，?即 | ，分别[是为] ) \s? (?P<list> [^，。；：:！？]{2,120} ) (?:。|$)
    """
)
