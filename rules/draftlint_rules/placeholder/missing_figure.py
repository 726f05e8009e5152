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
from draftlint_rules.placeholder.parts import bare_units
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
    | (?<= {_LEADS} ) [多余] [万亿] 元
    """
)
# Whether there is any: `re` finds it at once or not at all.
SIGN = patterns.plain(
    r"[%‰多余](?:(?<=[^\x00-\x7f][%‰])|(?=[万亿]元)(?<=[^\x00-\x7f].))"
)


class MissingFigure(Rule):
    """Find units whose figure is missing altogether: 投入多万元, 增长%.

    Pasting from a web page or clearing last year's figures often takes the digits away
    and leaves the unit behind. Dates (于年月日) and titles (由同志任组长) lose theirs as well.

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

        从网页粘贴，或者清掉上年数字之后，常常只留下单位；日期（于年月日）、姓名（由同志任组长）也一样。

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
        Good(
            "受理信访件16件信访件，严格按楼栋，农户、学校座谈各3次，引进亿元以上项目6个。"
        ),
        Good(
            "诊疗人次、演出场次增加，派出所、市场、名篇，发展农户，精确到毫米，共3次。"
        ),
        Bad("最大雨量186.5毫米，平均降雨量⟦毫米⟧，经济损失约⟦万元⟧，到场群众3人。"),
        Bad("召开学习会⟦次⟧，专题研讨6次，发放问卷⟦份⟧，回收862份，立案查处案件⟦起⟧。"),
        Bad("满意率达到以上，回收问卷86份。".replace("率达到", "⟦率达到⟧")),
        Bad("数据截至⟦月日⟧时，3月5日前上报，2025⟦年月日⟧前完成，⟦由同志⟧任组长。"),
        Bad("Turnover was ⟦%⟧; spend rose by ⟦per cent⟧ to $2.4 million."),
        Bad("发放⟦万元⟧，同比增长⟦%⟧；三项合计⟦元⟧。", says="“发放万元”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every unit without a figure."""
        for span, sure in sorted(_spans(document).items()):
            yield self.found(
                span,
                severity=Severity.ERROR if sure else Severity.WARNING,
                said=_lead(document.narrow, span) + document.text(span),
            )


def _spans(document: Document) -> dict[Span, bool]:
    """Give every unit without a figure, and whether it can be nothing else."""
    text = document.narrow
    found: dict[Span, bool] = {}
    if SIGN.search(text) is not None:
        found = {Span.of(match): True for match in document.find(BARE_UNIT)}
    told = {span.end for span in found}
    for bare in bare_units.read(document):
        if bare.end not in told:
            told.add(bare.end)
            found[Span(bare.start, bare.end)] = bare.sure
    return found


def _lead(text: str, span: Span) -> str:
    """Give up to four characters of the clause before a unit."""
    lead = text[max(0, span.start - 4) : span.start]
    for mark in STOPS:
        lead = lead.rpartition(mark)[2]
    return lead.strip()
