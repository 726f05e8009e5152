"""The rule mixed-width-figures."""

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
from draftlint_rules.hygiene.parts.counting import in_all

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each pair is judged by itself: ％ throughout is a style, ％ beside % is a slip.
PAIRS = (
    (patterns.compile("[０-９]+"), patterns.compile("[0-9]+")),
    (patterns.plain("％"), patterns.plain("%")),
)
# 1，000 among 1,000; a list of figures has no 万元 behind its last one
WIDE_COMMAS = patterns.compile(
    r"(?<![\d，,.．]"
    r"|分别[^，。\n]{0,10})[0-9]{1,3}，[0-9]{3}(?=[ ]?(?:[万亿]?[元吨人户亩件]|平方"
    r"|公[里斤顷]))"
)
NARROW_COMMAS = patterns.plain(r",(?<=[0-9],)[0-9]{3}(?![0-9])")
COMMA = patterns.plain(r"，(?<=[0-9]，)[0-9]{3}(?![0-9])")


class MixedWidthFigures(Rule):
    """Find full-width digits or ％ among half-width ones, or the other way round.

    In one report figures should look alike.

    Reports that keep to one width are left alone.
    """

    name = "mixed-width-figures"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="全篇多用“{usual}”，这里用了“{words}”，全角半角不一致{times}",
        en="“{words}” here, but mostly “{usual}”: full and half width are mixed{times}",
    )
    chinese = """
        找出数字、百分号全角半角混用的地方。

        一篇报告里数字的样子应当一致。

        全篇统一用一种宽度的不报。
    """
    examples = (
        Good("增长８.5％，占比３０％。".replace("８", "8").replace("３０", "30")),
        Good("完成１２件，办结３件。"),
        Bad("完成12件，办结8件，回访⟦３⟧件。", fixed="完成12件，办结8件，回访3件。"),
        Bad("增长5%，占比30%，完成率98⟦％⟧。", says="这里用了“％”，全角半角不一致"),
        Bad("增长5％，占比30％，完成率98⟦%⟧。"),
        Good("投入1,260万元，建成12，345号标段，分别完成120，500件和3，120，500件。"),
        Bad(
            "投入1,260万元，其中省级⟦1，000⟧万元。",
            fixed="投入1,260万元，其中省级1,000万元。",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.prose
        yield from self.commas(document)
        if source == document.narrow:
            return
        for wide, narrow in PAIRS:
            full = wide.findall(source)
            half = narrow.findall(source) if full else []
            if not half:
                continue
            usual = (half if len(full) <= len(half) else full)[0]
            rarer = wide if usual == half[0] else narrow
            few = [Span(*match.span()) for match in rarer.finditer(source)]
            offset = 0xFEE0 if rarer is narrow else -0xFEE0
            edits = tuple(
                Edit(span, "".join(chr(ord(c) + offset) for c in document.text(span)))
                for span in few
            )
            yield self.found(
                few[0],
                usual=usual,
                words=document.text(few[0]),
                times=in_all(len(few)),
                fix=Fix(edits),
            )

    def commas(self, document: Document) -> Iterator[Finding]:
        """Yield the figures whose thousands stand apart by full-width commas."""
        prose = document.prose
        usual = NARROW_COMMAS.search(prose)
        if usual is None:
            return
        for comma in COMMA.finditer(prose):
            match = WIDE_COMMAS.search(prose, comma.start() - 3, comma.end() + 4)
            if match is None:
                continue
            yield self.found(
                match,
                usual=prose[usual.start() - 1 : usual.end()],
                words=match[0],
                times=in_all(1),
                fix=match[0].replace("，", ","),
            )
