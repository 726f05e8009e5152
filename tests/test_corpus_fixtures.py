"""The reports of two counties and two years give the findings written beside them.

After a change that is meant, look at the difference and write the new findings with
`python -m tests.test_corpus_fixtures`.
"""

from __future__ import annotations

from pathlib import Path

from draftlint import plugins
from draftlint.corpus import compare
from draftlint.linter import Task, check_file
from draftlint.reports.positions import Positions
from draftlint.rule import CorpusRule

FOLDER = Path(__file__).parent.parent / "fixtures" / "两县两年"
EXPECTED = FOLDER / "findings.expected"


def found() -> str:
    """Write one line a finding: where, how grave, which rule, what text, what to say."""
    loaded = plugins.installed()
    formats = {end: format_ for format_ in loaded.formats for end in format_.endings}
    rules = tuple(rule() for rule in loaded.rules if issubclass(rule, CorpusRule))
    tasks = [
        Task(path.name, path, formats[path.suffix], tuple(formats), rules)
        for path in sorted(FOLDER.iterdir())
        if path.suffix in formats
    ]
    outcomes, failed = compare(tasks, [check_file(task) for task in tasks])
    assert failed == []
    lines = []
    for outcome in outcomes:
        assert outcome.document is not None
        positions = Positions(outcome.document)
        for finding in outcome.findings:
            at = positions.at(finding.span.start)
            text = outcome.document.text(finding.span)
            shown = text if len(text) <= 40 else f"{text[:20]}…{text[-19:]}"
            lines.append(
                f"{outcome.path}:{at.line}:{at.column} {finding.severity} "
                f"{finding.rule} ⟦{shown}⟧ {finding.message.zh} | {finding.message.en}\n"
            )
    return "".join(lines)


def test_the_reports_of_two_counties_give_the_findings_beside_them() -> None:
    assert found() == EXPECTED.read_text(encoding="utf-8")


def test_each_rule_across_reports_has_a_finding_there() -> None:
    rules = {rule.name for rule in plugins.installed().rules if is_across(rule)}
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()

    assert {line.split()[2] for line in lines} == rules


def is_across(rule: type[object]) -> bool:
    return issubclass(rule, CorpusRule)


if __name__ == "__main__":
    EXPECTED.write_text(found(), encoding="utf-8")
