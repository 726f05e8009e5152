"""Old Word files, WPS and RTF: through LibreOffice, or with a reason why not."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import pytest

from draftlint.formats import Unreadable, libreoffice, office
from tests.other_formats import labels, texts
from tests.word_files import numbering, paragraph, word_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CommandLine

RTF = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
    rb"\pard\f0 \u24037?\u20316?\u24635?\u32467?\par\pard First\par}"
)
OLD = (
    bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "WordDocument".encode("utf-16-le")
)
needs_libreoffice = pytest.mark.skipif(
    libreoffice.find() is None, reason="LibreOffice is not installed"
)
needs_a_shell = pytest.mark.skipif(
    sys.platform == "win32", reason="stands in for LibreOffice with a shell script"
)


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)


def script(folder: Path, commands: str) -> str:
    """Write a program that stands in for LibreOffice."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{commands}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize(
    ("name", "content"), [("a.doc", OLD), ("a.wps", OLD), ("a.rtf", RTF)]
)
def test_without_libreoffice_the_reason_says_what_to_do(
    draftlint: CommandLine, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    ran = draftlint("check", name)

    assert ran.status == 2
    assert name[1:] in ran.out
    assert "LibreOffice" in ran.out
    assert ".docx" in " ".join(ran.out.split())


@pytest.mark.usefixtures("no_libreoffice")
def test_what_only_bears_the_name_is_read_as_what_it_is() -> None:
    word = word_file(paragraph("正文。"))
    page = "<html><meta charset=utf-8><p>网页。</p></html>".encode()

    assert texts(office.read("a.doc", word)) == ["正文。"]
    assert office.read("a.doc", word).format == "docx"
    assert texts(office.read("a.wps", page)) == ["网页。"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"hello", "not a .doc file"),
        (OLD[:500], "not a .doc file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_such_file_does_not_start_libreoffice(
    content: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: pytest.fail("it was looked for"))

    with pytest.raises(Unreadable, match=reason):
        office.read("a.doc", content)


@needs_a_shell
def test_one_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    left = tmp_path / "child"
    program = script(tmp_path, f"sleep 60 & echo $! > {left}\nwait")
    began = perf_counter()

    with pytest.raises(Unreadable, match="took over 1 seconds"):
        libreoffice.convert(program, OLD, "doc", timeout=1.0)

    assert perf_counter() - began < 10
    sleep(0.2)
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", left.read_text().strip()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert state.stdout.strip()[:1] in ("", "Z")


@needs_a_shell
@pytest.mark.parametrize(
    ("commands", "reason"), [("exit 1", "cannot convert"), ("exit 0", "cannot convert")]
)
def test_one_that_gives_nothing_is_told(
    tmp_path: Path, commands: str, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason):
        libreoffice.convert(script(tmp_path, commands), OLD, "doc")


@needs_a_shell
def test_a_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be started"):
        libreoffice.convert(str(tmp_path / "none"), OLD, "doc")


@needs_a_shell
def test_each_conversion_has_its_own_folder_that_is_removed(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program = script(tmp_path, f'echo "$PWD" "$@" > {seen}')

    with pytest.raises(Unreadable):
        libreoffice.convert(program, OLD, "doc")

    here, *arguments = seen.read_text(encoding="utf-8").split()
    assert f"-env:UserInstallation=file://{here}/profile" in arguments
    assert not os.path.exists(here)  # noqa: PTH110


def test_it_is_found_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert libreoffice.find() is None
    if sys.platform != "win32":
        assert libreoffice.find() is None
        program = script(tmp_path, "exit 0")
        assert libreoffice.find() == program


@needs_libreoffice
def test_rich_text_is_read() -> None:
    read = office.read("a.rtf", RTF)

    assert texts(read) == ["工作总结", "First"]
    assert read.format == "rtf"


@needs_libreoffice
def test_the_xml_of_word_2003_is_read() -> None:
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    written = (
        f'<?xml version="1.0"?><w:wordDocument xmlns:w="{space}"><w:body>'
        "<w:p><w:r><w:t>工作总结</w:t></w:r></w:p></w:body></w:wordDocument>"
    )
    read = office.read("a.doc", written.encode())

    assert texts(read) == ["工作总结"]
    assert read.format == "doc"


@needs_libreoffice
def test_an_old_word_file_keeps_its_numbers(tmp_path: Path) -> None:
    body = paragraph("总体", number=(1, 0)) + paragraph("问题", number=(1, 0))
    numbers = numbering([("chineseCountingThousand", "%1、")])
    file = tmp_path / "new.docx"
    file.write_bytes(word_file(body, numbering=numbers))
    program = libreoffice.find()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "doc", str(file)],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    read = office.read("a.wps", (tmp_path / "new.doc").read_bytes())

    assert texts(read) == ["一、总体", "二、问题"]
    assert labels(read) == ["一、", "二、"]
    assert read.format == "doc"


@needs_libreoffice
def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="cannot convert"):
        office.read("a.doc", OLD + b"x" * 9000)
