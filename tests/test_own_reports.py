"""A report that lies among the drafts is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CommandLine

FLAWED = "上半年立案XX起。\n"
REPORTS = ("结果.html", "结果.htm", "summary.md")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("draft", [FLAWED, "都好。\n"])
def test_the_next_run_passes_over_the_report_and_may_write_it_again(
    name: str, draft: str, draftlint: CommandLine, folder: Path
) -> None:
    (folder / "报告.txt").write_text(draft, encoding="utf-8")
    first = draftlint("check", "-o", name)
    written = (folder / name).read_bytes()

    again = draftlint("check", "-o", name)

    assert again == first
    assert (folder / name).read_bytes() == written
    assert draftlint("check", "--show-files").out == "报告.txt\n"


@pytest.mark.parametrize("name", REPORTS)
def test_a_draft_is_not_taken_for_a_report_nor_overwritten(
    name: str, draftlint: CommandLine, folder: Path
) -> None:
    draft = "<p>draftlint</p>" if name.endswith("m") else "## draftlint 使用情况\n"
    (folder / name).write_text(draft, encoding="utf-8")

    ran = draftlint("check", "-o", name)

    assert ran.status == 2
    assert "exclude" in ran.err
    assert (folder / name).read_text(encoding="utf-8") == draft


def test_a_report_that_is_named_is_checked(
    draftlint: CommandLine, folder: Path
) -> None:
    (folder / "报告.txt").write_text(FLAWED, encoding="utf-8")
    draftlint("check", "-o", "结果.html")

    assert draftlint("check", "--show-files", "结果.html").out == "结果.html\n"


def test_a_hook_that_names_every_file_passes_over_it_too(
    draftlint: CommandLine, folder: Path
) -> None:
    (folder / "报告.txt").write_text(FLAWED, encoding="utf-8")
    draftlint("check", "-o", "结果.html")

    ran = draftlint("check", "--force-exclude", "结果.html")

    assert (ran.status, ran.err) == (0, "")
