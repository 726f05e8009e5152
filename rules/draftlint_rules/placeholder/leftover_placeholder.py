"""Find placeholder glyphs that nobody filled in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
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
)
from draftlint_rules.placeholder.parts import (
    emphasis,
    gaps,
    glyphs,
    letters,
    meaning,
    shapes,
)
from draftlint_rules.placeholder.parts.forms import is_on_form
from draftlint_rules.placeholder.parts.markers import markers
from draftlint_rules.placeholder.parts.place import Place
from draftlint_rules.placeholder.parts.quoting import quote
from draftlint_rules.placeholder.parts.verdict import Verdict
from draftlint_rules.watermark.parts.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGH = {
    "letter": letters.weigh_letter,
    "cross": letters.weigh_cross,
    "star": shapes.weigh_star,
    "circle": shapes.weigh_circle,
    "square": shapes.weigh_square,
    "doubt": gaps.weigh_doubt,
    "blank": gaps.weigh_blank,
    "some": gaps.weigh_some,
    "other": gaps.weigh_other,
    "dots": gaps.weigh_dots,
}


# Letters, asterisks and 某某 are put for nothing else once look-alikes are out; shapes,
# question marks and blanks now and then are.
CERTAIN = frozenset(("letter", "cross", "star", "some"))
# What a questionnaire or an application leaves for its reader.
FILLED_BY_READERS = frozenset(("blank", "circle", "square"))


_SHAPES = "□■△○◯×"
_PUT_FOR = ("代", "表示", "标", "补")


class LeftoverPlaceholder(Rule):
    """Find placeholder glyphs that nobody filled in: X, XX, ××, **, ○○, ____, 某某.

    A name or figure that was masked, or left for later, goes out as it is; it is the
    first thing a reader sees, in a heading above all.

    X光, 5×8小时, Markdown bold, check boxes, rulings, masked telephone numbers, model
    numbers, code, addresses and what a form leaves to its readers mean themselves.
    """

    name = "leftover-placeholder"
    family = Family.PLACEHOLDER
    severity = Severity.ERROR
    message = Text(
        zh="“{quote}”里的{what}还没有填{hint}",
        en="the {what} in “{quote}” is not filled in{hint}",
    )
    chinese = """
        找出没有填的占位符：X、XX、××、**、○○、____、某某。

        隐去或留待补填的名称、数字原样发出，读者一眼就会看到，标题里的尤其显眼。

        X光、5×8小时、Markdown 加粗、复选框、表格线、打码的电话号码、型号、代码、网址和
        问卷、申请表等表单留给读者填的空不报。
    """
    examples = (
        Good("放射科有X光机2台、X射线安检仪1台，PX项目和C919配套园同步推进。"),
        Good("实行5×8小时、24小时×7天值守，机组容量为2×66万千瓦，展板3*4米。"),
        Good("深化“数据要素×”行动，构建“10+X”体系，绩效工资＝基数×系数。"),
        Good("热线138****1234，身份证4401************123X，编号HPX-100。"),
        Good("二○二一年以来，某些地区、某种程度上有所改善。"),
        Good("被告人张某某与李××发生纠纷，某日诉至某区人民法院。"),
        Good("□是　□否\n○个人所得税\n△5.3%，即减少5.3%"),
        Good("联系人：______\n负责人（签字）：______　____年__月__日"),
        Good("读者问卷\n本问卷请匿名填写。\n您今年______岁，每月读书____本。"),
        Good("推行“X+警务”，“X”指交警、治安、法制。开展X线引导下穿刺，作x²检验。"),
        Good("建立“1+N”体系，打造N个应用场景；第N次修订。"),
        Good("网址www.xxx.gov.cn，文件report__final.docx。"),
        Good("**重点工作**：推进项目建设。\n***\n* 健全制度"),
        Good("文中以“××”代替真实姓名，本文来源于XX文库。"),
        Good("文章由某某网会员上传，仅供参考学习。\n本文转载自某某论坛"),
        Good("**亮点**：代码里写作 `XX`。\n\n___\n", format="markdown"),
        Good("The X-ray unit, Model X, Super Bowl XX, 10x faster, errors 5xx."),
        Bad("全年走访⟦X⟧次，发放⟦XX⟧万元，完成率⟦××⟧%。", says="“全年走访X次”里的数字"),
        Bad("⟦XX⟧街道2023年工作总结\n2023年以来，⟦某某⟧社区……", says="名称"),
        Bad("由⟦**⟧集团承建，⟦***⟧同志负责。"),
        Bad("完成投资⟦XX.X⟧亿元，增长8.⟦X⟧%，占⟦？？⟧%。", says="金额"),
        Bad("2021年以来，⟦X⟧年⟦X⟧月⟦X⟧日换届。", says="（全文只写到2021年）"),
        Bad("20⟦XX⟧年⟦__⟧月底，全市⟦○○⟧局、⟦□□⟧局完成。"),
        Bad("学习党的⟦XX⟧大精神，把党的二十大部署落到实处。", says="党的二十大"),
        Bad("全市⟦□□⟧家企业投产，耕地⟦____⟧亩。", severity=Severity.WARNING),
        Bad("涉及⟦XX⟧、⟦XX⟧、⟦XX⟧3个社区，⟦X⟧-⟦X⟧岁接种⟦X⟧剂。"),
        Bad("规范党费收缴、使用和管⟦X⟧作。", says="原词可能是“管理工作”"),
        Bad("低保⟦*⟧户，特困⟦**⟧人，补办证件⟦*⟧5个。", says="数字"),
        Bad("任命⟦XXX⟧担任支部书记，电话⟦XXXXXXXX⟧。", says="姓名"),
        Bad("根据〔20⟦XX⟧〕⟦XX⟧号文件，共计⟦……⟧户。", says="日期"),
        Bad(
            "走访⟦\\*\\*⟧社区**⟦XX⟧户**。\n\n|户数|\n|-|\n|⟦X⟧户|\n", format="markdown"
        ),
        Bad("Output rose ⟦XX⟧% to $⟦X.X⟧ million; about ⟦___⟧ people came."),
        Bad("组长：⟦***⟧（校长）\n走访⟦N⟧户，撰写体会⟦_⟧篇，电话1⟦XXXXXXXXXX⟧。"),
        Good("设X为随机变量，X~N(0,1)；吴某某套取补贴；《某年某月》上映。"),
        Bad("11月⟦#⟧日，化解⟦ⅩⅩ⟧件，总量⟦--⟧件，完成⟦——⟧%，缺口￥⟦X⟧。"),
        Good("设用电量为X，则X=f(t)；当x取0时为1。X片区、Y片区开发推进。"),
        Good("网民“X先生”称，以“您的尾号****的银行卡”行骗。"),
        Good("手稿有“□□先生”字样，以“□”代替缺字。"),
        Bad("检修⟦◇◇⟧万元，停机⟦?⟧小时，详见附件⟦×⟧。"),
        Bad("全市接待⟦…⟧万人次，收到报告⟦—⟧份，“敲门行动”⟦#⟧次。"),
        Bad("It was ⟦…⟧% of plan, and cracks reached ⟦??⟧ mm."),
        Bad("110kV⟦X⟧变电站；x办发[20⟦××⟧]28号。"),
        Bad("回收期⟦_ _⟧年，生师比1⟦X.X⟧∶1，任命⟦某⟧同志为副主任。"),
        Bad("⟦XX⟧县与⟦XX⟧市合作，邀请⟦某某⟧医科大学专家来访。"),
        Bad("We trained ⟦X⟧ teachers in 20⟦XX⟧.", says="数字"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every run that is a placeholder."""
        maybe: list[Place] = []
        sure: Counter[str] = Counter()
        for place in _places(document):
            verdict = WEIGH[place.run.sort](place)
            if verdict is Verdict.NO or is_foreign(document, _span(place)):
                continue
            if place.run.sort in FILLED_BY_READERS and is_on_form(
                document, place.run.start
            ):
                continue
            if verdict is Verdict.SURE:
                sure[place.run.sort] += 1
                yield self.tell(document, place, sure=place.run.sort in CERTAIN)
            else:
                maybe.append(place)
        for place in maybe:
            # Two sure ones of a sort show what the glyph is used for in this draft;
            # 某某 is used for nothing else wherever names are masked at all.
            masked = place.run.sort == "some" and not place.run.single
            if sure[place.run.sort] >= 2 or (masked and sure.total()):
                yield self.tell(document, place, sure=False)

    def tell(self, document: Document, place: Place, *, sure: bool) -> Finding:
        """Make the finding of one run."""
        stands_for = meaning.what(place)
        return self.found(
            _span(place),
            severity=Severity.ERROR if sure else Severity.WARNING,
            kind=meaning.WHAT[stands_for],
            quote=quote(place),
            what=meaning.WHAT[stands_for],
            hint=meaning.hint(document, place, stands_for),
        )


