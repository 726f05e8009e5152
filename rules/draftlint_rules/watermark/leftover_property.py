"""Titles and companies in a file's properties that belong to another report."""

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
    Text,
    patterns,
)
from draftlint.document import MarkKind
from draftlint_rules.watermark.parts.marks import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Mark

NAMES = {
    "title": Text(zh="标题", en="title"),
    "subject": Text(zh="主题", en="subject"),
    "Company": Text(zh="单位", en="company"),
}
# What Word, WPS and converters write there of themselves.
OF_NOBODY = patterns.compile(
    r"(?i)(?:microsoft|word|wps|kingsoft|china|hp|lenovo|dell|acer|asus|user|admin"
    r"|home|office|document\d*|文档\s?\d*|无标题|未命名|标题|微软(?:用户|中国)?|系统天地"
    r"|雨林木风|番茄花园|深度|个人|联想|.{0,12}\.(?:docx?|wps|pdf))"
)
PAIRS = patterns.compile(r"\p{Han}(?=\p{Han})|[A-Za-z]{3,}")


class LeftoverProperty(Rule):
    """Find titles and companies in the file's properties that the text does not know.

    A draft made from another report carries that report's title with it: it shows in
    the window, in a search and in the PDF.

    Names that Word or a computer's seller put there, and titles that share their words
    with the text, are left alone.
    """

    name = "leftover-property"
    family = Family.WATERMARK
    severity = Severity.INFO
    message = Text(
        zh="文件属性里的{property}是“{words}”，正文里没有提到，是不是别的文件留下的？",
        en="the file's {property} is “{words}”, which the text does not mention: "
        "is it left from another file?",
    )
    chinese = """
        找出文件属性里与正文对不上的标题和单位。

        拿别的报告改成的文件，会把原来的标题带在属性里，打开窗口、搜索、转成 PDF 时都看得到。

        软件和电脑自带的名称、与正文用词相同的标题不报。
    """
    examples = (
        Good("{property title:2024年工作总结}青石街道2024年工作总结\n", format="word"),
        Good("{property Company:微软中国}青石街道2024年工作总结\n", format="word"),
        Good("{property title:文档1}青石街道2024年工作总结\n", format="word"),
        Good("{property creator:李四}青石街道2024年工作总结\n", format="word"),
        Bad(
            "⟦{property title:河口县畜牧局述职报告}⟧青石街道2024年工作总结\n",
            says="“河口县畜牧局述职报告”",
            format="word",
        ),
        Bad("⟦{property Company:Northern Water Board}⟧Harbour report\n", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in document.marks:
            if (
                mark.kind is MarkKind.PROPERTY
                and mark.name in NAMES
                and _is_strange(mark, document.prose)
            ):
                yield self.found(
                    mark.span, property=NAMES[mark.name], words=excerpt(mark.text)
                )


def _is_strange(mark: Mark, prose: str) -> bool:
    """Whether less than half of its words, or pairs of characters, are in the text."""
    if OF_NOBODY.fullmatch(mark.text.strip()):
        return False
    words = [
        mark.text[found.start() : max(found.end(), found.start() + 2)]
        for found in PAIRS.finditer(mark.text)
    ]
    known = sum(word in prose for word in words)
    return len(words) >= 2 and known < len(words) / 2
