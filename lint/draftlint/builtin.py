"""What draftlint itself brings, by the same hooks as any plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats.html import HTML
from draftlint.formats.markdown import MARKDOWN
from draftlint.formats.odt import ODT
from draftlint.formats.office import OLD_WORD, RTF
from draftlint.formats.pdf import PDF
from draftlint.formats.text import TEXT
from draftlint.formats.word import WORD
from draftlint.formats.xlsx import XLSX
from draftlint.hookspecs import hookimpl
from draftlint.reports import REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from draftlint.formats import Format
    from draftlint.reports import Report


@hookimpl
def draftlint_formats() -> Iterable[Format]:
    """Give the formats; what one needs beside draftlint, its reader says when asked."""
    return (TEXT, MARKDOWN, WORD, HTML, ODT, PDF, XLSX, OLD_WORD, RTF)


@hookimpl
def draftlint_reports() -> Iterable[Report]:
    """Give the output formats."""
    return REPORTS
