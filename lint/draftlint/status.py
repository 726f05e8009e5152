"""Exit statuses, and complaints on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.wording import Language

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

_SAID = Text(zh="draftlint：{problem}", en="draftlint: {problem}")
_CONTROLS = {i: "·" for i in (*range(32), *range(127, 160)) if i != ord("\n")}


def complain(problem: Text, language: Language) -> None:
    """Say on standard error what kept draftlint from doing its job."""
    # The name of a file may hold what would move the cursor.
    said = _SAID.format(problem=problem).to(language).translate(_CONTROLS)
    sys.stderr.write(f"{said}\n")
