"""Members of one count that are written in the manner of another: 一是 第二 三是."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from draftlint.language.labels import ORDINALS

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item, Series


def goes_on_with(document: Document, series: Series) -> Item | None:
    """Give the member of another count that a series goes on from: 一是 二是 第三."""
    if series.style not in ORDINALS:
        return None
    first = series.items[0]
    members = document.view(_members)
    at = bisect_left(members, first.label.start, key=lambda each: each[0]) - 1
    if at < 0:
        return None
    _, style, before = members[at]
    near = first.block - before.block <= 10
    if near and style != series.style and before.number == first.number - 1:
        return before
    return None


def _members(document: Document) -> list[tuple[int, str, Item]]:
    """Every 一是, 第二, 其三 … in reading order: where it stands, its style, itself."""
    return sorted(
        (
            (item.label.start, series.style, item)
            for series in document.series
            if series.style in ORDINALS
            for item in series.items
        ),
        key=lambda each: each[0],
    )
