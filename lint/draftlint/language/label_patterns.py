"""What the number of a heading, a list item or a clause looks like."""

from __future__ import annotations

import regex

from draftlint import patterns
from draftlint.language import numerals

HAN = "[〇零一二三四五六七八九十百廿卅]"
SINGLE = "".join(c for c in numerals.SINGLE if not "Ⅰ" <= c <= "ⅿ")
DAMAGED = regex.escape("".join(numerals.DAMAGED))
# 一、二等奖; 三、四月; 一、二、三产业: the first of several numbers, no heading.
LISTED = rf"\s*{HAN}{{1,3}}(?:、|[等级类批季期月号楼层线标班组审方]|产业)"
UNIT = "[%‰万亿千百元倍吨米度℃个名家人次件公平立升小时年月日号分]"
YEAR = r"(?:19|20)\d\d\s?年"

# The Han characters that OPENING may begin with; most paragraphs begin with another.
HAN_OPENING = frozenset(f"{HAN[1:-1]}第附备说注")

# The number that opens a block, and what a download left before it.
OPENING = patterns.compile(
    rf"""(?x)
    # What a download site or a Markdown export left must not hide a number.
    (?P<lead> (?: \s | [\u200b-\u200d\u2060\ufeff]
        | \#\#\w{{1,30}}\#\# | \$\$\w{{1,30}}\$\$ | </?[A-Za-z]\w{{0,20}}\s?/?>
        | \[/?[a-z]\w{{1,20}}\] | [*\#>]{{1,6}} ){{0,40}}+
        (?: (?:附件?|附录|备注|注|附注|说明) [：:] \s* )? )
    (?:
        第\s?(?P<part>{HAN}{{1,6}}|\d{{1,3}})\s?
            (?P<unit>章|节|条|部分|篇|编|讲|单元) (?P<run_on>(?=\p{{Han}}))?
      | (?P<han>{HAN}{{1,5}}) \s? [、.．]
            (?P<listed> (?={LISTED}) )?
      | (?P<damaged>[{DAMAGED}]) \s? 、
      | [（(] \s? (?P<damaged_bracket>[{DAMAGED}]) \s? [）)]
      | [（(〔] \s? (?P<han_bracket>{HAN}{{1,5}}) \s? [）)〕] [、.．]?
      | [（(] \s? (?P<bracket>\d{{1,4}}) \s? [）)] [、.．]?
      | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}) (?!\.?\d)
            (?: [、.．] | (?=[\s\p{{Han}}A-Z]|$) )
            (?: (?<=\d\.\d\d?\.\d\d?)
              | (?! {UNIT} | \s?[a-z] ) (?P<measured> (?=\s{UNIT}) )? )
      | (?P<arabic>\d{{1,5}}) \s? [、.．]
            (?: (?!\s?[\d.．]) | (?=\s?{YEAR}) | (?P<figure_next>(?=\s?\d)) )
      | (?P<half>\d{{1,4}}) [）)]
      | (?P<han_half>{HAN}{{1,3}}) [）)]
      | [\[［【〔] \s? (?P<reference>\d{{1,3}}) \s? [\]］】〕]
      | 注 \s? (?P<note>\d{{1,2}}|[{SINGLE}]) [：:、.．]
      | (?P<bare>\d{{1,3}}) (?= \s | $ )
      | (?P<single>[{SINGLE}]) [、.．]?
      | (?P<single_roman>[Ⅰ-Ⅻⅰ-ⅻ])
            (?: [、.．)）] | (?=\s) | (?=\p{{Han}})(?![级类型期段区号度等档标]) )
      | (?P<roman>[IVX]{{2,5}}|[ivx]{{2,5}}) [、.．)）] (?=\s|\p{{Han}})
      | (?P<letter>[A-Za-z]) [、.．)）] (?=\s|\p{{Han}})
      | [（(] (?P<letter_bracket>[A-Za-z]|[ivxIVX]{{2,5}}) [）)]
      | (?P<word>Part|Chapter|Section|Article|Appendix|Annex|Phase|Step|Stage)
            \s (?P<of_word>\d{{1,3}}|[IVX]{{1,5}}|[A-Z]|(?i:one|two|three|four|five
            |six|seven|eight|nine|ten)) \b (?P<closed> \s?[.:：—–] | $ )?
    )
    """
)

# 1是 2是: looked for only where a draft holds the first of them.
DIGIT_IS = patterns.compile(
    r"(?P<digit>[1-9]) (?<![\p{Han}\w“‘《〈「『.:：/].) 是 (?=\p{Han}) (?!(?P=digit))",
    regex.VERBOSE,
)

# The numbers that open a clause: 一是 第三， 其一， （2） ① 3. First,  One pattern each,
# because one of them all is four times slower.  The name of the group that holds the
# figure tells which it is.
WITHIN = (
    # No Han character, letter or opening quotation mark stands before 一是, except
    # that a quotation may begin with it.
    patterns.compile(
        rf"""(?x)
        (?<![\p{{Han}}\w“‘《〈「『])
        (?: (?P<ordinal>{HAN}{{1,3}}) \s{{0,2}}
                (?: 是(?!(?P=ordinal)[，。；、,;”]) | 要(?!素|点|闻|件) )
          | (?<!、) 第(?P<nth>{HAN}{{1,3}})
                (?: [，,：:] | 、(?!第|{LISTED}) | (?=是|要) )
          | 其(?P<of_them>[一二三四五六七八]) (?: [，,：:] | (?=是) )
          | (?P<order>首先|其次|再次|最后) (?: [，,：:] | (?=是|要) )
        )
        """
    ),
    patterns.compile(r"(?<=[“‘「『])(?P<quoted>一)[是要]"),
    # （二）项 and 第（二）条 quote somebody else's count.
    patterns.compile(
        rf"""(?x)
        (?<!第) [（(]
        (?: (?P<bracket>\d{{1,2}}) | (?P<han_bracket>{HAN}{{1,3}})
          | (?P<letter_bracket>[a-z]|[ivx]{{2,4}}) )
        [）)] (?![项款条类期号班栋楼])
        """
    ),
    # ① to ⑳ and ⑴, ❶ to ❿, ㈠ and ㉑: a range is found seventy times as fast as a
    # set of its members, and what else is in it has no number.
    patterns.compile("(?P<single>[\u2460-\u24ff])"),
    patterns.compile("(?P<single>[\u2776-\u2793])"),
    patterns.compile("(?P<single>[\u3220-\u32bf])"),
    # \K leaves what stands before out of the match; a look-behind would be slower.
    patterns.compile(
        rf"""(?x)
        [。；;：:！？\n] \s? \K
        (?: (?P<arabic>\d{{1,2}}) [、.．] (?: (?![\d.．]) | (?={YEAR}) )
          | (?P<half>\d{{1,2}}) [）)] (?!\d)
          | (?P<letter>[A-Za-z]) [.．)）] (?=\s?\p{{Han}}|\s[A-Z])
          | (?P<han>{HAN}{{1,2}})、 (?!{LISTED}) )
        """
    ),
    patterns.compile(
        r"""(?x)
        (?: ^ | (?<=[.;:!?]\s) | (?<=\n) )
        (?P<english>(?i:first|second|third|fourth|fifth|sixth|seventh
            |firstly|secondly|thirdly|fourthly|fifthly)) ,
        """
    ),
)
