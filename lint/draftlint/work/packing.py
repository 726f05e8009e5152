"""Outcomes as bytes and back, for the cache: small, quick, and harmless to read.

Pickle would take three times as long, and could run anybody's code; it is used for
what corpus rules took from a document alone, whose type only they know, and may then
make values of their own packages and nothing else.  A draft whose format only decodes
its bytes is not kept: whoever asks for the outcome has it at hand.
"""

from __future__ import annotations

import io
import marshal
import pickle
import zlib
from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from draftlint.document import (
    Block,
    Cell,
    Document,
    Kind,
    Mark,
    MarkKind,
    Span,
    Table,
)
from draftlint.finding import Edit, Family, Finding, Fix, Note, Severity
from draftlint.linter import Outcome
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

# Nested tuples of what marshal knows: a shape for each class, in its fields' order.
_Plain: TypeAlias = Any

_KINDS = {kind.value: kind for kind in Kind}
_MARK_KINDS = {kind.value: kind for kind in MarkKind}
_FAMILIES = {family.value: family for family in Family}
_SEVERITIES = {severity.value: severity for severity in Severity}
# Twice as fast as level 6, for a tenth more; and it says when the bytes are broken.
_COMPRESSION = 1
# What comes to an outcome later, and what would not come of the same file again.
_KEPT = {"path", "document", "findings", "allowed", "fail_level", "digests"}
_LEFT = {"seconds", "key"}
_BROKEN = (zlib.error, ValueError, TypeError, KeyError, EOFError)
_NEVER_KEPT = tuple(f.name for f in fields(Outcome) if f.name not in _KEPT | _LEFT)


class Unpackable(Exception):
    """Bytes that hold no outcome, or an outcome that bytes cannot hold."""


def pack(outcome: Outcome, content: bytes, packages: Collection[str]) -> bytes:
    """Give an outcome without error as bytes; the times it took are left out.

    `content` is what the file held; `packages` are those that digests may come from.
    Raises Unpackable.
    """
    document = outcome.document
    if document is None or any(getattr(outcome, name) for name in _NEVER_KEPT):
        raise Unpackable(outcome.path)
    digests = _packed_digests(outcome.digests, packages) if outcome.digests else b""
    try:
        plain = (
            outcome.path,
            _plain_document(document, content),
            tuple(map(_plain_finding, outcome.findings)),
            tuple(map(_plain_finding, outcome.allowed)),
            outcome.fail_level.value,
        )
        # Digests, two thirds of it, come behind: seldom is one asked for.
        return zlib.compress(marshal.dumps(plain), _COMPRESSION) + digests
    except (ValueError, AttributeError) as error:
        raise Unpackable(outcome.path) from error


def unpack(packed: bytes, content: bytes, packages: Collection[str]) -> Outcome:
    """Give back an outcome; raises Unpackable for bytes that hold none."""
    try:
        first = zlib.decompressobj()
        plain = marshal.loads(first.decompress(packed))  # noqa: S302 - as in __pycache__
        path, document, findings, allowed, fail_level = plain
        return Outcome(
            path,
            _document(document, content),
            tuple(map(_finding, findings)),
            tuple(map(_finding, allowed)),
            fail_level=_SEVERITIES[fail_level],
            digests=Digests(first.unused_data, packages) if first.unused_data else {},
        )
    except _BROKEN as error:
        raise Unpackable from error


def pack_findings(findings: Mapping[str, Sequence[Finding]]) -> bytes:
    """Give findings, by the path of their draft, as bytes; raises Unpackable."""
    try:
        plain = [(path, tuple(map(_plain_finding, f))) for path, f in findings.items()]
        return zlib.compress(marshal.dumps(plain), _COMPRESSION)
    except (ValueError, AttributeError) as error:
        raise Unpackable from error


def unpack_findings(packed: bytes) -> Mapping[str, Sequence[Finding]]:
    """Give back findings; raises Unpackable for bytes that hold none."""
    try:
        plain = marshal.loads(zlib.decompress(packed))  # noqa: S302 - as above
        return {path: tuple(map(_finding, findings)) for path, findings in plain}
    except _BROKEN as error:
        raise Unpackable from error


# --- documents ---


def _plain_document(document: Document, content: bytes) -> _Plain:
    source, prose = document.source, document.prose
    return (
        document.path,
        document.format,
        None if _decoded(content, document.encoding) == source else source,
        None if prose == source else prose,
        tuple(map(_plain_block, document.blocks)),
        tuple(map(_plain_table, document.tables)),
        tuple(map(_plain_mark, document.marks)),
        document.encoding,
        document.extracted,
    )


def _document(plain: _Plain, content: bytes) -> Document:
    path, format_, source, prose, blocks, tables, marks, encoding, extracted = plain
    if source is None:
        source = _decoded(content, encoding)
    return Document(
        path,
        format_,
        source,
        source if prose is None else prose,
        tuple(map(_block, blocks)),
        tuple(map(_table, tables)),
        tuple(map(_mark, marks)),
        encoding,
        extracted,
    )


