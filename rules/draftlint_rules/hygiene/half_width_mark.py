"""The rule half-width-mark."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    Text,
)
from draftlint_rules.hygiene.parts.half_width import (
    is_number_style,
    misplaced_marks,
    opens_block,
)
from draftlint_rules.watermark.parts.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = str.maketrans(",.:;!?()", "，。：；！？（）")
# Width alone changes neither a number nor a name; a stop may have been meant as a
# point between parts of a name, a bracket may hold a heading number.
SAFE = frozenset(",:;!?")
# Reports that write these half-width throughout do so as their style.
STYLE = frozenset("!(")

THROUGHOUT = Text(
    zh="全篇基本都用半角“{mark}”（{number}处），中文应为“{wide}”",
    en="half-width “{mark}” nearly throughout ({number} times); Chinese uses “{wide}”",
)


@dataclass(frozen=True)
class HalfWidthMark(Rule):
    """Find half-width punctuation in Chinese text.

    Chinese text takes full-width marks; half-width ones slip in while typing.

    Numbers (1,000, 3.5, 12:30), headings (1.), addresses, references and English are
    left alone.  A mark that a report writes half-width nearly always is told once.
    """

    name = "half-width-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="中文里用了半角“{mark}”，应为“{wide}”",
        en="half-width “{mark}” in Chinese text; it should be “{wide}”",
    )
    chinese = """
        找出中文里的半角标点。

        中文用全角标点，半角的多是输入时没有切换。

        数字（1,000、3.5、12:30）、序号（1.）、网址、参考文献和英文不报；全篇基本都用半角的标点只报一次。
    """
    examples = (
        Good("投资1,000万元，增长3.5%，会议于12:30开始，比例为3:1。"),
        Good("1.加强领导，压实责任。\n2.强化督查，务求实效。"),
        Good("详见https://www.example.gov.cn/a,b?c=1;d，或写信到a.b@example.gov.cn。"),
        Good("The town (安化) was visited in May, 2023: 12 cases were closed."),
        Good("[1] 张三, 李四. 社区治理研究[J]. 城市管理, 2021(3): 12-15。"),
        Good("推行“党建+N”模式，地区生产总值（GDP）增长5%。"),
        Good("函数f(x)取值见表，张三(2020)也持此说。"),
        Good("负责人：{{姓名:张某}}，[待补充:数据]。"),
        Good("引用卡尔.马克思的论述。"),
        Bad("认真落实责任⟦,⟧扎实推进工作。", fixed="认真落实责任，扎实推进工作。"),
        Bad(
            "应到⟦:⟧32人，实到30人⟦;⟧列席5人。", fixed="应到：32人，实到30人；列席5人。"
        ),
        Bad(
            "工作取得实效⟦.⟧下一步要抓好整改。",
            fixed="工作取得实效。下一步要抓好整改。",
        ),
        Bad("各位代表⟦!⟧一年来，投资增长7.3%⟦,⟧出口增长2%。"),
        Bad("抓好落实⟦,⟧ 确保安全。", fixed="抓好落实，确保安全。"),
        Bad(
            "抓好落实⟦,⟧**确保安全**。",
            fixed="抓好落实，**确保安全**。",
            format="markdown",
        ),
        Bad("由社区⟦(居委会)⟧负责实施。", fixed="由社区（居委会）负责实施。"),
        Good("(一)抓基层。\n(二)抓作风。\n(三)抓整改。"),
        Bad("（四）抓基层。\n⟦(五)⟧抓作风。", severity=Severity.INFO),
        Bad("全年办结96件⟦,⟧群众满意率99%⟦.⟧"),
        Bad("依托学习APP⟦,⟧开展线上学习。"),
        Bad("一是抓学习⟦;⟧" + "二是抓整改;" * 9, says="全篇基本都用半角"),
    )

    # From how many on a mark that is mostly half-width is told once.
    fold_from: int = 8

    def check(self, document: Document) -> Iterator[Finding]:
        if not document.is_chinese:
            return
        found: dict[str, list[Span]] = defaultdict(list)
        for span in misplaced_marks(document):
            if not is_foreign(document, span):  # a line that has to go as a whole
                found[document.prose[span.start]].append(span)
        for mark, spans in found.items():
            wide = document.prose.count(mark.translate(WIDE))
            if len(spans) < self.fold_from or len(spans) <= 2 * wide:
                yield from (
                    self.told(document, span)
                    for span in spans
                    if not is_number_style(document, span)
                )
            else:
                yield self.told_once(document, mark, spans)

    def told(self, document: Document, span: Span) -> Finding:
        """Make the finding for one mark, or one pair of brackets."""
        words = document.text(span)
        mark = words.rstrip(" ") or words
        severity = self.severity
        if mark[0] == "(" and opens_block(document, span.start):
            severity = Severity.INFO  # mixed heading numbers are a matter of numbering
        return self.found(
            Span(span.start, span.start + len(mark)),
            severity=severity,
            mark=mark,
            wide=_widened(words),
            fix=_fix(document, [span]),
        )

    def told_once(self, document: Document, mark: str, spans: list[Span]) -> Finding:
        """Make one finding for a mark that is half-width nearly throughout."""
        first = spans[0] if mark == "(" else Span(spans[0].start, spans[0].start + 1)
        return self.found(
            first,
            message=THROUGHOUT,
            severity=Severity.INFO if mark in STYLE else self.severity,
            mark="()" if mark == "(" else mark,
            wide="（）" if mark == "(" else mark.translate(WIDE),
            number=len(spans),
            fix=_fix(document, spans),
        )


def _widened(words: str) -> str:
    """Give the full-width form; the blank after a half-width mark goes."""
    if words[0] == "(":
        return "（" + words[1:-1] + "）"
    return words[0].translate(WIDE)


def _fix(document: Document, spans: list[Span]) -> Fix:
    edits: list[Edit] = []
    for span in spans:
        words = document.text(span)
        if words[0] == "(":
            edits.append(Edit(Span(span.start, span.start + 1), "（"))
            edits.append(Edit(Span(span.end - 1, span.end), "）"))
        else:
            edits.append(Edit(span, _widened(words)))
    return Fix(tuple(edits), safe=document.text(spans[0])[0] in SAFE)
