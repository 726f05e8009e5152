"""What every format for programs owes its reader, whatever it looks like."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import regex

from draftlint.document import Span
from draftlint.finding import Edit, Fix, Severity
from draftlint.linter import Outcome
from draftlint.reports import REPORTS
from draftlint.wording import LANGUAGES, Language, Text
from tests.report_runs import document, finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from tests.conftest import CommandLine

FORMATS = (
    *("jsonl", "sarif", "github", "gitlab"),
    *("junit", "rdjson", "checkstyle", "markdown"),
)
EXPECTED = Path(__file__).parent / "expected_reports"
each_format = pytest.mark.parametrize("name", FORMATS)


@pytest.fixture(autouse=True)
def no_job_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def parsed(name: str, report: str) -> Any:
    """Read a report the way its reader begins; raises when it cannot."""
    if name in ("junit", "checkstyle"):
        return ET.fromstring(report)
    if name in ("jsonl", "github", "markdown"):
        lines = report.split("\n")
        return [json.loads(line) for line in lines if line] if name == "jsonl" else None
    return json.loads(report)


def test_every_format_is_there() -> None:
    names = [report.name for report in REPORTS]

    assert set(FORMATS) < set(names)
    assert len(set(names)) == len(names)


@each_format
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report(name: str, language: Language) -> None:
    expected = EXPECTED / f"{name}.{language}.txt"

    assert written(name, small_run(language)) == expected.read_text(encoding="utf-8")


@each_format
def test_a_run_without_a_file_is_a_whole_report(name: str) -> None:
    report = written(name, run())

    parsed(name, report)
    assert report.endswith("\n")


@each_format
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_checked_is_told_in_the_language_of_the_reader(
    name: str, language: Language
) -> None:
    unread = Outcome("bad.md", None, error=Text(zh="打不开", en="cannot be opened"))

    report = written(name, run(unread, language=language, problems=2))

    said = ("打不开", "没有这个文件")
    other = ("cannot be opened", "no such file")
    if language == "en":
        said, other = other, said
    assert all(words in report for words in said)
    assert not any(words in report for words in other)
    assert "bad.md" in report
    assert "2.txt" in report


@each_format
def test_a_file_in_which_a_rule_failed_keeps_the_findings_of_the_others(
    name: str,
) -> None:
    half = Outcome(
        "a.txt",
        outcome("a.txt", "TBD").document,
        (finding((0, 3)),),
        error=Text(zh="规则出错", en="a rule failed"),
    )

    report = written(name, run(half))

    assert "a rule failed" in report
    assert "not like this" in report


@each_format
@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_told_in_the_language_of_the_reader(
    name: str, language: Language
) -> None:
    report = written(name, small_run(language))

    assert ("“X”还没有填" in report) is (language == "zh")
    assert ("“X” is not filled in" in report) is (language == "en")


@each_format
def test_a_format_without_a_word_for_it_leaves_out_what_is_allowed(name: str) -> None:
    allowed = Outcome("a.txt", outcome("a.txt", "TBD").document, (), (finding((0, 3)),))

    report = written(name, run(allowed))

    assert ("not like this" in report) is (name in ("jsonl", "sarif"))


@each_format
def test_a_finding_in_a_file_without_lines_says_the_place(name: str) -> None:
    report = written(name, small_run())

    assert "paragraph 1" in report


@each_format
def test_a_line_of_a_web_page_is_not_one_of_its_text(name: str) -> None:
    page = replace(document("a.html", "一\n二\nTBD"), extracted=True)
    fix = Fix((Edit(Span(4, 7), ""),))

    report = written(name, run(Outcome("a.html", page, (finding((4, 7), fix=fix),))))

    assert "paragraph 1" in report
    if name in ("sarif", "github", "rdjson"):
        assert not regex.search(r"deletedRegion|suggestions.*text|[lL]ine\W*3", report)


@each_format
@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x0b\x1f\x7f\x85\ufffe\uffff",
        "]]></failure><error/>&amp;\"'",
        "::error::%0A\r\n::stop-commands::x\n##[error]",
        "</details><script>|`*_[a](b)",
        '\\" {0} {{x}} \u2028 \u202e',
    ],
    ids=["control", "XML", "commands", "Markdown", "escapes"],
)
def test_no_text_breaks_a_report(name: str, text: str) -> None:
    said = finding((0, len(text)), message=Text(zh=text, en=text))
    failed = Outcome(f"b{text}", None, error=Text(zh=text, en=text))

    report = written(name, run(outcome(f"a{text}", text, said), failed))

    parsed(name, report)
    if name == "jsonl":
        assert len(report.split("\n")) == 3
    if name == "github":
        assert report.count("\n") == 3
        assert sum(line.startswith("::error") for line in report.split("\n")) == 1


@each_format
def test_a_name_that_is_no_unicode_breaks_no_report(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(written(name, run(outcome("\udcff.txt", "TBD", finding((0, 3))))))

    report = path.read_text(encoding="utf-8")

    parsed(name, report)
    shown = {"sarif": "%FF.txt", "markdown": "·.txt"}
    assert shown.get(name, "udcff.txt") in report


@each_format
def test_findings_of_every_severity_are_told_apart(name: str) -> None:
    found = [finding((0, 3), severity) for severity in Severity]
    reports = {written(name, run(outcome("a.txt", "TBD", one))) for one in found}

    assert len(reports) == len(Severity)


@each_format
@pytest.mark.usefixtures("sample")
def test_the_command_line_writes_it(name: str, draftlint: CommandLine) -> None:
    ran = draftlint(
        *("check", "-", "--isolated", "--select", "forbidden-word"),
        *("--output-format", name),
        stdin=b"BANNED",
    )

    assert (ran.status, ran.err) == (1, "")
    assert "“BANNED” must not be here" in ran.out.replace('\\"', '"')
    parsed(name, ran.out)
