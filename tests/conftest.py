"""What most tests need: the command line in process, and plugins to install."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Protocol

import pytest

from draftlint import cli

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = "tests.sample_plugin"


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: object
    out: str
    err: str


class CommandLine(Protocol):
    """Runs `draftlint` with arguments; `stdin` is what stands on standard input."""

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran: ...


class Install(Protocol):
    """Installs a plugin: an entry point that names a module, for this test alone."""

    def __call__(self, module: str, source: str | None = None) -> Path: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in English, with nothing set by the environment."""
    here = tmp_path / "drafts"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    for variable in (
        *("DRAFTLINT_OUTPUT_FORMAT", "FORCE_COLOR", "NO_COLOR"),
        "GITHUB_STEP_SUMMARY",
    ):
        monkeypatch.delenv(variable, raising=False)
    return here


@pytest.fixture
def draftlint(
    folder: Path,  # noqa: ARG001 - the command runs in it
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """Run a command in this process and give its exit status and what it wrote."""

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        try:
            status: object = cli.main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = leaving.code
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install plugins as pip would leave them behind, and forget them afterwards."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)

    def put(module: str, source: str | None = None) -> Path:
        if source is not None:
            monkeypatch.delitem(sys.modules, module, raising=False)
            (site / f"{module}.py").write_text(source, encoding="utf-8")
        name = module.replace(".", "_")
        info = site / f"{name}-1.0.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        entry = f"[draftlint]\n{name} = {module}\n"
        (info / "entry_points.txt").write_text(entry, encoding="utf-8")
        return site

    return put


@pytest.fixture
def sample(install: Install) -> None:
    """Install the rules of `tests/sample_plugin.py`."""
    install(SAMPLE)
