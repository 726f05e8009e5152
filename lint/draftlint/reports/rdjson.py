"""The Reviewdog Diagnostic Format: columns count bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from draftlint import fixer
from draftlint.document import Span
from draftlint.finding import Edit, Severity
from draftlint.reports.json import object_of_lines
from draftlint.reports.results import failures, open_results

if TYPE_CHECKING:
    from draftlint.finding import Fix
    from draftlint.reports import Run
    from draftlint.reports.positions import Positions
    from draftlint.reports.results import Failure, Result
    from draftlint.wording import Language

_NOT_CHECKED = "not-checked"
_NO_FILE = "."


def write(run: Run, stream: TextIO) -> None:
    """Write the findings that are open, and before them what was not checked."""
    report = {
        "source": {"name": "draftlint"},
        "diagnostics": [
            *(_failure(failure, run.language) for failure in failures(run)),
            *(_diagnostic(result, run.language) for result in open_results(run)),
        ],
    }
    stream.write(f"{object_of_lines(report)}\n")


def _diagnostic(result: Result, language: Language) -> dict[str, Any]:
    finding, here = result.finding, result.positions
    location: dict[str, Any] = {"path": result.path}
    suggestions = []
    if result.positions.in_file:
        location["range"] = _range(here, finding.span)
        if finding.fix is not None and finding.fix.edits:
            edit = _as_one(finding.fix, here.document.source)
            suggestions = [{"range": _range(here, edit.span), "text": edit.text}]
    return {
        "message": result.message.to(language),
        "location": location,
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule},
        "suggestions": suggestions,
    }


def _failure(failure: Failure, language: Language) -> dict[str, Any]:
    return {
        "message": failure.message.to(language),
        "location": {"path": failure.path or _NO_FILE},
        "severity": Severity.ERROR.upper(),
        "code": {"value": _NOT_CHECKED},
    }


def _as_one(fix: Fix, source: str) -> Edit:
    """Give a fix as one edit: each suggestion is offered by itself."""
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    moved = (
        Edit(Span(edit.span.start - start, edit.span.end - start), edit.text)
        for edit in fix.edits
    )
    return Edit(Span(start, end), fixer.apply(source[start:end], moved))


def _range(positions: Positions, span: Span) -> dict[str, Any]:
    return {
        "start": _position(positions, span.start),
        "end": _position(positions, span.end),
    }


def _position(positions: Positions, offset: int) -> dict[str, int]:
    at = positions.at(offset)
    before = positions.document.source[offset - at.column + 1 : offset]
    return {"line": at.line, "column": len(before.encode()) + 1}
