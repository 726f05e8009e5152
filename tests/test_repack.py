"""Members of a zip are exchanged; all others stay, whatever wrote the zip."""

from __future__ import annotations

from io import BytesIO, RawIOBase
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from draftlint.formats import Unreadable
from draftlint.formats.word import repack


class Pipe(RawIOBase):
    """A stream that cannot go back: sizes then stand behind each member."""

    def __init__(self) -> None:
        super().__init__()
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.written += data
        return len(data)


def archive(method: int = ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", method) as package:
        for name in ("a.xml", "b/图.bin", "c.xml"):
            package.writestr(name, name.encode() * 50)
        package.comment = "批注".encode()
    return packed.getvalue()


def streamed() -> bytes:
    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as package:
        for name in ("a.xml", "b/图.bin", "c.xml"):
            package.writestr(name, name.encode() * 50)
    return bytes(pipe.written)


def contents(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


ARCHIVES = {
    "deflated": archive(),
    "stored": archive(ZIP_STORED),
    "streamed": streamed(),
    "behind something": b"#!/bin/sh\n" + archive(),
}


@pytest.mark.parametrize("content", ARCHIVES.values(), ids=ARCHIVES)
def test_a_member_is_exchanged_and_another_added(content: bytes) -> None:
    result = repack.put(content, {"c.xml": b"new", "d/新.xml": b"more"})

    assert contents(result) == contents(content) | {
        "c.xml": b"new",
        "d/新.xml": b"more",
    }
    assert list(contents(result)) == ["a.xml", "b/图.bin", "c.xml", "d/新.xml"]


@pytest.mark.parametrize("content", ARCHIVES.values(), ids=ARCHIVES)
def test_what_is_not_exchanged_keeps_its_bytes(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as package:
        end = package.getinfo("c.xml").header_offset

    result = repack.put(content, {"c.xml": b"new"})

    assert result[:end] == content[:end]
    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(result)) as new:
        assert new.comment == old.comment


def test_nothing_exchanged_is_nothing_changed() -> None:
    assert repack.put(archive(), {}) == archive()
    assert repack.put(streamed(), {}) == streamed()


def test_a_directory_that_points_nowhere_is_told_of() -> None:
    content = bytearray(archive())
    entry = content.index(b"PK\1\2")
    content[entry + 42 : entry + 46] = b"\xff\xff\0\0"

    with pytest.raises(Unreadable, match="directory is damaged"):
        repack.put(bytes(content), {"c.xml": b"new"})
