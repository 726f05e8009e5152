"""Old Word files, WPS and RTF: LibreOffice, where it is installed, makes them .docx."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from draftlint.formats import Format, Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.document import Document

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
# What a compound file holds that is a text: of Word, WPS Writer, Microsoft Works.
_STREAMS = ("WordDocument", "MatOST")
# Word's XML of 2003, which many office systems hand out as .doc.
_WORD_2003, _HEAD = b"schemas.microsoft.com/office/word/2003", 4000
_LOCKED = Text(
    zh="文件已加密，要密码才能打开；请取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it first",
)
_EMPTY = Text(zh="文件是空的", en="the file is empty")
_MISSING = Text(
    zh="读取 {ending} 要用 LibreOffice，这台电脑上没有找到；请安装它，"
    "或在 Word、WPS 中另存为 .docx",
    en="{ending} files are read through LibreOffice, which was not found; install it, "
    "or save the file as .docx",
)
_NOT_WORD = Text(
    zh="不是 {ending} 文件，或文件不完整、已损坏",
    en="not a {ending} file, or one that is cut short or damaged",
)


def read(path: str, content: bytes) -> Document:
    """Read a .doc, .wps or .rtf; raises Unreadable.

    What only bears such a name, as a .docx or a web page often does, is read as what
    it is.
    """
    ending = PurePath(path).suffix.lower() or ".doc"
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        raise Unreadable(_EMPTY)
    if content.startswith(b"PK"):
        from draftlint.formats import word

        return word.read(path, content)
    if start.startswith((b"<html", b"<!doctype html")):
        from draftlint.formats import html

        return html.read(path, content)
    if content.startswith(_COMPOUND_FILE):
        if _wide("EncryptedPackage") in content:
            raise Unreadable(_LOCKED)
        if not any(_wide(stream) in content for stream in _STREAMS):
            raise Unreadable(_NOT_WORD.format(ending=ending))
        kind = "doc" if _wide(_STREAMS[0]) in content else "wps"
    elif start.startswith(b"{\\rtf"):
        kind = "rtf"
    elif start.startswith(b"<?xml") and _WORD_2003 in content[:_HEAD].lower():
        kind = "xml"
    else:
        raise Unreadable(_NOT_WORD.format(ending=ending))
    from draftlint.formats import libreoffice, word

    program = libreoffice.find()
    if program is None:
        raise Unreadable(_MISSING.format(ending=ending))
    document = word.read(path, libreoffice.convert(program, content, kind))
    return replace(document, format="rtf" if kind == "rtf" else "doc")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def missing() -> Text | None:
    """Say what a machine lacks to read these files."""
    from draftlint.formats import libreoffice

    endings = " ".join((*OLD_WORD.endings, *RTF.endings))
    return None if libreoffice.find() else _MISSING.format(ending=endings)


def depends() -> str:
    """Say which LibreOffice converts these files."""
    from draftlint.formats import libreoffice

    return libreoffice.version()


OLD_WORD = Format("doc", (".doc", ".wps"), read, depends=depends, missing=missing)
RTF = Format("rtf", (".rtf",), read, depends=depends, missing=missing)
