"""Which files are linted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint import files

if TYPE_CHECKING:
    from draftlint.files import Search

pytestmark = pytest.mark.usefixtures("folder")
ENDINGS = (".txt", ".md")


def write(*paths: str) -> None:
    for name in paths:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("正文。\n", encoding="utf-8")


def search(*paths: str, exclude: tuple[str, ...] = ()) -> Search:
    return files.find(
        [Path(path) for path in paths],
        ENDINGS,
        lambda path: files.pattern_matches(exclude, path, Path.cwd()),
    )


def found(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    result = search(*paths, exclude=exclude)
    assert not result.missing
    return [file.path.as_posix() for file in result.files]


def test_a_folder_is_walked_in_the_order_of_names_files_before_folders() -> None:
    write("b.txt", "a.md", "sub/c.txt", "another/d.txt")

    assert found(".") == ["a.md", "b.txt", "another/d.txt", "sub/c.txt"]


def test_files_of_other_kinds_are_passed_over_in_folders() -> None:
    write("a.txt", "picture.png", "no_ending")

    assert found(".") == ["a.txt"]


def test_an_ending_counts_in_capitals_too() -> None:
    write("报告.TXT")

    assert found(".") == ["报告.TXT"]


def test_hidden_files_and_the_lock_files_of_word_are_passed_over() -> None:
    write(".hidden.txt", ".git/a.txt", "~$报告.txt", "报告.txt")

    assert found(".") == ["报告.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is() -> None:
    write(".hidden.txt", "picture.png")

    result = search(".hidden.txt", "picture.png", exclude=("*",))

    assert [(f.path.name, f.named) for f in result.files] == [
        (".hidden.txt", True),
        ("picture.png", True),
    ]


def test_files_come_in_the_order_of_the_arguments() -> None:
    write("a.txt", "b.txt", "sub/c.txt")

    assert found("sub", "b.txt", "a.txt") == ["sub/c.txt", "b.txt", "a.txt"]


def test_a_file_named_twice_is_linted_once_however_it_is_written() -> None:
    write("a.txt", "sub/b.txt")
    absolute = str(Path("a.txt").absolute())

    assert found("a.txt", "./a.txt", absolute, "sub/../a.txt") == ["a.txt"]
    assert found(".", "sub/b.txt", "sub") == ["a.txt", "sub/b.txt"]


def test_a_path_that_does_not_exist_is_named_and_the_others_are_found() -> None:
    write("a.txt")

    result = search("nowhere", "a.txt")

    assert [file.path.name for file in result.files] == ["a.txt"]
    assert [str(missing) for missing in result.missing] == [
        "no such file or folder: nowhere"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open any folder")
def test_a_folder_that_cannot_be_opened_is_named_and_the_walk_goes_on() -> None:
    write("closed/a.txt", "open/b.txt")
    Path("closed").chmod(0)

    result = search(".")

    Path("closed").chmod(0o700)
    assert [file.path.as_posix() for file in result.files] == ["open/b.txt"]
    assert "closed" in str(result.missing[0])


def test_a_link_to_nowhere_is_a_file_when_named() -> None:
    Path("link.txt").symlink_to("nowhere.txt")

    assert found("link.txt") == ["link.txt"]


def test_a_link_to_a_folder_is_not_walked() -> None:
    write("real/a.txt")
    Path("real/again").symlink_to(Path("real").absolute())

    assert found(".") == ["real/a.txt"]


@pytest.mark.parametrize("exclude", [(), ("archive/",)])
def test_a_link_to_a_file_elsewhere_is_linted_under_its_own_name(
    exclude: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.txt").write_text("正文。", encoding="utf-8")
    write("a.txt")
    Path("link.txt").symlink_to(tmp_path / "elsewhere.txt")
    Path(".gitignore").write_text("*.log\n", encoding="utf-8")

    assert found(".", exclude=exclude) == ["a.txt", "link.txt"]


def test_what_git_ignores_is_passed_over() -> None:
    write("a.txt", "b.txt", "build/c.txt", "sub/build/d.txt", "sub/e.txt")
    Path(".gitignore").write_text("b.txt\nbuild/\n", encoding="utf-8")

    assert found(".") == ["a.txt", "sub/e.txt"]


def test_git_need_not_be_asked() -> None:
    write("a.txt", "sub/b.txt", ".hidden/c.txt")
    Path(".gitignore").write_text("sub/\n", encoding="utf-8")
    Path("sub/.gitignore").write_text("*\n", encoding="utf-8")

    result = files.find([Path()], ENDINGS, lambda _: False, git=False)

    assert [file.path.as_posix() for file in result.files] == ["a.txt", "sub/b.txt"]


def test_the_closest_gitignore_decides() -> None:
    write("sub/a.txt", "sub/b.txt", "c.txt")
    Path(".gitignore").write_text("*.txt\n", encoding="utf-8")
    Path("sub/.gitignore").write_text("!a.txt\n", encoding="utf-8")

    assert found(".") == ["sub/a.txt"]


def test_a_gitignore_above_the_folder_counts_within_the_repository() -> None:
    write("sub/deep/a.txt", "sub/deep/b.txt")
    Path(".git").mkdir()
    Path(".gitignore").write_text("b.txt\n", encoding="utf-8")

    assert found("sub/deep") == ["sub/deep/a.txt"]


def test_a_gitignore_above_the_repository_does_not_count() -> None:
    write("sub/a.txt")
    Path("sub/.git").mkdir()
    Path(".gitignore").write_text("a.txt\n", encoding="utf-8")

    assert found("sub") == ["sub/a.txt"]


def test_a_line_of_gitignore_that_is_no_pattern_is_passed_over_as_git_does() -> None:
    write("a.txt", "b.txt")
    Path(".gitignore").write_bytes(b"!\n\xff\\\nb.txt\n")

    assert found(".") == ["a.txt"]


def test_excluded_folders_and_files_are_passed_over() -> None:
    write("a.txt", "archive/b.txt", "sub/archive/c.txt", "plans/d.txt", "plans/e.md")

    assert found(".", exclude=("archive/", "plans/*.md")) == ["a.txt", "plans/d.txt"]


def test_a_pattern_says_nothing_of_files_outside_its_root(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"

    assert not files.pattern_matches(("*",), outside, Path.cwd())
    assert files.pattern_matches(("*",), Path("inside.txt"), Path.cwd())


def test_a_file_is_written_through_a_link(tmp_path: Path) -> None:
    link, real = tmp_path / "link.txt", tmp_path / "real.txt"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)

    files.put(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to(os.devnull)

    with files.whole(link) as file:
        file.write("gone")

    assert link.is_symlink()
    assert link.is_char_device()
    assert not list(tmp_path.glob("*.tmp"))
