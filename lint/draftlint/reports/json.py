"""The JSON report, format version 1: for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from draftlint.reports.results import Status, results

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from draftlint.document import Span
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.positions import Positions
    from draftlint.reports.results import Result
    from draftlint.wording import Language

VERSION = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def write(run: Run, stream: TextIO) -> None:
    """Write the run as one JSON object."""
    found = tuple(results(run))
    begin, end = head(run), tail(run, found)
    report = {
        **begin,
        "findings": (described(result, run.language) for result in found),
        **end,
    }
    stream.writelines(_pieces(report))
    stream.write("\n")


def head(run: Run) -> dict[str, Any]:
    """Give what stands before the findings: the tool and the files."""
    return {
        "version": VERSION,
        "tool": {"name": "draftlint", "version": run.version},
        **({"shard": run.shard._asdict()} if run.shard else {}),
        "files": [_file(outcome, run.language) for outcome in run.outcomes],
    }


def tail(run: Run, found: Sequence[Result]) -> dict[str, Any]:
    """Give what stands behind the findings: the summary, the times if asked for."""
    seconds = {"seconds": _seconds(run)} if run.timing else {}
    return {"summary": _summary(run, found), **seconds}


def described(result: Result, language: Language) -> dict[str, Any]:
    """Give a finding as plain data."""
    finding, here = result.finding, result.positions
    return {
        "path": result.path,
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message.to(language),
        "kind": finding.kind.to(language) if finding.kind else None,
        "place": here.place(finding.span.start).to(language),
        **_span(here, finding.span),
        "text": here.document.text(finding.span),
        "context": here.context(finding.span),
        "related": [
            {
                "path": other.path,
                "message": other.note.message.to(language),
                **_span(other.positions, other.note.span),
                "place": other.positions.place(other.note.span.start).to(language),
            }
            for other in result.related
        ],
        "fix": finding.fix
        and {
            "safe": finding.fix.safe,
            "edits": [
                {**_span(here, edit.span), "text": edit.text}
                for edit in finding.fix.edits
            ],
        },
        "fingerprint": result.fingerprint,
        "status": result.status,
    }


def dumps(value: Any) -> str:
    """Write a value on one line, Chinese as it is."""
    return _ENCODER.encode(value)


def object_of_lines(value: dict[str, Any]) -> str:
    """Write an object whose lists have an element a line."""
    return "".join(_pieces(value))


def _pieces(value: dict[str, Any]) -> Iterator[str]:
    """Yield such an object in pieces; a list may come as an iterator."""
    before = "{"
    for key, member in value.items():
        yield f"{before}{dumps(key)}: "
        if isinstance(member, list | Iterator):
            yield from _lines(member)
        else:
            yield dumps(member)
        before = ",\n "
    yield "}"


def lines(elements: Iterable[Any]) -> str:
    """Write a list one element a line."""
    return "".join(_lines(elements))


def _lines(elements: Iterable[Any]) -> Iterator[str]:
    """Yield a list one element a line: json.dump's own indent is ten times slower."""
    before = "[\n  "
    for element in elements:
        yield before
        yield dumps(element)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "]"


def _file(outcome: Outcome, language: Language) -> dict[str, Any]:
    document = outcome.document
    unread = document is None or outcome.error is not None
    return {
        "path": outcome.path,
        "format": document.format if document else None,
        "encoding": document.encoding if document else None,
        "characters": len(document.source) if document else None,
        "verdict": "unread" if unread else "fail" if outcome.failing else "pass",
        "error": outcome.error.to(language) if outcome.error else None,
    }


def _span(positions: Positions, span: Span) -> dict[str, Any]:
    start, end = positions.at(span.start), positions.at(span.end)
    return {
        "start": {"offset": start.offset, "line": start.line, "column": start.column},
        "end": {"offset": end.offset, "line": end.line, "column": end.column},
    }


def _summary(run: Run, found: Sequence[Result]) -> dict[str, Any]:
    statuses = Counter(result.status for result in found)
    opened = [result.finding for result in found if result.status is Status.OPEN]
    summary: dict[str, Any] = {
        "files": len(run.outcomes),
        "findings": len(opened),
        "by_severity": dict(Counter(finding.severity for finding in opened)),
        "by_family": dict(Counter(finding.family for finding in opened)),
        "allowed": statuses[Status.ALLOWED],
        "baseline": statuses[Status.BASELINE],
        "gone": run.gone,
        "fixed": sum(
            o.rewriting.fixed for o in run.outcomes if o.rewriting is not None
        ),
        "problems": [problem.to(run.language) for problem in run.problems],
    }
    if run.statistics:
        summary["by_rule"] = dict(Counter(finding.rule for finding in opened))
    return summary


def _seconds(run: Run) -> dict[str, float]:
    seconds: Counter[str] = Counter()
    for outcome in run.outcomes:
        seconds.update(outcome.seconds)
    return {name: round(spent, 6) for name, spent in seconds.most_common()}
