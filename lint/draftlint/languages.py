"""Which language to speak: the one asked for, the locale's, or the drafts' own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from draftlint.wording import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from draftlint.linter import Outcome


def asked_for(arguments: Sequence[str]) -> Language | None:
    """Find --lang before the arguments are parsed, for the help and the errors."""
    for index, argument in enumerate(arguments):
        for language in LANGUAGES:
            given = arguments[index + 1 : index + 2]
            if argument == f"--lang={language}" or (
                argument == "--lang" and given == [language]
            ):
                return language
    return None


def locale_language() -> Language | None:
    """Read the locale as the environment gives it; C and POSIX say nothing."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable, "")
        if locale:
            name = locale.partition(".")[0]
            if name in ("C", "POSIX"):
                return None
            return "zh" if name.startswith("zh") else "en"
    return None


def of_drafts(outcomes: Iterable[Outcome]) -> Language:
    """Give the language that most drafts are written in."""
    chinese = [o.document.is_chinese for o in outcomes if o.document is not None]
    return "zh" if sum(chinese) * 2 >= len(chinese) else "en"
