"""The rule editor-leftover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.program_words import EDITOR_LEFTOVERS
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator


class EditorLeftover(Rule):
    """Find what a word processor or spreadsheet prints where something is broken.

    The reader finds an error message where a number, a heading or a table should be.

    错误 as an ordinary word is left alone.
    """

    name = "editor-leftover"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是编辑软件留下的，这里原来应有的内容没有显示出来",
        en="“{words}” comes from the editor; what belongs here is not shown",
    )
    chinese = """
        找出文字处理软件、表格软件在出错处显示的内容。

        本该是数字、标题、表格的地方，读者看到的却是报错。

        作为普通词语的“错误”不报。
    """
    examples = (
        Good("坚决纠正错误！引用数据要有来源。"),
        Good("会议指出，认识错误、未找到根源是主要问题。"),
        Good("对批注意见逐条修改，修订制度12项。"),
        Good("The error rate fell. Error! The pilot shouted."),
        Bad("详见⟦错误！未找到引用源。⟧所列数据。"),
        Bad("目录\n一、基本情况⟦错误!未定义书签。⟧"),
        Bad("As shown in ⟦Error! Reference source not found.⟧"),
        Bad("第⟦{ PAGE \\* MERGEFORMAT }⟧页"),
        Bad("一、工作回顾\t⟦PAGEREF _Toc123456789 \\h⟧"),
        Bad("增速为⟦#DIV/0!⟧，占比⟦#REF!⟧。"),
        Bad("覆盖率92%。⟦[图片]⟧\n⟦[表情]⟧辅导员36名。"),
        Bad("完成率达到98%。⟦批注[张1]：⟧数据待核"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, _ in stray(document, EDITOR_LEFTOVERS):
            yield self.found(span, words=excerpt(document.text(span)))
