"""What the rules of the family totals find in a text, and what its equations come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import regex

from draftlint import Family, Severity, linter, plugins
from draftlint.language import ledger
from draftlint.testing import document

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftlint.document import Document
    from draftlint.language.claims import Claim

Told = tuple[str, str, str]  # the figure, the arithmetic, the verdict
RULES = tuple(
    rule() for rule in plugins.installed().rules if rule.family is Family.TOTALS
)
_SENTENCES = Path(__file__).parent / "totals"
_CHOICE = regex.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def either(written: str) -> tuple[str, str]:
    """Give the right and the wrong reading of a text with one {right|wrong} in it."""
    return _CHOICE.sub(r"\1", written), _CHOICE.sub(r"\2", written)


def found(text: str, form: str = "text") -> list[str]:
    """Give the texts of what is found at warning and above, in reading order."""
    checked = document(text, form)
    return [
        checked.text(finding.span)
        for finding in linter.lint(checked, RULES)
        if finding.severity is not Severity.INFO
    ]


def verdicts(text: str, form: str = "text") -> list[str]:
    """Give the verdicts of all equations, in reading order."""
    return [claim.verdict.value for claim in document(text, form).view(ledger.read)]


def told(
    read: Callable[[Document], tuple[Claim, ...]], text: str, form: str = "text"
) -> list[Told]:
    """Give what a reader makes of a text."""
    read_from = document(text, form)
    return [
        (read_from.text(claim.span), claim.arithmetic, claim.verdict.value)
        for claim in read_from.view(read)
    ]


def table(written: str) -> str:
    """Write a table in Markdown: a row ends at /, a cell at |."""
    first, *others = [f"|{row.strip()}|" for row in written.split(" / ")]
    rule = "|-" * (first.count("|") - 1) + "|"
    return "\n".join((first, rule, *others))


def lines(name: str) -> list[list[str]]:
    """Read a file of texts: what a line holds, parted by tabs; # begins a remark."""
    text = (_SENTENCES / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line[:1] not in ("", "#")]
