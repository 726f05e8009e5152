"""SARIF 2.1.0, the standard of static analysis: for code scanning and viewers."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote_from_bytes

from draftlint import patterns
from draftlint.commands import explain
from draftlint.finding import Severity
from draftlint.reports.json import dumps, object_of_lines
from draftlint.reports.markdown import escaped
from draftlint.reports.results import Status, failures, results
from draftlint.wording import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftlint.document import Span
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.positions import Positions
    from draftlint.reports.results import Failure, Related, Result
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SUPPRESSED = {
    Status.OPEN: (),
    Status.ALLOWED: ("inSource",),
    Status.BASELINE: ("external",),
}
_LINK = patterns.compile(r"\[(?=[^\[\]]*\]\()")
_ROOT_MEANS = Text(
    zh="运行 draftlint 的文件夹", en="the folder that draftlint was run in"
)
_SAFE = Text(zh="可以直接采用的修改", en="a fix that may be made as it is")
_UNSAFE = Text(zh="建议的修改，请核对", en="a suggested fix; please check it")


def write(run: Run, stream: TextIO) -> None:
    """Write one SARIF run; what was not checked makes it an unsuccessful one."""
    begin = f'{{"$schema": {dumps(_SCHEMA)}, "version": "2.1.0", "runs": ['
    stream.write(f"{begin}\n{object_of_lines(_run(run))}]}}\n")


def _run(run: Run) -> dict[str, Any]:
    language = run.language
    indexes = {rule.name: index for index, rule in enumerate(run.rules)}
    driver = {
        "name": "draftlint",
        "version": run.version,
        "rules": [_rule(rule, language) for rule in run.rules],
    }
    notifications = [_notification(failure, language) for failure in failures(run)]
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    return {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": _text(_ROOT_MEANS, language)}},
        "artifacts": [_artifact(outcome) for outcome in run.outcomes],
        "results": [
            {**_result(result, indexes, language), **_state(result, run)}
            for result in results(run)
        ],
    }


def _rule(rule: type[AnyRule], language: Language) -> dict[str, Any]:
    """Describe a rule; its help says everything in both languages."""
    languages = sorted(LANGUAGES, key=lambda other: other != language)
    full = [part for spoken in languages for part in explain.paragraphs(rule, spoken)]
    return {
        "id": rule.name,
        "name": rule.__name__,
        "shortDescription": _text(explain.summary(rule), language),
        "fullDescription": {"text": "\n\n".join(explain.paragraphs(rule, language))},
        "help": {
            "text": "\n\n".join(full),
            "markdown": "\n\n".join(map(escaped, full)),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _artifact(outcome: Outcome) -> dict[str, Any]:
    encoding = outcome.document.encoding if outcome.document else None
    return {
        "location": _location(outcome.path),
        "roles": ["analysisTarget"],
        **({"encoding": encoding} if encoding else {}),
    }


def _notification(failure: Failure, language: Language) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": _location(failure.path or "")}}
    return {
        "level": "error",
        "message": _text(failure.message, language),
        **({"locations": [where]} if failure.path else {}),
    }


def _result(
    result: Result, indexes: Mapping[str, int], language: Language
) -> dict[str, Any]:
    finding = result.finding
    index = indexes.get(finding.rule)
    return {
        "ruleId": finding.rule,
        **({} if index is None else {"ruleIndex": index}),
        "level": _LEVELS[finding.severity],
        "message": _text(result.message, language),
        "locations": [_place(result.path, result.positions, finding.span, language)],
        "relatedLocations": [
            _related(number, other, language)
            for number, other in enumerate(result.related, 1)
        ],
        "partialFingerprints": {
            "draftlint/v1": result.fingerprint,
            # GitHub tells alerts of a rule in a file apart by this alone.  By itself
            # it would hash the beginning of the line: one alert a long paragraph.
            "primaryLocationLineHash": result.fingerprint,
        },
        # Where a run suppresses anything, an empty list says “not this one”.
        "suppressions": [
            {"kind": kind, "status": "accepted"} for kind in _SUPPRESSED[result.status]
        ],
        **_fixes(result, language),
    }


def _state(result: Result, run: Run) -> dict[str, str]:
    """Compare a finding with the baseline, if there is one.

    What is gone from it has no place and no words; it is counted elsewhere.
    """
    if not run.baselines:
        return {}
    known = result.status is Status.BASELINE
    return {"baselineState": "unchanged" if known else "new"}


def _related(number: int, other: Related, language: Language) -> dict[str, Any]:
    return {
        "id": number,
        "message": _text(other.note.message, language),
        **_place(other.path, other.positions, other.note.span, language),
    }


def _place(
    path: str, positions: Positions, span: Span, language: Language
) -> dict[str, Any]:
    """Say where a span stands: lines and columns of a text, else the place by name."""
    physical: dict[str, Any] = {"artifactLocation": _location(path)}
    text = {"text": positions.document.text(span)}
    if positions.in_file:
        physical["region"] = {**_region(positions, span), "snippet": text}
        return {"physicalLocation": physical}
    logical = {
        "name": positions.place(span.start).to(language),
        "fullyQualifiedName": positions.where(span.start).to(language),
        "properties": text,
    }
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _region(positions: Positions, span: Span) -> dict[str, int]:
    start, end = positions.at(span.start), positions.at(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fixes(result: Result, language: Language) -> dict[str, Any]:
    """Give the fix of a finding where the file is the text that it edits."""
    fix = result.finding.fix
    if fix is None or not result.positions.in_file:
        return {}
    replacements = [
        {
            "deletedRegion": _region(result.positions, edit.span),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    location = _location(result.path)
    change = {"artifactLocation": location, "replacements": replacements}
    said = _text(_SAFE if fix.safe else _UNSAFE, language)
    return {"fixes": [{"description": said, "artifactChanges": [change]}]}


def _location(path: str) -> dict[str, str]:
    """Name a file by its URI: below the folder of the run, or wherever it is."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(path)), "uriBaseId": _ROOT}


def _text(text: Text, language: Language) -> dict[str, str]:
    """Give a message; what a draft says must not become a link in it."""
    return {"text": _LINK.sub(r"\\[", text.to(language))}
