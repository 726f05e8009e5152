"""Bytes of a web page to text: a page may say how it is encoded."""

from __future__ import annotations

import codecs

import regex

from draftlint.formats import decoding

_DECLARED = regex.compile(
    rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})"""
)
_HEAD = 4096
# Browsers read these names as their larger kin.
_KIN = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    "big5": "big5hkscs",
    "shift_jis": "cp932",
}
# Browsers pass over these, and LibreOffice writes them where Word had a field.
_CONTROLS = bytes((*range(0x01, 0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding; raises Unreadable.

    A page that is valid UTF-8 is UTF-8 whatever it says; else it is taken at its word,
    and without one as any other text is.
    """
    content = _without_controls(content)
    named = _declared(content)
    if named in ("", "utf-8", "utf-16", "gb18030") or _is_utf8(content):
        return decoding.decode(content)
    try:
        text = content.decode(named)
    except (UnicodeDecodeError, LookupError):
        return decoding.decode(content)
    if _CONTROL.search(text):
        return decoding.decode(content)
    return text, named


def _without_controls(content: bytes) -> bytes:
    """Drop stray control characters; a file full of them is no page."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    kept = content.translate(None, _CONTROLS)
    return kept if len(kept) > 0.99 * len(content) else content


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content, 0, _HEAD)
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return ""
    return _KIN.get(name, name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
