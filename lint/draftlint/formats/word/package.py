"""The package that a Word file is: a zip of parts, and the relations among them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile, ZipInfo

from draftlint.formats import Unreadable, archive
from draftlint.formats.word import names
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

# A million characters are a quarter of a million tags; where every few of them have
# formatting of their own, two million.
_MOST_TAGS = 2_500_000
_RENAMED = (
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"%pdf-", "PDF"),
    (b"mime-version:", "MHT"),
)

_ENCRYPTED = Text(
    zh="文件已加密，要密码才能打开；请在 Word 中取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it in Word first",
)
_OLD = Text(
    zh="是旧版 .doc 文件，只是改了扩展名；请在 Word 中另存为 .docx",
    en="an old .doc under another name; save it as .docx in Word",
)
_COMPOUND = Text(
    zh="文件有密码保护，或是旧版 .doc 文件；请在 Word 中另存为不加密的 .docx",
    en="protected by a password, or an old .doc; save it as a plain .docx in Word",
)
_OTHER_KIND = Text(
    zh="其实是 {kind} 文件，只是扩展名像 Word；请在 Word 中另存为 .docx",
    en="a {kind} file under a Word name; save it as .docx in Word",
)
_NOT_WORD = Text(zh="不是 Word 文件", en="not a Word file")
_NO_MAIN = Text(
    zh="不是 Word 文件：压缩包里没有正文",
    en="not a Word file: the zip holds no document",
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: `kind` is the last word of the type's address."""

    id: str
    kind: str
    target: str


class Package:
    """A Word file, unpacked part by part and only as far as it is asked for."""

    def __init__(self, content: bytes) -> None:
        self._zip = _opened(content)
        self._members: dict[str, ZipInfo] = {}
        for member in self._zip.infolist():
            self._members.setdefault(_normal(member.filename), member)
        self._relations: dict[str, tuple[Relation, ...]] = {}
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise Unreadable(_ENCRYPTED)
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.relations(""):
            if relation.kind == "officedocument" and relation.target in self._members:
                return relation.target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise Unreadable(_NO_MAIN)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Give the internal relations of a part; "" is the package itself."""
        if part not in self._relations:
            self._relations[part] = self._related(part)
        return self._relations[part]

    def _related(self, part: str) -> tuple[Relation, ...]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return ()
        return tuple(
            Relation(
                id=element.get("Id") or "",
                kind=_kind(element.get("Type") or ""),
                target=_normal(posixpath.join(folder, element.get("Target") or "")),
            )
            for element in root.iterchildren("{*}Relationship")
            if element.get("TargetMode") != "External"
        )

    def related(self, kind: str) -> _Element | None:
        """Give the main part's related part of a kind; None where it is missing."""
        for relation in self.relations(self.main):
            if relation.kind == kind:
                return self.xml(relation.target)
        return None

    def target(self, kind: str) -> str | None:
        """Give the name of the main part's related part of a kind, there or not."""
        kinds = {each.kind: each.target for each in reversed(self.relations(self.main))}
        return kinds.get(kind)

    def beside(self, name: str) -> str:
        """Give a name that no part has, in the main part's folder."""
        folder = posixpath.dirname(self.member(self.main))
        while _normal(posixpath.join(folder, name)) in self._members:
            name = "_" + name
        return posixpath.join(folder, name)

    def member(self, part: str) -> str:
        """Give the name of a part as the zip has it; for a new part its own."""
        member = self._members.get(part.lower())
        return part if member is None else member.filename

    def document(self) -> _Element:
        """Give the main part; raises Unreadable when it is no Word document."""
        root = self.xml(self.main)
        if root is None or root.tag != names.W + "document":
            raise Unreadable(_NOT_WORD)
        return root

    def xml(self, part: str) -> _Element | None:
        """Parse a part; None where the package has none of that name."""
        member = self._members.get(part.lower())
        if member is None:
            return None
        content = b"".join(archive.unpacked(self._zip, member, part))
        if content.count(b"<") > _MOST_TAGS:
            raise Unreadable(archive.TOO_LARGE.format(member=part))
        root = archive.parsed(content, part)
        spaces = " ".join(root.nsmap.values())
        if names.STRICT.encode() in content or names.STRICT in spaces:  # or in UTF-16
            names.make_transitional(root)
        return root


def _opened(content: bytes) -> ZipFile:
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        raise Unreadable(archive.EMPTY)
    if content.startswith(archive.COMPOUND_FILE):
        if _wide("EncryptedPackage") in content:
            raise Unreadable(_ENCRYPTED)
        raise Unreadable(_OLD if _wide("WordDocument") in content else _COMPOUND)
    for beginning, kind in _RENAMED:
        if start.startswith(beginning):
            raise Unreadable(_OTHER_KIND.format(kind=kind))
    try:
        return ZipFile(BytesIO(content))
    except archive.BROKEN_ZIP as error:
        cut = content.startswith(b"PK")
        raise Unreadable(archive.CUT if cut else _NOT_WORD) from error


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _normal(name: str) -> str:
    """Give the one name of a part: no case, no %20, no leading slash, no dots."""
    path = unquote(name).replace("\\", "/").lower()
    return posixpath.normpath("/" + path).lstrip("/")


def _kind(address: str) -> str:
    return address.rpartition("/")[2].replace("-", "").lower()
