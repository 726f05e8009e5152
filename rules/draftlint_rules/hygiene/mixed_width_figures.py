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

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each pair is judged by itself: ％ throughout is a style, ％ beside % is a slip.
PAIRS = (
    (patterns.compile("[０-９]+"), patterns.compile("[0-9]+")),
    (patterns.compile("％"), patterns.compile("%")),
)


class MixedWidthFigures(Rule):
    """Find full-width digits or ％ among half-width ones, or the other way round.

    In one report figures should look alike.

    Reports that keep to one width are left alone.
    """

    name = "mixed-width-figures"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="全篇多用“{usual}”，这里用了“{words}”，全角半角不一致（共{number}处）",
        en="“{words}” here, but mostly “{usual}”: full and half width are mixed "
        "({number} in all)",
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
        Bad("增长5%，占比30%，完成率98⟦％⟧。", says="共1处"),
        Bad("增长5％，占比30％，完成率98⟦%⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.prose
        if source == document.narrow:
            return
        for wide, narrow in PAIRS:
            full = [Span.of(match) for match in wide.finditer(source)]
            half = [Span.of(match) for match in narrow.finditer(source)] if full else []
            if not half:
                continue
            few, many = sorted((full, half), key=len)
            offset = 0xFEE0 if few is half else -0xFEE0
            edits = tuple(
                Edit(span, "".join(chr(ord(c) + offset) for c in document.text(span)))
                for span in few
            )
            yield self.found(
                few[0],
                usual=document.text(many[0]),
                words=document.text(few[0]),
                number=len(few),
                fix=Fix(edits),
            )
