"""The drafts under fixtures/ give the findings written beside them.

After a change that is meant, look at the difference and write the new report with
`python tests/test_fixtures.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from draftlint import plugins
from draftlint.linter import Task, check_file
from draftlint.reports.positions import Positions

FIXTURES = Path(__file__).parent.parent / "fixtures"
LOADED = plugins.installed()
FORMATS = {end: format_ for format_ in LOADED.formats for end in format_.endings}
DRAFTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in FORMATS)


def expectation(draft: Path) -> Path:
    return draft.with_name(f"{draft.name}.expected")


def report(draft: Path) -> str:
    """Write one line a finding: where, how grave, which rule, what text, what to say."""
    rules = tuple(rule() for rule in LOADED.rules)
    task = Task(draft.name, draft, FORMATS[draft.suffix], tuple(FORMATS), rules)
    outcome = check_file(task)
    assert outcome.error is None, outcome.error
    assert outcome.document is not None
    positions = Positions(outcome.document)
    lines = []
    for finding in outcome.findings:
        at = positions.at(finding.span.start)
        text = outcome.document.text(finding.span)
        shown = text if len(text) <= 40 else f"{text[:20]}…{text[-19:]}"
        lines.append(
            f"{at.line}:{at.column} {finding.severity} {finding.rule} "
            f"⟦{shown!r:.60}⟧ {finding.message.zh} | {finding.message.en}\n"
        )
    return "".join(lines)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_gives_the_report_beside_it(draft: Path) -> None:
    expected = expectation(draft).read_text(encoding="utf-8")

    assert report(draft) == expected


def test_nothing_is_said_of_the_clean_draft() -> None:
    clean = [draft for draft in DRAFTS if "clean" in draft.name]

    assert [report(draft) for draft in clean] == [""]


def test_every_family_has_a_finding_in_the_fixtures() -> None:
    families = {rule.family for rule in LOADED.rules}
    by_rule = {rule.name: rule.family for rule in LOADED.rules}
    expected = "".join(expectation(draft).read_text("utf-8") for draft in DRAFTS)
    told = {by_rule[line.split()[2]] for line in expected.splitlines()}

    assert told == families


if __name__ == "__main__":
    for each in DRAFTS:
        expectation(each).write_text(report(each), encoding="utf-8")
