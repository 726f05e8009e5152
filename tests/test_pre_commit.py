"""The hooks for pre-commit: which files they take, and what a commit is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex
import yaml

from draftlint import __version__, builtin
from tests.word_files import paragraph, run, word_file

if TYPE_CHECKING:
    from tests.conftest import CommandLine

ROOT = Path(__file__).parent.parent
MANIFEST = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
FILES, REPOSITORY = MANIFEST
FORMATS = tuple(builtin.draftlint_formats())
BINARIES = Path(sys.executable).parent
PRE_COMMIT = shutil.which("pre-commit", path=f"{BINARIES}{os.pathsep}{os.defpath}")
needs_pre_commit = pytest.mark.skipif(
    not (PRE_COMMIT and shutil.which("git") and (BINARIES / "draftlint").exists()),
    reason="pre-commit, git or an installed draftlint is missing",
)

CLEAN = "各项工作进展顺利，全年办理信访件16件。"
FLAWED = "（一）上半年立案XX起。"


def takes(hook: dict[str, Any], path: str) -> bool:
    """Ask as pre-commit does: whether a hook takes a file."""
    excluded = regex.search(hook.get("exclude", "^$"), path)
    return bool(regex.search(hook["files"], path)) and not excluded


# --- which files ---


def test_the_hook_takes_all_that_is_read_without_an_extra() -> None:
    [listed] = regex.findall(r"\\\.\((.*)\)\$", FILES["files"])

    endings = [end for each in FORMATS if each.missing is None for end in each.endings]
    assert [f".{ending}" for ending in listed.split("|")] == endings


def test_the_hook_of_the_repository_waits_for_all_that_is_read() -> None:
    for format_ in FORMATS:
        for ending in format_.endings:
            assert takes(REPOSITORY, f"报告/半年总结{ending}")


@pytest.mark.parametrize(
    "path",
    [
        *("draftlint.toml", "reports/.draftlint.toml", "pyproject.toml"),
        "draftlint-baseline.json",
    ],
)
def test_the_hook_of_the_repository_waits_for_the_configuration(path: str) -> None:
    assert takes(REPOSITORY, path)
    assert not takes(FILES, path)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("总结.docx", True),
        ("旧 稿/总结.DOCX", True),
        ("README.md", True),
        ("总结.docx.bak", False),
        ("总结docx", False),
        ("code.py", False),
        ("reports/~$总结.docx", False),
        (".github/pull_request_template.md", False),
        ("a/.cache/b.txt", False),
    ],
)
def test_the_hook_takes_what_a_folder_would_be_searched_for(
    path: str, *, taken: bool
) -> None:
    assert takes(FILES, path) is taken


def test_the_readme_names_the_hooks_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [shown] = regex.findall(r"```yaml\n(repos:.*?)```", readme, regex.DOTALL)
    [repository] = yaml.safe_load(shown)["repos"]

    assert repository["rev"] == f"v{__version__}"
    assert {hook["id"] for hook in repository["hooks"]} == {
        hook["id"] for hook in MANIFEST
    }


# --- excluded files ---


@pytest.fixture
def archive(draftlint: CommandLine) -> CommandLine:
    """Give a folder with a draft that the configuration excludes."""
    Path("archive").mkdir()
    Path("archive/a.txt").write_text(FLAWED, encoding="utf-8")
    Path("b.txt").write_text(CLEAN, encoding="utf-8")
    Path("draftlint.toml").write_text('exclude = ["archive/"]', encoding="utf-8")
    return draftlint


def test_a_draft_that_is_named_is_checked_though_excluded(
    archive: CommandLine,
) -> None:
    assert archive("check", "archive/a.txt").status == 1


@pytest.mark.parametrize("others", [(), ("b.txt",)])
def test_exclusion_can_be_forced_for_drafts_that_are_named(
    others: tuple[str, ...], archive: CommandLine
) -> None:
    ran = archive("check", "--force-exclude", "archive/a.txt", *others)

    assert (ran.status, ran.err) == (0, "")
    assert "a.txt" not in ran.out
    last = "1 file checked: nothing found" if others else "no file to check"
    assert ran.out.splitlines()[-1] == last


@pytest.mark.parametrize("paths", [("archive",), ("nowhere.txt",), ("a.py",)])
def test_forced_exclusion_hides_nothing_else_that_is_wrong(
    paths: tuple[str, ...], archive: CommandLine
) -> None:
    Path("a.py").touch()

    assert archive("check", "--force-exclude", *paths).status == 2


# --- the real pre-commit ---


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository of drafts, with the draftlint of this environment."""
    monkeypatch.setenv("PATH", f"{BINARIES}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(folder.parent / "pre-commit"))
    for variable in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", ".")
    Path("好.txt").write_text(CLEAN, encoding="utf-8")
    Path("好.docx").write_bytes(word_file(paragraph(run(CLEAN))))
    Path("坏.docx").write_bytes(word_file(paragraph(run(FLAWED))))
    Path("损坏.docx").write_bytes(b"PK")
    git("add", ".")
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def pre_commit(*arguments: object) -> tuple[int, str]:
    """Give the status of pre-commit and what it said."""
    ran = subprocess.run(
        [str(PRE_COMMIT), *map(str, arguments)], capture_output=True, check=False
    )
    return ran.returncode, ran.stdout.decode() + ran.stderr.decode()


@pytest.fixture
def hooks(repository: Path) -> Path:
    """Offer the hooks of the manifest, without setting up environments for them."""
    here = repository.parent / "hooks"
    here.mkdir()
    offered = [{**hook, "language": "system"} for hook in MANIFEST]
    for hook in offered:
        hook.pop("additional_dependencies", None)
    manifest = here / ".pre-commit-hooks.yaml"
    manifest.write_text(yaml.safe_dump(offered), encoding="utf-8")
    git("init", "--quiet", str(here))
    git("-C", str(here), "add", ".")
    author = ("-c", "user.name=draftlint", "-c", "user.email=draftlint@example.org")
    git("-C", str(here), *author, "commit", "--quiet", "--message=hooks")
    return here


@needs_pre_commit
def test_a_clean_draft_passes_and_a_flawed_one_is_stopped_with_its_reason(
    hooks: Path,
) -> None:
    passed, _ = pre_commit(
        "try-repo", hooks, "draftlint", "--files", "好.txt", "好.docx"
    )
    stopped, said = pre_commit(
        "try-repo", hooks, "draftlint", "--files", "好.txt", "坏.docx"
    )

    assert passed == 0
    assert stopped == 1
    assert "exit code: 1" in said
    assert "XX" in said
    assert "leftover-placeholder" in said
    assert "坏.docx" in said


@needs_pre_commit
def test_a_file_that_cannot_be_read_is_stopped(hooks: Path) -> None:
    stopped, said = pre_commit("try-repo", hooks, "draftlint", "--files", "损坏.docx")

    assert stopped == 1
    assert "exit code: 2" in said
    assert "损坏.docx" in said


@needs_pre_commit
def test_the_whole_repository_is_checked_when_the_configuration_changes(
    hooks: Path,
) -> None:
    Path("draftlint.toml").write_text('exclude = ["损坏.docx"]', encoding="utf-8")

    stopped, said = pre_commit(
        "try-repo", hooks, "draftlint-repository", "--files", "draftlint.toml"
    )

    assert stopped == 1
    assert "exit code: 1" in said
    assert "3 files checked" in said


@needs_pre_commit
@pytest.mark.usefixtures("repository")
def test_the_entry_that_init_writes_works(draftlint: CommandLine) -> None:
    assert draftlint("init", "--pre-commit").status == 0
    git("add", ".")

    passed, _ = pre_commit("run", "--files", "好.txt", "好.docx")
    stopped, said = pre_commit("run", "--all-files")

    assert passed == 0
    assert stopped == 1
    assert "坏.docx" in said
    assert "deprecated" not in said.lower()
