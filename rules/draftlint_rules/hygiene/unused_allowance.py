"""Comments that allow what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import AllowanceRule, Bad, Family, Finding, Fix, Good, Severity, Text
from draftlint.triage.directives import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from draftlint import Edit
    from draftlint.triage.directives import Directive

UNKNOWN = Text(
    zh="没有“{rule}”这条规则，这条放行不起作用",
    en="there is no rule “{rule}”, so this allowance does nothing",
)
FAULTS = {
    Fault.STRAY: Text(
        zh="前面没有放行 {rule}，这个 enable 没有用处，可以删去",
        en="{rule} was not allowed before, so this enable does nothing and can go",
    ),
    Fault.NAMELESS: Text(
        zh="对一段或全文放行，要写明规则名；这一处没有写，不起作用",
        en="to allow something for more than a line, name the rules; this names none "
        "and does nothing",
    ),
}
ANY_RULE = Text(zh="任何规则", en="any rule")


class UnusedAllowance(AllowanceRule):
    """Find draftlint-disable comments that allow nothing.

    What they once allowed has been mended; left standing, they would hide the next
    defect at that place.  What does nothing is found too: a draftlint-enable with
    nothing to end, a draftlint-disable of many lines that names no rule.  Its author
    believes to be allowed what is not.

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

        原来放行的问题已经改掉，注释留着会把以后的问题也盖住。前面没有放行却写了
        draftlint-enable 的、对一段或全文放行却没有写规则名的也报：作者以为放行了，
        其实没有。

        针对本次没有启用的规则的注释不报。
    """
    examples = (
        Good("全年办理信访件16件。"),
        Good("# 关于 draftlint 的说明"),
        Good("写法是 `<!-- draftlint-disable-line -->`。", format="markdown"),
        Bad(
            "⟦# draftlint-disable-next-line wrong-total⟧\n全年办理信访件16件。",
            fixed="全年办理信访件16件。",
        ),
        Bad(
            "总结<!-- 甲 --> ⟦<!-- draftlint-disable-line -->⟧",
            format="markdown",
            fixed="总结<!-- 甲 -->",
        ),
        Bad(
            "一、总体情况\n⟦# draftlint-disable⟧\n上半年立案XX起。",
            says="要写明规则名",
        ),
        Bad(
            "一、总体情况\n⟦# draftlint-enable wrong-total⟧\n全年办理信访件16件。",
            says="这个 enable 没有用处",
            fixed="一、总体情况\n全年办理信访件16件。",
        ),
    )

    def check_unused(
        self,
        allowance: Directive,
        installed: Collection[str],
        removal: Edit | None,
    ) -> Iterator[Finding]:
        """Yield one finding an allowance."""
        known = not allowance.rule or allowance.rule in installed
        message = FAULTS.get(allowance.fault) if allowance.fault else None
        if message is None and not known:
            message = UNKNOWN
        yield self.found(
            allowance.span,
            message=message,
            rule=allowance.rule or ANY_RULE,
            # The report itself stays as it is.
            fix=None if removal is None else Fix((removal,), safe=True),
        )
