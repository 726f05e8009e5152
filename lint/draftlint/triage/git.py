"""What git knows of a repository: revisions, what changed since one, what was there."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unicodedata import normalize

from draftlint import patterns
from draftlint.errors import BadArgument, reason_of
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_NO_GIT = Text(
    zh="--changed-since 要用 git，这里没有找到 git",
    en="--changed-since needs git, and there is none here",
)
_FAILED = Text(zh="{folder}：git 出错：{said}", en="{folder}: git failed: {said}")
_OF_SOMEBODY_ELSE = Text(
    zh="{folder} 属于另一个用户，git 因此不读它；如果信得过，请先运行 "
    "git config --global --add safe.directory {folder}",
    en="{folder} belongs to another user, so git does not read it; if you trust it, "
    "run: git config --global --add safe.directory {folder}",
)
_HASH = patterns.compile(r"[0-9a-f]{40,64}")
# What a hook of git sets for its own repository, whose paths hold for its own folder.
_LOCAL = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
    *("GIT_IMPLICIT_WORK_TREE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_CONFIG"),
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
)
_SETTINGS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


class GitFailed(BadArgument):
    """A git command that did not succeed; says in git's words why."""


class Repository:
    """A repository with a working tree, at its top folder.

    Names of files are relative to the top, with /, accents composed.
    Raises BadArgument when git is missing, GitFailed when it cannot do what is asked.
    """

    def __init__(self, folder: str) -> None:
        found = shutil.which("git")
        if found is None:
            raise BadArgument(_NO_GIT)
        self._program = found
        self.top = folder
        self.top = os.fsdecode(self._line("rev-parse", "--show-toplevel"))

    def commit(self, revision: str) -> str | None:
        """Give the commit that a revision names, None where it names none."""
        if revision.startswith("-"):  # it would be an option
            return None
        try:
            return self._hash(f"{revision}^{{commit}}")
        except GitFailed:
            return None

    def common_ancestor(self, commit: str) -> str | None:
        """Give the commit that a commit and HEAD have both grown from, if known."""
        try:
            return self._line("merge-base", commit, "HEAD").decode()
        except GitFailed:
            return None

    @property
    def empty(self) -> str:
        """The tree without files, which stands for what was before the first commit."""
        return self._line("hash-object", "-t", "tree", "--stdin").decode()

    @property
    def has_no_commit(self) -> bool:
        """Whether nothing was committed yet."""
        return self.commit("HEAD") is None

    @property
    def is_shallow(self) -> bool:
        """Whether the history was cut off when the repository was cloned."""
        return self._line("rev-parse", "--is-shallow-repository") == b"true"

    @property
    def parent(self) -> str:
        """The top of the repository that this is a submodule of; "" if of none."""
        return os.fsdecode(self._line("rev-parse", "--show-superproject-working-tree"))

    def object(self, base: str, name: str) -> str | None:
        """Give what a name stands for in a commit or tree: a blob, a submodule's commit."""
        try:
            return self._hash(f"{base}:{name}")
        except GitFailed:
            return None

    def name(self, path: str) -> str:
        """Give the name of a file here; `path` is absolute and without links."""
        relative = os.path.relpath(path, os.path.realpath(self.top))
        return normalize("NFC", relative.replace(os.sep, "/"))

    def changes(self, base: str, names: Collection[str]) -> dict[str, str | None]:
        """Give the files of the working tree that differ from a commit or tree.

        Each with the blob that it was there, maybe by another name; None where it is new.
        Of what git does not track, the `names` that it does not ignore count.
        """
        listed = self._run("ls-files", "--others", "--exclude-standard", "-z")
        untracked = [raw for raw in listed.split(b"\0") if raw and _name(raw) in names]
        with self._index(untracked) as index:
            return dict(self._changes(base, index))

    def blob(self, name: str, blob: str | None) -> bytes | None:
        """Give what a file was, as a checkout would write it; None if that fails.

        What git keeps may be a pointer to a large file, or have other line ends.
        """
        if blob is None:
            return None
        try:
            return self._run("cat-file", "--filters", f"--path={name}", blob)
        except GitFailed:
            return None

    def _changes(
        self, base: str, index: str | None
    ) -> Iterator[tuple[str, str | None]]:
        listed = self._run(
            *("diff", "--raw", "-z", "--no-abbrev", "--find-renames"),
            *("--no-ext-diff", "--ignore-submodules=all", base, "--"),
            index=index,
        )
        fields = iter(listed.split(b"\0"))
        for head in fields:
            if not head:
                return
            # :mode mode blob blob status, then the name, or the old and the new one.
            blob, status = head.split()[2].decode(), head.split()[4][:1]
            name = next(fields)
            if status in b"RC":
                name = next(fields)
            if status != b"D":
                yield _name(name), blob if blob.strip("0") else None

    @contextmanager
    def _index(self, untracked: Sequence[bytes]) -> Iterator[str | None]:
        """Give a copy of the index that knows untracked files, too.

        Only so does git see that one of them is a tracked file of another name.
        """
        if not untracked:
            yield None
            return
        real = os.fsdecode(self._line("rev-parse", "--git-path", "index"))
        with TemporaryDirectory(prefix="draftlint-") as folder:
            copy = os.path.join(folder, "index")  # noqa: PTH118
            with suppress(FileNotFoundError):  # nothing was ever added
                # Its time too: by that git knows which files it must look into.
                shutil.copy2(os.path.join(self.top, real), copy)  # noqa: PTH118
            # Any blob will do: git reads the file, since the entry is older than it.
            blob = self._run("hash-object", "--stdin").strip()
            entries = [b"100644 %s\t%s\0" % (blob, name) for name in untracked]
            given = b"".join(entries)
            self._run("update-index", "-z", "--index-info", index=copy, given=given)
            yield copy

    def _hash(self, expression: str) -> str | None:
        said = self._line("rev-parse", "--verify", "--quiet", expression)
        # “^main” is an expression, too, but names no object.
        return (
            said.decode() if _HASH.fullmatch(said.decode("ascii", "replace")) else None
        )

    def _line(self, *arguments: str) -> bytes:
        return self._run(*arguments).removesuffix(b"\n").removesuffix(b"\r")

    def _run(
        self, *arguments: str, index: str | None = None, given: bytes = b""
    ) -> bytes:
        """Run git in the top folder; raises GitFailed."""
        environment = {k: v for k, v in os.environ.items() if k not in _LOCAL}
        environment |= _SETTINGS | ({"GIT_INDEX_FILE": index} if index else {})
        try:
            ran = subprocess.run(  # noqa: S603 - no shell, and a list of arguments
                [self._program, *arguments],
                cwd=self.top,
                env=environment,
                input=given,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            reason = reason_of(error)
            raise GitFailed(_FAILED.format(folder=self.top, said=reason)) from error
        if ran.returncode:
            raise self._failed(ran.stderr.decode("utf-8", "replace"))
        return ran.stdout

    def _failed(self, said: str) -> GitFailed:
        if "safe.directory" in said:  # what git calls “dubious ownership”
            return GitFailed(_OF_SOMEBODY_ELSE.format(folder=self.top))
        first = next(iter(said.strip().splitlines()), "")
        return GitFailed(_FAILED.format(folder=self.top, said=first))


def _name(raw: bytes) -> str:
    return normalize("NFC", os.fsdecode(raw))
