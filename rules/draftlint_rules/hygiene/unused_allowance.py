"""Comments that allow what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import AllowanceRule, Bad, Family, Finding, Good, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from draftlint.directives import Directive

UNKNOWN = Text(
    zh="没有“{rule}”这条规则，这条放行不起作用",
    en="there is no rule “{rule}”, so this allowance does nothing",
)
ANY_RULE = Text(zh="任何规则", en="any rule")


class UnusedAllowance(AllowanceRule):
    """Find draftlint-disable comments that allow nothing.

    What they once allowed has been mended; left standing, they would hide the next
    defect at that place.

    Comments for rules that take no part in the run are left alone.
    """

    name = "unused-allowance"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="这条放行没有用到，可以删去：{rule}",
        en="this allowance allows nothing and can go: {rule}",
    )
    chinese = """
        找出不起作用的 draftlint-disable 注释。

        原来放行的问题已经改掉，注释留着会把以后的问题也盖住。

        针对本次没有启用的规则的注释不报。
    """
    examples = (
        Good("全年办理信访件16件。"),
        Good("# 关于 draftlint 的说明"),
        Bad("⟦# draftlint-disable-next-line wrong-total⟧\n全年办理信访件16件。"),
        Bad("总结<!-- 甲 --> ⟦<!-- draftlint-disable-line -->⟧", format="markdown"),
    )

    def check_unused(
        self, allowance: Directive, installed: Collection[str]
    ) -> Iterator[Finding]:
        """Yield one finding an allowance."""
        known = not allowance.rule or allowance.rule in installed
        yield self.found(
            allowance.span,
            message=None if known else UNKNOWN,
            rule=allowance.rule or ANY_RULE,
        )
