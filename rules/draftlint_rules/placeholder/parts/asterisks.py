"""Give back the asterisks that Markdown took for emphasis and that hide a figure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint_rules.placeholder.parts.place import is_han, kind_of

if TYPE_CHECKING:
    from draftlint import Document

# Words that begin like a unit and may well be set in bold: 对**个人、企业**的补贴.
_WORDS = (
    "个人",
    "人人",
    "家家",
    "户户",
    "件件",
    "条条",
    "处处",
    "层层",
    "步步",
    "首",
    "对",
)
_HIDING = ("money", "number", "percent")
ASTERISKS = patterns.compile(r"\*{1,3}+")


def restore(document: Document, text: str) -> str:
    """Give the text with the asterisks of 低保*户，孤儿*人 that the reader blanked.

    So it is where the words between two marks begin with a unit and run over a comma.
    """
    source = document.source
    pieces, done = [], 0
    blanked = [m.span() for m in ASTERISKS.finditer(source) if text[m.start()] == " "]
    for (start, end), (closing, closed) in pairwise(blanked):
        between = source[end:closing]
        if start < done or not _hides(text, start, end) or between.startswith(_WORDS):
            continue
        if "\n\n" in between or not any(mark in between for mark in "，。；、"):
            continue
        pieces += [text[done:start], source[start:end]]
        done = end
        if _hides(text, closing, closed):
            pieces += [text[end:closing], source[closing:closed]]
            done = closed
    return "".join((*pieces, text[done:]))


def _hides(text: str, start: int, end: int) -> bool:
    """Whether a mark stands behind Han or a mark, and before a unit."""
    before = text[start - 1 : start]
    inside = is_han(before) or before in ("，", "、", "；", "：", "。", "（")
    return inside and kind_of(text[end : end + 12]) in _HIDING
