"""The rule repeated-word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.duplicate.parts import doubling
from draftlint_rules.duplicate.parts.telling import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a clause that is said again may have at its ends.
EDGES = " 　。，；、,.;"
SAID_AGAIN = Text(
    zh="“{word}”在一个分句里说了两遍",
    en="“{word}” is said twice in one clause",
)
UNSURE = Text(
    zh="“{word}”连写了两次，请核对是否多写了一遍",
    en="“{word}” is written twice: is one of them too many?",
)


class RepeatedWord(Rule):
    """Find a word, a subject or a clause written twice in a row.

    It slips in when a sentence is rebuilt, and readers take it for carelessness.

    Reduplication that Chinese uses on purpose (讨论讨论、一个一个), words that meet by
    chance (建设建设路、工作作风) and masked names (**社区、**社区) are left alone.
    """

    name = "repeated-word"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(zh="“{word}”连写了两次", en="“{word}” is written twice")
    chinese = """
        找出重复写了一遍的词、主语或分句。

        改句子时容易多写一遍，读者会觉得不认真。

        汉语有意的重叠（讨论讨论、一个一个）、碰巧相连的词（建设建设路、工作作风）和打了码的名称（**社区、**社区）不报。
    """
    examples = (
        Good("大家讨论讨论再定，问题一个一个解决，台账一户一户核对。"),
        Good("明年年初启动建设建设路改造，由学习小组学习习近平总书记重要讲话。"),
        Good("会议对改进工作作风、对下步工作作出部署，好人好事事例不断涌现。"),
        Good("为**社区、**社区更换路灯，实现一个项目一个项目清零。"),
        Good("推动产业创业创新，支持博士博士后交流，三战连战连胜。"),
        Good("今年经济增速比今年年初预计的高，我县与我县对口帮扶地区加强协作。"),
        Good("以增强体质为目的的活动，的的确确受欢迎。"),
        Good("即将建成的项目将于明年投产，将军路将在月底通车。"),
        Good("They said that that project had had no funds. Walla Walla is far away."),
        Bad("要切实⟦加强加强⟧管理。", fixed="要切实加强管理。"),
        Bad("⟦进一步进一步⟧优化营商环境。", fixed="进一步优化营商环境。"),
        Bad("⟦我局今年我局⟧新办许可36件。", fixed="我局今年新办许可36件。"),
        Bad("下一步，⟦将会同有关部门将⟧加大执法力度。", says="“将”在一个分句里"),
        Bad("⟦6月6月⟧底全部完工。", fixed="6月底全部完工。"),
        Bad("完善社区治理⟦的的⟧体制。", fixed="完善社区治理的体制。"),
        Bad("深入推进⟦老旧小区老旧小区⟧改造。", fixed="深入推进老旧小区改造。"),
        Bad("上门走访⟦居民居民⟧，收集意见。", severity=Severity.WARNING),
        Good("团结就是力量，团结就是力量！有效防范，严密防范。"),
        Bad(
            "成立业委会8个，⟦调处物业纠纷65起。调处物业纠纷65起⟧。",
            says="“调处物业纠纷65起”连写了两次",
        ),
        Bad(
            "⟦新建青年驿站18个，新建青年驿站18个⟧，入住86人。",
            fixed="新建青年驿站18个，入住86人。",
        ),
        Bad("既要抓大放小，⟦又要又要⟧统筹兼顾。"),
        Bad("We finished ⟦the the⟧ survey.", fixed="We finished the survey."),
        Bad("The road is closed ⟦in\nin⟧ the north.", format="markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a place."""
        for double in doubling.read(document):
            text = document.text(double.span)
            kept = text[: -len(double.word)] if double.again else double.word
            message = SAID_AGAIN if double.again else UNSURE if double.unsure else None
            yield self.found(
                double.span,
                message=message,
                severity=Severity.INFO if double.unsure else None,
                word=shortened(double.word.strip(EDGES)),
                fix=kept,
            )
