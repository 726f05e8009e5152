"""draftlint finds what is still wrong with a draft report before it leaves the office.

This page is what rules and plugins are written against.
"""

from draftlint.document import Block, Cell, Document, Kind, Mark, MarkKind, Span, Table
from draftlint.finding import Edit, Family, Finding, Fix, Note, Severity
from draftlint.hookspecs import hookimpl
from draftlint.rule import AllowanceRule, Bad, CorpusRule, Good, Rule
from draftlint.wording import Text

__version__ = "0.1.0"

__all__ = [
    "AllowanceRule",
    "Bad",
    "Block",
    "Cell",
    "CorpusRule",
    "Document",
    "Edit",
    "Family",
    "Finding",
    "Fix",
    "Good",
    "Kind",
    "Mark",
    "MarkKind",
    "Note",
    "Rule",
    "Severity",
    "Span",
    "Table",
    "Text",
    "hookimpl",
]