def _span(place: Place) -> Span:
    return Span(place.run.start, place.run.end)


def _places(document: Document) -> Iterator[Place]:
    """Give every run that stands neither in bold words nor inside a mark to fill in."""
    text = document.view(glyphs.text)
    bold = document.view(emphasis.bold)
    marked = tuple((m.span.start, m.span.end) for m in document.view(markers))
    wrapped = document.view(has_wrapped_lines)
    runs = glyphs.runs(text)
    explained = _explained(text, runs)
    for run in runs:
        if run.glyphs[0] in explained:
            continue
        if _is_inside(run, marked) or (run.sort == "star" and _is_inside(run, bold)):
            continue
        block = document.block_at(run.start) if wrapped else None
        yield Place(text, run, (block.span.start, block.span.end) if block else None)


def _explained(text: str, runs: list[glyphs.Run]) -> frozenset[str]:
    """Give the shapes that a draft says it puts for illegible words: 以“□”代替."""
    return frozenset(
        run.glyphs[0]
        for run in runs
        if run.glyphs[0] in _SHAPES
        and text[max(0, run.start - 2) : run.start] in ("以“", "用“")
        and text[run.end : run.end + 2].startswith("”")
        and text[run.end + 1 : run.end + 5].lstrip("号").startswith(_PUT_FOR)
    )


def has_wrapped_lines(document: Document) -> bool:
    """Whether a paragraph goes on over a line end."""
    source = document.source
    return any(
        source.find("\n", block.span.start, block.span.end) >= 0
        for block in document.blocks
    )


def _is_inside(run: glyphs.Run, stretches: tuple[tuple[int, int], ...]) -> bool:
    if not stretches:
        return False
    at = bisect_right(stretches, (run.start, run.end + 1_000)) - 1
    return at >= 0 and run.end <= stretches[at][1]
