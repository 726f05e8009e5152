"""The sums command: every equation that drafts state, each with its verdict."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint import tasks
from draftlint.languages import locale_language, of_drafts
from draftlint.status import CLEAN, FAILED, complain
from draftlint.tasks import Settings
from draftlint.wording import Text
from draftlint.work import scheduling
from draftlint.work.scheduling import Plan

if TYPE_CHECKING:
    import argparse

    from draftlint.plugins import Plugins
    from draftlint.wording import Language

_NOTHING = Text(
    zh="没有可读的文件（支持 {endings}）",
    en="no files to read (supported: {endings})",
)


def sums(options: argparse.Namespace, loaded: Plugins, spoken: Language) -> int:
    """List the equations; the status tells whether every draft was read.

    Raises Stop for what keeps it from beginning.
    """
    settings = Settings(options, loaded)
    todo, problems = tasks.make(options, loaded, settings)
    if not todo and not problems:
        endings = " ".join(end for format_ in loaded.formats for end in format_.endings)
        problems.append(_NOTHING.format(endings=endings))
    # Reading is all that is asked for: no rule takes part.
    reading = [task._replace(rules=()) for task in todo]
    checked = scheduling.check_all(reading, Plan.of(options), spoken)
    outcomes = checked.outcomes
    if checked.incomplete is not None:
        problems.append(checked.incomplete)
    here = settings.config_for(Path.cwd())
    language = options.lang or here.lang or locale_language() or of_drafts(outcomes)
    for problem in problems:
        complain(problem, language)
    if options.output_format == "json":
        from draftlint.reports import equations_json

        equations_json.write(outcomes, problems, language, sys.stdout)
    else:
        from draftlint.reports import equations_table  # rich is slow to load

        equations_table.write(outcomes, language, sys.stdout)
    unread = any(outcome.error is not None for outcome in outcomes)
    return checked.status or (FAILED if problems or unread else CLEAN)
