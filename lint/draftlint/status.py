"""Exit statuses, and complaints on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.wording import Language

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

_SAID = Text(zh="draftlint：{problem}", en="draftlint: {problem}")


def complain(problem: Text, language: Language) -> None:
    """Say on standard error what kept draftlint from doing its job."""
    sys.stderr.write(f"{_SAID.format(problem=problem).to(language)}\n")
