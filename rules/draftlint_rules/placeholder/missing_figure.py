"""Find units whose figure is missing altogether."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)
from draftlint_rules.placeholder.parts.words import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator


# Words that call for a figure of money.
_LEADS = "投入|投资|资金|经费|补助|补贴|共计|合计|总计|发放|筹集|争取|达"
# Match a unit right behind a word that calls for a figure. Heads of tables (比上年增长%)
# end behind the sign; a clause goes on or ends with a mark.
BARE_UNIT = patterns.compile(
    rf"""(?x)
    (?<= \p{{Han}} ) (?<! [一二三四五六七八九十百千万亿零〇几数半两某每以按用和或] )
      (?<! 单位为 ) [%‰] (?= [，。；、,;\p{{Han}}] )
    | (?<= {_LEADS} ) (?: [多余] [万亿] 元 | 万 [多余]? 元 (?= [，。；、）] ) )
    | (?<= 共计 | 合计 | 总计 ) (?: 元 | [多余]? [人户件] ) (?= [，。；、）] )
    """
)
# The last character of what the pattern matches, and something before it: `re` finds it
# at once or not at all.
SIGN = patterns.plain(
    r"""(?x)
    [%‰元人户件] (?: (?<= [^\x00-\x7f][%‰] ) | (?<= [多余][万亿]元 ) | (?<= 万[多余]元 )
    | (?<= [\u4e00-\u9fff]万元 ) | (?<= 计. ) | (?<= 计[多余]. ) )
    """
)

# 征地余亩: whatever stood before 余 was a figure, unless 余 ends a word, 其余户.
MORE_THAN = patterns.plain(
    r"余(?<=[\u4e00-\u9fff]余)(?<![其业剩富盈残结多有年岁百千万亿几十]余)"
    r"(?:亩|户|件|公里|万元|吨|个|名|项)(?=[，。；、])"
)


class MissingFigure(Rule):
    """Find units whose figure is missing altogether: 投入多万元, 增长%.

    Pasting from a web page or clearing last year's figures often takes the digits away
    and leaves the unit behind.

    Units that stand alone on purpose (万元GDP能耗, 亿元以上项目, table heads in brackets)
    are left alone.
    """

    name = "missing-figure"
    family = Family.PLACEHOLDER
    severity = Severity.ERROR
    message = Text(
        zh="“{said}”里只有单位，没有数字", en="“{said}” has a unit but no figure"
    )
    chinese = """
        找出只剩单位、没有数字的地方：投入多万元、增长%。

        从网页粘贴，或者清掉上年数字之后，常常只留下单位。

        单位本来就单独用的（万元GDP能耗、亿元以上项目、表头括号里的单位）不报。
    """
    examples = (
        Good("万元GDP能耗下降3%，亿元以上项目11个，增长百分之五。"),
        Good("销售收入超亿元的企业20家，发放补贴近亿元。"),
        Good("业余人员、其余户、剩余项目和20余亩、一百余户另计。"),
        Bad("累计征地⟦余亩⟧，整改完成。"),
        Good("利润总额（万元） 比上年增长（%）"),
        Good("共计投资3.2万元，占XX%，投入数万元。"),
        Good("指标 单位 绝对数 比上年增长%\n以%表示，单位为%。"),
        Bad("投入⟦多万元⟧建成服务大厅，满意率达⟦%⟧。", says="“投入多万元”"),
        Bad("发放⟦万元⟧，同比增长⟦%⟧；三项合计⟦元⟧。", says="“发放万元”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every unit without a figure."""
        for more in MORE_THAN.finditer(document.narrow):
            yield self.found(Span(*more.span()), said=more[0])
        if SIGN.search(document.narrow) is None:
            return
        for match in document.find(BARE_UNIT):
            lead = document.narrow[max(0, match.start() - 4) : match.start()]
            for mark in STOPS:
                lead = lead.rpartition(mark)[2]
            yield self.found(match, said=lead.strip() + match[0])
