"""A mark to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from draftlint import Span

Sort = Literal[
    "mark", "template", "value", "blank", "gap", "day", "doubt", "filler", "sample"
]


class Marker(NamedTuple):
    """A mark to fill in; `sort` says which message it gets."""

    span: Span
    sort: Sort
