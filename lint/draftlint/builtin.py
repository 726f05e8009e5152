"""What draftlint itself brings, by the same hooks as any plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats.markdown import MARKDOWN
from draftlint.formats.text import TEXT
from draftlint.formats.word import WORD
from draftlint.hookspecs import hookimpl
from draftlint.reports import REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from draftlint.formats import Format
    from draftlint.reports import Report


@hookimpl
def draftlint_formats() -> Iterable[Format]:
    """Give the formats that need nothing but draftlint's own dependencies."""
    return (TEXT, MARKDOWN, WORD)


@hookimpl
def draftlint_reports() -> Iterable[Report]:
    """Give the output formats."""
    return REPORTS
