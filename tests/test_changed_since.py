"""--changed-since: only what changed, as git knows it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftlint.document import Span
from draftlint.triage.line_changes import Changes
from tests.word_files import paragraph, word_file

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Ran

GIT = shutil.which("git")
ROOT = Path(__file__).parent.parent
DRAFT = """半年工作总结
上半年共立案BANNED起。
全区走访企业BANNED家。
培训干部BANNED人次。
特此报告。
"""

needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    local = ("-c", "protocol.file.allow=always", "-c", "core.autocrlf=false")
    ran = subprocess.run(
        [str(GIT), *who, *local, *arguments],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return ran.stdout.decode().strip()


def commit(folder: Path, message: str = "change") -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return git(folder, "rev-parse", "HEAD")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def repository(
    folder: Path,
    sample: None,  # noqa: ARG001 - installed by then
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A repository with one draft of three findings, committed on main."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder.parent))
    git(folder, "init", "--quiet", "--initial-branch=main")
    put(folder, "draftlint.toml", 'select = ["forbidden-word", "shared-opening"]\n')
    put(folder, "a.txt", DRAFT)
    commit(folder)
    return folder


def places(ran: Ran) -> list[str]:
    """Where findings are, as path:line."""
    return [
        f"{finding['path']}:{finding['start']['line']}"
        for finding in json.loads(ran.out)["findings"]
    ]


def since(draftlint: CommandLine, revision: str, *arguments: object) -> list[str]:
    options = ("--changed-since", revision, "--output-format", "json")
    ran = draftlint("check", *options, *arguments)
    assert ran.err == ""
    assert ran.status == (1 if places(ran) else 0)
    return places(ran)


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@needs_git
class TestLines:
    @pytest.mark.parametrize("name", ["a.txt", "年度 报告/“终\n稿”.md"])
    def test_only_findings_on_changed_lines_are_reported(
        self, draftlint: CommandLine, repository: Path, name: str
    ) -> None:
        text = DRAFT.replace("\n", "\n\n") if name.endswith("md") else DRAFT
        put(repository, name, text)
        commit(repository)
        put(repository, name, changed(text, "全区走访", "全区共走访"))

        line = 5 if name.endswith("md") else 3
        assert since(draftlint, "HEAD") == [f"{name}:{line}"]

    @pytest.mark.parametrize("stage", ["worktree", "index", "commit"])
    def test_what_is_committed_staged_or_only_written_counts(
        self, draftlint: CommandLine, repository: Path, stage: str
    ) -> None:
        first = commit(repository)
        put(repository, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        put(repository, "b.txt", "新写的BANNED。\n")
        if stage != "worktree":
            git(repository, "add", "--all")
        if stage == "commit":
            commit(repository)

        assert since(draftlint, first) == ["a.txt:3", "b.txt:1"]

    def test_a_deletion_is_not_blamed_for_what_stands_beside_it(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "a.txt", changed(DRAFT, "全区走访企业BANNED家。\n", "\n"))
        assert since(draftlint, "HEAD") == []

        put(repository, "a.txt", changed(DRAFT, "特此报告。\n", ""))
        assert since(draftlint, "HEAD") == []

    def test_a_related_place_counts(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "draftlint.toml", 'select = ["broken-numbering"]\n')
        numbered = "（一）规范执法。\n（三）补齐短板。\n（四）队伍建设。\n"
        put(repository, "b.txt", numbered)
        commit(repository)
        put(repository, "b.txt", changed(numbered, "规范执法", "公正执法"))
        assert since(draftlint, "HEAD") == ["b.txt:2"]

        put(repository, "b.txt", changed(numbered, "队伍建设", "作风建设"))
        assert since(draftlint, "HEAD") == []

    def test_what_a_change_breaks_elsewhere_is_reported(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "draftlint.toml", 'select = ["broken-numbering"]\n')
        parts = [f"（{n}）{n}项工作。\n按期完成。\n如期见效。\n" for n in "一二三五"]
        put(repository, "b.txt", "".join(parts))
        commit(repository)
        put(repository, "b.txt", changed("".join(parts), "（二）二项工作。\n", ""))

        assert since(draftlint, "HEAD") == ["b.txt:6"]

    def test_what_looks_like_a_new_finding_is_still_an_old_one(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "a.txt", f"走访BANNED户。\n{DRAFT}走访BANNED户。\n")
        commit(repository)
        put(
            repository,
            "a.txt",
            f"走访BANNED户。\n走访BANNED户。\n{DRAFT}走访BANNED户。\n",
        )

        [place] = since(draftlint, "HEAD")

        assert place in ("a.txt:1", "a.txt:2")

    def test_other_line_ends_are_no_change(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "a.txt", DRAFT.replace("\n", "\r\n"))

        assert since(draftlint, "HEAD") == []

    def test_line_ends_that_git_converts_are_no_change(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, ".gitattributes", "*.txt text eol=crlf\n")
        commit(repository)
        text = DRAFT.replace("\n", "\r\n")
        put(repository, "a.txt", changed(text, "BANNED家", "BANNED户"))

        assert since(draftlint, "HEAD") == ["a.txt:3"]

    @pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
    def test_any_encoding_is_compared_by_lines(
        self, draftlint: CommandLine, repository: Path, encoding: str
    ) -> None:
        (repository / "a.txt").write_bytes(DRAFT.encode(encoding))
        commit(repository)
        new = changed(DRAFT, "BANNED家", "BANNED户")
        (repository / "a.txt").write_bytes(new.encode(encoding))

        assert since(draftlint, "HEAD") == ["a.txt:3"]

    def test_fixes_change_no_other_line(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "draftlint.toml", 'select = ["half-width-mark", "blank-run"]\n')
        old = "今年以来,各项工作取得新进展。\n"
        put(repository, "b.txt", old)
        commit(repository)
        new = "走访企业,收集问题。\n" + "\n" * 8 + "明年,再接再厉。\n"
        put(repository, "b.txt", old + new)

        assert since(draftlint, "HEAD", "--fix") == []

        fixed = (repository / "b.txt").read_text(encoding="utf-8")
        assert fixed == f"{old}走访企业，收集问题。\n\n明年，再接再厉。\n"


@needs_git
class TestWordFiles:
    BODY = (paragraph("立案BANNED起。"), paragraph("走访BANNED家。"))

    def save(self, repository: Path, *paragraphs: str) -> None:
        (repository / "b.docx").write_bytes(word_file("".join(paragraphs)))

    def test_only_findings_that_are_new_are_reported(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        self.save(repository, *self.BODY)
        commit(repository)
        added = paragraph("慰问BANNED户。")
        self.save(repository, added, *self.BODY, paragraph("特此报告。"))

        assert since(draftlint, "HEAD") == ["b.docx:1"]

    def test_one_that_was_moved_is_not_new(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        self.save(repository, *self.BODY)
        commit(repository)
        self.save(repository, *self.BODY[::-1])

        assert since(draftlint, "HEAD") == []

    def test_where_the_old_version_cannot_be_read_all_findings_count(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        (repository / "b.docx").write_bytes(b"no archive")
        commit(repository)
        self.save(repository, *self.BODY)

        assert since(draftlint, "HEAD") == ["b.docx:1", "b.docx:2"]

    def test_what_git_kept_is_read_as_a_checkout_would_write_it(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        # As git-lfs does, but simpler: what git keeps is no Word file.
        git(repository, "config", "filter.coded.clean", "base64")
        git(repository, "config", "filter.coded.smudge", "base64 --decode")
        put(repository, ".gitattributes", "*.docx filter=coded\n")
        self.save(repository, *self.BODY)
        commit(repository)
        assert "PK" not in git(repository, "show", "HEAD:b.docx")
        self.save(repository, *self.BODY, paragraph("慰问BANNED户。"))

        assert since(draftlint, "HEAD") == ["b.docx:3"]

    def test_web_pages_are_compared_like_word_files(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "b.html", "<p>立案BANNED起。</p>\n<p>特此报告。</p>\n")
        commit(repository)
        put(
            repository,
            "b.html",
            "<p>慰问BANNED户。</p>\n<p>立案BANNED起。</p><p>特此报告。</p>\n",
        )

        assert since(draftlint, "HEAD") == ["b.html:1"]


@needs_git
class TestFiles:
    @pytest.mark.parametrize("staged", [True, False])
    def test_a_renamed_file_is_compared_with_what_it_was(
        self, draftlint: CommandLine, repository: Path, staged: bool
    ) -> None:
        (repository / "a.txt").unlink()
        put(repository, "存档/终 稿.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        if staged:
            git(repository, "add", "--all")
        index = git(repository, "ls-files", "--stage")

        assert since(draftlint, "HEAD") == ["存档/终 稿.txt:3"]
        assert git(repository, "ls-files", "--stage") == index

    def test_what_git_ignores_is_no_change(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, ".gitignore", "b.txt\n")
        put(repository, "b.txt", "BANNED\n")

        assert since(draftlint, "HEAD", ".", "b.txt") == []

    def test_paths_restrict_what_is_checked(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        for name in ("b.txt", "子/c.txt", "子/d.txt"):
            put(repository, name, f"{name}：BANNED\n")

        assert since(draftlint, "HEAD", "子") == ["子/c.txt:1", "子/d.txt:1"]
        assert since(draftlint, "HEAD", "子/d.txt", "a.txt") == ["子/d.txt:1"]

    def test_it_works_from_a_folder_below(
        self,
        draftlint: CommandLine,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        put(repository, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        put(repository, "子/b.txt", "BANNED\n")
        monkeypatch.chdir(repository / "子")

        assert since(draftlint, "HEAD") == ["b.txt:1"]
        [above] = since(draftlint, "HEAD", repository / "a.txt")
        assert above.endswith("/a.txt:3")

    def test_a_link_is_what_it_leads_to(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        (repository / "link.txt").symlink_to("a.txt")
        commit(repository)
        put(repository, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))

        assert since(draftlint, "HEAD", "link.txt") == ["link.txt:3"]

    def test_deleted_files_and_other_modes_are_nothing_to_check(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "b.txt", "都好。\n")
        commit(repository)
        (repository / "b.txt").unlink()
        (repository / "a.txt").chmod(0o755)

        assert since(draftlint, "HEAD") == []

    def test_the_files_can_be_shown(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "b.txt", "都好。\n")

        shown = draftlint("check", "--changed-since", "HEAD", "--show-files")

        assert shown.out == "b.txt\n"

    def test_standard_input_is_compared_with_the_file_of_its_name(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        new = changed(DRAFT, "BANNED家", "BANNED户").encode()
        options = ("--changed-since", "HEAD", "--output-format", "json", "-")

        named = draftlint("check", *options, "--stdin-filename", "a.txt", stdin=new)
        other = draftlint("check", *options, "--stdin-filename", "b.txt", stdin=new)

        assert places(named) == ["a.txt:3"]
        assert len(places(other)) == 3
        assert (repository / "a.txt").read_bytes() == DRAFT.encode()

    def test_a_finding_in_the_baseline_is_not_new(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        draftlint("baseline")
        commit(repository)
        put(repository, "a.txt", changed(DRAFT, "特此报告。", "特此报告，BANNED。"))

        ran = draftlint("check", "--changed-since", "HEAD", "--output-format", "json")

        told = [finding["status"] for finding in json.loads(ran.out)["findings"]]
        assert told == [*["baseline"] * 3, "open"]
        assert json.loads(ran.out)["summary"]["gone"] == 0

    def test_fingerprints_are_those_of_a_whole_check(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        equal = "立案BANNED起。\n"
        put(repository, "b.txt", equal)
        commit(repository)
        put(repository, "b.txt", equal * 2)

        def marks(*options: str) -> list[str]:
            ran = draftlint("check", "b.txt", "--output-format", "json", *options)
            return [f["fingerprint"] for f in json.loads(ran.out)["findings"]]

        assert marks("--changed-since", "HEAD") == marks()[1:]


@needs_git
class TestRevisions:
    def test_what_others_changed_since_the_branch_began_does_not_count(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        git(repository, "checkout", "--quiet", "-b", "topic")
        put(repository, "b.txt", "BANNED\n")
        commit(repository)
        git(repository, "checkout", "--quiet", "main")
        put(repository, "a.txt", DRAFT.replace("BANNED", "12"))
        commit(repository)
        git(repository, "checkout", "--quiet", "topic")

        assert since(draftlint, "main") == ["b.txt:1"]

    def test_without_a_common_ancestor_the_revision_itself_counts(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        git(repository, "checkout", "--quiet", "--orphan", "other")
        put(repository, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        assert since(draftlint, "main") == ["a.txt:3"]

        commit(repository)
        assert since(draftlint, "main") == ["a.txt:3"]

    def test_before_the_first_commit_everything_is_new(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        shutil.rmtree(repository / ".git")
        git(repository, "init", "--quiet")
        put(repository, "b.txt", "BANNED\n")
        git(repository, "add", "b.txt")

        assert len(since(draftlint, "HEAD")) == 4
        ran = draftlint("check", "--changed-since", "main")
        assert ran.status == 2

    def test_a_shallow_clone_compares_with_what_it_has(
        self, draftlint: CommandLine, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(repository, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        commit(repository)
        clone = repository.parent / "clone"
        git(repository, "branch", "old", "HEAD~1")
        url = repository.as_uri()
        git(repository.parent, "clone", "--quiet", "--depth=1", url, str(clone))
        monkeypatch.chdir(clone)

        unknown = draftlint("check", "--changed-since", "origin/old")
        git(clone, "fetch", "--quiet", "--depth=1", "origin", "old:old")
        ran = draftlint("check", "--changed-since", "old", "--output-format", "json")

        assert unknown.status == 2
        assert "shallow" in unknown.err
        assert "no full history" in ran.err
        assert places(ran) == ["a.txt:3"]
        assert ran.status == 1

    @pytest.mark.parametrize(
        "revision",
        ["nowhere", "-x", "--all", "", "^main", "main..HEAD", "HEAD~9", "main:a.txt"],
    )
    def test_a_revision_that_is_none_is_an_error(
        self, draftlint: CommandLine, repository: Path, revision: str
    ) -> None:
        ran = draftlint("check", f"--changed-since={revision}")

        assert ran.status == 2
        assert f"{repository} has no revision “{revision}”" in ran.err
        assert ran.out == ""

    @pytest.mark.parametrize("report", ["full", "concise", "github", "markdown"])
    def test_when_nothing_changed_that_is_said_and_all_is_well(
        self, draftlint: CommandLine, repository: Path, report: str
    ) -> None:
        put(repository, "notes.py", "")

        ran = draftlint("check", "--changed-since", "HEAD", "--output-format", report)

        assert (ran.status, ran.err) == (0, "")
        said = "no draft has changed since HEAD; nothing to check"
        assert said in ran.out.replace("\\", "")

    @pytest.mark.parametrize(
        "report",
        ["json", "jsonl", "sarif", "gitlab", "junit", "rdjson", "checkstyle", "html"],
    )
    def test_when_nothing_changed_every_report_is_written(
        self,
        draftlint: CommandLine,
        repository: Path,  # noqa: ARG002 - the command runs in it
        report: str,
    ) -> None:
        ran = draftlint("check", "--changed-since", "HEAD", "--output-format", report)

        assert (ran.status, ran.err) == (0, "")
        assert ran.out


@needs_git
class TestSurroundings:
    @pytest.mark.parametrize("below", [False, True])
    def test_what_a_hook_of_git_sets_does_no_harm(
        self,
        draftlint: CommandLine,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
        below: bool,
    ) -> None:
        put(repository, "子/b.txt", "BANNED\n")
        git(repository, "add", "--all")
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        monkeypatch.setenv("GIT_PREFIX", "")
        if below:
            monkeypatch.chdir(repository / "子")

        assert since(draftlint, "HEAD") == ["b.txt:1" if below else "子/b.txt:1"]

    @pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
    @pytest.mark.parametrize("worktree", [False, True])
    def test_a_hook_of_git_stops_a_commit_of_what_is_new(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch, worktree: bool
    ) -> None:
        monkeypatch.setenv("PYTHONPATH", str(repository.parent / "site"))
        hook = put(
            repository,
            ".git/hooks/pre-commit",
            f"#!/bin/sh\nPYTHONPATH='{ROOT}':$PYTHONPATH '{sys.executable}' "
            "-m draftlint check --changed-since HEAD --output-format concise\n",
        )
        hook.chmod(0o755)
        here = repository
        if worktree:
            here = repository.parent / "other"
            git(repository, "worktree", "add", "--quiet", str(here))
        put(here, "a.txt", changed(DRAFT, "特此报告。", "特此报告，完。"))
        git(here, "commit", "--quiet", "--all", "--message=no finding is new")
        put(here, "a.txt", changed(DRAFT, "特此报告。", "特此报告，BANNED。"))

        with pytest.raises(subprocess.CalledProcessError) as stopped:
            git(here, "commit", "--quiet", "--all", "--message=one is")

        said = (stopped.value.stdout + stopped.value.stderr).decode()
        assert "a.txt:5:6: warning forbidden-word" in said
        assert said.count("forbidden-word") == 1

    def test_settings_of_git_do_no_harm(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        for setting in (
            *("diff.renames=false", "diff.noprefix=true", "color.ui=always"),
            *("diff.external=false", "core.quotePath=true", "diff.relative=true"),
            *("status.showUntrackedFiles=no", "diff.mnemonicPrefix=true"),
        ):
            git(repository, "config", *setting.split("="))
        (repository / "a.txt").rename(repository / "终稿.txt")
        put(repository, "终稿.txt", changed(DRAFT, "BANNED家", "BANNED户"))

        assert since(draftlint, "HEAD") == ["终稿.txt:3"]

    def test_a_worktree_of_its_own_is_a_repository(
        self,
        draftlint: CommandLine,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        other = repository.parent / "other"
        git(repository, "worktree", "add", "--quiet", str(other))
        put(other, "a.txt", changed(DRAFT, "BANNED家", "BANNED户"))
        monkeypatch.chdir(other)

        assert since(draftlint, "main") == ["a.txt:3"]

    def test_a_submodule_is_compared_with_what_the_revision_holds_of_it(
        self,
        draftlint: CommandLine,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        inner = repository.parent / "inner"
        inner.mkdir()
        git(inner, "init", "--quiet", "--initial-branch=trunk")
        draft = changed(DRAFT, "半年工作总结", "分册")
        put(inner, "c.txt", draft)
        commit(inner)
        git(repository, "submodule", "--quiet", "add", inner.as_uri(), "分册")
        new_module = since(draftlint, "HEAD")
        commit(repository)
        put(repository, "分册/c.txt", changed(draft, "BANNED家", "BANNED户"))
        commit(repository / "分册")

        assert new_module == ["分册/c.txt:2", "分册/c.txt:3", "分册/c.txt:4"]
        assert since(draftlint, "main") == ["分册/c.txt:3"]
        monkeypatch.chdir(repository / "分册")
        assert since(draftlint, "trunk~1") == ["c.txt:3"]

    def test_a_draft_outside_of_any_repository_is_named_and_the_others_are_checked(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "b.txt", "BANNED\n")
        outside = put(repository.parent, "c.txt", "BANNED\n")

        ran = draftlint(
            *("check", "b.txt", outside, "--changed-since", "HEAD"),
            *("--output-format", "json"),
        )

        assert ran.status == 2
        assert "c.txt is in no git repository" in ran.err
        assert places(ran) == ["b.txt:1"]

    def test_without_a_repository_there_is_nothing_to_go_by(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        shutil.rmtree(repository / ".git")

        ran = draftlint("check", "--changed-since", "HEAD")

        assert ran.status == 2
        assert "a.txt is in no git repository" in ran.err

    def test_a_broken_repository_is_said_to_be_one(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        shutil.rmtree(repository / ".git")
        (repository / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")

        ran = draftlint("check", "--changed-since", "HEAD")

        assert ran.status == 2
        assert "git failed: " in ran.err

    def test_a_repository_of_somebody_else_is_said_to_be_one(
        self,
        draftlint: CommandLine,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

        ran = draftlint("check", "--changed-since", "HEAD")

        assert ran.status == 2
        assert f"safe.directory {repository}" in ran.err

    def test_without_git_that_is_said(
        self,
        draftlint: CommandLine,
        repository: Path,  # noqa: ARG002 - the command runs in it
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("PATH", "")

        ran = draftlint("check", "--changed-since", "HEAD")

        assert ran.status == 2
        assert "needs git" in ran.err
        assert draftlint("check").status == 1


@needs_git
class TestComparingDrafts:
    def test_what_was_pasted_from_an_unchanged_draft_is_found(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "0.txt", "半年工作总结\n另一份。\n")

        assert since(draftlint, "HEAD") == ["0.txt:1"]

    def test_a_copy_that_was_there_before_is_not_new(
        self, draftlint: CommandLine, repository: Path
    ) -> None:
        put(repository, "b.txt", "半年工作总结\n另一份。\n")
        body = paragraph("半年工作总结") + paragraph("又一份。")
        (repository / "c.docx").write_bytes(word_file(body))
        commit(repository)
        put(repository, "b.txt", "半年工作总结\n另一份，已改。\n")
        (repository / "c.docx").write_bytes(word_file(body + paragraph("已改。")))

        assert since(draftlint, "HEAD") == []


def lines(changes: Changes, text: str) -> list[str]:
    """The lines that were touched."""
    found, start = [], 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        if line and changes.touch(span):
            found.append(line)
        start = span.end + 1
    return found


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        ("甲\n乙\n丙", "甲\n乙\n丙", ""),
        ("甲\n乙\n丙", "甲\n丁\n丙", "丁"),
        ("甲\n乙\n丙", "甲\n丁\n乙\n丙", "丁"),
        ("甲\n乙\n丙", "甲\n丙", ""),
        ("甲\n\n乙\n\n丙", "甲\n\n丙", ""),
        ("甲\n乙\n丙", "乙\n丙", ""),
        ("甲\n乙\n丙", "甲\n乙", ""),
        ("甲\n乙\n丙", "丙\n甲\n乙", "丙"),
        ("", "甲\n乙", "甲乙"),
        ("甲", "", ""),
        ("甲\n乙\n丙", "甲\n\n丙", ""),
        ("甲\n乙", "甲\n\n乙", ""),
        ("甲\r\n乙\r\n", "甲\n乙", ""),
        ("甲\n乙\n丙\n丁", "甲\n戊\n丁", "戊"),
        ("甲\n乙\n丙\n丁", "甲\n丙\n戊\n己\n丁", "戊己"),
    ],
)
def test_lines_are_touched_by_edits_on_them_and_by_nothing_else(
    before: str, after: str, touched: str
) -> None:
    assert "".join(lines(Changes(before, after), after)) == touched


def test_a_rewritten_text_of_many_lines_takes_no_time_and_no_memory() -> None:
    before = "\n".join(map(str, range(30_000)))
    after = "\n".join(f"{n}。" for n in range(30_000))

    assert Changes(before, after).touch(Span(3, 4))


PIECES = st.lists(st.sampled_from(["甲", "乙", "丙", "", " "]), max_size=12)


@settings(deadline=None)
@given(before=PIECES, after=PIECES)
def test_lines_that_are_not_touched_were_there(
    before: list[str], after: list[str]
) -> None:
    text = "\n".join(after)
    touched = lines(Changes("\n".join(before), text), text)

    untouched: list[Any] = [line for line in after if line]
    for line in touched:
        untouched.remove(line)
    for line in untouched:
        assert line in before
