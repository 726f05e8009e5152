"""JUnit: valid by the schema of Jenkins, a suite a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.finding import Severity
from draftlint.linter import Outcome
from draftlint.wording import Text
from tests.report_runs import finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from draftlint.reports import Run

SCHEMA = etree.XMLSchema(
    etree.parse(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))
)


def junit(what: Run) -> etree._Element:
    """The root of the report, which must be valid."""
    root = etree.fromstring(written("junit", what).encode())
    SCHEMA.assertValid(root)
    return root


def test_a_whole_report_is_valid() -> None:
    assert len(junit(small_run())) == 5


def test_a_run_without_a_file_has_no_suite() -> None:
    assert len(junit(run())) == 0


def test_the_fail_level_decides_what_is_a_failure() -> None:
    found = [finding((n, n + 1), severity) for n, severity in enumerate(Severity)]
    draft = outcome("a.txt", "一二三", *found)

    failures = {
        level: junit(run(replace(draft, fail_level=level)))[0].get("failures")
        for level in Severity
    }

    assert failures == {Severity.ERROR: "1", Severity.WARNING: "2", Severity.INFO: "3"}


def test_a_finding_below_the_fail_level_is_told_by_a_case_that_passes() -> None:
    [suite] = junit(run(outcome("a.txt", "一二", finding((1, 2), Severity.INFO))))

    [case] = suite
    assert [inside.tag for inside in case] == ["system-out"]
    assert case[0].text == "a.txt 1:2 (info): not like this\n一二"


def test_cases_of_a_suite_have_different_names() -> None:
    twice = [
        finding((0, 1), message=Text(zh=said, en=said)) for said in ("one", "other")
    ]

    [suite] = junit(run(outcome("a.txt", "一二", *twice, finding((1, 2)))))

    assert [case.get("name") for case in suite] == [
        "1:1 forbidden-word",
        "1:1 forbidden-word #2",
        "1:2 forbidden-word",
    ]


def test_suites_add_up() -> None:
    unread = Outcome("b.txt", None, error=Text(zh="打不开", en="cannot be opened"))
    root = junit(run(outcome("a.txt", "一二", finding((0, 1))), unread, problems=2))

    for count, tag in (("tests", "testcase"), ("failures", "failure")):
        assert root.get(count) == str(len(root.findall(f".//{tag}")))
    assert root.get("errors") == "3"
    assert [suite.get("errors") for suite in root] == ["2", "0", "1"]
    assert [suite.get("tests") for suite in root] == ["2", "1", "1"]


def test_what_xml_forbids_is_replaced_and_the_rest_survives() -> None:
    source = "\x00\x0b😀]]>&<“甲”\ufffe"
    path = "a b “甲”&<'\".txt"

    [suite] = junit(run(outcome(path, source, finding((2, 3)))))

    assert suite.get("name") == path
    [case] = suite
    assert str(case[0].text).endswith("\n\ufffd\ufffd😀]]>&<“甲”\ufffd")
