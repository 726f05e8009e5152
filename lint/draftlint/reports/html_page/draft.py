"""A draft's text on the page: paragraphs, lists and tables, each with its notes."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from draftlint.document import Kind
from draftlint.reports.html_page import layout, tables
from draftlint.reports.html_page.marks import Marker
from draftlint.reports.html_page.markup import attributes, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.document import Document
    from draftlint.reports.html_page.layout import Chunk
    from draftlint.reports.html_page.notes import Notes
    from draftlint.reports.html_page.sections import Section

# A browser lays out a leaf when it comes into view.
_LEAF = 3000  # characters
_HIGHEST = 3  # headings of the page itself are above
_LOWEST = 6
# A note is as high as so much text; little text beside many notes leaves a gap, so
# that these go below.
_NOTE = 105
_BESIDE_LITTLE = 180
# What stands beside the body is said to be so.
_BESIDE = frozenset(
    {
        *(Kind.HEADER, Kind.FOOTER, Kind.NOTE, Kind.TEXT_BOX),
        *(Kind.COMMENT, Kind.WATERMARK),
    }
)


def text(section: Section, notes: Notes) -> Iterator[str]:
    """Yield the whole text of a file, marked, with the notes."""
    document = section.outcome.document
    assert document is not None
    writer = _Writer(document, Marker(section, notes.language), notes)
    lang = notes.draft_lang if notes.draft_lang != notes.lang else None
    yield f"<div{attributes(class_='draft', lang=lang)}>"
    for leaf in _leaves(layout.chunks(document)):
        yield '<div class="leaf">'
        for listed, chunks in groupby(leaf, _is_listed):
            rows = chain.from_iterable(map(writer.row, chunks))
            yield from ("<ul>", *rows, "</ul>") if listed else rows
        yield "</div>\n"
    yield "</div>"


def _leaves(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """Part the chunks into leaves of a few screens each."""
    leaf: list[Chunk] = []
    filled = 0
    for chunk in chunks:
        leaf.append(chunk)
        filled += len(chunk.span)
        if filled > _LEAF:
            yield leaf
            leaf, filled = [], 0
    if leaf:
        yield leaf


def _is_listed(chunk: Chunk) -> bool:
    return chunk.kind is Kind.LIST_ITEM


class _Writer:
    """Writes chunks one after the other, each as a row of text and notes."""

    def __init__(self, document: Document, marker: Marker, notes: Notes) -> None:
        self._document = document
        self._marker = marker
        self._notes = notes
        self._level = _HIGHEST - 1

    def row(self, chunk: Chunk) -> Iterator[str]:
        """Yield a chunk and the notes on it."""
        tag = "li" if _is_listed(chunk) else "div"
        body = "".join(self._body(chunk))
        at_end = chunk.span.end >= len(self._document.source)
        below = self._notes.rest() if at_end else self._notes.before(chunk.span.end)
        found = "".join(below)
        hit = " hit" if found or "<mark" in body else ""
        notes = found.count('<li class="note')
        many = notes * _NOTE > len(chunk.span) + _BESIDE_LITTLE
        wide = " wide" if chunk.table is not None or many else ""
        yield f'<{tag} class="row{wide}{hit}">{body}{found}</{tag}>\n'

    def _body(self, chunk: Chunk) -> Iterator[str]:
        if chunk.table is not None:
            yield from tables.table(
                chunk.table, chunk.span, self._document, self._marker, self._notes
            )
            return
        told = chunk.kind in _BESIDE and not chunk.continued
        beside = chunk.place if told else None
        label = words(beside.to(self._notes.language)) if beside else None
        tag = "p"
        if chunk.kind is Kind.HEADING:
            # A level must not be left out on the way down, for those who hear it.
            wanted = min(_HIGHEST - 1 + chunk.level, _LOWEST)
            self._level = min(wanted, self._level + 1)
            tag = f"h{self._level}"
        code = f"t k-{chunk.kind or 'between'}" + " more" * chunk.continued
        level = chunk.level or None
        about = attributes(class_=code, data_level=level, data_place=label)
        written = self._marker.text(chunk.span.start, chunk.span.end)
        yield f"<{tag}{about}>{''.join(written)}</{tag}>"
