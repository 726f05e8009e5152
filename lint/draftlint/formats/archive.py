"""Zipped formats: members unpacked with limits, and their XML parsed without trust."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lxml import etree

from draftlint.formats import Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipInfo

    from lxml.etree import _Element

# Office XML shrinks to a tenth, long tables to a fiftieth; deflate ends at 1/1032.
_LARGEST_MEMBER = 128 * 2**20
_SMALL_MEMBER = 16 * 2**20
_HIGHEST_RATIO = 200
_PIECE = 2**20
BROKEN_ZIP = (
    BadZipFile,
    EOFError,
    NotImplementedError,  # a compression that no office program writes
    OSError,
    OverflowError,
    RuntimeError,  # an encrypted member
    StructError,
    ValueError,
    zlib.error,
)
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")

EMPTY = Text(zh="文件是空的", en="the file is empty")
_NOT_ZIP = Text(zh="不是 {kind} 文件", en="not a {kind} file")
_LOCKED = Text(
    zh="文件已加密，要密码才能打开；请取消密码后再检查",
    en="the file is encrypted and opens with a password only; remove it first",
)
_COMPOUND = Text(
    zh="文件有密码保护，或是旧版格式；请另存为不加密的 {kind}",
    en="protected by a password, or of an old format; save it as a plain {kind}",
)
CUT = Text(
    zh="文件不完整或已损坏（没有下载完、复制完？）",
    en="cut short or damaged (was it downloaded or copied to the end?)",
)
_DAMAGED = Text(
    zh="文件已损坏：{member} 读不出来（{error}）",
    en="the file is damaged: {member} cannot be read ({error})",
)
TOO_LARGE = Text(
    zh="{member} 解压后大得反常，不予读取",
    en="{member} would unpack to an abnormal size; it is not read",
)
_FOREIGN = Text(
    zh="{member} 带有 DOCTYPE 声明，这种文件里不该有，不予读取",
    en="{member} has a DOCTYPE, which no such file has; it is not read",
)
_TOO_DEEP = Text(
    zh="{member} 嵌套过深，不予读取",
    en="{member} is nested too deeply; it is not read",
)


class Archive:
    """A zip, unpacked member by member and only as far as it is asked for.

    `kind` is what the file should be, in words for the reader: .odt, .xlsx.
    """

    def __init__(self, content: bytes, kind: str) -> None:
        if not content:
            raise Unreadable(EMPTY)
        if content.startswith(COMPOUND_FILE):
            raise Unreadable(_COMPOUND.format(kind=kind))
        try:
            self._zip = ZipFile(BytesIO(content))
        except BROKEN_ZIP as error:
            cut = content.startswith(b"PK")
            raise Unreadable(CUT if cut else _NOT_ZIP.format(kind=kind)) from error
        members = self._zip.infolist()
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):  # two of one name: which is meant?
            raise Unreadable(CUT)
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise Unreadable(_LOCKED)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> tuple[str, ...]:
        """Give the names of the members, in their order."""
        return tuple(self._members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece; raises Unreadable at the limits."""
        return unpacked(self._zip, self._members[name], name)

    def xml(self, name: str) -> _Element | None:
        """Parse a member; None where there is none of that name."""
        if name not in self._members:
            return None
        return parsed(b"".join(self.pieces(name)), name)


def unpacked(packed: ZipFile, member: ZipInfo, name: str) -> Iterator[bytes]:
    """Unpack a member piece by piece; raises Unreadable at the limits."""
    allowed = max(_SMALL_MEMBER, _HIGHEST_RATIO * member.compress_size)
    left = min(allowed, _LARGEST_MEMBER)
    try:
        with packed.open(member) as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise Unreadable(TOO_LARGE.format(member=name))
                yield piece
    except BROKEN_ZIP as error:
        raise Unreadable(_DAMAGED.format(member=name, error=error)) from error


def parsed(content: bytes, name: str) -> _Element:
    """Parse XML that anybody may have written; raises Unreadable."""
    if b"<!DOCTYPE" in content:
        raise Unreadable(_FOREIGN.format(member=name))
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
        root = etree.fromstring(content, parser, base_url=name)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise Unreadable(_TOO_DEEP.format(member=name)) from error
        raise Unreadable(_DAMAGED.format(member=name, error=error)) from error
    except (LookupError, ValueError) as error:  # an encoding nobody knows
        raise Unreadable(_DAMAGED.format(member=name, error=error)) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16
        raise Unreadable(_FOREIGN.format(member=name))
    return root


def walk(
    root: _Element,
    begin: Callable[[_Element], bool],
    write: Callable[[str], None],
    end: Callable[[_Element], None],
) -> None:
    """Walk the elements within a root and the text between them, without recursion.

    `begin` says whether to leave out what is within; then no `end` comes.
    """
    walker = etree.iterwalk(root, events=("start", "end"))
    left_out: _Element | None = None
    for event, element in walker:
        if event == "start":
            if element is root or not begin(element):
                write(element.text or "")
                continue
            walker.skip_subtree()
            left_out = element  # an end may come all the same
        elif element is not left_out and element is not root:
            end(element)
        else:
            continue
        write(element.tail or "")
