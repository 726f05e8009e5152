"""The concise report: one line a finding, as compilers and grep print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from draftlint.reports.positions import Positions
from draftlint.reports.visible import visible
from draftlint.reports.wordings import UNREAD, at_place, summary_line

if TYPE_CHECKING:
    from draftlint.reports import Run


def write(run: Run, stream: TextIO) -> None:
    """Write path:line:column: severity rule message, a line each."""
    stream.writelines(f"{problem.to(run.language)}\n" for problem in run.problems)
    for outcome in run.outcomes:
        path = visible(outcome.path)
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error)
            stream.write(f"{path}: {visible(unread.to(run.language))}\n")
        if outcome.document is None:
            continue
        positions = Positions(outcome.document)
        for finding in outcome.findings:
            at = positions.at(finding.span.start)
            message = at_place(finding, positions).to(run.language)
            stream.write(
                f"{path}:{at.line}:{at.column}: {finding.severity} "
                f"{finding.rule} {visible(message)}\n"
            )
    if not run.quiet:
        stream.write(f"{summary_line(run).to(run.language)}\n")
