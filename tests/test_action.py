"""The action for GitHub: its scripts, run as GitHub would run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
import regex
import yaml

from draftlint import __version__
from tests.word_files import paragraph, word_file

GITHUB = Path(__file__).parent.parent / ".github"
FOLDER = GITHUB / "actions" / "draftlint"
ACTION = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((GITHUB / "workflows" / "ci.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
INSTALL, CHECK, PREPARE = (step for step in STEPS if "run" in step)
DRAFTLINT = Path(sys.executable).with_name("draftlint")
# What GitHub runs the scripts of `shell: bash` with.
BASH = ("bash", "--noprofile", "--norc", "-euo", "pipefail", "-c")
needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or not (shutil.which("bash") and DRAFTLINT.exists()),
    reason="bash or an installed draftlint is missing",
)

CLEAN = "各项工作进展顺利，全年办理信访件16件。\n"
FLAWED = "上半年立案XX起。\n"


class Step(NamedTuple):
    """What became of a step: its status, its log, its outputs."""

    status: int
    log: str
    outputs: dict[str, str]


def run(step: dict[str, Any], folder: Path, **inputs: str) -> Step:
    """Run a step's script in a folder; inputs are those of the step's environment."""
    temporary, output = folder / ".temp", folder / ".output"
    temporary.mkdir(exist_ok=True)
    output.write_text("", encoding="utf-8")
    declared = dict.fromkeys(step["env"], "")
    assert inputs.keys() <= declared.keys()
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "DRAFTLINT_CACHE": "",
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_ACTION_PATH": str(FOLDER),
        "GITHUB_STEP_SUMMARY": str(folder / ".summary"),
        **declared,
        **inputs,
    }
    ran = subprocess.run(
        [*BASH, step["run"]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    written = output.read_text(encoding="utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in written)
    return Step(ran.returncode, ran.stdout.decode(), outputs)


def check(folder: Path, **inputs: str) -> Step:
    return run(CHECK, folder, **{"DRAFTLINT": str(DRAFTLINT), "PATHS": ".", **inputs})


# --- what it says of itself ---


def test_every_input_is_used_and_every_one_that_is_used_is_declared() -> None:
    used = regex.findall(r"\binputs\.([\w-]+)", json.dumps(STEPS))

    assert set(used) == set(ACTION["inputs"])
    assert all(each["description"] for each in ACTION["inputs"].values())


def test_every_output_that_is_asked_for_is_one_of_a_step_before() -> None:
    asked = regex.findall(
        r"steps\.(\w+)\.outputs\.([\w-]+)", json.dumps([STEPS, ACTION["outputs"]])
    )
    scripts = {step.get("id"): step.get("run", "") for step in STEPS}

    assert asked
    for step, output in asked:
        assert step in scripts
        assert f"{output}=" in scripts[step] or step == "python"


@pytest.mark.parametrize("step", [INSTALL, CHECK, PREPARE], ids=lambda step: step["id"])
def test_nothing_a_user_writes_becomes_a_part_of_a_script(step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"


def test_findings_are_uploaded_though_the_check_fails() -> None:
    prepare, upload = STEPS[-2:]

    assert upload["uses"].startswith("github/codeql-action/upload-sarif@")
    assert all("!cancelled()" in step["if"] for step in (prepare, upload))
    assert "steps.check.outputs.sarif != ''" in prepare["if"]
    assert "steps.prepare.outputs.sarif != ''" in upload["if"]


def test_the_gate_runs_on_every_python_that_is_supported() -> None:
    matrix = WORKFLOW["jobs"]["gate"]["strategy"]["matrix"]["python"]
    project = (GITHUB.parent / "pyproject.toml").read_text(encoding="utf-8")

    assert matrix == regex.findall(r"Python :: (3\.\d+)", project)
    assert WORKFLOW["jobs"]["gate"]["steps"][-1]["run"] == ".ci/run"


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    [used] = (
        step
        for step in WORKFLOW["jobs"]["action"]["steps"]
        if step.get("uses") == "./.github/actions/draftlint"
    )

    assert used["with"].keys() <= ACTION["inputs"].keys()


def test_the_readme_gives_the_action_what_it_takes() -> None:
    readme = (GITHUB.parent / "README.md").read_text(encoding="utf-8")
    [shown] = regex.findall(r"```yaml\n(permissions:.*?)```", readme, regex.DOTALL)
    *_, used = yaml.safe_load(shown)["steps"]

    assert used["uses"].endswith(f"/.github/actions/draftlint@v{__version__}")
    assert used["with"].keys() <= ACTION["inputs"].keys()


# --- the check ---


@needs_bash
@pytest.mark.parametrize(("draft", "status"), [(CLEAN, 0), (FLAWED, 1), (b"\0", 2)])
def test_the_step_ends_with_the_status_of_the_check(
    draft: str | bytes, status: int, folder: Path
) -> None:
    content = draft.encode() if isinstance(draft, str) else draft
    (folder / "报告.txt").write_bytes(content)

    step = check(folder)

    assert step.status == status
    assert step.outputs["status"] == str(status)
    sarif = json.loads(Path(step.outputs["sarif"]).read_text(encoding="utf-8"))
    assert bool(sarif["runs"][0]["results"]) == (status == 1)
    assert (folder / ".summary").read_text(encoding="utf-8")


@needs_bash
def test_the_log_has_annotations(folder: Path) -> None:
    (folder / "报告.txt").write_text(FLAWED, encoding="utf-8")

    assert "::error file=报告.txt,line=1" in check(folder).log


@needs_bash
def test_a_check_that_cannot_begin_says_why_and_has_nothing_to_upload(
    folder: Path,
) -> None:
    (folder / "draftlint.toml").write_text("selct = []", encoding="utf-8")

    step = check(folder)

    assert (step.status, step.outputs) == (2, {"status": "2"})
    assert "selct" in step.log


@needs_bash
def test_the_inputs_reach_the_check(folder: Path) -> None:
    for name in ("一 月.txt", "b.txt", "c.txt"):
        (folder / name).write_text(FLAWED, encoding="utf-8")

    step = check(
        folder,
        PATHS="一 月.txt\nb.txt\n",
        FAIL_LEVEL="warning",
        REPORT_LANGUAGE="en",
        FURTHER="--exit-zero\n--ignore hygiene,totals",
    )

    assert step.status == 0
    assert "2 files checked: 2 errors" in (folder / ".summary").read_text("utf-8")
    assert check(folder, FAIL_LEVEL="no-such").status == 2


@needs_bash
@pytest.mark.parametrize(
    "hostile",
    [
        "$(touch pwned)",
        "`touch pwned`",
        '"; touch pwned; "',
        "'; touch pwned; '",
        "a.txt & touch pwned",
        "--output=pwned",
    ],
)
@pytest.mark.parametrize("name", ["PATHS", "FAIL_LEVEL", "REPORT_LANGUAGE"])
def test_a_hostile_input_is_a_wrong_value_and_no_command(
    hostile: str, name: str, folder: Path
) -> None:
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")

    step = check(folder, **{name: hostile})

    assert step.status == 2
    assert not (folder / "pwned").exists()


@needs_bash
def test_further_options_are_words_and_no_patterns_or_commands(folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")

    step = check(folder, FURTHER="--ignore * $(touch${IFS}pwned)")

    assert step.status == 2
    assert not (folder / "pwned").exists()
    assert "“*”" in step.log


# --- what code scanning takes ---


@needs_bash
def test_only_what_is_open_is_uploaded_and_has_a_line(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "旧.txt").write_text(FLAWED, encoding="utf-8")
    subprocess.run([DRAFTLINT, "baseline"], check=True, capture_output=True)
    allowed = "# draftlint-disable-next-line leftover-placeholder\n"
    (folder / "新.txt").write_text(f"{allowed}{FLAWED}", encoding="utf-8")
    (folder / "报告.docx").write_bytes(word_file(paragraph(FLAWED.strip())))
    whole = check(folder).outputs["sarif"]

    step = run(PREPARE, folder, PYTHON=sys.executable, SARIF=whole)

    assert step.status == 0
    before, after = (
        json.loads(Path(name).read_text(encoding="utf-8"))["runs"][0]
        for name in (whole, step.outputs["sarif"])
    )
    assert len(before["results"]) == 3
    [result] = after.pop("results")
    [place] = result["locations"]
    assert place["physicalLocation"]["region"]["startLine"] == 1
    assert unquote(place["physicalLocation"]["artifactLocation"]["uri"]) == "报告.docx"
    assert after.items() <= before.items()


# --- the installation ---


STUB = """#!/usr/bin/env bash
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$0" "$3/bin/draftlint"
fi
printf '%s\\n' "$@" >> "$RUNNER_TEMP/asked"
"""


@needs_bash
@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("", f"{FOLDER.parents[2]}[pdf,xlsx]"),
        ("1.2.0", "draftlint[pdf,xlsx]==1.2.0"),
        ("1; touch pwned", "draftlint[pdf,xlsx]==1; touch pwned"),
    ],
)
def test_what_is_installed_is_the_version_asked_for_or_that_of_the_action(
    version: str, wanted: str, folder: Path
) -> None:
    python = folder / "python"
    python.write_text(STUB, encoding="utf-8")
    python.chmod(0o755)

    step = run(INSTALL, folder, PYTHON=str(python), VERSION=version)

    assert step.status == 0
    assert wanted in (folder / ".temp" / "asked").read_text("utf-8").splitlines()
    assert Path(step.outputs["program"]).exists()
    assert not (folder / "pwned").exists()
