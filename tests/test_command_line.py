"""The command line is told what is wrong with it, and what was meant."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from draftlint.errors import reason_of

if TYPE_CHECKING:
    from tests.conftest import CommandLine

COMMANDS = (
    *("check", "annotate", "baseline", "sums", "rules", "explain"),
    *("index", "merge", "init", "completion"),
)


@pytest.fixture(autouse=True)
def _drafts(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("全年走访企业X家。\n", encoding="utf-8")


# --- help ---


@pytest.mark.parametrize("arguments", [[], ["--lang", "zh"], ["--lang=en"]])
def test_no_command_at_all_shows_the_help_and_fails(
    arguments: list[str], draftlint: CommandLine
) -> None:
    ran = draftlint(*arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert all(command in ran.err for command in COMMANDS)
    assert "draftlint annotate" in ran.err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_into_80_columns(
    command: str, language: str, draftlint: CommandLine
) -> None:
    ran = draftlint(*command.split(), "--help", "--lang", language)

    assert ran.status == 0
    assert ran.out.startswith("用法" if language == "zh" else "Usage")
    assert max(map(cell_len, ran.out.splitlines())) <= 80


def test_chinese_help_fills_its_lines(draftlint: CommandLine) -> None:
    out = draftlint("check", "--help", "--lang", "zh").out

    assert "安全的修改在 Word 文件里写成修订" in out


# --- complaints ---


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (
            ["chek", "a.txt"],
            "没有“chek”这个命令，是不是“check”？",
            "there is no command “chek”; did you mean “check”?",
        ),
        (["a.txt"], "draftlint check a.txt", "draftlint check a.txt"),
        (
            ["check", "--selct", "totals"],
            "没有 --selct 这个选项，是不是“--select”？",
            "no option --selct; did you mean “--select”?",
        ),
        (
            ["check", "--since", "main"],
            "没有 --since 这个选项，是不是“--changed-since”？",
            "no option --since; did you mean “--changed-since”?",
        ),
        (
            ["check", "--fixes"],
            "没有 --fixes 这个选项，是不是“--fix”？",
            "no option --fixes; did you mean “--fix”?",
        ),
        (
            ["check", "--only-family", "total"],
            "--only-family 不能是“total”，是不是“totals”？",
            "--only-family cannot be “total”; did you mean “totals”?",
        ),
        (
            ["check", "--fail-level=eror"],
            "--fail-level 不能是“eror”，是不是“error”？",
            "--fail-level cannot be “eror”; did you mean “error”?",
        ),
        (
            ["check", "--jobs", "many"],
            "--jobs 不能是“many”，应为整数，0 或以上",
            "--jobs cannot be “many”, but must be a whole number, 0 or above",
        ),
        (["check", "--config"], "--config 后面要有一个值", "--config needs a value"),
        (["explain"], "缺少参数：RULE", "missing: RULE"),
        (["explain", "a", "b"], "多出来的参数：b", "too many arguments: b"),
        (
            ["annotate", "a.docx"],
            "要有其中一个：-o/--output --in-place",
            "one of these is needed: -o/--output --in-place",
        ),
        (
            ["annotate", "a.docx", "-o", "b.docx", "--in-place"],
            "--in-place 不能和 -o/--output 同用",
            "--in-place cannot be used with -o/--output",
        ),
        (
            ["check", "--sh"],
            "--sh 不明确，可能是 --sh",
            "--sh is ambiguous: --sh",
        ),
        (["check", "--fix=all"], "--fix 不带值", "--fix takes no value"),
        (
            ["explain", "totls"],
            "没有“totls”这条规则，是不是“totals”？",
            "there is no rule “totls”; did you mean “totals”?",
        ),
        (
            ["check", "-o", "jsn:report"],
            "没有“jsn”这种输出格式，是不是“json”？",
            "there is no output format “jsn”; did you mean “json”?",
        ),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(
    arguments: list[str], zh: str, en: str, draftlint: CommandLine
) -> None:
    for language, said in (("zh", zh), ("en", en)):
        ran = draftlint("--lang", language, *arguments)

        assert ran.status == 2
        assert ran.out == ""
        assert said in ran.err


def test_complaints_of_a_command_point_to_its_own_help(draftlint: CommandLine) -> None:
    assert "see draftlint sums --help" in draftlint("sums", "a.txt", "--fix").err


# --- paths ---


@pytest.mark.parametrize("command", ["check", "sums"])
def test_paths_may_stand_before_and_behind_options(
    command: str, draftlint: CommandLine
) -> None:
    ran = draftlint(command, "a.txt", "--isolated", "b.txt")

    assert ran.err == ""
    assert "a.txt" in ran.out
    assert "b.txt" in ran.out


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_draft_and_links_to_it_are_one_draft(draftlint: CommandLine) -> None:
    Path("link.txt").symlink_to("a.txt")
    Path("also.txt").symlink_to("a.txt")

    everything = draftlint("check", "--show-files")
    links = draftlint("check", "--show-files", "link.txt", "also.txt")

    assert everything.out.split() == ["a.txt", "b.txt"]
    assert links.out.split() == ["link.txt"]


# --- reports ---


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.json", "{"),
        ("report.SARIF", "{"),
        ("report.md", "## draftlint"),
        ("report.html", "<!DOCTYPE html>"),
        ("report.txt", "a.txt\n"),
    ],
)
def test_a_report_has_the_format_that_its_file_is_named_after(
    name: str, begins: str, draftlint: CommandLine
) -> None:
    draftlint("check", "a.txt", "-o", name)

    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_was_asked_for_weighs_more_than_a_name(
    draftlint: CommandLine,
) -> None:
    draftlint("check", "a.txt", "--output-format", "json", "-o", "report.txt")

    assert json.loads(Path("report.txt").read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize(
    "outputs", [["missing/report.json"], ["."], ["json:twice", "sarif:twice"]]
)
def test_where_no_report_can_go_nothing_is_checked(
    outputs: list[str], draftlint: CommandLine
) -> None:
    options = [option for output in outputs for option in ("-o", output)]

    ran = draftlint("check", "a.txt", "-o", "-", *options)

    assert ran.status == 2
    assert ran.out == ""
    assert outputs[0].rpartition(":")[2] in ran.err


# --- settings ---


def test_settings_are_shown_as_the_configuration_that_would_set_them(
    draftlint: CommandLine,
) -> None:
    values = [
        'ignore = ["hygiene"]',
        'exclude = ["旧稿/"]',
        'allow = ["X光"]',
        'lang = "zh"',
        'severity.wrong-total = "info"',
        "rules.repeated-section.least-characters = 90",
        'per-file = {"plans/**" = {select = ["totals"], ignore = ["wrong-rate"]}}',
    ]
    options = [option for value in values for option in ("--config", value)]

    first = draftlint("check", "--show-settings", *options)
    Path("draftlint.toml").write_text(first.out, encoding="utf-8")
    second = draftlint("check", "--show-settings")

    def settings(shown: str) -> list[str]:
        return [line for line in shown.splitlines() if line[0] != "#"]

    assert first.status == second.status == 0
    assert settings(second.out) == settings(first.out)
    assert 'ignore = ["hygiene"]' in settings(first.out)
    assert str(Path("draftlint.toml").resolve()) in second.out


def test_settings_name_the_rules_that_are_left_out(draftlint: CommandLine) -> None:
    ran = draftlint("check", "--show-settings", "--ignore", "wrong-total")

    assert "left out: wrong-total\n" in ran.out


# --- what kept a file from being read ---


def test_reasons_are_said_in_the_readers_language(draftlint: CommandLine) -> None:
    Path("gone.txt").symlink_to("nowhere.txt")

    chinese = draftlint("check", "--lang", "zh", "gone.txt")
    english = draftlint("check", "--lang", "en", "gone.txt")

    assert "没有这个文件或文件夹" in chinese.out
    assert "No such file or directory" in english.out


def test_a_reason_without_a_translation_is_said_as_it_is() -> None:
    reason = reason_of(ValueError("embedded null byte"))

    assert reason.zh == reason.en == "embedded null byte"


def test_complaints_do_not_move_the_cursor(draftlint: CommandLine) -> None:
    ran = draftlint("check", "no\x1b[2Jfile.txt")

    assert ran.status == 2
    assert "no·[2Jfile.txt" in ran.err


def test_diff_says_when_there_is_nothing_to_fix(draftlint: CommandLine) -> None:
    loud = draftlint("check", "--diff", "a.txt")
    quiet = draftlint("check", "--diff", "-q", "a.txt")

    assert (loud.status, loud.out) == (0, "")
    assert "there is nothing to fix" in loud.err
    assert quiet.err == ""
