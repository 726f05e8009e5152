"""Bytes to text: a byte order mark, then strict UTF-8, then GB18030, else an error."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.fixer import apply
from draftlint.formats import Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.document import Document
    from draftlint.finding import Edit

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = Text(
    zh="不是文本文件，或编码不是 UTF-8、UTF-16、GB18030",
    en="not a text file, or not encoded in UTF-8, UTF-16 or GB18030",
)
# NUL never stands in a text; the other controls here only in binary files.
_BINARY = patterns.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
# What a GB18030 text is made of.  Other bytes decode too (GB18030 has room for every
# code point), but into private use, rare letters and four-byte oddities.
_USUAL_IN_GB = patterns.compile(
    r"[\t\n\r\x0b\x0c\x20-\x7e\u00b7\u00d7\u2010-\u2040\u2160-\u217f\u2460-\u2490"
    r"\u3000-\u303f\u3220-\u3229\u4e00-\u9fa5\uff00-\uffef]"
)
_ASCII = bytes(range(0x80))
_DAMAGED = Text(
    zh="是 UTF-8 文本，但夹有不属于文本的字节（文件不完整？）",
    en="UTF-8 with bytes in it that belong in no text (is the file cut short?)",
)


def decode(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding; offsets count from after a mark.

    Raises Unreadable for anything that is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content, encoding)
    try:
        return _checked(content, "utf-8")
    except Unreadable as error:
        # Cut short it would read as GB18030 in silence: 鎶ュ憡 for 报告.
        kept = content.decode("utf-8", "ignore").encode()
        if _foreign(kept) > 0.9 * _foreign(content):
            raise Unreadable(_DAMAGED) from error
    text, encoding = _checked(content, "gb18030")
    # A wrong guess would lint nonsense in silence, so four in five must be usual.
    if len(_USUAL_IN_GB.findall(text)) < 0.8 * len(text):
        raise Unreadable(_NOT_TEXT)
    return text, encoding


def rewrite(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give a text file's bytes with the edits made, in its own encoding and mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            # With its byte order named, a codec writes no mark of its own.
            order = {b"\xff": "-le", b"\xfe": "-be", b"\x00": "-be"}.get(mark[:1], "")
            codec = encoding.removesuffix("-sig") + order
            return mark + apply(document.source, edits).encode(codec)
    assert document.encoding is not None
    return apply(document.source, edits).encode(document.encoding)


def _foreign(content: bytes) -> int:
    """Count the bytes outside ASCII."""
    return len(content.translate(None, _ASCII))


def _checked(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_NOT_TEXT) from error
    if _BINARY.search(text):
        raise Unreadable(_NOT_TEXT)
    return text, encoding
