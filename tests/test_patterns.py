"""Compiled patterns are kept between runs, and never at the price of a wrong one."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path / "cache"))
    patterns._store.cache_clear()
    yield tmp_path / "cache"
    patterns._store.cache_clear()


def restart() -> None:
    patterns._store.cache_clear()


def test_a_pattern_is_compiled_when_it_is_first_used(folder: Path) -> None:
    broken = patterns.compile("(")

    with pytest.raises(Exception, match="missing"):
        broken.search("")
    assert not folder.exists()


def test_a_kept_pattern_finds_what_a_new_one_finds(folder: Path) -> None:
    first = patterns.compile(r"(?P<count>\d+)个")
    assert first.search("共43个")
    patterns.save()
    restart()

    again = patterns.compile(r"(?P<count>\d+)个").search("共43个")

    assert again is not None
    assert again["count"] == "43"
    assert not patterns._store().changed
    assert len(list(folder.iterdir())) == 1


def test_a_kept_plain_pattern_finds_what_a_new_one_finds(folder: Path) -> None:
    first = patterns.plain(r"[共约](?P<count>\d+)个")
    assert first.search("共43个")
    patterns.save()
    restart()

    again = patterns.plain(r"[共约](?P<count>\d+)个").search("约43个")

    assert folder.exists()
    assert again is not None
    assert again["count"] == "43"
    assert not patterns._store().changed


def test_a_second_run_compiles_nothing_anew(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("培训28人，每人1500元，共4.2万元。\n一、TBD\n三、××\n", "utf-8")

    def run(hash_seed: str) -> bytes:
        command = [sys.executable, "-m", "draftlint", "check", "--isolated", str(draft)]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run(command, env=environment, capture_output=True, check=False)
        [store] = folder.iterdir()
        return store.read_bytes()

    assert run("1") == run("2")


def test_flags_tell_patterns_apart(folder: Path) -> None:
    import regex

    assert folder
    assert patterns.compile("x").search("X") is None
    assert patterns.compile("x", regex.IGNORECASE).search("X")


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x04]", b"no pickle", b"\x80\x04K\x01."]
)
def test_a_broken_store_is_rebuilt(folder: Path, content: bytes) -> None:
    patterns.compile("个").search("个")
    patterns.save()
    [file] = folder.iterdir()
    file.write_bytes(content)
    restart()

    assert patterns.compile("个").search("个")
    patterns.save()
    restart()

    assert patterns.compile("个").search("个")
    assert not patterns._store().changed


class Intruder:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("intruded",)


def test_a_store_can_run_no_code(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns.compile("个").search("个")
    patterns.save()
    [file] = folder.iterdir()
    file.write_bytes(pickle.dumps({"0 个": pickle.dumps(Intruder())}))
    restart()

    assert patterns.compile("个").search("个")
    assert not (tmp_path / "intruded").exists()


def test_a_store_that_others_may_write_is_not_read(folder: Path) -> None:
    patterns.compile("个").search("个")
    patterns.save()
    [file] = folder.iterdir()
    file.chmod(0o666)
    restart()

    assert patterns._store().pickles == {}


def test_without_a_cache_folder_patterns_work_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTLINT_CACHE", "")
    restart()

    assert patterns.compile("个").search("个")
    patterns.save()

    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_let_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path / "file" / "cache"))
    restart()

    assert patterns.compile("个").search("个")
    patterns.save()

    assert not folder.exists()
