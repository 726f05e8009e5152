"""The JSON report, format version 1: for programs."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, TextIO

from draftlint.reports.fingerprints import fingerprints
from draftlint.reports.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Span
    from draftlint.finding import Finding
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.wording import Language

VERSION = 1


def write(run: Run, stream: TextIO) -> None:
    """Write the run as one JSON object."""
    positions = {
        outcome.path: Positions(outcome.document)
        for outcome in run.outcomes
        if outcome.document is not None
    }
    findings = list(
        chain.from_iterable(
            _findings(outcome, positions, run.language) for outcome in run.outcomes
        )
    )
    report = {
        "version": VERSION,
        "tool": {"name": "draftlint", "version": run.version},
        "files": [_file(outcome, run.language) for outcome in run.outcomes],
        "findings": findings,
        "summary": _summary(run, findings),
    }
    if run.timing:
        report["seconds"] = _seconds(run)
    members = (f"{_dumps(key)}: {_lines(value)}" for key, value in report.items())
    stream.write("{" + ",\n ".join(members) + "}\n")


def _lines(value: Any) -> str:
    """Write a list one element a line: json.dump's own indent is ten times slower."""
    if not isinstance(value, list) or not value:
        return _dumps(value)
    return "[\n  " + ",\n  ".join(map(_dumps, value)) + "]"


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


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


def _findings(
    outcome: Outcome, positions: dict[str, Positions], language: Language
) -> Iterator[dict[str, Any]]:
    if outcome.document is None:
        return
    status = dict.fromkeys(outcome.findings, "open")
    status |= dict.fromkeys(outcome.allowed, "allowed")
    ordered = sorted(status, key=lambda finding: (finding.span, finding.rule))
    marks = fingerprints(outcome.document, ordered)
    for finding, fingerprint in zip(ordered, marks, strict=True):
        yield {
            **_finding(outcome.path, finding, positions, language),
            "fingerprint": fingerprint,
            "status": status[finding],
        }


def _finding(
    path: str, finding: Finding, positions: dict[str, Positions], language: Language
) -> dict[str, Any]:
    here = positions[path]
    fix = finding.fix
    return {
        "path": path,
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
                "path": note.path or path,
                "message": note.message.to(language),
                **_span(positions[note.path or path], note.span),
                "place": positions[note.path or path]
                .place(note.span.start)
                .to(language),
            }
            for note in finding.related
            if (note.path or path) in positions
        ],
        "fix": fix
        and {
            "safe": fix.safe,
            "edits": [
                {**_span(here, edit.span), "text": edit.text} for edit in fix.edits
            ],
        },
    }


def _span(positions: Positions, span: Span) -> dict[str, Any]:
    names = {"start": positions.at(span.start), "end": positions.at(span.end)}
    return {
        name: {"offset": at.offset, "line": at.line, "column": at.column}
        for name, at in names.items()
    }


def _summary(run: Run, findings: list[dict[str, Any]]) -> dict[str, Any]:
    opened = [finding for finding in findings if finding["status"] == "open"]
    summary: dict[str, Any] = {
        "files": len(run.outcomes),
        "findings": len(opened),
        "by_severity": dict(Counter(finding["severity"] for finding in opened)),
        "by_family": dict(Counter(finding["family"] for finding in opened)),
        "allowed": len(findings) - len(opened),
        "baseline": 0,
        "fixed": sum(
            o.rewriting.fixed for o in run.outcomes if o.rewriting is not None
        ),
        "problems": [problem.to(run.language) for problem in run.problems],
    }
    if run.statistics:
        summary["by_rule"] = dict(Counter(finding["rule"] for finding in opened))
    return summary


def _seconds(run: Run) -> dict[str, float]:
    seconds: Counter[str] = Counter()
    for outcome in run.outcomes:
        seconds.update(outcome.seconds)
    return {name: round(spent, 6) for name, spent in seconds.most_common()}