def _decoded(content: bytes, encoding: str | None) -> str | None:
    """Decode as simply as can be; what comes of it is compared before it is used."""
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _plain_block(block: Block) -> _Plain:
    span, place, label = block.span, block.place, block.label
    return (
        block.kind.value,
        span.start,
        span.end,
        place.zh,
        place.en,
        block.level,
        None if label is None else _plain_span(label),
    )


def _block(plain: _Plain) -> Block:
    kind, start, end, zh, en, level, label = plain
    place = Text(zh, en)
    return Block(
        _KINDS[kind],
        Span(start, end),
        place,
        level,
        None if label is None else Span(*label),
    )


def _plain_table(table: Table) -> _Plain:
    cells = tuple(
        (
            *(cell.span.start, cell.span.end, cell.row, cell.column),
            *(cell.row_span, cell.column_span, cell.header),
        )
        for cell in table.cells
    )
    return table.span.start, table.span.end, cells, table.place.zh, table.place.en


def _table(plain: _Plain) -> Table:
    start, end, cells, zh, en = plain
    made = tuple(Cell(Span(first, last), *others) for first, last, *others in cells)
    return Table(Span(start, end), made, Text(zh, en))


def _plain_mark(mark: Mark) -> _Plain:
    return mark.kind.value, _plain_span(mark.span), mark.text, mark.author, mark.name


def _mark(plain: _Plain) -> Mark:
    kind, span, *words = plain
    return Mark(_MARK_KINDS[kind], Span(*span), *words)


def _plain_span(span: Span) -> _Plain:
    return span.start, span.end


# --- findings ---


def _plain_finding(finding: Finding) -> _Plain:
    span, message, fix, kind = (
        finding.span,
        finding.message,
        finding.fix,
        finding.kind,
    )
    return (
        finding.rule,
        finding.family.value,
        span.start,
        span.end,
        message.zh,
        message.en,
        finding.severity.value,
        tuple(map(_plain_note, finding.related)),
        None if fix is None else (tuple(map(_plain_edit, fix.edits)), fix.safe),
        None if kind is None else (kind.zh, kind.en),
    )


def _finding(plain: _Plain) -> Finding:
    rule, family, start, end, zh, en, severity, related, fix, kind = plain
    return Finding(
        rule,
        _FAMILIES[family],
        Span(start, end),
        Text(zh, en),
        _SEVERITIES[severity],
        tuple(map(_note, related)) if related else (),
        None if fix is None else Fix(tuple(map(_edit, fix[0])), fix[1]),
        None if kind is None else Text(*kind),
    )


def _plain_note(note: Note) -> _Plain:
    span, message = note.span, note.message
    return span.start, span.end, message.zh, message.en, note.path


def _note(plain: _Plain) -> Note:
    start, end, zh, en, path = plain
    return Note(Span(start, end), Text(zh, en), path)


def _plain_edit(edit: Edit) -> _Plain:
    return edit.span.start, edit.span.end, edit.text


def _edit(plain: _Plain) -> Edit:
    start, end, text = plain
    return Edit(Span(start, end), text)


# --- digests ---


class Digests(Mapping[str, Any]):
    """Digests that are read when one is asked for: where nothing changed, none is.

    They were read once when they were packed: what cannot be read now, for which an
    Unpackable is raised, is no work of ours.
    """

    def __init__(self, packed: bytes, packages: Collection[str]) -> None:
        self._packed = packed
        self._packages = packages

    @cached_property
    def _all(self) -> dict[str, Any]:
        return _unpacked_digests(self._packed, self._packages)

    def __getitem__(self, rule: str) -> Any:
        return self._all[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _packed_digests(digests: Mapping[str, Any], packages: Collection[str]) -> bytes:
    """Pickle digests, if they can be read again under the same restrictions."""
    try:
        pickled = pickle.dumps(dict(digests), pickle.HIGHEST_PROTOCOL)
        _OnlyOf(pickled, packages).load()
    except Exception as error:  # a digest may be anything
        raise Unpackable from error
    return zlib.compress(pickled, _COMPRESSION)


def _unpacked_digests(packed: bytes, packages: Collection[str]) -> dict[str, Any]:
    try:
        found = _OnlyOf(zlib.decompress(packed), packages).load()
    except Exception as error:  # a digest may be anything
        raise Unpackable from error
    if not isinstance(found, dict):
        raise Unpackable
    return found


class _OnlyOf(pickle.Unpickler):
    """Makes values of types that stand in the given packages, and calls nothing else."""

    def __init__(self, pickled: bytes, packages: Collection[str]) -> None:
        super().__init__(io.BytesIO(pickled))
        self.packages = packages

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if module.partition(".")[0] in self.packages:
            found: object = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a rule")
