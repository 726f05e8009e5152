"""Computed figures written as the text writes its own: 4,400 beside 4,500."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from draftlint.document import Document, Span

_GROUPED = patterns.plain(r"\d[,，]\d{3}(?!\d)")
_LONG = patterns.plain(r"(?<![\d.])\d{4,}")


def like(document: Document, figures: Iterable[Span], arithmetic: str) -> str:
    """Part the digits of an arithmetic in threes if one of the figures does so."""
    narrow = document.narrow
    if any(_GROUPED.search(narrow, span.start, span.end) for span in figures):
        return _LONG.sub(lambda digits: f"{int(digits[0]):,}", arithmetic)
    return arithmetic
