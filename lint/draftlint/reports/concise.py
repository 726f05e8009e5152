"""The concise report: one line a finding, as compilers and grep print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from draftlint.reports.positions import Positions
from draftlint.reports.wordings import UNREAD, summary_line

if TYPE_CHECKING:
    from draftlint.reports import Run


def write(run: Run, stream: TextIO) -> None:
    """Write path:line:column: severity rule message, a line each."""
    stream.writelines(f"{problem.to(run.language)}\n" for problem in run.problems)
    for outcome in run.outcomes:
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error)
            stream.write(f"{outcome.path}: {unread.to(run.language)}\n")
        if outcome.document is None:
            continue
        positions = Positions(outcome.document)
        for finding in outcome.findings:
            at = positions.at(finding.span.start)
            stream.write(
                f"{outcome.path}:{at.line}:{at.column}: {finding.severity} "
                f"{finding.rule} {finding.message.to(run.language)}\n"
            )
    if not run.quiet:
        stream.write(f"{summary_line(run).to(run.language)}\n")
