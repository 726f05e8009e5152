"""Entries of a table of contents: what they call a heading, and where they stand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns
from draftlint.document import MarkKind
from draftlint.language import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# The words above a table of contents, without blanks.
TITLES = frozenset({"目录", "目次", "contents", "tableofcontents"})
_LONGEST = 80  # characters of an entry
_FEWEST, _MOST = 2, 500  # more lines that end in a figure are a table
_STRAY = 2  # so many lines without a page may stand among the entries

_TITLE = patterns.compile(r"(?m)目\s{0,6}[录次][^\S\n]*[*：:]*[^\S\n]*\r?$")
_ENGLISH_TITLE = patterns.compile(
    r"(?im)(?:table[ ]of[ ])?contents[^\S\n]*[*:]*[^\S\n]*\r?$"
)
# What leads from an entry to its page: 一、基本情况……3, Scope<tab>xii, 做法（5）.
_LEADERS = " .．。…·․‥-–—_\t\u00a0\u3000"
_PAGE = patterns.compile(
    r"""(?x)
    (?: [\s.．…·․‥_\-–—。] | (?P<bracket>[（(/]) )
    [\s\-–—]{0,3} (?:第|[Pp]\.?)? \s? (?: \d{1,4} | [ivx]{1,6} | [IVX]{1,6} ) \s? 页?
    \s? [）)\-–—]{0,2} $
    """
)
_LINK = patterns.compile(r"\]\(#[^)\n]{1,200}\)\s*$")
_LINE = patterns.compile(r"[^\r\n]+")
_HAN = f"[{numerals.HAN}]"
_LABEL = patterns.compile(
    rf"""(?x)
    \s* (?: 第 \s? (?:{_HAN}|\d){{1,4}} \s? (?:章|节|条|部分|篇|编|讲|单元)
      | [（(〔] \s? (?:{_HAN}|\d){{1,4}} \s? [）)〕]
      | {_HAN}{{1,4}} (?=\s?[、.．])
      | \d{{1,2}} (?:\.\d{{1,2}}){{0,3}} (?: (?=[、.．)）\s]) | (?<=\.\d\d?) (?=\p{{Han}}) )
      | [{"".join(numerals.SINGLE)}] | (?:[IVX]{{1,5}}|[A-Z]) (?=[.、)）])
      | (?i: part|chapter|section|annex|appendix) \s [A-Z\d]{{1,5}} \b
    )
    """
)
_NOT_WORDS = patterns.compile(r"[^\w]+|_+")


class Entry(NamedTuple):
    """What an entry, or a heading, says: its number and its words, marks left out."""

    span: Span
    label: str
    words: str


def said(document: Document, span: Span) -> Entry:
    """Take an entry or a heading apart."""
    text = document.narrow[span.start : span.end]
    label = _LABEL.match(text)
    words = text[label.end() :] if label else text
    number = "".join(label[0].lower().split()) if label else ""
    return Entry(span, number.translate(_NARROW), plain(words))


_NARROW = str.maketrans("（）〔〕", "()()")


def plain(text: str) -> str:
    """Give the letters, digits and Han characters of a text."""
    return _NOT_WORDS.sub("", text).lower()


def title(line: str) -> str:
    """Leave out the page number of an entry, and the dots that lead to it."""
    line = line.rstrip()
    page = _PAGE.search(line)
    if page is None:
        return line
    return line[: page.start()].rstrip(_LEADERS)


def typed(document: Document) -> tuple[Entry, ...]:
    """Read the first table of contents that was typed, not made by a word processor."""
    start = _after_title(document)
    if start is None or any(m.kind is MarkKind.CONTENTS for m in document.marks):
        return ()
    entries: list[Entry] = []
    stray = 0
    for line in islice(_lines(document, start), _MOST * 2):
        text = document.narrow[line.start : line.end]
        shown = title(text)
        named = plain(shown) and (shown != text.rstrip() or _is_link(document, line))
        if named:
            start = line.start + len(text) - len(text.lstrip())
            entries.append(said(document, Span(start, line.start + len(shown))))
            stray = 0
        elif stray == _STRAY or len(text) > _LONGEST:
            break
        else:
            stray += 1
    return tuple(entries) if _FEWEST <= len(entries) <= _MOST else ()


def _after_title(document: Document) -> int | None:
    """Give the place behind a line that says 目录 or Contents and nothing else."""
    text = document.narrow
    titles = [_TITLE]
    if "ontents" in text or "ONTENTS" in text:
        titles.append(_ENGLISH_TITLE)
    for pattern in titles:
        for match in pattern.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if not line.strip(" \t\u3000\xa0#*\ufeff"):
                return match.end()
    return None


def _lines(document: Document, start: int) -> Iterator[Span]:
    for block in document.blocks:
        if block.span.end <= start:
            continue
        first = max(start, block.span.start)
        for line in _LINE.finditer(document.narrow, first, block.span.end):
            if not line[0].isspace():
                yield Span.of(line)


def _is_link(document: Document, line: Span) -> bool:
    """Whether the line of a Markdown text is a link to a place in it."""
    end = document.source.find("\n", line.end)
    rest = document.source[line.start : end if end >= 0 else len(document.source)]
    return "](#" in rest and _LINK.search(rest) is not None
