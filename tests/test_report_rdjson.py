"""The Reviewdog Diagnostic Format: columns are bytes of UTF-8, ranges exclusive."""

from __future__ import annotations

import json
from typing import Any

import pytest

from draftlint.document import Span
from draftlint.finding import Edit, Fix
from draftlint.linter import Outcome
from tests.report_runs import document, finding, outcome, run, written

# As the format's protobuf definition has it; readers refuse what they do not know.
KEYS = {"message", "location", "severity", "code", "suggestions"}


def diagnostics(*outcomes: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("rdjson", run(*outcomes)))[
        "diagnostics"
    ]
    return found


def cut(source: str, where: dict[str, Any]) -> str:
    """What a reader finds in the file where a range says."""
    lines = source.encode().splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: at["line"] - 1])) + at["column"] - 1
        for at in (where["start"], where["end"])
    )
    return source.encode()[start:end].decode()


@pytest.mark.parametrize(
    "source",
    ["TBD", "abTBD", "一TBD", "😀一\tTBD", "é\r\n😀TBD", "一\n\nTBD", "一TBD\n"],
)
def test_columns_count_bytes(source: str) -> None:
    start = source.index("TBD")

    [found] = diagnostics(outcome("a.txt", source, finding((start, start + 3))))

    assert cut(source, found["location"]["range"]) == "TBD"
    assert found.keys() <= KEYS


def test_a_range_may_go_over_lines_or_be_empty() -> None:
    source = "😀一\n二😀三"
    found = diagnostics(outcome("a.txt", source, finding((1, 5)), finding((4, 4))))

    assert cut(source, found[0]["location"]["range"]) == "一\n二😀"
    assert found[1]["location"]["range"] == {
        "start": {"line": 2, "column": 4},
        "end": {"line": 2, "column": 4},
    }


def test_a_fix_of_several_edits_is_one_suggestion() -> None:
    source = "他说“好，再说”。"
    edits = (Edit(Span(7, 8), "」"), Edit(Span(2, 3), "「"), Edit(Span(4, 5), ""))

    [found] = diagnostics(outcome("a.txt", source, finding((3, 4), fix=Fix(edits))))

    [suggestion] = found["suggestions"]
    assert cut(source, suggestion["range"]) == "“好，再说”"
    assert suggestion["text"] == "「好再说」"


def test_a_word_file_has_neither_range_nor_suggestion() -> None:
    fix = Fix((Edit(Span(0, 3), ""),))
    word = Outcome(
        "a.docx", document("a.docx", "TBD", None), (finding((0, 3), fix=fix),)
    )

    [found] = diagnostics(word)

    assert found["location"] == {"path": "a.docx"}
    assert found["suggestions"] == []
