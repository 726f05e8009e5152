"""Every hook a plugin may implement, on one screen.

A plugin is a module or object named by an entry point of the group "draftlint".
Its functions carry `@draftlint.hookimpl`.  Each hook is called once a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from draftlint.formats import Format
    from draftlint.reports import Report
    from draftlint.rule import AnyRule

PROJECT = "draftlint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def draftlint_rules() -> Iterable[type[AnyRule]]:  # type: ignore[empty-body]
    """Give the rules this plugin brings: classes, not instances."""


@hookspec
def draftlint_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """Give the file formats this plugin can read; a later plugin's wins."""


@hookspec
def draftlint_reports() -> Iterable[Report]:  # type: ignore[empty-body]
    """Give the output formats this plugin can write; a later plugin's wins."""
