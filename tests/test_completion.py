"""A shell completes draftlint's commands, options, rules, formats and files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint import arguments, plugins
from draftlint.finding import Family
from draftlint.reports import REPORTS

if TYPE_CHECKING:
    from tests.conftest import CommandLine

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is missing")
needs_fish = pytest.mark.skipif(not shutil.which("fish"), reason="fish is missing")
# A locale that this machine lacks would make bash complain.
ENVIRONMENT = {**os.environ, "LC_ALL": "C"}
# What bash does when TAB is pressed at the end of the words.
PRESS_TAB = """
source "$0"
COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
$(complete -p draftlint | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
printf '%s\\n' "${COMPREPLY[@]}"
"""


def names(beginning: str) -> set[str]:
    """Give the names of the rules that begin so."""
    rules = plugins.installed().rules
    return {rule.name for rule in rules if rule.name.startswith(beginning)}


def options_of(command: str) -> set[str]:
    """Give the options that a command's own help lists."""
    parser = arguments.completable("en")
    [commands] = (each for each in parser._actions if each.dest == "command")
    assert isinstance(commands.choices, dict)
    return set(commands.choices[command]._option_string_actions)


CASES = [
    ("ch", {"check"}),
    ("exp", {"explain"}),
    ("check --sel", {"--select"}),
    ("check --", {each for each in options_of("check") if each.startswith("--")}),
    ("sums --isol", {"--isolated"}),
    ("explain left", names("left")),
    ("check --select wrong-t", names("wrong-t")),
    (
        "check --ignore hygiene,wrong-t",
        {f"hygiene,{name}" for name in names("wrong-t")},
    ),
    ("check --select pl", {"placeholder", *names("pl")}),
    ("check --only-family ", {*Family}),
    ("check --output-format ", {report.name for report in REPORTS}),
    ("sums --output-format ", {"full", "json"}),
    ("check --fail-level e", {"error"}),
    ("check rep", {"report.docx", "reports"}),
    ("check other.txt rep", {"report.docx", "reports"}),
    ("check -o rep", {"report.docx", "reports"}),
    ("merge rep", {"report.docx", "reports"}),
    ("baseline --isol", {"--isolated"}),
    ("completion ", {*arguments.SHELLS}),
]


@pytest.fixture
def script(draftlint: CommandLine, tmp_path: Path) -> dict[str, Path]:
    """Write the script of every shell, and have something to complete."""
    Path("report.docx").touch()
    Path("reports").mkdir()
    written = {}
    for shell in arguments.SHELLS:
        ran = draftlint("completion", shell)
        assert ran.status == 0
        assert ran.err == ""
        written[shell] = tmp_path / f"draftlint.{shell}"
        written[shell].write_text(ran.out, encoding="utf-8")
    return written


@needs_bash
@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_bash_completes(line: str, wanted: set[str], script: dict[str, Path]) -> None:
    words = ["draftlint", *line.split(" ")]

    ran = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", PRESS_TAB, script["bash"], *words],
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
    )

    assert ran.stderr == b""
    assert set(ran.stdout.decode().split()) == wanted


@needs_fish
@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_fish_completes(line: str, wanted: set[str], script: dict[str, Path]) -> None:
    command = f"source {script['fish']}; complete -C 'draftlint {line}'"

    ran = subprocess.run(
        ["fish", "--no-config", "-c", command],
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
    )

    offered = {each.split("\t")[0] for each in ran.stdout.decode().splitlines()}
    assert {each.rstrip("/") for each in offered} == wanted


@pytest.mark.parametrize("shell", arguments.SHELLS)
def test_a_shell_finds_no_fault_with_its_script(
    shell: str, script: dict[str, Path]
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is missing")

    ran = subprocess.run(
        [shell, "-n", script[shell]], capture_output=True, check=False, env=ENVIRONMENT
    )

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_zsh_is_told_of_rules_formats_and_files(script: dict[str, Path]) -> None:
    written = script["zsh"].read_text(encoding="utf-8")

    assert "_sequence compadd - ALL placeholder" in written
    assert f"({' '.join(report.name for report in REPORTS)})" in written
    assert ":_files" in written


def test_a_script_has_the_rules_of_plugins(
    sample: None, draftlint: CommandLine
) -> None:
    assert sample is None

    assert "forbidden-word" in draftlint("completion", "bash").out


def test_a_shell_that_is_not_known_ends_with_2(draftlint: CommandLine) -> None:
    ran = draftlint("completion", "tcsh")

    assert ran.status == 2
    assert "tcsh" in ran.err
