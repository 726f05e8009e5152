"""The equations of the sums command as JSON: for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO

from draftlint import __version__
from draftlint.language import ledger
from draftlint.reports.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Span
    from draftlint.linter import Outcome
    from draftlint.wording import Language, Text

VERSION = 1


def write(
    outcomes: Sequence[Outcome],
    problems: Sequence[Text],
    language: Language,
    stream: TextIO,
) -> None:
    """Write one JSON object; positions are as in the report of check."""
    equations = [entry for o in outcomes for entry in _entries(o, language)]
    report = {
        "version": VERSION,
        "tool": {"name": "draftlint", "version": __version__},
        "files": [_file(outcome, language) for outcome in outcomes],
        "equations": equations,
        "summary": {
            "files": len(outcomes),
            "equations": len(equations),
            "by_verdict": dict(Counter(entry["verdict"] for entry in equations)),
            "by_kind": dict(Counter(entry["kind"] for entry in equations)),
            "problems": [problem.to(language) for problem in problems],
        },
    }
    json.dump(report, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _file(outcome: Outcome, language: Language) -> dict[str, Any]:
    document = outcome.document
    return {
        "path": outcome.path,
        "format": document.format if document else None,
        "characters": len(document.source) if document else None,
        "error": outcome.error.to(language) if outcome.error else None,
    }


def _entries(outcome: Outcome, language: Language) -> Iterator[dict[str, Any]]:
    if outcome.document is None:
        return
    positions = Positions(outcome.document)
    for claim in outcome.document.view(ledger.read):
        yield {
            "path": outcome.path,
            "kind": claim.topic,
            "verdict": claim.verdict,
            "arithmetic": claim.arithmetic,
            "place": positions.place(claim.span.start).to(language),
            **_place(positions, claim.span),
            "statement": outcome.document.text(claim.extent),
            "parts": [_place(positions, part) for part in claim.parts],
        }


def _place(positions: Positions, span: Span) -> dict[str, Any]:
    return {
        "text": positions.document.text(span),
        "start": positions.at(span.start)._asdict(),
        "end": positions.at(span.end)._asdict(),
    }
