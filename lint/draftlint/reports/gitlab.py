"""GitLab's code quality report: an array of issues for the merge request."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TextIO

from draftlint.finding import Severity
from draftlint.reports.from_root import from_root
from draftlint.reports.json import lines
from draftlint.reports.results import failures, open_results

if TYPE_CHECKING:
    from draftlint.reports import Run
    from draftlint.reports.results import Failure, Result
    from draftlint.wording import Language

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "info",
}
_ROOT = "CI_PROJECT_DIR"
_NOT_CHECKED = "not-checked"
_NO_FILE = "."


def write(run: Run, stream: TextIO) -> None:
    """Write the findings that are open, and before them what was not checked."""
    issues = [
        *(_failure(failure, run.language) for failure in failures(run)),
        *(_issue(result, run.language) for result in open_results(run)),
    ]
    stream.write(f"{lines(issues)}\n")


def _issue(result: Result, language: Language) -> dict[str, Any]:
    span, at = result.finding.span, result.positions.at
    path = from_root(result.path, _ROOT)
    return {
        "description": result.message.to(language),
        "check_name": result.finding.rule,
        "fingerprint": _fingerprint(path, result.fingerprint),
        "severity": _SEVERITIES[result.finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": at(span.start).line, "end": at(span.end).line},
        },
    }


def _failure(failure: Failure, language: Language) -> dict[str, Any]:
    path = from_root(failure.path, _ROOT) if failure.path else _NO_FILE
    what = _NOT_CHECKED if failure.path else failure.message.en
    return {
        "description": failure.message.to(language),
        "check_name": _NOT_CHECKED,
        "fingerprint": _fingerprint(path, what),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _fingerprint(path: str, what: str) -> str:
    """Name an issue: of two that share a fingerprint GitLab shows only the first."""
    named = f"{path}\0{what}".encode("utf-8", "backslashreplace")
    return blake2b(named, digest_size=16).hexdigest()
