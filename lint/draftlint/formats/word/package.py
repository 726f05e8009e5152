"""The package that a Word file is: a zip of parts, and the relations among them."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from draftlint.formats import Unreadable
from draftlint.formats.word import names
from draftlint.wording import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word's XML shrinks to a tenth, long tables to a fiftieth; deflate ends at 1/1032.
# A million characters are 10 MB and a quarter of a million tags; where every few have
# formatting of their own, 60 MB and two million tags.
_LARGEST_PART = 96 * 2**20
_SMALL_PART = 16 * 2**20
_HIGHEST_RATIO = 200
_MOST_TAGS = 2_500_000
_BROKEN_ZIP = (
    BadZipFile,
    EOFError,
    NotImplementedError,  # a compression that Word does not write
    OSError,
    OverflowError,
    RuntimeError,  # an encrypted member
    StructError,
    ValueError,
    zlib.error,
)
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
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
_EMPTY = Text(zh="文件是空的", en="the file is empty")
_NOT_WORD = Text(zh="不是 Word 文件", en="not a Word file")
_CUT = Text(
    zh="文件不完整或已损坏（没有下载完、复制完？）",
    en="cut short or damaged (was it downloaded or copied to the end?)",
)
_NO_MAIN = Text(
    zh="不是 Word 文件：压缩包里没有正文",
    en="not a Word file: the zip holds no document",
)
_DAMAGED = Text(
    zh="文件已损坏：{part} 读不出来（{error}）",
    en="the file is damaged: {part} cannot be read ({error})",
)
_TOO_LARGE = Text(
    zh="{part} 解压后大得反常，不予读取",
    en="{part} would unpack to an abnormal size; it is not read",
)
_FOREIGN = Text(
    zh="{part} 带有 DOCTYPE 声明，Word 文件里不该有，不予读取",
    en="{part} has a DOCTYPE, which no Word file has; it is not read",
)
_TOO_DEEP = Text(
    zh="{part} 的表格或文本框嵌套过深，不予读取",
    en="tables or boxes in {part} are nested too deeply; it is not read",
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
        content = self._unpacked(part)
        if content is None:
            return None
        if b"<!DOCTYPE" in content:
            raise Unreadable(_FOREIGN.format(part=part))
        if content.count(b"<") > _MOST_TAGS:
            raise Unreadable(_TOO_LARGE.format(part=part))
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            root = etree.fromstring(content, parser, base_url=part)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise Unreadable(_TOO_DEEP.format(part=part)) from error
            raise Unreadable(_DAMAGED.format(part=part, error=error)) from error
        except (LookupError, ValueError) as error:  # an encoding nobody knows
            raise Unreadable(_DAMAGED.format(part=part, error=error)) from error
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16
            raise Unreadable(_FOREIGN.format(part=part))
        spaces = " ".join(root.nsmap.values())
        if names.STRICT.encode() in content or names.STRICT in spaces:  # or in UTF-16
            names.make_transitional(root)
        return root

    def _unpacked(self, part: str) -> bytes | None:
        member = self._members.get(part.lower())
        if member is None:
            return None
        allowed = max(_SMALL_PART, _HIGHEST_RATIO * member.compress_size)
        allowed = min(allowed, _LARGEST_PART)
        try:
            with self._zip.open(member) as packed:
                content = packed.read(allowed + 1)
        except _BROKEN_ZIP as error:
            raise Unreadable(_DAMAGED.format(part=part, error=error)) from error
        if len(content) > allowed:
            raise Unreadable(_TOO_LARGE.format(part=part))
        return content


def _opened(content: bytes) -> ZipFile:
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        raise Unreadable(_EMPTY)
    if content.startswith(_COMPOUND_FILE):
        if _wide("EncryptedPackage") in content:
            raise Unreadable(_ENCRYPTED)
        raise Unreadable(_OLD if _wide("WordDocument") in content else _COMPOUND)
    for beginning, kind in _RENAMED:
        if start.startswith(beginning):
            raise Unreadable(_OTHER_KIND.format(kind=kind))
    try:
        return ZipFile(BytesIO(content))
    except _BROKEN_ZIP as error:
        cut = content.startswith(b"PK")
        raise Unreadable(_CUT if cut else _NOT_WORD) from error


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _normal(name: str) -> str:
    """Give the one name of a part: no case, no %20, no leading slash, no dots."""
    path = unquote(name).replace("\\", "/").lower()
    return posixpath.normpath("/" + path).lstrip("/")


def _kind(address: str) -> str:
    return address.rpartition("/")[2].replace("-", "").lower()
