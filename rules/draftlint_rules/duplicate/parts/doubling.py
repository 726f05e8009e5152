"""Where a word is written twice in a row, or said again within a clause."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint.language import clauses
from draftlint_rules.duplicate.parts.word_lists import (
    ENGLISH_TWICE,
    LONGER_WORD,
    NEVER_DOUBLED,
    OFTEN_DOUBLED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint import Document

# The standard library's `re` is several times as fast as `regex` on this one.
_TWICE = patterns.plain(r"([\u4e00-\u9fff]{2,8})\1")
# One space or one line end: several spaces stand between the columns of a table.
_TWICE_ENGLISH = patterns.compile(
    r"(?<![\w'’-])([A-Za-z]{2,30})(?:(?: |[ ]?\r?\n[ ]{0,8})(?i:\1))+(?![\w'’-])"
)
# The sign comes first, and what surrounds it after: a search for one of a few
# characters is faster than one that looks back everywhere.
_TWICE_FIGURE = patterns.compile(
    r"([年月日])(?P<figure>\d{1,4})\1(?<=(?<![\d.])(?P=figure)\1(?P=figure)\1)"
)
_TWICE_OF = patterns.compile(r"(?<![目有])的的(?![确士])")
# The subject, the time or the auxiliary, said again before the verb comes.
_AGAIN = patterns.compile(
    r"""(?x)
    (?P<word> 我[办局县镇乡市区街院校委厅部队司社村省州旗] | [今去明]年 | 目前 | 当前
      | 近年来 | 根据 | 按照 | 由于 | 为了 | 随着 | 围绕 | 针对 )
    (?: (?![和与及跟同比较是对为在到向从给让把被或至])[\u4e00-\u9fff] ){1,6}
    (?P=word)
    | (?P<will>将)(?<![即必可大名主中小上少麻干闯]将)(?![来军领士帅近])
      (?: (?![将来军领士帅变使把])[\u4e00-\u9fff] ){2,10} (?<![即必可大名主中小上少麻干])
      将(?![来军领士帅近于])
    """
)
# Every word that _AGAIN begins with.
_OPENER = patterns.plain(
    "我[办局县镇乡市区街院校委厅部队司社村省州旗]|今年|去年|明年|目前|当前|近年来|根据|按照"
    "|由于|为了|随着|围绕|针对|将"
)
# The second of the two words ends at most so far behind the first.
_FARTHEST = 12
_STEM = patterns.compile(r"[\u4e00-\u9fff]")
_NUMERAL = patterns.compile(r"[一二三四五六七八九十百千万亿两几半每]")
# Bytes read in the wrong encoding come in rows; another rule tells them.
_MOJIBAKE = frozenset(("锟斤拷", "烫烫", "屯屯", "锟斤", "斤拷"))
_FOLLOWED = patterns.compile(LONGER_WORD)
# A clause of fewer characters is often said twice for effect: 坚持，坚持。
_SHORTEST_CLAUSE = 6
# What stands between the two; a colon has a heading before it.
_MARKS = frozenset("，。；、,;.")
# Counting a word through the document is done for so many candidates at most.
_LOOKED_UP = 40


@dataclass(frozen=True, slots=True)
class Doubling:
    """A word written twice: the whole place, the word, and how it is to be read.

    `again` when other words stand between the two; `unsure` when two longer words may
    meet there.
    """

    span: Span
    word: str
    again: bool = False
    unsure: bool = False


def read(document: Document) -> Iterator[Doubling]:
    """Yield the words written twice."""
    text = document.narrow
    yield from _chinese(text)
    for match in _TWICE_ENGLISH.finditer(text):
        if _is_slip(match) and _in_one_block(document, match):
            yield Doubling(Span(*match.span()), match[1])
    for match in _TWICE_FIGURE.finditer(text):
        start = match.start() - len(match["figure"])
        yield Doubling(Span(start, match.end()), match["figure"] + match[1])
    for match in _TWICE_OF.finditer(text) if "的的" in text else ():
        yield Doubling(Span(*match.span()), "的")
    yield from _said_again(text)
    yield from _clauses(document)


def _chinese(text: str) -> Iterator[Doubling]:
    looked_up = told = 0
    for match in _TWICE.finditer(text):
        if match.start() < told:
            continue
        word = _unit(match[1])
        told = match.end()
        while text.startswith(word, told):
            told += len(word)
        span = Span(match.start(), told)
        if _is_counted(word) or _FOLLOWED.match(text, span.end):
            continue
        if word in OFTEN_DOUBLED and len(span) == 4:
            continue
        alone = not _STEM.match(text, span.end) or text[span.end] in "的了等"
        if len(word) > 2 or word in NEVER_DOUBLED or alone:
            yield Doubling(span, word)
        elif looked_up < _LOOKED_UP:
            looked_up += 1
            if text.count(word) >= text.count(word[1] + word[0]) + 2:
                yield Doubling(span, word, unsure=True)


def _clauses(document: Document) -> Iterator[Doubling]:
    """Yield the clauses that stand twice in a row: 新增团组织18个，新增团组织18个，."""
    read = document.view(clauses.read)
    for index, (one, other) in enumerate(pairwise(read.words)):
        if one != other or len(one) < _SHORTEST_CLAUSE:
            continue
        start, end = read.starts[index], read.ends[index + 1]
        between = document.narrow[read.ends[index] : read.starts[index + 1]]
        shouted = document.narrow[end : end + 1] in ("！", "!", "”", "…")
        if between.strip() in _MARKS and not shouted:
            yield Doubling(
                Span(start, end), document.text(Span(start, read.ends[index]))
            )


def _said_again(text: str) -> Iterator[Doubling]:
    told = 0
    for opener in _OPENER.finditer(text):
        start, end = opener.span()
        if start < told or text.find(opener[0], end, end + _FARTHEST) < 0:
            continue
        if match := _AGAIN.match(text, start):
            told = match.end()
            yield Doubling(Span(start, told), opener[0], again=True)


def _unit(word: str) -> str:
    """Give the shortest part that a word repeats: 加强 of 加强加强."""
    for size in range(2, len(word) // 2 + 1):
        if word == word[:size] * (len(word) // size):
            return word[:size]
    return word


def _is_counted(word: str) -> bool:
    """Whether a word is doubled for counting (一户一户), or is one sound (哈哈哈哈)."""
    if len(set(word)) == 1:
        return True
    if word in _MOJIBAKE:
        return True
    numeral = _NUMERAL.search(word)
    return numeral is not None and (len(word) == 2 or numeral.start() == 0)


def _is_slip(match: regex.Match[str]) -> bool:
    """Whether an English word is doubled by accident: not a name, not had had."""
    if match.string[match.start() - 1 : match.start()] == "[":
        return False  # [object Object], which another rule tells
    if match[1].lower() in ENGLISH_TWICE or match[0].isupper():
        return False
    return not all(word[0].isupper() for word in match[0].split())


def _in_one_block(document: Document, match: regex.Match[str]) -> bool:
    block = document.block_at(match.start())
    return block is not None and match.end() <= block.span.end
