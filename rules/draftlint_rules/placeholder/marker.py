"""A mark to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from draftlint import Span

Sort = Literal["mark", "template", "value", "blank", "gap", "doubt", "filler"]


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark to fill in; `sort` says which message it gets."""

    span: Span
    sort: Sort
