"""The rule straight-quote."""

from __future__ import annotations

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
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words of a Chinese sentence: nothing that a program would read.
QUOTED = patterns.compile(
    r'(?<![A-Za-z0-9])"(?=[^"\n]{0,40}\p{Han})[^"\n<>{}=\\]{1,60}"'
)
THROUGHOUT = Text(
    zh="全篇引号都用直引号（{number}处），中文应用“”这样的弯引号",
    en="straight quotation marks throughout ({number} pairs); Chinese uses “ and ”",
)


class StraightQuote(Rule):
    """Find straight quotation marks around Chinese words.

    GB/T 15834 knows “ and ” alone; straight ones come from a program or a wrong input
    mode, and beside curly ones they look careless.

    Inches, code, English quotations, and marks without a partner are left alone.  A
    draft that uses no others is told once.
    """

    name = "straight-quote"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="引号用了直引号，应为“{words}”",
        en="straight quotation marks; it should be “{words}”",
    )
    chinese = """
        找出中文里的直引号。

        GB/T 15834 规定的引号是“”；直引号多是软件或输入法带来的，与弯引号混用尤其显眼。

        英寸、代码、英文引语和不成对的直引号不报；通篇只用直引号的只报一次。
    """
    examples = (
        Good('推行“党建+网格”模式，配备55"电视2台，投影幕100"。'),
        Good('He said "no" to 求真务实, twice.'),
        Bad(
            '推行“党建+网格”模式，⟦"三献"⟧工作有序推进。',
            fixed="推行“党建+网格”模式，“三献”工作有序推进。",
        ),
        Bad('落实⟦"三会一课"⟧，推行"党建+网格"。', says="全篇"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.narrow
        if '"' not in text or not document.is_chinese:
            return
        spans = [Span.of(match) for match in document.find(QUOTED)]
        if len(spans) > 1 and "“" not in text:
            yield self.found(
                spans[0], message=THROUGHOUT, number=len(spans), fix=_curled(spans)
            )
            return
        for span in spans:
            words = text[span.start + 1 : span.end - 1]
            yield self.found(span, words=words, fix=_curled([span]))


def _curled(spans: list[Span]) -> Fix:
    return Fix(
        tuple(
            edit
            for span in spans
            for edit in (
                Edit(Span(span.start, span.start + 1), "“"),
                Edit(Span(span.end - 1, span.end), "”"),
            )
        )
    )
