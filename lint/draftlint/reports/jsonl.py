"""The JSON Lines report: a finding a line as it is found in the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from draftlint.reports.json import described, dumps, head, tail
from draftlint.reports.results import results

if TYPE_CHECKING:
    from draftlint.reports import Run


def write(run: Run, stream: TextIO) -> None:
    """Write the findings, then one line with all the rest: files and summary."""
    found = tuple(results(run))
    stream.writelines(f"{dumps(described(result, run.language))}\n" for result in found)
    stream.write(f"{dumps({**head(run), **tail(run, found)})}\n")
