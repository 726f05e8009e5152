"""The rule editor-leftover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.residue import Marker, Place, stray

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFTOVERS = (
    # What Word and WPS print where a field or link is broken.
    Marker(
        "错误",
        "错误[！!][ ]?(?:未找到(?:引用源|图形项目表|目录项|书签|链接)|未定义书签|书签未定义"
        "|书签自引用|(?:不是有效的|无效的?)?(?:链接|超链接)(?:引用)?(?:无效)?|链接无效"
        r"|文档中没有指定样式的文字|使用[“\"][^。\n]{0,60}文字|不能(?:通过"
        r"|识别)[^。\n]{0,30}|主控文档(?:只能)?[^。\n]{0,20}|文件名未指定|未给出文件名"
        "|未指定(?:书签|文件名|变量)|表格中无数据|语法错误)[。.]?",
        Place.WORDS,
    ),
    Marker(
        "未找到目录项|未找到图形项目表",
        "未找到(?:目录项|图形项目表)[。.]?",
        Place.WORDS,
    ),
    Marker(
        "Error!",
        "Error! (?:Reference source not found|Bookmark not defined"
        "|No text of specified style in document|Hyperlink reference not valid"
        "|Not a valid (?:link|filename|bookmark)|No (?:bookmark|document variable"
        r"|index entries|table of)[^.\n]{0,40}|Unknown [^.\n]{0,30}|Main Document Only"
        r"|Use the Home tab[^.\n]{0,80})\.?",
        Place.WORDS,
    ),
    # Field codes shown instead of their results.
    Marker(
        "{",
        r"\{[ ]?(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|SEQ|REF|PAGEREF|STYLEREF|HYPERLINK|DATE"
        r"|TIME|EMBED|EQ|MERGEFIELD|FORMTEXT|INCLUDEPICTURE|INCLUDETEXT)\b[^{}\n]{0,160}\}",
        Place.WORDS,
    ),
    Marker(
        "MERGEFORMAT|_Toc|_Ref|EMBED |HYPERLINK",
        r"(?:\\\*[ ]?)?MERGEFORMAT\b|(?:PAGEREF[ ])?\b_(?:Toc|Ref)\d{6,12}(?:[ ]\\h)?"
        r"|\bHYPERLINK[ ]{1,2}(?:\\l[ ])?[\"“][^\"”\n]{1,200}[\"”]|\bEMBED (?:Equation"
        r"|PowerPoint|Excel|Word|Visio|PBrush|Unknown)[\w.]{0,20}",
        Place.WORDS,
    ),
    # Reviewers' balloons copied with the text.
    Marker(
        "批注|修订",
        r"[［\[][^\]］\n]{1,8}批注[：:][^\]］\n]{0,80}[\]］]"
        r"|批注[ ]?[\[【][^\]】\n]{1,12}[\]】][：:]?|^[ \t]*(?:带格式的|删除的内容"
        r"|设置了格式|插入的内容|已删除)[：:][^\n]{0,40}",
        Place.WORDS,
    ),
    Marker(
        "带格式的|删除的内容|设置了格式",
        r"(?:带格式的|删除的内容|设置了格式)[：:][^\n]{0,60}",
        Place.LINE,
    ),
    Marker(
        "Comment [|Commented [",
        r"Comment(?:ed)? \[[A-Za-z]{1,4}\d{1,3}\]:?",
        Place.WORDS,
    ),
    # Formula errors of Excel, WPS tables.
    Marker(
        "#",
        r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A\b|NUM!|NULL!|SPILL!)",
        Place.WORDS,
    ),
)


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
        Bad("完成率达到98%。⟦批注[张1]：⟧数据待核"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, _ in stray(document, LEFTOVERS):
            yield self.found(span, words=document.text(span)[:40])
