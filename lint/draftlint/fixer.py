"""Apply the edits that findings carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from draftlint.finding import Edit


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Give the source with the edits made; of two that overlap, the first in place."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done:
            continue
        pieces += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join((*pieces, source[done:]))
