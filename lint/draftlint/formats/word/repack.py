"""Puts new parts into a zip; all other members stay as they are, to the byte."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from draftlint.formats import Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7
_CENTRAL = struct.Struct("<4s6H3L5H2L")  # 4.3.12
_END = struct.Struct("<4s4H2LH")  # 4.3.16
_VERSION = 20  # what it takes to unpack a deflated member
_NO_DATE = (1 << 5) | 1  # 1 January 1980: the same bytes on every day
_UTF8 = 1 << 11
_LARGEST = 0xFFFFFFFF
_MOST = 0xFFFF

_DAMAGED = Text(
    zh="文件的目录已损坏，无法写回；请在 Word 中打开并另存",
    en="its directory is damaged, so it cannot be written back; save it anew in Word",
)
_TOO_LARGE = Text(
    zh="文件太大，无法写回（zip64）", en="too large to be written back (zip64)"
)


def put(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a zip with some members replaced or added; raises Unreadable.

    Members are named as the zip names them.  What is not named keeps its compressed
    bytes, its header and its place in the order.
    """
    with ZipFile(BytesIO(content)) as package:
        start, comment = package.start_dir, package.comment
        members = package.infolist()
    if len(members) + len(parts) >= _MOST:
        raise Unreadable(_TOO_LARGE)
    entries = _central_entries(content, start, len(members))
    offsets = sorted({*(member.header_offset for member in members), start})
    begun = all(content[at : at + 4] == b"PK\3\4" for at in offsets[:-1])
    if offsets[-1] != start or not begun:
        raise Unreadable(_DAMAGED)
    ends = dict(pairwise(offsets))
    written = bytearray(content[: offsets[0]])
    for index in sorted(range(len(members)), key=lambda i: members[i].header_offset):
        member, at = members[index], len(written)
        if member.filename in parts:
            local, entries[index] = _packed(entries[index], parts[member.filename])
            written += local
        else:
            written += content[member.header_offset : ends[member.header_offset]]
        entries[index] = _placed(entries[index], at)
    for name in sorted(parts.keys() - {member.filename for member in members}):
        local, entry = _packed(_entry(name), parts[name])
        entries.append(_placed(entry, len(written)))
        written += local
    directory = b"".join(entries)
    if len(written) + len(directory) >= _LARGEST:
        raise Unreadable(_TOO_LARGE)
    count, at, size = len(entries), len(written), len(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, at, len(comment))
    return bytes(written + directory + end + comment)


def _central_entries(content: bytes, at: int, count: int) -> list[bytes]:
    """Cut the central directory into its entries."""
    entries = []
    for _ in range(count):
        fields = _CENTRAL.unpack_from(content, at)
        size = _CENTRAL.size + sum(fields[10:13])
        if _LARGEST in (fields[8], fields[9], fields[16]):
            raise Unreadable(_TOO_LARGE)
        entries.append(content[at : at + size])
        at += size
    return entries


def _entry(name: str) -> bytes:
    """Begin the entry of a member that is new."""
    written = name.encode()
    flags = 0 if name.isascii() else _UTF8
    return (
        _CENTRAL.pack(
            *(b"PK\1\2", _VERSION, _VERSION, flags, ZIP_DEFLATED, 0, _NO_DATE),
            *(0, 0, 0, len(written), 0, 0, 0, 0, 0, 0),
        )
        + written
    )


def _packed(entry: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Give header and data of a member with new bytes, and its directory entry."""
    fields = list(_CENTRAL.unpack_from(entry))
    name = entry[_CENTRAL.size :][: fields[10]]
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = deflate.compress(new) + deflate.flush()
    flags = fields[3] & _UTF8  # neither encrypted nor followed by its sizes
    date = fields[5:7]
    sizes = (zlib.crc32(new), len(data), len(new))
    local = _LOCAL.pack(
        *(b"PK\3\4", _VERSION, flags, ZIP_DEFLATED, *date, *sizes, len(name), 0)
    )
    directory = _CENTRAL.pack(
        *(b"PK\1\2", fields[1], _VERSION, flags, ZIP_DEFLATED, *date, *sizes),
        *(len(name), 0, 0, 0, *fields[14:16], 0),
    )
    return local + name + data, directory + name


def _placed(entry: bytes, at: int) -> bytes:
    """Say in a directory entry where the member is now."""
    return entry[: _CENTRAL.size - 4] + struct.pack("<L", at) + entry[_CENTRAL.size :]
