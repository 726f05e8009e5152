"""Workflow commands: escaped, worst first, ten of a type, the rest in the summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint.finding import Severity
from draftlint.linter import Outcome
from draftlint.wording import Text
from tests.report_runs import document, finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from draftlint.reports import Run
    from tests.conftest import CommandLine


@pytest.fixture(autouse=True)
def no_job_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(variable, raising=False)


def lines(what: Run) -> list[str]:
    return written("github", what).splitlines()


def many(count: int, severity: Severity = Severity.WARNING) -> Outcome:
    """A draft with so many findings."""
    found = [finding((n, n + 1), severity) for n in range(count)]
    return outcome(f"{severity}.txt", "一" * count, *found)


def test_properties_and_messages_are_escaped_each_in_its_way() -> None:
    said = finding((0, 1), message=Text(zh="", en="50%: a,b\r\n::error::c"))

    [line, _] = lines(run(outcome("a:b,50%\n.txt", "一", said)))

    assert line == (
        "::warning file=a%3Ab%2C50%25%0A.txt,line=1,endLine=1,col=1,endColumn=2,"
        "title=forbidden-word::50%25: a,b%0D%0A::error::c"
    )


def test_columns_stand_only_where_a_finding_keeps_to_a_line() -> None:
    [within, over, _] = lines(
        run(outcome("a.txt", "😀一\n二三\n", finding((1, 2)), finding((1, 4))))
    )

    assert "line=1,endLine=1,col=2,endColumn=3,title" in within
    assert "line=1,endLine=2,title" in over


def test_a_word_file_has_neither_line_nor_column() -> None:
    word = Outcome("a.docx", document("a.docx", "TBD", None), (finding((0, 3)),))

    [line, _] = lines(run(word))

    assert line == (
        "::warning file=a.docx,title=forbidden-word::paragraph 1: not like this"
    )


def test_a_file_is_named_from_the_top_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    unread = Outcome("b.md", None, error=Text("打不开", "no"))

    [first, second, _] = lines(run(outcome("a.txt", "一", finding((0, 1))), unread))

    assert first.startswith(f"::error file={folder.name}/b.md,title=")
    assert second.startswith(f"::warning file={folder.name}/a.txt,line=1,")


def test_a_file_that_is_not_in_the_repository_keeps_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder / "elsewhere"))

    [line, _] = lines(run(outcome("a.txt", "一", finding((0, 1)))))

    assert line.startswith("::warning file=a.txt,")


def test_the_worst_come_first() -> None:
    drafts = [many(2, severity) for severity in reversed(Severity)]

    commands = [line.split(" ")[0] for line in lines(run(*drafts))[:-1]]

    assert commands == [
        *("::error", "::error"),
        *("::warning", "::warning"),
        *("::notice", "::notice"),
    ]


def test_ten_of_a_type_are_annotated_and_nothing_is_cut() -> None:
    found = lines(run(*(many(10, severity) for severity in Severity)))

    assert sum(line.startswith("::") for line in found) == 30
    assert len(found) == 31


def test_what_is_more_than_ten_is_counted_and_listed_in_the_log() -> None:
    found = lines(run(many(12), many(11, Severity.INFO), many(3, Severity.ERROR)))

    assert sum(line.startswith("::") for line in found) == 23
    assert found[23:27] == [
        "GitHub shows 10 annotations of a type; not annotated are 2 warnings, 1 info:",
        "- warning.txt:1:11 warning forbidden-word not like this",
        "- warning.txt:1:12 warning forbidden-word not like this",
        "- info.txt:1:11 info forbidden-word not like this",
    ]
    assert len(found) == 28


def test_what_is_more_than_ten_is_counted_in_chinese_too() -> None:
    found = lines(run(many(12), many(11, Severity.INFO), language="zh"))

    assert found[20] == (
        "GitHub 每类只显示 10 条标注，未标注的有：警告 2 处，提示 1 处，列在下面"
    )


def test_what_was_not_checked_is_among_the_ten_errors() -> None:
    found = lines(run(many(10, Severity.ERROR), problems=1))

    assert found[0] == "::error title=draftlint::no such file: 1.txt"
    assert found[10].endswith("not annotated are 1 error:")
    assert found[11] == "- error.txt:1:10 error forbidden-word not like this"


def test_a_line_of_the_log_is_no_command() -> None:
    quoted = Text(zh="", en="a\n::error::b\r::warning::c ##[error]d")
    found = [finding((n, n + 1), message=quoted) for n in range(11)]

    line = lines(run(outcome("a.txt", "一" * 11, *found)))[11]

    assert line == (
        "- a.txt:1:11 warning forbidden-word a ::error::b ::warning::c ## [error]d"
    )


def test_a_path_and_a_problem_in_the_log_are_no_commands_either() -> None:
    found = [finding((n, n + 1)) for n in range(11)]

    printed = lines(run(outcome("::stop::.txt", "一" * 11, *found), problems=11))

    assert printed[21:23] == [
        "- error draftlint no such file: 11.txt",
        "- ::stop::.txt:1:11 warning forbidden-word not like this",
    ]


def test_the_job_summary_is_added_to_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    alone = written("github", small_run())
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    printed = written("github", small_run())

    assert printed == alone
    expected = f"before\n{written('markdown', small_run())}"
    assert summary.read_text(encoding="utf-8") == expected


def test_a_job_summary_is_never_longer_than_github_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    long = Text(zh="长" * 1000, en="长" * 1000)
    found = [finding((n, n + 1), message=long) for n in range(200)]

    drafts = [outcome(path, "一" * 200, *found) for path in ("a.txt", "b.txt")]

    written("github", run(*drafts, many(1)))

    report = summary.read_text(encoding="utf-8")
    assert 600_000 < len(report.encode()) < 1024 * 1024
    assert "a.txt: 200 findings" in report
    assert "b.txt: 200 findings" not in report
    assert "warning.txt: 1 finding" in report
    assert report.endswith(
        "The findings of 1 file have no room here; see the log or another report.\n"
    )


def test_a_job_summary_counts_what_the_step_has_written_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("x" * 1024 * 1023, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    written("github", run(many(1), language="zh"))

    added = summary.read_text(encoding="utf-8").lstrip("x")
    assert added == (
        "其余 1 个文件的问题太多，放不进这里，见作业日志或其他格式的报告。\n"
    )


@pytest.mark.usefixtures("sample")
def test_a_job_summary_that_cannot_be_written_ends_with_2(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("一切都好。\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nowhere/summary.md")

    ran = draftlint("check", "a.txt", "--output-format", "github", "--isolated")

    assert ran.status == 2
    assert "cannot write nowhere/summary.md" in ran.err
