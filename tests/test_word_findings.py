"""A draft earns the same findings as .docx as it does as .txt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint import plugins
from draftlint.formats import text, word
from draftlint.linter import lint
from tests.word_files import paragraph, run, word_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftlint.document import Document
    from draftlint.finding import Finding

FIXTURES = Path(__file__).parents[1] / "fixtures"


def findings(document: Document) -> list[tuple[str, str, str]]:
    rules = [rule() for rule in plugins.installed().rules]
    return sorted(described(document, finding) for finding in lint(document, rules))


def described(document: Document, finding: Finding) -> tuple[str, str, str]:
    return finding.rule, document.text(finding.span), finding.message.en


def in_runs(line: str) -> str:
    """A paragraph in which no two characters share a run."""
    return paragraph("".join(map(run, line)))


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda p: p.name)
@pytest.mark.parametrize("write", [paragraph, in_runs])
def test_a_draft_earns_the_same_findings_in_both_formats(
    path: Path, write: Callable[[str], str]
) -> None:
    plain = text.read(path.name, path.read_bytes())
    if any("\n" in plain.text(block.span) for block in plain.blocks):
        pytest.skip("wrapped lines: in Word each would be a paragraph")
    lines = plain.source.replace("\r\n", "\n").removesuffix("\n").split("\n")

    document = word.read("draft.docx", word_file("".join(map(write, lines))))

    assert findings(document) == findings(text.document(plain.source.replace("\r", "")))
